"""How the teacher's window looks: the staff's colours, light or dark as the system says."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from kiosk import paths
from ui import style
from ui.style import STAFF_DARK, STAFF_LIGHT, STAFF_TARGET, STAFF_TYPE, Staff


class Look(QObject):
    """The colours now. ``changed`` when the system goes from light to dark or back."""

    changed = Signal()

    def __init__(self, *, dark: bool | None = None) -> None:
        """``dark`` holds the look, whatever the system says."""
        super().__init__()
        self._held = dark
        hints = QGuiApplication.styleHints()
        self._dark = hints.colorScheme() is Qt.ColorScheme.Dark if dark is None else dark
        hints.colorSchemeChanged.connect(self._system)

    @property
    def dark(self) -> bool:
        """Whether it is dark now."""
        return self._dark

    @property
    def colours(self) -> Staff:
        """The colours now."""
        return STAFF_DARK if self._dark else STAFF_LIGHT

    def palette(self) -> QPalette:
        """The colours for what Qt draws by itself."""
        return _palette(self.colours)

    def sheet(self) -> str:
        """The style sheet for the window."""
        return _sheet(self.colours, "check" if self._dark else "check-light")

    def _system(self, scheme: Qt.ColorScheme) -> None:
        dark = scheme is Qt.ColorScheme.Dark if self._held is None else self._held
        if dark != self._dark:
            self._dark = dark
            self.changed.emit()


def _palette(colours: Staff) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for part, colour in (
        (role.Window, colours.desk),
        (role.WindowText, colours.ink),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.raised),
        (role.Text, colours.ink),
        (role.PlaceholderText, colours.quiet),
        (role.Button, colours.surface),
        (role.ButtonText, colours.ink),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.ink),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.link),
    ):
        palette.setColor(part, QColor(colour))
    return palette


def _sheet(colours: Staff, tick: str) -> str:
    families = ", ".join(f'"{family}"' for family in style.STAFF_FAMILIES)
    facts = {
        **colours._asdict(),
        "families": families,
        "check": paths.resource("pictures", f"{tick}.svg").as_posix(),
        "target": STAFF_TARGET,
        "inside": STAFF_TARGET - 2,
        "corner": style.SPACE.staff_corner,
        **{f"px_{name}": size for name, size in STAFF_TYPE._asdict().items()},
    }
    sheet = _SHEET
    for name, value in facts.items():
        sheet = sheet.replace(f"@{name}@", str(value))
    return sheet


_SHEET = """
* { font-family: @families@; font-size: @px_body@px; }
QWidget { color: @ink@; }
QWidget#desk, QWidget[ground="desk"] { background: @desk@; }
QFrame[ground="card"] {
    background: @surface@; border: 1px solid @line@; border-radius: @corner@px;
}
QFrame[ground="bar"] { background: @surface@; border: none; border-bottom: 1px solid @line@; }
QFrame[ground="new"] { background: @new@; border: none; border-radius: @corner@px; }
QFrame[ground="coming"] { background: @coming@; border: none; border-radius: @corner@px; }
QFrame[ground="talked"] { background: @talked@; border: none; border-radius: @corner@px; }
QFrame[ground="notice"] { background: @raised@; border: none; border-radius: @corner@px; }
QLabel { background: transparent; }
QLabel[voice="quiet"] { color: @quiet@; }
QLabel[voice="small"] { color: @quiet@; font-size: @px_small@px; }
QLabel[voice="trouble"] { color: @danger@; }
QLabel[voice="on_new"] { color: @on_new@; }
QLabel[voice="on_coming"] { color: @on_coming@; }
QLabel[voice="on_talked"] { color: @on_talked@; }
QLabel[script="shout"] { font-size: @px_shout@px; font-weight: 700; }
QLabel[script="title"] { font-size: @px_title@px; font-weight: 700; }
QLabel[script="heading"] { font-size: @px_heading@px; font-weight: 700; }
QLabel[script="small"] { font-size: @px_small@px; }
QLabel[script="strong"] { font-weight: 700; }
QPushButton {
    min-height: @target@px; padding: 0 16px; border-radius: @corner@px; font-weight: 600;
    border: 1px solid @line@; background: @surface@; color: @ink@;
}
QPushButton:hover { background: @raised@; }
QPushButton:focus { border: 2px solid @focus@; padding: 0 15px; }
QPushButton:disabled { color: @quiet@; background: @desk@; }
QPushButton[kind="main"] { background: @accent@; color: @on_accent@; border-color: @accent@; }
QPushButton[kind="main"]:hover, QPushButton[kind="main"]:pressed {
    background: @accent_pressed@; border-color: @accent_pressed@;
}
QPushButton[kind="main"]:focus { border: 3px solid @focus@; padding: 0 14px; }
QPushButton[kind="main"]:disabled {
    background: @raised@; color: @quiet@; border-color: @line@;
}
QPushButton[kind="quiet"] { border-color: transparent; background: transparent; }
QPushButton[kind="quiet"]:hover { background: @raised@; }
QPushButton[kind="quiet"]:focus { border: 2px solid @focus@; }
QPushButton[kind="link"] {
    border-color: transparent; background: transparent; color: @link@; padding: 0 2px;
}
QPushButton[kind="link"]:focus { border: 2px solid @focus@; padding: 0 1px; }
QPushButton[opens="true"] { padding-right: 36px; }
QPushButton[opens="true"]:focus { padding-right: 35px; }
QPushButton[kind="tab"] {
    border: none; border-radius: 0; border-bottom: 3px solid transparent;
    border-top: 3px solid transparent; background: transparent; color: @quiet@;
    min-height: 58px; padding: 0 18px;
}
QPushButton[kind="tab"]:hover { color: @ink@; background: @raised@; }
QPushButton[kind="tab"]:checked { color: @link@; border-bottom-color: @accent@; }
QPushButton[kind="tab"]:focus { border: 2px solid @focus@; padding: 1px 16px; }
QFrame[narrow="true"] QPushButton[kind="tab"] { padding: 0 7px; }
QFrame[narrow="true"] QPushButton[kind="tab"]:focus { padding: 1px 5px; }
QPushButton[kind="person"] { text-align: left; padding: 0 20px; min-height: 56px; }
QPushButton[kind="person"]:checked {
    border: 2px solid @accent@; background: @raised@; padding: 0 19px;
}
QPushButton[kind="way"] {
    text-align: left; padding: 0 12px; border-color: transparent; background: transparent;
    color: @quiet@;
}
QPushButton[kind="way"]:hover { background: @raised@; color: @ink@; }
QPushButton[kind="way"]:checked { background: @raised@; color: @link@; }
QPushButton[kind="way"]:focus { border: 2px solid @focus@; padding: 0 11px; }
QPushButton[kind="fold"] {
    text-align: left; padding-left: 14px; border-color: transparent; background: transparent;
}
QPushButton[kind="fold"]:hover { background: @raised@; }
QPushButton[kind="fold"]:focus { border: 2px solid @focus@; padding-left: 13px; }
QPushButton[kind="pick"] { padding: 0 8px; }
QPushButton[kind="pick"]:checked {
    border: 2px solid @accent@; background: @raised@; color: @link@; padding: 0 7px;
}
QPushButton[kind="pick"]:focus { border: 2px solid @focus@; padding: 0 7px; }
QPushButton[kind="toggle"], QPushButton[kind="choice"], QPushButton[kind="day"] {
    padding: 0; min-height: 42px; color: @ink@;
}
QPushButton[kind="choice"] { padding: 0 14px; }
QPushButton[kind="day"] { border-color: transparent; background: transparent; }
QPushButton[kind="day"]:hover { background: @raised@; }
QPushButton[kind="toggle"]:checked, QPushButton[kind="choice"]:checked,
QPushButton[kind="day"]:checked {
    background: @accent@; color: @on_accent@; border-color: @accent@;
}
QPushButton[kind="toggle"]:focus, QPushButton[kind="day"]:focus {
    border: 2px solid @focus@; padding: 0;
}
QPushButton[kind="choice"]:focus { border: 2px solid @focus@; padding: 0 13px; }
QPushButton[kind="toggle"]:disabled { color: @line@; }
QPushButton[kind="line"] {
    border: none; background: transparent; text-align: left; padding: 0 8px; min-height: @target@px;
    font-weight: 400;
}
QPushButton[kind="line"]:hover, QPushButton[kind="line"]:checked { background: @raised@; }
QFrame[ground="new"] QPushButton[kind="line"]:hover { background: @surface@; }
QPushButton[kind="line"]:focus { border: 2px solid @focus@; padding: 0 6px; }
QLineEdit, QTimeEdit, QComboBox, QPlainTextEdit {
    background: @surface@; color: @ink@; border: 1px solid @quiet@; border-radius: @corner@px;
    selection-background-color: @accent@; selection-color: @on_accent@;
}
QLineEdit, QTimeEdit, QComboBox { min-height: @target@px; padding: 0 12px; }
QPlainTextEdit { padding: 8px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @quiet@; }
QTimeEdit { padding: 0; }
QLineEdit:focus, QTimeEdit:focus, QComboBox:focus, QPlainTextEdit:focus {
    border: 2px solid @focus@;
}
QLineEdit:focus, QComboBox:focus { padding: 0 11px; }
QPlainTextEdit:focus { padding: 7px; }
QLineEdit[voice="trouble"] {
    border: 2px solid @danger@; min-height: @inside@px; padding: 0 11px;
}
QLineEdit:disabled, QTimeEdit:disabled, QComboBox:disabled { color: @quiet@; background: @desk@; }
QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
QComboBox::drop-down { border: none; width: 32px; }
QComboBox QAbstractItemView, QMenu {
    background: @surface@; color: @ink@; border: 1px solid @line@;
    selection-background-color: @accent@; selection-color: @on_accent@; outline: 0;
}
QComboBox QAbstractItemView::item { min-height: @target@px; padding: 0 12px; }
QMenu::item { min-height: @target@px; padding: 0 24px; }
QMenu::item:selected { background: @accent@; color: @on_accent@; }
QCheckBox {
    spacing: 10px; min-height: @target@px; border: 2px solid transparent; border-radius: 6px;
}
QCheckBox::indicator {
    width: 22px; height: 22px; border: 1px solid @quiet@; border-radius: 5px; background: @surface@;
}
QCheckBox::indicator:checked {
    background: @accent@; border-color: @accent@; image: url("@check@");
}
QCheckBox:focus { border-color: @focus@; }
QScrollArea, QScrollArea > QWidget { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollArea > QWidget > QWidget[ground="desk"] { background: @desk@; }
QListView {
    background: @surface@; border: 1px solid @line@; border-radius: @corner@px; outline: 0;
}
QListWidget { padding: 4px; }
QListWidget::item { min-height: @target@px; padding: 0 12px; border-radius: 6px; }
QListWidget::item:hover { background: @raised@; }
QListWidget::item:selected { background: @accent@; color: @on_accent@; }
QListWidget#days::item:selected { background: @raised@; color: @ink@; }
QListView:focus { border: 2px solid @focus@; }
QTableView { background: @surface@; border: none; outline: 0; }
QTableView:focus { border: none; }
QHeaderView { background: @surface@; border: none; }
QHeaderView::section {
    background: @surface@; color: @quiet@; font-size: @px_small@px; font-weight: 600;
    border: none; border-bottom: 2px solid @line@; padding: 4px 8px;
}
QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar::handle:vertical { background: @line@; border-radius: 5px; min-height: 44px; }
QScrollBar::handle:vertical:hover { background: @quiet@; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle:horizontal { background: @line@; border-radius: 5px; min-width: 44px; }
QScrollBar::handle:horizontal:hover { background: @quiet@; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar {
    background: @raised@; border: 1px solid @line@; border-radius: 6px; max-height: 14px;
}
QProgressBar::chunk { background: @accent@; border-radius: 5px; }
QToolTip { background: @raised@; color: @ink@; border: 1px solid @line@; padding: 6px; }
"""
