"""Tells the trace where the things are that can be pressed. Does nothing without a trace."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.trace import Rect, Trace

_MOVES = (
    QEvent.Type.Paint,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.EnabledChange,
)
SETTLED_MS = 40


class Targets(QObject):
    """Watches a window, and tells its targets once it has been painted and stands still."""

    def __init__(
        self,
        window: QWidget,
        trace: Trace,
        screen: Callable[[], str],
        more: Callable[[], dict[str, QRect]],
    ) -> None:
        """``screen`` names what is shown; ``more`` are targets that are no widgets."""
        super().__init__(window)
        self._window = window
        self._trace = trace
        self._screen = screen
        self._more = more
        self._told: tuple[str, dict[str, Rect]] = ("", {})
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._tell)
        app = QApplication.instance()
        if trace.on and app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something of the window may have moved."""
        if event.type() in _MOVES and isinstance(watched, QWidget):
            self._settled.start()
        return False

    def found(self) -> dict[str, Rect]:
        """The targets that can be seen and pressed now, in screen pixels."""
        ratio = self._window.devicePixelRatioF()
        found = {
            widget.objectName(): _place(widget)
            for widget in self._window.findChildren(QWidget)
            if widget.property("target") and widget.isVisible() and widget.isEnabled()
        }
        found.update(self._more())
        return {name: _rect(area, ratio) for name, area in found.items() if not area.isEmpty()}

    def _tell(self) -> None:
        if not self._window.isVisible():
            return
        now = (self._screen(), self.found())
        if now != self._told:
            self._told = now
            self._trace.screen(*now)


def _place(widget: QWidget) -> QRect:
    """The part of a widget that can be seen, in screen coordinates."""
    area = widget.visibleRegion().boundingRect()
    return QRect(widget.mapToGlobal(QPoint(0, 0)) + area.topLeft(), area.size())


def _rect(area: QRect, ratio: float) -> Rect:
    left, top = round(area.left() * ratio), round(area.top() * ratio)
    return left, top, round(area.width() * ratio), round(area.height() * ratio)
