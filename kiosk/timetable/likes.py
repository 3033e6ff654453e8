"""What a plan needs to be told, as shapes.

The values of :mod:`kiosk.timetable.model` and :class:`kiosk.model.Override` fit, and so does
whatever else has the same to say: the first picture makes its own, without their libraries.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class PeriodLike(Protocol):
    """A :class:`kiosk.timetable.model.Period`."""

    @property
    def days(self) -> Sequence[int]:
        """ISO weekdays."""

    @property
    def start(self) -> str:
        """Wall time."""

    @property
    def end(self) -> str:
        """Wall time."""

    @property
    def kind(self) -> str:
        """A PeriodKind."""

    @property
    def name(self) -> str:
        """What people call it, if anything."""


class VariantLike(Protocol):
    """A :class:`kiosk.timetable.model.Variant`."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def periods(self) -> Sequence[PeriodLike]:
        """Its week."""


class UseLike(Protocol):
    """A :class:`kiosk.timetable.model.Use`."""

    @property
    def variant(self) -> str:
        """Which variant, by name."""

    @property
    def first(self) -> str:
        """ISO date."""

    @property
    def last(self) -> str:
        """ISO date, included."""


class TimetableLike(Protocol):
    """A :class:`kiosk.timetable.model.Timetable`."""

    @property
    def group(self) -> str:
        """Whose it is."""

    @property
    def periods(self) -> Sequence[PeriodLike]:
        """The week as a rule."""

    @property
    def variants(self) -> Sequence[VariantLike]:
        """Other weeks."""

    @property
    def uses(self) -> Sequence[UseLike]:
        """When they hold."""

    @property
    def combines(self) -> Sequence[str]:
        """The groups that it is made up of."""


class DaysOffLike(Protocol):
    """A :class:`kiosk.timetable.model.DaysOff`."""

    @property
    def name(self) -> str:
        """What people call them."""

    @property
    def first(self) -> str:
        """ISO date."""

    @property
    def last(self) -> str:
        """ISO date, included."""

    @property
    def kind(self) -> str:
        """A DayKind."""

    @property
    def groups(self) -> Sequence[str]:
        """Whose; none: everybody's."""


class HalfDayLike(Protocol):
    """A :class:`kiosk.timetable.model.HalfDay`."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def date(self) -> str:
        """ISO date."""

    @property
    def start(self) -> str:
        """Wall time."""

    @property
    def end(self) -> str:
        """Wall time."""

    @property
    def groups(self) -> Sequence[str]:
        """Whose; none: everybody's."""


class CalendarLike(Protocol):
    """A :class:`kiosk.timetable.model.Calendar`."""

    @property
    def days_off(self) -> Sequence[DaysOffLike]:
        """Days without school."""

    @property
    def half_days(self) -> Sequence[HalfDayLike]:
        """Parts of days without school."""


class OverrideLike(Protocol):
    """A :class:`kiosk.model.Override`."""

    @property
    def id(self) -> str:
        """Its ULID."""

    @property
    def opens(self) -> bool:
        """Open, or closed."""

    @property
    def why(self) -> str:
        """A :class:`kiosk.model.Why`."""

    @property
    def start(self) -> int:
        """Ms of school time."""

    @property
    def end(self) -> int:
        """Ms of school time."""

    @property
    def ceiling(self) -> int:
        """Ms of school time; it holds no longer."""

    @property
    def by(self) -> str:
        """Who gave it, as people say it."""

    @property
    def pupil(self) -> str:
        """For whom; "": for the whole group."""
