"""A group's timetable under a hand: changes, undone and redone, and what is odd about it.

Weeks go by name: "" is the ordinary week, anything else a variant. Periods go by their number in
the week's list. What cannot be raises :class:`kiosk.desk.rooster.weeks.Unfit` and changes nothing;
what is odd stands in :meth:`Draft.conflicts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict, Unpack

from msgspec.structs import replace

from kiosk.desk.rooster import weeks
from kiosk.desk.rooster.conflicts import Conflict, conflicts
from kiosk.desk.rooster.times import minutes, wall
from kiosk.desk.rooster.weeks import LONGEST_NAME, EqualDays, Unfit
from kiosk.desk.typed import tidy
from kiosk.timetable.days import day_number
from kiosk.timetable.fields import YEARS
from kiosk.timetable.model import Period, PeriodKind, Timetable, Use, Variant
from kiosk.timetable.reading import MOST_DAYS

__all__ = ["Change", "Conflict", "Draft", "EqualDays", "Unfit"]

MOST_VARIANTS = 20
MOST_USES = 200
_PARTS = ("periods", "variants", "uses", "combines")


class Change(TypedDict, total=False):
    """What can be changed of a period; times in minutes since midnight."""

    start: int
    end: int
    kind: PeriodKind
    name: str
    days: list[int]


class Draft:
    """The timetable as it stands now, every step that led here, and what the hub holds."""

    def __init__(self, saved: Timetable) -> None:
        self.saved = saved
        self._steps = [saved]
        self._at = 0
        self._judged: Timetable | None = None
        self._odd: list[Conflict] = []

    @property
    def timetable(self) -> Timetable:
        """The timetable as it stands."""
        return self._steps[self._at]

    @property
    def unsaved(self) -> bool:
        """Whether it differs from what the hub holds."""
        return self.timetable != self.saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a step that was taken back."""
        return self._at + 1 < len(self._steps)

    def undo(self) -> None:
        """Take the last step back."""
        self._at = max(self._at - 1, 0)

    def redo(self) -> None:
        """Take the step again that was taken back last."""
        self._at = min(self._at + 1, len(self._steps) - 1)

    def kept(self, saved: Timetable) -> None:
        """The hub holds this now; steps stay."""
        self.saved = saved

    def merge(self, theirs: Timetable) -> bool:
        """The hub holds something else now; whether both can be had.

        They can where the two changed different parts (the week, variants, dates, groups that it
        is made up of). Theirs goes into every step then, so that no undo takes it away; a step
        that it does not fit is forgotten.
        """
        parts = {
            name: getattr(theirs, name)
            for name in _PARTS
            if getattr(theirs, name) != getattr(self.saved, name)
        }
        if any(getattr(self.timetable, name) != getattr(self.saved, name) for name in parts):
            return False
        if not _sound(replace(self.timetable, **parts)):
            return False
        steps = [(at, replace(step, **parts)) for at, step in enumerate(self._steps)]
        kept = [(at, step) for at, step in steps if _sound(step)]
        self._at = [at for at, _ in kept].index(self._at)
        self._steps, self.saved = [step for _, step in kept], theirs
        return True

    def take(self, other: Timetable) -> None:
        """Go on from another timetable, as one step."""
        self._step(other)

    def conflicts(self) -> list[Conflict]:
        """What is odd."""
        if self._judged is not self.timetable:
            self._judged, self._odd = self.timetable, conflicts(self.timetable)
        return self._odd

    # A week's periods

    def names(self) -> list[str]:
        """The weeks: the ordinary one, then the variants."""
        return ["", *(one.name for one in self.timetable.variants)]

    def periods(self, week: str = "") -> list[Period]:
        """The periods of a week; of an unknown one none."""
        if not week:
            return self.timetable.periods
        return next((one.periods for one in self.timetable.variants if one.name == week), [])

    def add(self, week: str, period: Period) -> int:
        """One more. -> its number."""
        self._put(week, weeks.added(self.periods(week), period))
        return self._where(week, weeks.fit(period))

    def remove(self, week: str, at: int, day: int = 0) -> None:
        """One less, or less on one day."""
        self._put(week, weeks.removed(self.periods(week), at, day))

    def change(self, week: str, at: int, *, day: int = 0, **what: Unpack[Change]) -> int:
        """Change what is given; with ``day`` on that day alone. -> its number now."""
        old = self.periods(week)[at]
        new = Period(
            list(what.get("days", [day] if day else old.days)),
            _moved(old.start, what.get("start")),
            _moved(old.end, what.get("end")),
            what.get("kind", old.kind),
            what.get("name", old.name),
        )
        self._put(week, weeks.changed(self.periods(week), at, new, day))
        return self._where(week, weeks.fit(new))

    def clear_day(self, week: str, day: int) -> None:
        """No school on this day."""
        self._put(week, weeks.cleared(self.periods(week), [day]))

    def copy_day(self, week: str, day: int, to: Iterable[int]) -> None:
        """Those days become like this one."""
        self._put(week, weeks.day_copied(self.periods(week), day, to))

    def free_from(self, week: str, day: int, moment: int) -> None:
        """This day ends at ``moment``."""
        self._put(week, weeks.free_from(self.periods(week), day, moment))

    def equal_days(self, week: str, wanted: EqualDays) -> None:
        """Several days alike, in one step."""
        self._put(week, weeks.equal_days(self.periods(week), wanted))

    def copy_week(self, week: str, periods: Iterable[Period]) -> None:
        """The week becomes like another one."""
        self._put(week, weeks.merged(periods))

    # Variants, and when they hold

    def add_variant(self, name: str, like: str = "") -> str:
        """A new variant, to begin with like another week. -> its name."""
        made = self._new_name(name)
        if len(self.timetable.variants) >= MOST_VARIANTS:
            raise Unfit("teacher.rooster.no.many", "name")
        variant = Variant(made, list(self.periods(like)))
        self._step(replace(self.timetable, variants=[*self.timetable.variants, variant]))
        return made

    def rename_variant(self, week: str, name: str) -> str:
        """Call a variant otherwise. -> its name."""
        if tidy(name, LONGEST_NAME) == week:
            return week
        made = self._new_name(name)
        now = self.timetable
        self._step(
            replace(
                now,
                variants=[
                    Variant(made, one.periods) if one.name == week else one for one in now.variants
                ],
                uses=[
                    replace(use, variant=made) if use.variant == week else use for use in now.uses
                ],
            )
        )
        return made

    def remove_variant(self, week: str) -> None:
        """Away with a variant and its dates."""
        now = self.timetable
        self._step(
            replace(
                now,
                variants=[one for one in now.variants if one.name != week],
                uses=[use for use in now.uses if use.variant != week],
            )
        )

    def add_use(self, week: str, first: str, last: str) -> None:
        """From the day ``first`` to the day ``last`` (ISO) this variant holds."""
        now = self.timetable
        for name, day in (("first", first), ("last", last)):
            if int(day[:4]) not in YEARS:
                raise Unfit("teacher.rooster.no.date", name)
        if last < first:
            raise Unfit("teacher.rooster.no.dates", "last")
        if day_number(last) - day_number(first) >= MOST_DAYS:
            raise Unfit("teacher.year.too_long", "last")
        for use in now.uses:
            if first <= use.last and use.first <= last:
                raise Unfit(
                    "teacher.rooster.no.two",
                    "first",
                    variant=use.variant, first=use.first, last=use.last,
                )  # fmt: skip
        if len(now.uses) >= MOST_USES:
            raise Unfit("teacher.rooster.no.many", "first")
        uses = sorted([*now.uses, Use(week, first, last)], key=lambda use: use.first)
        self._step(replace(now, uses=uses))

    def remove_use(self, use: Use) -> None:
        """On those days the ordinary week holds again."""
        now = self.timetable
        self._step(replace(now, uses=[one for one in now.uses if one != use]))

    def combine(self, groups: Sequence[str]) -> None:
        """The group is made up of these groups."""
        own = self.timetable.group
        parts = [one for one in dict.fromkeys(groups) if one != own]
        self._step(replace(self.timetable, combines=parts))

    # Inside

    def _new_name(self, name: str) -> str:
        made = tidy(name, LONGEST_NAME)
        if not made:
            raise Unfit("teacher.rooster.no.name", "name")
        if made.casefold() in {one.name.casefold() for one in self.timetable.variants}:
            raise Unfit("teacher.rooster.no.same_name", "name", name=made)
        return made

    def _put(self, week: str, periods: list[Period]) -> None:
        now = self.timetable
        if not week:
            self._step(replace(now, periods=periods))
            return
        variants = [Variant(one.name, periods) if one.name == week else one for one in now.variants]
        self._step(replace(now, variants=variants))

    def _where(self, week: str, period: Period) -> int:
        like = weeks.likeness(period)
        return [weeks.likeness(one) for one in self.periods(week)].index(like)

    def _step(self, timetable: Timetable) -> None:
        if timetable != self.timetable:
            self._steps[self._at + 1 :] = [timetable]
            self._at += 1


def _sound(timetable: Timetable) -> bool:
    """Whether every date has a variant that is there."""
    known = {one.name for one in timetable.variants}
    return all(use.variant in known for use in timetable.uses)


def _moved(text: str, moment: int | None) -> str:
    """The new time; what does not move keeps its seconds."""
    if moment is None or (moment >= 0 and minutes(text) == moment):
        return text
    return wall(moment)
