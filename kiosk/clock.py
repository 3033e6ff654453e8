"""School time: what time it is here, and how far that can be trusted.

The hub's word is carried on by the clock that counts since the machine started, also while it is
suspended (``CLOCK_BOOTTIME``). The system's own clock is looked at only when a machine has just
started and the hub has not spoken; from then on that reading is carried, so that changing the
system's clock changes nothing. Trust comes in four steps, see :class:`kiosk.trust.Trust`.

What a device keeps of this over a restart is at most this old (the grace of a power cut): the time
since the last sign-in, sign-out, opening or closing, or the hub's last word, of which one a minute
is kept, and every one that moves the time by more than a second. A hardware clock that says less
than the time kept is not believed: the device stays closed until the hub speaks or, looked at once
a minute, the hardware clock has come that far.

What nobody can prove is a hardware clock that was set to a later, wrong time while the machine was
off or hibernated. It is believed, as :attr:`Trust.HARDWARE`, until the hub's next word; how far it
was off then is told as a :class:`Correction`. The hub's word is always followed, also where the hub
itself jumps, forth or back. But a word can lie about, in a machine that slept or on a bad line: it
was true at some moment between the question and its arrival, and time that was carried on from the
hub and fits in there stays what it is.

The first picture waits for what this says, so it imports the standard library only.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from kiosk.errors import NetjesError
from kiosk.trust import Trust

MADE = 1_767_225_600_000  # 2026-01-01: a clock that says less than this was never set
LATEST = 1 << 46  # ms: in the year 4199
SAVE_EVERY = 60_000  # ms between two savings for the sake of the hub's word
KEPT_WELL = 1_000  # ms that what is kept may be off from the hub's word
BELIEVABLE = 60_000  # ms that the time may be off without a word about it
LOOK_AGAIN = 60_000  # ms between two looks at a hardware clock that was not believed
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Readings(NamedTuple):
    """The clocks of a machine, all in ms; ``boot`` tells one start from another ("": unknown)."""

    wall: Callable[[], int]
    running: Callable[[], int]
    boot: str


def system() -> Readings:
    """The clocks of this machine."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return Readings(
        wall=lambda: time.time_ns() // 1_000_000,
        running=lambda: time.clock_gettime_ns(clock) // 1_000_000,
        boot=_BOOT_ID.read_text("ascii").strip() if _BOOT_ID.exists() else "",
    )


class Anchor(NamedTuple):
    """At ``running`` ms after the start ``boot`` it was ``school`` ms; ``trust`` at that moment."""

    school: int
    running: int
    boot: str
    trust: Trust


class Correction(NamedTuple):
    """The hub's word is ``off`` ms later than what was believed, which was known by ``trust``.

    ``Trust.NONE``: the time was unknown since the program started, ``off`` then counts from the
    last time kept, or from the hardware clock that was put right meanwhile.
    """

    off: int
    trust: Trust

    @property
    def doubt(self) -> bool:
        """Whether somebody should hear of it: unknown, or wrong by more than a minute."""
        return self.trust is Trust.NONE or abs(self.off) > BELIEVABLE


class Kept(NamedTuple):
    """What outlives the program: the anchor, and the last school time known to have been."""

    anchor: Anchor
    last: int

    def text(self) -> str:
        """As JSON."""
        return json.dumps({"anchor": self.anchor._asdict(), "last": self.last})

    @classmethod
    def read(cls, text: str) -> Kept:
        """From :meth:`text`. Raises ValueError when it is anything else."""
        try:
            value = json.loads(text)
            anchor = value["anchor"]
            return cls(
                Anchor(
                    _moment(anchor["school"]),
                    _moment(anchor["running"]),
                    str(anchor["boot"]),
                    Trust(anchor["trust"]),
                ),
                _moment(value["last"]),
            )
        except (KeyError, TypeError, OverflowError, RecursionError) as error:
            raise ValueError from error


def _moment(said: float) -> int:
    """A number of ms that no calendar stumbles over. Raises ValueError for any other."""
    moment = int(said)
    if not 0 <= moment < LATEST:
        raise ValueError
    return moment


