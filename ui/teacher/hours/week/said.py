"""Periods, days and what is odd about them, in the teacher's words."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.desk.plain import harmless
from kiosk.desk.rooster.draft import Conflict, Unfit
from kiosk.timetable.model import Period
from ui.teacher.tools import Tools

DASH = "\u2013"


def hour(text: str) -> str:
    """A time as it is said: ``8:15``."""
    return text.removeprefix("0")


def times(period: Period) -> str:
    """From when to when."""
    return f"{hour(period.start)}{DASH}{hour(period.end)}"


def title(tools: Tools, period: Period) -> str:
    """What the period is called: its name, or the word for its kind."""
    return harmless(period.name, 60) or tools.words(f"teacher.kind.{period.kind.value}")


def weekday(tools: Tools, day: int) -> str:
    """A day, as a heading."""
    name = tools.words(f"teacher.weekday.{day}")
    return name[:1].upper() + name[1:]


def days(tools: Tools, on: Iterable[int]) -> str:
    """Several days in short."""
    return ", ".join(tools.words(f"teacher.day.short.{day}") for day in on)


def aloud(tools: Tools, period: Period, day: int) -> str:
    """A period on a day, for a screen reader and for the tip under the mouse."""
    kind = tools.words(f"teacher.kind.{period.kind.value}")
    name = f"{harmless(period.name, 60)}, {kind.lower()}" if period.name else kind
    return f"{weekday(tools, day)}: {name} {times(period)}"


def several(tools: Tools, periods: list[Period], most: int = 2) -> str:
    """The first of these periods."""
    told = [f"{title(tools, one)} {times(one)}" for one in periods[:most]]
    return ", ".join([*told, *(["\u2026"] if periods[most:] else [])])


def refused(tools: Tools, no: Unfit) -> str:
    """Why something cannot be."""
    facts = {
        name: hour(harmless(fact, 60)) if name in ("start", "end") else harmless(fact, 60)
        for name, fact in no.facts.items()
    }
    return tools.words(no.message, **facts)


def odd(tools: Tools, conflict: Conflict, periods: list[Period]) -> str:
    """What is odd, in one sentence."""
    facts = {"days": days(tools, conflict.days), "week": harmless(conflict.week, 40)}
    for name, at in (("one", conflict.at), ("two", conflict.other)):
        if 0 <= at < len(periods):
            facts[name] = f"{title(tools, periods[at])} {times(periods[at])}"
    said = tools.words(conflict.message, **facts)
    return said[:1].upper() + said[1:]
