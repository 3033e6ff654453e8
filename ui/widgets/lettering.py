"""Words that fit: wrapped at spaces, made smaller to a limit, and only then cut with dots."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from ui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

SMALLEST = 17  # pixels; a first reader still reads it


class Setting(NamedTuple):
    """Lines as they will be painted."""

    font: QFont
    lines: list[str]
    height: float

    @property
    def whole(self) -> bool:
        """Whether nothing was cut."""
        return not any(line.endswith("…") for line in self.lines)


def fitted(text: str, size: int, width: float, height: float, *, bold: bool = False) -> Setting:
    """Set ``text`` into ``width`` x ``height``, with letters of ``size`` pixels or smaller.

    A line break in the text stays one.
    """
    text = "\n".join(" ".join(line.split()) for line in text.splitlines())
    *larger, smallest = _sizes(size)
    for pixels in larger:
        setting = _set(text, pixels, width, bold=bold)
        if _fits(setting, width, height):
            return setting
    setting = _set(text, smallest, width, bold=bold)
    return setting if _fits(setting, width, height) else _cut(setting, width, height)


def paint(painter: QPainter, area: QRectF, setting: Setting, align: Qt.AlignmentFlag) -> None:
    """Paint the lines in the middle of ``area``'s height, aligned sideways."""
    painter.setFont(setting.font)
    step = setting.height / max(len(setting.lines), 1)
    top = area.center().y() - setting.height / 2
    for number, line in enumerate(setting.lines):
        row = QRectF(area.left(), top + number * step, area.width(), step)
        painter.drawText(row, int(align | Qt.AlignmentFlag.AlignVCenter), line)


def _set(text: str, pixels: int, width: float, *, bold: bool) -> Setting:
    font = style.font(pixels, bold=bold)
    metrics = QFontMetricsF(font)
    lines = _wrapped(text, metrics, width)
    return Setting(font, lines, len(lines) * metrics.lineSpacing())


def _fits(setting: Setting, width: float, height: float) -> bool:
    metrics = QFontMetricsF(setting.font)
    return setting.height <= height and all(
        metrics.horizontalAdvance(line) <= width for line in setting.lines
    )


def _cut(setting: Setting, width: float, height: float) -> Setting:
    """Keep the lines that have room, with dots where words are missing."""
    metrics = QFontMetricsF(setting.font)
    room = max(int(height // metrics.lineSpacing()), 1)
    lines = [*setting.lines[: room - 1], " ".join(setting.lines[room - 1 :])]
    cut = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines if line]
    return Setting(setting.font, cut, len(cut) * metrics.lineSpacing())


def _sizes(largest: int) -> list[int]:
    smallest = min(SMALLEST, largest)
    sizes = list(range(largest, smallest, -max((largest - smallest) // 4, 1)))
    return [*sizes, smallest]


def _wrapped(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped_line(paragraph, metrics, width)
    return [piece for line in lines for piece in _hyphened(line, metrics, width)]


def _wrapped_line(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _hyphened(line: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Break a line that is too long after a hyphen of its own: Anne-Sophie."""
    if metrics.horizontalAdvance(line) <= width or "-" not in line:
        return [line]
    head, tail = line.split("-", 1)
    return [head + "-", *_hyphened(tail, metrics, width)]
