"""What a peer that was away has missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.hub import papers
from kiosk.hub.store import Kept, Span, Store
from kiosk.model import Kind

REPORTS_TOLD = timedelta(days=400)
"""A school year and the summer. What is older stays in the store, and is told to nobody."""

REPORTS = (
    Kind.REPORTED,
    Kind.ACCIDENT,
    Kind.SHOWN,
    Kind.HANDLED,
    Kind.LOCKED_OUT,
    Kind.UNLOCKED,
    Kind.DEVICE_WAITS,
    Kind.DAMAGED,
    Kind.CLOCK_DOUBTED,
    Kind.GRANTED,
    Kind.RULES_READ,
)
"""What a dashboard hears of the last :data:`REPORTS_TOLD`."""

REGISTER = (Kind.CONSENT, Kind.LESSON_HELD, Kind.EXPLAINED)
"""What a dashboard hears all of: a consent can be of years ago. Devices hear nothing of it."""

TODAY = (Kind.SIGNED_IN, Kind.SIGNED_OUT)
"""What a dashboard hears of today."""

LATEST = 1 << 62
"""No position is beyond this; a peer may say anything."""


def of_groups(store: Store, school: str, groups: Sequence[str], heard: int, now: int) -> list[Kept]:
    """What a dashboard that looks at these groups hears beyond ``heard``. ``now`` in ms."""
    spans = [
        Span(REPORTS, _reports_since(now)),
        Span(REGISTER, 0),
        Span(TODAY, midnight(papers.zone(store, school), now)),
    ]
    return store.for_groups(school, groups, _position(heard), spans)


def of_device(store: Store, school: str, device: str, heard: int, now: int) -> list[Kept]:
    """What others recorded about the device beyond ``heard``. ``now`` in ms."""
    told = store.for_device(school, device, _position(heard), _reports_since(now))
    return [one for one in told if one.entry.kind not in REGISTER]


def midnight(zone: ZoneInfo, now: int) -> int:
    """When (ms) the local day of ``now`` (ms) began."""
    local = datetime.fromtimestamp(now / 1000, UTC).astimezone(zone)
    start = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return int(start.timestamp() * 1000)


def _reports_since(now: int) -> int:
    return now - int(REPORTS_TOLD.total_seconds() * 1000)


def _position(heard: int) -> int:
    return min(max(heard, 0), LATEST)
