from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.hub import history

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOUR = 3_600_000


def ms(text: str) -> int:
    """An Amsterdam wall time, in ms."""
    return int(datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "began"),
    [
        ("2026-11-20T12:00", "2026-11-20T00:00"),
        ("2026-11-20T00:00", "2026-11-20T00:00"),
        ("2026-11-20T23:59:59", "2026-11-20T00:00"),
        ("2026-03-29T12:00", "2026-03-29T00:00"),  # an hour is missing this night
        ("2026-10-25T12:00", "2026-10-25T00:00"),  # an hour comes twice this night
    ],
)
def test_a_day_begins_at_local_midnight(now: str, began: str) -> None:
    assert history.midnight(AMSTERDAM, ms(now)) == ms(began)


def test_the_long_and_the_short_day() -> None:
    assert ms("2026-03-29T12:00") - history.midnight(AMSTERDAM, ms("2026-03-29T12:00")) == 11 * HOUR
    assert ms("2026-10-25T12:00") - history.midnight(AMSTERDAM, ms("2026-10-25T12:00")) == 13 * HOUR