class SchoolTime:
    """The time at school. Any thread may call; nothing blocks, except through ``save``."""

    def __init__(
        self,
        readings: Readings,
        kept: str = "",
        save: Callable[[str], None] = lambda _kept: None,
    ) -> None:
        """``kept`` is what ``save`` was last given, in this or an earlier run of the program."""
        self._readings = readings
        self._save = save
        self._corrected: Callable[[Correction], None] = lambda _correction: None
        self._lock = Lock()
        self._saving = Lock()
        self._saved: Anchor | None = None
        self._saved_at = 0
        self._last = MADE
        self._anchor = self._restored(kept)
        self._take_hardware()
        self._unknown = self._anchor.trust is Trust.NONE

    def save_with(self, save: Callable[[str], None]) -> None:
        """From now on ``save`` keeps what must outlive the program."""
        self._save = save

    def tell(self, corrected: Callable[[Correction], None]) -> None:
        """From now on ``corrected`` hears when the hub's word moved the time, be it by a ms.

        It is called on the thread of :meth:`hear`, after :meth:`now` says the new time, and must
        not block: whoever waits for a moment has to look again.
        """
        self._corrected = corrected

    def now(self) -> int:
        """School time in ms since 1970, UTC. With no trust: the last time known to have been."""
        self._take_hardware()
        return self._carried(self._anchor)

    @property
    def trust(self) -> Trust:
        """How far :meth:`now` can be trusted."""
        self._take_hardware()
        return self._anchor.trust

    @property
    def wait(self) -> int:
        """In how many ms an unknown time may be known without the hub; 0: it is known."""
        self._take_hardware()
        if self._anchor.trust is not Trust.NONE:
            return 0
        return min(max(self._last - self._readings.wall(), 1), LOOK_AGAIN)

    def mark(self) -> int:
        """Now, for :meth:`hear`: the hub is about to be told something that it answers to."""
        return self._readings.running()

    def hear(self, now: int, since: int | None = None) -> None:
        """The hub says what time it is (ms): that counts, whatever was thought before.

        It was said after the :meth:`mark` ``since``; without one, this moment. A word that no
        calendar can show is none.
        """
        if not 0 <= now < LATEST:
            return
        self._take_hardware()
        with self._lock:
            running = self._readings.running()
            carried = self._anchor.school + running - self._anchor.running
            if since is not None and self._anchor.trust in (Trust.HUB, Trust.CARRIED):
                now = min(max(carried, now), now + max(running - since, 0))
            off = now - carried
            before = Trust.NONE if self._unknown else self._anchor.trust
            self._anchor = Anchor(now, running, self._readings.boot, Trust.HUB)
            self._last = now
            self._unknown = False
            due = self._due(now, running)
        correction = Correction(off, before)
        if off or before is not Trust.HUB:
            self._corrected(correction)
        if due:
            with suppress(NetjesError):  # a full disk does not make the word less true
                self.keep()

    def lost(self) -> None:
        """The hub is out of reach: from here its word is carried."""
        with self._lock:
            if self._anchor.trust is Trust.HUB:
                self._anchor = self._anchor._replace(trust=Trust.CARRIED)

    def keep(self) -> None:
        """Save what must outlive the program; nothing as long as the time is unknown.

        Raises what ``save`` raises: DiskFull, NoAccess.
        """
        with self._saving:  # what is older must not come to lie on what is newer
            with self._lock:
                if self._anchor.trust is Trust.NONE:
                    return
                running = self._readings.running()
                self._last = max(self._last, self._carried(self._anchor))
                kept = Kept(self._anchor, self._last)
            self._save(kept.text())
            self._saved, self._saved_at = kept.anchor, running

    def _due(self, now: int, running: int) -> bool:
        """Whether this word of the hub, heard at ``running``, has to be kept now."""
        saved = self._saved
        if saved is None or running - self._saved_at >= SAVE_EVERY:
            return True
        return abs(now - saved.school - running + saved.running) > KEPT_WELL

    def _carried(self, anchor: Anchor) -> int:
        return anchor.school + self._readings.running() - anchor.running

    def _restored(self, text: str) -> Anchor:
        """The anchor of an earlier run of the program, if the machine has not restarted since."""
        readings = self._readings
        try:
            kept = Kept.read(text)
        except ValueError:
            return Anchor(MADE, readings.running(), readings.boot, Trust.NONE)
        self._last = kept.last
        anchor = kept.anchor
        same = readings.boot != "" and anchor.boot == readings.boot
        if not same or readings.running() < anchor.running:
            return Anchor(kept.last, readings.running(), readings.boot, Trust.NONE)
        trust = Trust.CARRIED if anchor.trust is Trust.HUB else anchor.trust
        return anchor._replace(trust=trust)

    def _take_hardware(self) -> None:
        """With nothing better, believe the hardware clock, unless it is before a time that was."""
        if self._anchor.trust is Trust.NONE:
            with self._lock:
                self._anchor = self._by_hardware(self._anchor)

    def _by_hardware(self, anchor: Anchor) -> Anchor:
        wall = self._readings.wall()
        if anchor.trust is not Trust.NONE or not self._last <= wall < LATEST:
            return anchor
        return Anchor(wall, self._readings.running(), self._readings.boot, Trust.HARDWARE)
