"""What the hub needs of a store: the port, and the rows that go through it.

Everything is kept by school first, so that one store can hold many schools apart. A store is used
from one thread at a time. What is written inside :meth:`Store.atomic` is durable when the block
ends, or not there at all; a write outside a block is a block of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from msgspec import Struct

from kiosk.model import Device, Entry, Kind, Staff


class Kept(Struct, frozen=True):
    """An entry with its position: 1, 2, 3 ... in the order in which its school's were kept."""

    position: int
    entry: Entry


class Appended(Struct, frozen=True):
    """Where an entry stands; ``new`` is false if it stood there already."""

    position: int
    new: bool


class Span(Struct, frozen=True):
    """Entries of these kinds that the hub took at ``since`` (ms) or later."""

    kinds: tuple[Kind, ...]
    since: int


class Paper(Struct, frozen=True):
    """The newest version of a document; ``body`` is JSON."""

    key: str
    version: int
    body: bytes


class PupilRow(Struct, frozen=True):
    """What the hub knows of a pupil beyond the class list.

    ``code`` is a hash. ``failures`` counts wrong codes since the last right one; ``locked`` is
    true once the school has been told that there were too many.
    """

    id: str
    group: str
    code: str
    failures: int = 0
    locked: bool = False


class StaffRow(Struct, frozen=True):
    """A member of staff with the hash of the password. Until ``wait`` (ms) no try counts."""

    staff: Staff
    password: str
    failures: int = 0
    wait: int = 0


class DeviceRow(Struct, frozen=True):
    """A device with the SHA-256 (hex) of its credential."""

    device: Device
    credential: str


class SessionRow(Struct, frozen=True):
    """A member of staff at a dashboard. Times in ms; ``ended`` is 0 while it lasts."""

    desk: str
    staff: str
    started: int
    last: int
    ended: int = 0


class SetAside(Struct, frozen=True):
    """An entry that could not be accepted, and the message id that says why."""

    entry: Entry
    why: str


class Store(Protocol):
    """Where a hub keeps everything. Raises :class:`kiosk.errors.DiskFull` when there is no room."""

    def atomic(self) -> AbstractContextManager[None]:
        """All that is written in the block, or nothing. Blocks may stand in one another."""

    def close(self) -> None:
        """Nothing more will be asked."""

    def schools(self) -> list[str]:
        """The ids of the schools kept here, oldest first."""

    def add_school(self, school: str, at: int) -> None:
        """A school begins."""

    def append(self, school: str, entry: Entry, at: int) -> Appended:
        """Keep an entry, taken at ``at`` (ms). One with a known id is not kept again."""

    def entry(self, school: str, entry: str) -> Kept | None:
        """The entry with this id."""

    def latest(self, school: str, pupil: str, kind: Kind) -> Kept | None:
        """The pupil's last entry of this kind."""

    def for_device(self, school: str, device: str, after: int, since: int) -> list[Kept]:
        """What others recorded about the device beyond ``after``, taken at ``since`` or later."""

    def for_groups(
        self, school: str, groups: Sequence[str], after: int, spans: Sequence[Span]
    ) -> list[Kept]:
        """Entries of the groups, or of no group, beyond ``after``, that fall in a span."""

    def of_group(self, school: str, group: str, kinds: Sequence[Kind]) -> list[Kept]:
        """All entries of these kinds that are of this very group, oldest first."""

    def set_aside(self, school: str, entry: Entry, why: str, at: int) -> None:
        """Keep an entry that could not be accepted, apart, once."""

    def refused(self, school: str) -> list[SetAside]:
        """The entries that were set aside, oldest first."""

    def documents(self, school: str) -> list[Paper]:
        """Every document, by key."""

    def document(self, school: str, key: str) -> Paper | None:
        """One document."""

    def put_document(self, school: str, paper: Paper, at: int) -> None:
        """The document's newest version from now on."""

    def add_pupils(self, school: str, rows: Iterable[PupilRow]) -> None:
        """More pupils."""

    def pupil(self, school: str, pupil: str) -> PupilRow | None:
        """One pupil."""

    def set_pupil(self, school: str, row: PupilRow) -> None:
        """What is known of the pupil from now on."""

    def add_staff(self, school: str, row: StaffRow) -> None:
        """One more member of staff."""

    def staff(self, school: str) -> list[StaffRow]:
        """Everybody who works here, in the order of coming."""

    def set_staff(self, school: str, row: StaffRow) -> None:
        """What is known of the member of staff from now on."""

    def add_device(self, school: str, row: DeviceRow, at: int) -> None:
        """One more device."""

    def device(self, school: str, device: str) -> DeviceRow | None:
        """One device."""

    def put_session(self, school: str, row: SessionRow) -> None:
        """A session begins, goes on or ends; told apart by desk, staff and start."""

    def sessions(self, school: str, desk: str, since: int = 0) -> list[SessionRow]:
        """The sessions of a dashboard that began at ``since`` (ms) or later, newest first."""
