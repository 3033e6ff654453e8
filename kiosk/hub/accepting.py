"""May this entry of a peer be kept? Deny by default: what no rule below lets through is refused.

An entry that can never be accepted is acknowledged all the same, and set aside with a reason. It
would come again for ever otherwise, and every entry behind it in that journal would wait.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec
from msgspec import structs

from kiosk import access
from kiosk.access import Action
from kiosk.hub import registering, sessions
from kiosk.hub.peers import Peer, covers
from kiosk.hub.store import Store
from kiosk.model import Device, Entry, Kind, Presence, ReportState

LONGEST_BODY = 16_384
LATEST = 1 << 52
"""Numbers stay below what any JSON reader keeps exactly (RFC 8259, section 6)."""

LAST_MOMENT = 1 << 47
"""Times (ms) stay within the calendar that every window can show: this is in the year 6429."""

LONGEST_ID = 64
LONGEST_SEEN = 1_000  # characters of a host or title that is passed on

_ID = re.compile(rf"[0-9A-Za-z_-]{{1,{LONGEST_ID}}}")
_SHORT_ID = re.compile(rf"[0-9A-Za-z_-]{{0,{LONGEST_ID}}}")

BY_DEVICE = frozenset(
    {
        Kind.SIGNED_IN,
        Kind.SIGNED_OUT,
        Kind.RULES_READ,
        Kind.REPORTED,
        Kind.ACCIDENT,
        Kind.DAMAGED,
        Kind.CLOCK_DOUBTED,
    }
)
BY_DESK = frozenset({Kind.SHOWN, Kind.HANDLED, Kind.DAMAGED, *registering.ACTIONS})
_OF_A_PUPIL = BY_DEVICE - {Kind.DAMAGED, Kind.CLOCK_DOUBTED}
_ABOUT = frozenset({Kind.ACCIDENT, Kind.SHOWN, Kind.HANDLED})
_ACTIONS = {Kind.HANDLED: Action.HANDLE_REPORT, **registering.ACTIONS}


class Why(StrEnum):
    """What is wrong with an entry."""

    FORM = "form"  # ids, times or size that cannot be
    KIND = "kind"  # not for this peer to record
    ORIGIN = "origin"  # in another's name, or about another device
    PUPIL = "pupil"  # no such pupil, or not of this device or group
    STAFF = "staff"  # nobody, or somebody who was not signed in there then
    ABOUT = "about"  # an earlier entry that is not known, or of somebody else


def remembered(entry: Entry) -> Entry:
    """What is kept of an entry that was set aside: all of it, or of a giant its head."""
    if len(msgspec.json.encode(entry)) <= 2 * LONGEST_BODY:
        return entry
    texts = ("id", "origin", "device", "group", "pupil", "staff", "about")
    heads = {name: getattr(entry, name)[:LONGEST_ID] for name in texts}
    return structs.replace(entry, **heads, body={})


def trouble(store: Store, school: str, peer: Peer, entry: Entry) -> Why | None:
    """What keeps the entry from being accepted, or ``None``."""
    if not _well_formed(entry):
        return Why.FORM
    if entry.origin != peer.id:
        return Why.ORIGIN
    if peer.device is not None:
        return _of_device(store, school, peer.device, entry)
    return _of_desk(store, school, peer, entry)


def is_own(device: Device, presence: Presence) -> bool:
    """Whether a device may tell this of itself: of its groups, and short enough to be shown."""
    short = (presence.group, presence.pupil, presence.place)
    return (
        presence.device == device.id
        and (not presence.group or covers(device, presence.group))
        and all(len(text) <= LONGEST_ID for text in short)
        and max(len(presence.host), len(presence.title)) <= LONGEST_SEEN
    )


def _well_formed(entry: Entry) -> bool:
    names = (entry.device, entry.group, entry.pupil, entry.staff, entry.about)
    return (
        _ID.fullmatch(entry.id) is not None
        and all(_SHORT_ID.fullmatch(name) for name in names)
        and 0 <= entry.at < LAST_MOMENT
        and _fits(entry)
    )


def _fits(entry: Entry) -> bool:
    numbers = (fact for fact in entry.body.values() if isinstance(fact, int))
    return all(abs(number) < LATEST for number in numbers) and (
        len(msgspec.json.encode(entry.body)) <= LONGEST_BODY
    )


def _of_device(store: Store, school: str, device: Device, entry: Entry) -> Why | None:
    if entry.kind not in BY_DEVICE:
        return Why.KIND
    if entry.device not in ("", device.id):
        return Why.ORIGIN
    if entry.staff:
        return Why.STAFF
    return _pupil(store, school, device, entry) or _about(store, school, entry)


def _pupil(store: Store, school: str, device: Device, entry: Entry) -> Why | None:
    if not entry.pupil:
        strange = entry.kind in _OF_A_PUPIL or (entry.group and not covers(device, entry.group))
        return Why.PUPIL if strange else None
    row = store.pupil(school, entry.pupil)
    if row is None or row.group != entry.group or not covers(device, row.group):
        return Why.PUPIL
    return None


def _of_desk(store: Store, school: str, peer: Peer, entry: Entry) -> Why | None:
    if entry.kind not in BY_DESK:
        return Why.KIND
    if entry.kind is Kind.DAMAGED and not entry.staff:
        # nobody need be signed in to tell of the own journal, and of nothing else
        whom = entry.device + entry.group + entry.pupil + entry.about
        return Why.ORIGIN if whom else None
    if entry.kind is Kind.HANDLED and entry.body.get("state") not in set(ReportState):
        return Why.FORM
    if entry.kind in registering.ACTIONS and not registering.fits(store, school, entry):
        return Why.FORM
    return _staff(store, school, peer, entry) or _about(store, school, entry)


def _staff(store: Store, school: str, peer: Peer, entry: Entry) -> Why | None:
    row = next((row for row in store.staff(school) if row.staff.id == entry.staff), None)
    if row is None or not sessions.was_on_duty(store, school, peer.id, entry.staff, entry.at):
        return Why.STAFF
    action = _ACTIONS.get(entry.kind, Action.SEE_CLASS)
    return None if access.may(row.staff.role, action).allowed else Why.STAFF


def _about(store: Store, school: str, entry: Entry) -> Why | None:
    of_register = entry.kind in registering.ACTIONS
    if entry.kind not in _ABOUT and not (of_register and entry.about):
        return None
    kept = store.entry(school, entry.about)
    if kept is None:
        return Why.ABOUT
    first = kept.entry
    same = (first.device, first.group, first.pupil) == (entry.device, entry.group, entry.pupil)
    fits = not of_register or registering.takes_back(first, entry)
    return None if same and fits else Why.ABOUT
