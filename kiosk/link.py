"""The pump between a journal and the hub: runs the wire over a real connection, in its own thread.

The thread sleeps until there is something to do: a message from the hub, an entry to send, a
question, a new attempt after a lost connection. Nothing is polled. What the hub says is told to a
:class:`kiosk.hearing.Listener`, on this thread.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from kiosk.bell import Bell
from kiosk.errors import HubAway, NetjesError, Refused
from kiosk.model import Entry, Presence
from kiosk.sync.asks import Answer, Ask, No
from kiosk.sync.client import Client, State
from kiosk.sync.messages import (
    Ack,
    Document,
    Downward,
    Gone,
    Hello,
    Here,
    News,
    Refuse,
    Reply,
    Watched,
    Welcome,
)

if TYPE_CHECKING:
    from kiosk.hearing import Clock, Listener
    from kiosk.local.documents import Documents
    from kiosk.local.journal import Journal
    from kiosk.wire import Wire

AWAY = No("error.hub_away")

_log = logging.getLogger(__name__)


class Timing(NamedTuple):
    """How long a link waits, in seconds."""

    keep_alive: float = 30.0  # silence before a sign of life is asked for
    patience: float = 10.0  # for a connection, a welcome, a sign of life
    shortest: float = 0.2  # between two attempts to reach the hub, at first
    longest: float = 10.0  # and in the end


@contextmanager
def _going_on() -> Iterator[None]:
    """Whatever goes wrong in here, the entries that wait must go on to be sent."""
    try:
        yield
    except Exception:  # noqa: BLE001 - that is what it is for
        _log.exception("the conversation with the hub failed")


class Link:
    """One peer's connection to the hub, kept up from :meth:`start` to :meth:`close`.

    A device has a ``shelf``: documents are put there, and how far the news was heard. All methods
    may be called from any thread, and none of them waits except :meth:`close`.
    """

    def __init__(
        self,
        url: str,
        hello: Callable[[], Hello],
        journal: Journal,
        listener: Listener,
        clock: Clock,
        *,
        shelf: Documents | None = None,
        timing: Timing | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._url = url
        self._hello = hello
        self._journal = journal
        self._listener = listener
        self._clock = clock
        self._shelf = shelf
        self._timing = timing or Timing()
        self._chance = chance
        self._machine = Client()
        self._bell = Bell()
        self._wire: Wire | None = None
        self._jobs: deque[Callable[[], None]] = deque()
        self._jobs_lock = threading.Lock()
        self._groups: list[str] = []
        self._heard = 0
        self._greeted = 0
        self._marks: dict[str, int] = {}  # when each entry on its way was sent
        self._hurry = False
        self._stale = False  # the connection is one of before the machine slept
        self._closing = False
        self._connected = False
        self._thread = threading.Thread(target=self._run, name="netjes-link", daemon=True)

    @property
    def connected(self) -> bool:
        """Whether the hub has welcomed this peer and the connection stands."""
        return self._connected

    def start(self) -> None:
        """Begin to reach for the hub. Once."""
        self._thread.start()

    def wake(self) -> None:
        """There is something to send, or a reason to try the hub again at once."""
        self._soon(self._hasten)

    def start_afresh(self) -> None:
        """The machine has slept: whatever became of the old connection, reach for the hub anew.

        An old one can be dead without a word; what the hub has to say meanwhile comes at once.
        """
        self._soon(self._leave_behind)

    def ask(self, ask: Ask, answered: Callable[[Answer], None]) -> None:
        """Ask the hub; ``answered`` gets the answer on the link's thread.

        That is ``No("error.hub_away")`` while the hub is away, or if it goes away before its
        answer; and on the caller's thread once the link is closed.
        """
        if not self._soon(lambda: self._ask(ask, answered)):
            answered(AWAY)

    def here(self, presence: Presence) -> None:
        """Where the pupil is: goes out only while somebody watches, and is kept nowhere."""
        self._soon(lambda: self._tell_where(presence))

    def watch(self, groups: list[str]) -> None:
        """This dashboard watches these groups, now and after each new connection.

        The news of other groups than before is told from the beginning; of the same ones it goes
        on, and the hub hears a sign of life. A refusal by the hub ends it.
        """
        self._soon(lambda: self._start_watching(list(groups)))

    def close(self) -> None:
        """End the connection and the thread. Open questions are answered with "away"."""
        with self._jobs_lock:
            self._closing = True
        self._bell.ring()
        if self._thread.is_alive():
            self._thread.join(timeout=1.0)
        if not self._thread.is_alive():
            self._do_jobs()
            self._bell.close()

    def _soon(self, job: Callable[[], None]) -> bool:
        with self._jobs_lock:
            if self._closing:
                return False
            self._jobs.append(job)
        self._bell.ring()
        return True

    # The rest runs on the link's own thread.

    def _run(self) -> None:
        attempts = 0
        while not self._closing:
            attempts = self._converse(attempts)
            attempts = self._rest(attempts)

    def _rest(self, attempts: int) -> int:
        """Wait before the next attempt, longer each time, unless somebody is in a hurry."""
        timing = self._timing
        longest = min(timing.longest, timing.shortest * 2.0 ** min(attempts, 8))
        until = time.monotonic() + longest * (1 + self._chance()) / 2
        self._do_jobs()  # their ring may have been heard while the connection ended
        while not self._closing and not self._hurry and (left := until - time.monotonic()) > 0:
            self._bell.wait(None, left)
            self._do_jobs()
        hurried, self._hurry = self._hurry, False
        return 0 if hurried else attempts

    def _converse(self, attempts: int) -> int:
        """One conversation, from dialling to the end. Gives the attempts made in vain since."""
        in_vain = attempts + 1
        self._stale = False
        with _going_on():
            try:
                with closing(self._dial()) as self._wire:
                    self._marks, self._greeted = {}, self._clock.mark()
                    self._wire.send(self._machine.connected(self._hello()))
                    self._go_on(self._wire)
            except HubAway as trouble:
                in_vain = 0 if self._connected else in_vain
                _log.info("the hub is out of reach: %s", trouble)
            except NetjesError as trouble:
                _log.warning("the conversation with the hub ended: %s", trouble)
        with _going_on():
            self._end()
        return in_vain

    def _dial(self) -> Wire:
        from kiosk.wire import Wire, places  # heavy, and off the way to the first window

        trouble = HubAway(address=self._url)
        for place in places(self._url):
            try:
                return self._reached(Wire(place))
            except HubAway as error:
                trouble = error
        raise trouble

    def _reached(self, wire: Wire) -> Wire:
        """The wire, once both sides have agreed to speak."""
        try:
            self._agree(wire)
        except BaseException:
            wire.close()
            raise
        return wire

    def _agree(self, wire: Wire) -> None:
        until = time.monotonic() + self._timing.patience
        while not wire.ready:
            left = until - time.monotonic()
            if self._closing or self._stale or wire.over or left <= 0:
                raise HubAway(address=self._url)
            self._wait(wire, left)
            self._do_jobs()

    def _go_on(self, wire: Wire) -> None:
        """Hear and send until the end of the connection."""
        until, asked = time.monotonic() + self._timing.patience, True
        while not self._closing:
            left = until - time.monotonic()
            if wire.over or self._stale or (left <= 0 and asked):
                raise HubAway(address=self._url)
            if left <= 0:
                wire.ping()
                until, asked = time.monotonic() + self._timing.patience, True
            elif self._wait(wire, left):
                until, asked = time.monotonic() + self._timing.keep_alive, False
            self._do_jobs()
            self._push(wire)

    def _wait(self, wire: Wire, seconds: float) -> bool:
        """Sleep until something happens; hear what came in. Whether anything did."""
        readable, writable = self._bell.wait(wire, seconds)
        if writable:
            wire.writable()
        if readable:
            for text in wire.readable():
                self._hear(self._machine.received(text))
        return readable

    def _push(self, wire: Wire) -> None:
        while room := self._machine.room:
            entries = self._journal.pending(self._machine.pushed, room)
            for kept in entries:
                self._marks[kept.entry.id] = self._clock.mark()
                wire.send(self._machine.push(kept.place, kept.entry))
            if len(entries) < room:
                return

    def _end(self) -> None:
        self._wire = None
        was_connected, self._connected = self._connected, False
        watched = self._machine.watched
        unanswered = self._machine.lost()
        if was_connected:
            self._clock.lost()
            self._listener.state(False)
        if watched:
            self._listener.watched([])
        for answered in unanswered:
            answered(AWAY)

    # What others want.

    def _do_jobs(self) -> None:
        while self._jobs:
            self._jobs.popleft()()

    def _hasten(self) -> None:
        self._hurry = not self._connected

    def _leave_behind(self) -> None:
        self._stale = self._hurry = True

    def _live(self) -> Wire | None:
        return self._wire if self._machine.state is State.LIVE else None

    def _ask(self, ask: Ask, answered: Callable[[Answer], None]) -> None:
        if wire := self._live():
            wire.send(self._machine.ask(ask, answered))
        else:
            answered(AWAY)

    def _tell_where(self, presence: Presence) -> None:
        wire = self._live()
        if wire and self._machine.watched:
            wire.send(self._machine.here(presence))

    def _start_watching(self, groups: list[str]) -> None:
        if groups != self._groups:
            self._groups, self._heard = groups, 0
        if wire := self._live():
            wire.send(self._machine.watch(groups, self._heard))

    # What the hub says.

    def _hear(self, message: Downward) -> None:
        match message:
            case Ack(entry_id, now):
                self._clock.hear(now, self._marks.pop(entry_id, self._greeted))
                self._journal.acknowledged(entry_id)
                self._listener.acked(entry_id)
            case News(position, entry):
                self._take_news(position, entry)
            case Reply(_, answer):
                self._machine.take_asker(message)(answer)
            case Document():
                self._take_document(message)
            case Here(presence):
                self._listener.here(presence)
            case Gone(device):
                self._listener.gone(device)
            case Watched(by):
                self._listener.watched(by)
            case Welcome(now):
                self._begin(now)
            case Refuse(why):
                self._groups = []  # to watch again is for whoever is let in again
                self._listener.refused(why)
                raise Refused(why=why)

    def _begin(self, now: int) -> None:
        self._connected = True
        self._clock.hear(now, self._greeted)
        self._listener.state(True)
        wire = self._live()
        if wire and self._groups:
            wire.send(self._machine.watch(self._groups, self._heard))

    def _take_news(self, position: int, entry: Entry) -> None:
        self._listener.news(position, entry)
        self._heard = max(self._heard, position)
        if self._shelf:
            with suppress(NetjesError):  # a full disk: the next connection tells it again
                self._shelf.hear(self._heard)

    def _take_document(self, document: Document) -> None:
        if self._shelf is None or self._kept(self._shelf, document):
            self._listener.document(document)

    def _kept(self, shelf: Documents, document: Document) -> bool:
        """Whether it is news. What cannot be kept holds all the same, and is sent again later."""
        try:
            return shelf.take(document.key, document.version, bytes(document.body).decode())
        except NetjesError as trouble:
            _log.warning("a document cannot be kept: %s", trouble)
            return True
