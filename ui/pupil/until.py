"""Until when a device is closed, in words: a time, a day, or a date far away."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from kiosk.words import Words

MINUTE = 60_000  # ms
WEEK = 7  # days; from here on the day of the week alone could mean another
HOUR = 60  # minutes; a shape is full at this
COUNTED = 15  # minutes that are counted down in words


def left(until_ms: int, now_ms: int) -> int:
    """Minutes until then, the last one begun included; 0 when there is no end or it is past."""
    return max(-(-(until_ms - now_ms) // MINUTE), 0) if until_ms else 0


def next_drawn(until_ms: int, now_ms: int) -> int:
    """In how many ms a shape would change: each minute of the last hour, and not before."""
    rest = until_ms - now_ms
    if not until_ms or rest <= 0:
        return 24 * HOUR * MINUTE
    if rest > HOUR * MINUTE:
        return rest - HOUR * MINUTE + 1
    return (rest - 1) % MINUTE + 1


def until(words: Words, now_ms: int, until_ms: int, zone: str) -> str:
    """Until when, said at ``now_ms`` at school."""
    end = datetime.fromtimestamp(until_ms / 1000, ZoneInfo(zone))
    days = (end.date() - datetime.fromtimestamp(now_ms / 1000, ZoneInfo(zone)).date()).days
    time = f"{end.hour}:{end.minute:02d}"
    begins = (end.hour, end.minute) == (0, 0)  # a day that begins needs no hour
    if days == 0:
        return words("pupil.closed.until", time=time)
    if days == 1:
        said = "pupil.closed.tomorrow" if begins else "pupil.closed.until_tomorrow"
        return words(said, time=time)
    day = words(f"pupil.day.{end.isoweekday()}")
    if days < WEEK:
        said = "pupil.closed.day" if begins else "pupil.closed.until_day"
        return words(said, time=time, day=day)
    month = words(f"pupil.month.{end.month}")
    return words("pupil.closed.until_date", day=day, number=end.day, month=month)


def countdown(words: Words, minutes: int) -> str:
    """How many minutes are left, near the end; "" before."""
    if not 0 < minutes <= COUNTED:
        return ""
    said = "pupil.time.warning_one" if minutes == 1 else "pupil.time.warning"
    return words(said, minutes=minutes)
