"""Who works at the school, changed from outside a dashboard by whoever owns the hub's folder.

So that a school of one is never stuck: a forgotten password is replaced, and a first member of
staff whose role may add no leader gets another role, or a leader beside them.
"""

from __future__ import annotations

from msgspec import structs

from kiosk import ulid
from kiosk.errors import NoSchool, UnknownStaff
from kiosk.hub import wording
from kiosk.hub.core import note
from kiosk.hub.store import StaffRow, Store
from kiosk.model import Kind, Role, Staff
from kiosk.signin import Passwords


class Team:
    """The staff of the school in ``store``, at ``now`` (ms). Raises NoSchool when there is none.

    Every change is an entry as well. A hub that runs on the same store goes by it at the next
    sign-in; sessions that are under way go on as they are.
    """

    def __init__(self, store: Store, passwords: Passwords, now: int) -> None:
        self._store = store
        self._passwords = passwords
        self._now = now
        self._school = next(iter(store.schools()), "")
        if not self._school:
            raise NoSchool

    def everybody(self) -> list[Staff]:
        """All who work here, in the order of coming."""
        return [row.staff for row in self._store.staff(self._school)]

    def add(self, name: str, role: Role, password: str) -> Staff:
        """A colleague. Raises :class:`kiosk.hub.wording.Unfit`."""
        staff = Staff(ulid.new(self._now), wording.name(name, "error.staff_empty"), role)
        row = StaffRow(staff, self._hash(password))
        with self._store.atomic():
            self._store.add_staff(self._school, row)
            self._note(staff, "added")
        return staff

    def set_password(self, who: str, password: str) -> Staff:
        """A new password for ``who``, an id or a name; nobody has to wait any more.

        Raises UnknownStaff and :class:`kiosk.hub.wording.Unfit`.
        """
        self._row(who)
        kept = self._hash(password)
        with self._store.atomic():
            row = structs.replace(self._row(who), password=kept, failures=0, wait=0)
            self._store.set_staff(self._school, row)
            self._note(row.staff, "password")
        return row.staff

    def set_role(self, who: str, role: Role) -> Staff:
        """Another role for ``who``, an id or a name. Raises UnknownStaff."""
        with self._store.atomic():
            row = self._row(who)
            staff = structs.replace(row.staff, role=role)
            self._store.set_staff(self._school, structs.replace(row, staff=staff))
            self._note(staff, "role")
        return staff

    def _row(self, who: str) -> StaffRow:
        rows = self._store.staff(self._school)
        called = wording.clean(who).casefold()
        found = [row for row in rows if row.staff.id == who] or [
            row for row in rows if row.staff.name.casefold() == called
        ]
        if len(found) != 1:
            raise UnknownStaff(name=who)
        return found[0]

    def _hash(self, password: str) -> str:
        return self._passwords.password(wording.password(password))

    def _note(self, staff: Staff, what: str) -> None:
        body = {"key": "staff", "who": staff.id, "what": what, "role": staff.role.value}
        note(self._store, self._school, self._now, Kind.OVERRIDDEN, body={**body})
