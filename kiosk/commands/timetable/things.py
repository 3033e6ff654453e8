"""Days off, half days and breaks as a line for people and as facts for programs."""

from __future__ import annotations

import msgspec

from kiosk.calendars.found import Told
from kiosk.calendars.preview import Item, Thing
from kiosk.commands.speech import Speech
from kiosk.timetable.model import DaysOff, HalfDay

NAMELESS = "\u2013"
_SORTS = {"DaysOff": "days_off", "HalfDay": "half_day"}


def facts(thing: Thing) -> dict[str, object]:
    """A thing as JSON has it."""
    found: dict[str, object] = msgspec.to_builtins(thing)
    return {"sort": _SORTS.get(type(thing).__name__, "break"), **found}


def said(thing: Thing, speech: Speech) -> str:
    """A thing in one line."""
    match thing:
        case DaysOff():
            when = thing.first if thing.first == thing.last else f"{thing.first}..{thing.last}"
            kind = speech(f"command.timetable.kind.{thing.kind}")
            groups = thing.groups
        case HalfDay():
            when = f"{thing.date} {thing.start}-{thing.end}"
            kind = speech("command.timetable.kind.half_day")
            groups = thing.groups
        case _:
            days = " ".join(speech(f"command.timetable.day.{day}") for day in sorted(thing.days))
            when = f"{days} {thing.start}-{thing.end}"
            kind = speech(f"command.timetable.kind.{thing.kind}")
            groups = []
    whom = f" [{', '.join(groups)}]" if groups else ""
    return f"{thing.name or NAMELESS}  {when}  ({kind}){whom}"


def item(one: Item, speech: Speech) -> list[str]:
    """What becomes of a thing, with what it replaces and what lies at the same time."""
    found = [f"  {said(one.thing, speech)}"]
    if one.old is not None and one.old != one.thing:
        found.append(f"    {speech('command.timetable.was', thing=said(one.old, speech))}")
    found += [
        f"    {speech('command.timetable.overlaps', thing=said(other, speech))}"
        for other in one.overlaps
    ]
    return found


def told(one: Told, speech: Speech) -> str:
    """What was not understood, or not wholly, with its line."""
    place = speech("command.timetable.line", line=one.line) + ": " if one.line else ""
    what = f"{one.what}: " if one.what else ""
    return f"{place}{what}{speech(one.why, **one.facts)}"
