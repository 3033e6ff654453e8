"""Work off the window's thread, and what comes back: callbacks into queued Qt signals.

Everything here is called on the window's thread and calls back on it. Nothing polls: a result
arrives as an event.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.sync.asks import No

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.link import Link
    from kiosk.model import Entry, Presence
    from kiosk.sync.asks import Answer, Ask
    from kiosk.sync.messages import Document

Result = TypeVar("Result")


class Landing(QObject):
    """Brings calls from any thread to the thread that made it."""

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._closed = False
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def bring(self, call: Callable[[], None]) -> None:
        """Let the window's thread make this call. Any thread may ask."""
        if not self._closed:
            self._arrived.emit(call)

    def close(self) -> None:
        """Make no more calls, not even those on their way."""
        self._closed = True

    @Slot(object)
    def _run(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()


class Background:
    """One worker thread: jobs run in order, results come back to the window's thread."""

    def __init__(self, name: str = "background") -> None:
        self._landing = Landing()
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def __call__(
        self,
        job: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do ``job`` in the background; then tell ``then`` its result or ``failed`` its trouble."""

        def run() -> None:
            try:
                result = job()
            except Exception as trouble:  # noqa: BLE001 - whatever it is belongs to the asker
                kept = trouble
                self._landing.bring(lambda: failed(kept))
            else:
                self._landing.bring(lambda: then(result))

        self._jobs.put(run)

    def close(self) -> None:
        """Finish the jobs that were given, tell nobody, and end the thread."""
        self._landing.close()
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


class Line(QObject):
    """A :class:`kiosk.link.Link` for windows: the hub's words as signals, answers as calls."""

    stated = Signal(bool)  # connected or not
    heard = Signal(object, object)  # position, Entry
    documented = Signal(object)  # Document
    watched_by = Signal(list)  # names
    acknowledged = Signal(str)  # id of an entry
    seen = Signal(object)  # Presence
    lost = Signal(str)  # id of a device
    denied = Signal(str)  # message id

    def __init__(self) -> None:
        super().__init__()
        self.connected = False
        self._link: Link | None = None
        self._landing = Landing()

    def open(self, link: Link) -> None:
        """Speak through this link from now on. It was made with this line as its listener."""
        self._link = link

    def ask(self, ask: Ask, then: Callable[[Answer], None]) -> None:
        """Ask the hub; ``then`` hears the answer on the window's thread."""
        if self._link is None:
            self._landing.bring(lambda: then(No("error.hub_away")))
            return
        self._link.ask(ask, lambda answer: self._landing.bring(lambda: then(answer)))

    def wake(self) -> None:
        """There is something new to send."""
        if self._link is not None:
            self._link.wake()

    def start_afresh(self) -> None:
        """The machine has slept: reach for the hub anew."""
        if self._link is not None:
            self._link.start_afresh()

    def here(self, presence: Presence) -> None:
        """Tell the watching dashboards where the pupil is."""
        if self._link is not None:
            self._link.here(presence)

    def watch(self, groups: list[str]) -> None:
        """Dashboard: watch these groups."""
        if self._link is not None:
            self._link.watch(groups)

    def close(self) -> None:
        """End the link; nothing is heard after this."""
        self._landing.close()
        link, self._link = self._link, None
        if link is not None:
            link.close()


class Ear:
    """What the link calls, on its own thread: hands everything to a :class:`Line`."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._landing = line._landing  # noqa: SLF001 - two halves of one thing

    def state(self, connected: bool) -> None:
        """The connection came or went."""

        def tell() -> None:
            self._line.connected = connected
            self._line.stated.emit(connected)

        self._landing.bring(tell)

    def news(self, position: int, entry: Entry) -> None:
        """An entry that this peer hears of."""
        self._landing.bring(lambda: self._line.heard.emit(position, entry))

    def document(self, document: Document) -> None:
        """A newer version of a document."""
        self._landing.bring(lambda: self._line.documented.emit(document))

    def watched(self, by: list[str]) -> None:
        """Who sees the pupil now."""
        self._landing.bring(lambda: self._line.watched_by.emit(by))

    def acked(self, entry: str) -> None:
        """The hub has committed the entry."""
        self._landing.bring(lambda: self._line.acknowledged.emit(entry))

    def here(self, presence: Presence) -> None:
        """A pupil is here now."""
        self._landing.bring(lambda: self._line.seen.emit(presence))

    def gone(self, device: str) -> None:
        """A device is out of reach."""
        self._landing.bring(lambda: self._line.lost.emit(device))

    def refused(self, why: str) -> None:
        """The hub will not go on with this peer."""
        self._landing.bring(lambda: self._line.denied.emit(why))
