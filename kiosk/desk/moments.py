"""Moments as a teacher says them: "just now", "4 minutes ago", "10:42", "Tuesday 3 March"."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

MINUTE = 60_000


class Moment(Struct, frozen=True):
    """A message id and the facts that fill it."""

    message: str
    facts: dict[str, str | int]


def ago(at: int, now: int, zone: str) -> Moment:
    """How long ago ``at`` is, in words for a glance. Times in ms, UTC."""
    minutes = max(now - at, 0) // MINUTE
    if minutes < 1:
        return Moment("teacher.ago.now", {})
    if minutes < 60:
        return Moment("teacher.ago.minutes", {"count": minutes})
    if local(at, zone).date() == local(now, zone).date():
        return Moment("teacher.ago.today", {"clock": clock(at, zone)})
    day = local(at, zone)
    facts: dict[str, str | int] = {"clock": clock(at, zone), "day": day.day, "month": day.month}
    return Moment("teacher.ago.date", facts)


def span(ms: int) -> Moment:
    """How long something is, in whole minutes, hours or days."""
    minutes = max(round(ms / MINUTE), 1)
    if minutes == 1:
        return Moment("teacher.span.minute", {})
    if minutes < 2 * 60:
        return Moment("teacher.span.minutes", {"count": minutes})
    hours = round(minutes / 60)
    if hours < 2 * 24:
        return Moment("teacher.span.hours", {"count": hours})
    return Moment("teacher.span.days", {"count": round(hours / 24)})


def clock(at: int, zone: str) -> str:
    """The time on the school's clock, as people say it: ``8:15``."""
    shown = local(at, zone)
    return f"{shown.hour}:{shown.minute:02}"


def local(at: int, zone: str) -> datetime:
    """The moment as local time at school."""
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone))


def until_next_minute(now: int) -> int:
    """How many ms until the clock shows another minute."""
    return MINUTE - now % MINUTE
