"""Pictures that somebody else made, as small as they are shown; decoded off the window's thread.

A picture of a few kilobytes can claim to be as large as a house: it is asked how large it is
before anything of it is unpacked, and one that is too large is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QThreadPool
from PySide6.QtGui import QImage, QImageReader

from ui.bridge import Landing

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = frozenset({b"png", b"jpeg", b"gif", b"bmp", b"webp"})
MOST_PIXELS = 24_000_000  # some 100 MB unpacked
LONGEST_SIDE = 20_000  # pixels


def decoded(data: bytes, width: int, height: int) -> QImage | None:
    """The picture, no larger than ``width`` x ``height`` pixels; None: it is none, or too large."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()) not in FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or size.isEmpty() or max(size.width(), size.height()) > LONGEST_SIDE:
        return None
    if size.width() * size.height() > MOST_PIXELS:
        return None
    reader.setAutoTransform(True)
    room = QSize(max(width, 1), max(height, 1))
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(_within(size, room))
    image = reader.read()
    return None if image.isNull() else image


class Smaller:
    """Makes pictures small in the background and brings them to the thread that asked.

    One at a time, since one alone can take 100 MB; the one that was asked for last comes first.
    """

    def __init__(self) -> None:
        self._landing = Landing()
        self._waiting: list[Callable[[], None]] = []
        self._busy = False

    def ask(
        self, data: bytes, width: int, height: int, then: Callable[[QImage | None], None]
    ) -> None:
        """``then`` hears the picture, or None; never after :meth:`close`."""
        landing = self._landing

        def make() -> None:
            image = decoded(data, width, height)
            landing.bring(lambda: self._made(image, then))

        self._waiting.append(make)
        self._go_on()

    def close(self) -> None:
        """Nobody looks any more."""
        self._waiting.clear()
        self._landing.close()

    def _made(self, image: QImage | None, then: Callable[[QImage | None], None]) -> None:
        self._busy = False
        self._go_on()
        then(image)

    def _go_on(self) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            QThreadPool.globalInstance().start(self._waiting.pop())


def _within(size: QSize, room: QSize) -> QSize:
    fitted = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return QSize(max(fitted.width(), 1), max(fitted.height(), 1))
