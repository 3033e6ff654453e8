"""Until when? A few sensible moments to choose from, and a time of the day as it is typed."""

from __future__ import annotations

from kiosk.desk.moments import MINUTE, local

QUARTER = 15 * MINUTE
SOON = 5 * MINUTE
"""A moment nearer than this is not worth choosing."""

MANY = 4


def choices(now: int, most: int, edge: int, after: int = 0) -> list[int]:
    """Moments to choose from, soonest first; times in ms, UTC.

    ``most`` is how long it may last; ``edge`` is when something changes by itself (0: not in
    sight), which is what people often mean; ``after``: only moments after this one. With ``after``
    there may be none.
    """
    latest = now + most
    soonest = max(now + SOON, after + 1)
    first = -(-soonest // QUARTER) * QUARTER
    quarters = [first + at * QUARTER for at in range(MANY)]
    found = {one for one in quarters if one <= latest}
    if soonest <= edge <= latest:
        found.add(edge)
    kept = sorted(found)[:MANY]
    if edge in found and edge not in kept:
        kept[-1] = edge
    last = latest // MINUTE * MINUTE
    return kept or ([last] if last > after else [])


def today_at(hour: int, minute: int, now: int, zone: str) -> int:
    """The moment of this wall time, today at school; 0 when it has gone by.

    In the night that repeats an hour it is the first of the two.
    """
    day = local(now, zone).replace(second=0, microsecond=0, fold=0)
    at = round(day.replace(hour=hour, minute=minute).timestamp() * 1000)
    return at if at > now else 0
