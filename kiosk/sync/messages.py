"""Every message on the wire: JSON objects in WebSocket text frames, told apart by ``type``.

A device or dashboard (the *peer*) dials the hub, says :class:`Hello` and hears :class:`Welcome` or
:class:`Refuse`. From then on either side speaks when it has something to say.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct, field

from kiosk.model import Entry, Presence
from kiosk.sync.asks import Answer, Ask

PROTOCOL = 1
MAX_MESSAGE = 1_048_576  # bytes; a larger frame is refused
PATH = "/sync"
HEALTH = "/health"
"""Where a hub says over plain HTTP that it is well: ``{"ok": true}``."""


class Hello(Struct, frozen=True, tag="hello", tag_field="type"):
    """The peer's first word.

    ``role`` is ``device`` or ``desk``. ``credential`` proves it: a device's own (given when it was
    enrolled), or for a desk the key that the hub keeps beside its data for programs of the same
    user. ``versions`` are the documents held, ``heard`` the last position of news heard.
    """

    role: str
    id: str
    credential: str
    protocol: int = PROTOCOL
    versions: dict[str, int] = field(default_factory=dict)
    heard: int = 0


class Welcome(Struct, frozen=True, tag="welcome", tag_field="type"):
    """The hub's answer: its time (ms, UTC), the school's id ("" before the first start)."""

    now: int
    school: str = ""
    groups: list[str] = field(default_factory=list)


class Refuse(Struct, frozen=True, tag="refuse", tag_field="type"):
    """The hub will not go on; ``why`` is a message id. The connection ends."""

    why: str


class Push(Struct, frozen=True, tag="push", tag_field="type"):
    """An entry from a peer's journal. Sent again until acknowledged."""

    entry: Entry


class Ack(Struct, frozen=True, tag="ack", tag_field="type"):
    """The hub has committed the entry ``id`` (or had it already)."""

    id: str
    now: int


class News(Struct, frozen=True, tag="news", tag_field="type"):
    """An entry that the peer hears of, with its position in the school's order."""

    position: int
    entry: Entry


class Document(Struct, frozen=True, tag="document", tag_field="type"):
    """The newest version of a document. ``body`` is JSON of the key's own type:

    ``school`` School, ``roster/GROUP`` Roster, ``timetable/GROUP`` timetable.Timetable,
    ``tiles/GROUP`` list[Tile], ``pack`` packs.Pack, ``choices`` packs.Choices,
    ``calendar`` timetable.Calendar, ``overrides/GROUP`` list[Override],
    ``grants/GROUP`` list[Grant].
    """

    key: str
    version: int
    body: msgspec.Raw


class Request(Struct, frozen=True, tag="request", tag_field="type"):
    """A question that wants an answer; ``id`` counts up on each connection."""

    id: int
    ask: Ask


class Reply(Struct, frozen=True, tag="reply", tag_field="type"):
    """The answer to request ``id``."""

    id: int
    answer: Answer


class Watch(Struct, frozen=True, tag="watch", tag_field="type"):
    """A dashboard is open on these groups (none: not any more), and has heard up to ``heard``."""

    groups: list[str]
    heard: int = 0


class Watched(Struct, frozen=True, tag="watched", tag_field="type"):
    """To a device: these members of staff see the pupil now (none: nobody)."""

    by: list[str]


class Here(Struct, frozen=True, tag="here", tag_field="type"):
    """Where a pupil is; from a device only while watched, and on to the watching dashboards."""

    presence: Presence


class Gone(Struct, frozen=True, tag="gone", tag_field="type"):
    """To a dashboard: the device is out of reach."""

    device: str


Upward = Hello | Push | Request | Watch | Here
Downward = Welcome | Refuse | Ack | News | Document | Reply | Watched | Here | Gone
