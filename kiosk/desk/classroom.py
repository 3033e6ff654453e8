"""The class as it is now: who is signed in where, and what they do in one line.

Signed in and out are entries and come in the hub's order; what a pupil looks at is presence, which
is held here while the window is open and written down nowhere.
"""

from __future__ import annotations

from msgspec import Struct

from kiosk import names
from kiosk.desk.inbox import Inbox, LockedOut
from kiosk.model import Entry, Kind, Presence, Pupil, Roster, Trust

NO_PUPIL = ("closed", "groups", "names", "secret", "locked")
"""Places of a seat where nobody is signed in (:class:`kiosk.device.place.Place`)."""


class Doing(Struct, frozen=True):
    """What a pupil does: the seat's place, and on the web the site's host and title.

    ``stale``: this is the last that was seen; the device is out of reach now.
    """

    place: str
    host: str = ""
    title: str = ""
    stale: bool = False


class Seated(Struct, frozen=True):
    """A pupil's tile. ``device`` is "" for who is not signed in; ``since`` in ms, school time.

    ``unverified``: the device goes by a time that the hub has not confirmed since it started.
    """

    pupil: Pupil
    called: str
    device: str = ""
    since: int = 0
    doing: Doing | None = None
    device_name: str = ""
    waiting: LockedOut | None = None
    reports: tuple[str, ...] = ()
    unverified: bool = False


class Classroom:
    """The pupils of the groups whose roster is known."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._rosters: dict[str, Roster] = {}
        self._called: dict[str, str] = {}
        self._last: dict[str, tuple[int, Entry]] = {}
        self._devices: dict[str, str] = {}
        self._trusts: dict[str, tuple[int, Trust]] = {}
        self._seen: dict[str, Presence] = {}
        self._away: set[str] = set()
        self._cut = False

    def take(self, roster: Roster) -> None:
        """The group's newest class list."""
        self._rosters[roster.group.id] = roster
        self._called.update(names.called(roster.pupils))

    def pupils(self, group: str) -> list[Pupil]:
        """The group's pupils in the order of a class list."""
        roster = self._rosters.get(group)
        return names.in_order(roster.pupils) if roster else []

    def called(self, pupil: str) -> str:
        """What to call the pupil; "" for one on no list."""
        return self._called.get(pupil, "")

    def device_name(self, device: str) -> str:
        """What a device is called, as far as an entry has said; else ""."""
        return self._devices.get(device, "")

    def hear(self, position: int, entry: Entry) -> bool:
        """Take in signed in and out, and what a device's time is worth; whether anything changed.

        The highest position counts.
        """
        trusted = self._hear_trust(position, entry)
        name = entry.body.get("device_name", "")
        if entry.device and isinstance(name, str) and name:
            self._devices[entry.device] = name
        if entry.kind not in (Kind.SIGNED_IN, Kind.SIGNED_OUT):
            return trusted
        held = self._last.get(entry.pupil)
        if held is not None and held[0] >= position:
            return trusted
        self._last[entry.pupil] = (position, entry)
        if entry.kind is Kind.SIGNED_OUT:
            seen = self._seen.get(entry.device)
            if seen is not None and seen.pupil == entry.pupil:
                del self._seen[entry.device]
        return True

    def here(self, presence: Presence) -> set[str]:
        """A device tells where its pupil is. The pupils whose tiles change."""
        before = self._seen.get(presence.device)
        self._away.discard(presence.device)
        self._seen[presence.device] = presence
        touched = {presence.pupil, before.pupil if before else ""}
        return touched - {""}

    def gone(self, device: str) -> set[str]:
        """The device is out of reach. The pupils whose tiles change."""
        self._away.add(device)
        return self.there(device)

    def there(self, device: str) -> set[str]:
        """The pupils whose tiles say something of this device."""
        seen = self._seen.get(device)
        there = {pupil for pupil, (_, entry) in self._last.items() if entry.device == device}
        return there | ({seen.pupil} - {""} if seen else set())

    def cut(self, away: bool) -> None:
        """The hub is away (or back): everything that was seen is from before."""
        self._cut = away

    def forget_seen(self) -> None:
        """Nobody watches any more: what was seen goes."""
        self._seen.clear()
        self._away.clear()

    def seated(self, pupil: Pupil) -> Seated:
        """The pupil's tile as it is now."""
        device, since = self._signed_in(pupil.id)
        return Seated(
            pupil=pupil,
            called=self._called.get(pupil.id, pupil.name),
            device=device,
            since=since,
            doing=self._doing(pupil.id, device),
            device_name=self.device_name(device),
            waiting=self._inbox.locked_out(pupil.id),
            reports=tuple(report.id for report in self._inbox.of_pupil(pupil.id)),
            unverified=self._unverified(device),
        )

    def _hear_trust(self, position: int, entry: Entry) -> bool:
        """The trust in a device's last word; whether it changes what is said of the device."""
        if not entry.device or entry.origin != entry.device:
            return False
        held = self._trusts.get(entry.device)
        if held is not None and held[0] >= position:
            return False
        before = self._unverified(entry.device)
        self._trusts[entry.device] = position, entry.trust
        return before != self._unverified(entry.device)

    def _unverified(self, device: str) -> bool:
        held = self._trusts.get(device)
        return held is not None and held[1] in (Trust.HARDWARE, Trust.NONE)

    def _signed_in(self, pupil: str) -> tuple[str, int]:
        held = self._last.get(pupil)
        entry = held[1] if held else None
        if entry is not None and entry.kind is Kind.SIGNED_IN:
            return entry.device, entry.at
        seen = self._seen_pupil(pupil)
        return (seen.device, 0) if seen is not None else ("", 0)

    def _seen_pupil(self, pupil: str) -> Presence | None:
        here = (
            seen
            for seen in self._seen.values()
            if seen.pupil == pupil and seen.place not in NO_PUPIL
        )
        return next(here, None)

    def _doing(self, pupil: str, device: str) -> Doing | None:
        seen = self._seen.get(device)
        stale = self._cut or device in self._away
        if seen is None or seen.pupil != pupil:
            return Doing("", stale=True) if device and stale else None
        return Doing(seen.place, seen.host, seen.title, stale)
