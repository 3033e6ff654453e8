"""A period's times as minutes since midnight, 0 to 1440, and back."""

from __future__ import annotations

from kiosk.timetable.model import Period

MIDNIGHT = 1440


def minutes(text: str) -> int:
    """A timetable's ``HH:MM`` or ``HH:MM:SS`` as minutes since midnight, seconds left out."""
    hour, minute = text.split(":")[:2]
    return int(hour) * 60 + int(minute)


def wall(moment: int) -> str:
    """Minutes since midnight as a timetable says them: ``HH:MM``."""
    return f"{moment // 60:02}:{moment % 60:02}"


def spoken(moment: int) -> str:
    """Minutes since midnight as people say them: ``8:15``."""
    return f"{moment // 60}:{moment % 60:02}"


def span(period: Period) -> tuple[int, int]:
    """When the period begins and ends."""
    return minutes(period.start), minutes(period.end)
