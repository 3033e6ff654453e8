"""One download at a time, into the pupil's own files, as far as the school lets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest

from kiosk import filenames
from kiosk.web.why import Why

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.workspace import WorkFile

_State = QWebEngineDownloadRequest.DownloadState
_NO_SPACE = QWebEngineDownloadRequest.DownloadInterruptReason.FileNoSpace


class Keeper(Protocol):
    """Who says where a download goes: the seat (:class:`kiosk.device.seat.Seat`)."""

    @property
    def room(self) -> int:
        """Bytes that may still come."""

    def accept_download(self, name: str, mime: str, size: int) -> Path | Why:
        """Where to write it, or why not."""

    def downloaded(self, path: Path, then: Callable[[WorkFile | Why], None]) -> None:
        """It is there, whole."""

    def download_failed(self, path: Path) -> None:
        """It did not come."""


class Saving(QObject):
    """What comes in. Whatever a page calls it, it is written where the keeper says."""

    moved = Signal(str, int)  # name, per cent; -1: nobody knows how much there is
    saved = Signal(str)  # the name that it is kept by
    refused = Signal(str)  # message id: why it is not kept
    given_up = Signal()

    def __init__(self, keeper: Keeper | None, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._request: QWebEngineDownloadRequest | None = None
        self._path = Path()
        self._room = 0
        self._why: Why | None = None
        self._closed = False

    def take(self, request: QWebEngineDownloadRequest) -> None:
        """A page wants to give a file."""
        name, size = request.downloadFileName(), request.totalBytes()
        answer: Path | Why = Why.DOWNLOAD
        if self._keeper is not None and not request.isSavePageDownload():
            self._room = self._keeper.room
            answer = self._keeper.accept_download(name, request.mimeType(), size)
        if isinstance(answer, Why):
            request.cancel()
            self.refused.emit(answer.value)
            return
        name = filenames.safe(name)  # whatever a page calls it
        self._path, self._request, self._why = answer, request, None
        request.setDownloadDirectory(str(answer.parent))
        request.setDownloadFileName(answer.name)
        request.receivedBytesChanged.connect(lambda: self._grow(request, name))
        request.isFinishedChanged.connect(lambda: self._finish(request))
        request.accept()
        self.moved.emit(name, _share(request))

    def give_up(self) -> None:
        """The pupil does not want it any more."""
        if self._request is not None:
            self._request.cancel()

    def close(self) -> None:
        """The pupil leaves."""
        self._closed = True
        request, self._request = self._request, None
        if request is not None:
            request.cancel()
            if self._keeper is not None:
                self._keeper.download_failed(self._path)

    def _grow(self, request: QWebEngineDownloadRequest, name: str) -> None:
        if request is not self._request:
            return
        if request.receivedBytes() > self._room:
            self._why = Why.NO_ROOM
            request.cancel()
        else:
            self.moved.emit(name, _share(request))

    def _finish(self, request: QWebEngineDownloadRequest) -> None:
        if request is not self._request or not request.isFinished() or self._keeper is None:
            return
        self._request = None
        if request.state() is _State.DownloadCompleted:
            self._keeper.downloaded(self._path, self._kept)
            return
        self._keeper.download_failed(self._path)
        if request.state() is _State.DownloadCancelled and self._why is None:
            self.given_up.emit()
            return
        full = request.interruptReason() is _NO_SPACE
        self.refused.emit((self._why or (Why.DISK_FULL if full else Why.FAILED)).value)

    def _kept(self, answer: WorkFile | Why) -> None:
        if self._closed:
            return
        if isinstance(answer, Why):
            self.refused.emit(answer.value)
        else:
            self.saved.emit(answer.name)


def _share(request: QWebEngineDownloadRequest) -> int:
    total = request.totalBytes()
    return round(100 * request.receivedBytes() / total) if total > 0 else -1
