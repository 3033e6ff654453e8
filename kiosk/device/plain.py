"""What a first picture needs of the documents, from decoded JSON, with the standard library alone.

For the first picture: :mod:`kiosk.timetable.reading` reads the same and tells what is wrong, but
is slower to import. Everything here raises ValueError, TypeError, KeyError or AttributeError for
what is no such thing.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Period(NamedTuple):
    """A :class:`kiosk.timetable.model.Period`."""

    days: list[int]
    start: str
    end: str
    kind: str
    name: str = ""


class Variant(NamedTuple):
    """A :class:`kiosk.timetable.model.Variant`."""

    name: str
    periods: list[Period]


class Use(NamedTuple):
    """A :class:`kiosk.timetable.model.Use`."""

    variant: str
    first: str
    last: str


class Timetable(NamedTuple):
    """A :class:`kiosk.timetable.model.Timetable`."""

    group: str
    periods: list[Period]
    variants: list[Variant]
    uses: list[Use]
    combines: list[str]


class DaysOff(NamedTuple):
    """A :class:`kiosk.timetable.model.DaysOff`."""

    name: str
    first: str
    last: str
    kind: str = "holiday"
    groups: list[str] = []  # noqa: RUF012 - nobody changes it


class HalfDay(NamedTuple):
    """A :class:`kiosk.timetable.model.HalfDay`."""

    name: str
    date: str
    start: str = "12:00"
    end: str = "24:00"
    groups: list[str] = []  # noqa: RUF012 - nobody changes it


class Calendar(NamedTuple):
    """What a plan needs of a :class:`kiosk.timetable.model.Calendar`."""

    days_off: list[DaysOff]
    half_days: list[HalfDay]


class Override(NamedTuple):
    """What a plan needs of a :class:`kiosk.model.Override`."""

    id: str
    opens: bool
    why: str
    start: int
    end: int
    ceiling: int
    by: str
    pupil: str = ""


def timetable(value: Any) -> Timetable:  # noqa: ANN401 - any JSON
    """A group's timetable."""
    return Timetable(
        group=value["group"],
        periods=_periods(value),
        variants=[Variant(one["name"], _periods(one)) for one in value.get("variants", [])],
        uses=[Use(**one) for one in value.get("uses", [])],
        combines=list(value.get("combines", [])),
    )


def calendar(value: Any) -> Calendar:  # noqa: ANN401 - any JSON
    """The school's calendar."""
    return Calendar(
        days_off=[DaysOff(**one) for one in value.get("days_off", [])],
        half_days=[HalfDay(**one) for one in value.get("half_days", [])],
    )


def overrides(value: Any) -> list[Override]:  # noqa: ANN401 - any JSON
    """A group's overrides."""
    return [
        Override(
            id=one["id"],
            opens=one["opens"],
            why=one["why"],
            start=one["start"],
            end=one["end"],
            ceiling=one["ceiling"],
            by=one["by"],
            pupil=one.get("pupil", ""),
        )
        for one in value
    ]


def closes(pack: Any, choices: Any) -> bool:  # noqa: ANN401 - any JSON
    """Whether devices are closed by the timetable, as :attr:`kiosk.packs.policy.Policy.closes`.

    ``pack`` and ``choices`` are None where there is no such document.
    """
    stated = pack.get("settings", {}).get("closed_in_breaks", {}).get("value") if pack else None
    chosen = choices.get("closed_in_breaks") if choices else None
    said = next((one for one in (stated, chosen) if one is not None), pack is None)
    if not isinstance(said, bool):
        raise TypeError(said)
    return said


def _periods(value: Any) -> list[Period]:  # noqa: ANN401 - any JSON
    return [Period(**period) for period in value.get("periods", [])]
