"""A kiosk that is on in the nights when the clocks change closes and opens by the wall clock.

Real: the kiosk's process, its folder, the zone's rules, and the timer that it waits with. Played:
the system's clock, which libfaketime makes tell another night (the clocks that count since the
machine started are left alone), and a restart of the machine, without which that clock would not
be asked at all: the hub's word would be carried on. The hub is away.
"""

from __future__ import annotations

import datetime as dt
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.stage import people
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import Stage
from tests.parts import restarted

BEFORE = 4  # seconds before the change at which the kiosk is started
CLOSES, OPENS = "{hour}:00:03", "{hour}:00:06"  # of the hour that the change leads to
LATE = 1.5  # seconds: of which the start of a process is the most

LIBRARIES = [
    *Path("/usr/lib").glob("*/faketime/libfaketime.so.1"),
    Path("/usr/lib/faketime/libfaketime.so.1"),
]

NIGHTS = {
    # at three it is two again: the second two o'clock has its break as well
    "autumn": (dt.datetime(2026, 10, 25, 1, tzinfo=dt.UTC), "02"),
    # at two it is three
    "spring": (dt.datetime(2027, 3, 28, 1, tzinfo=dt.UTC), "03"),
}


@pytest.mark.parametrize("night", NIGHTS)
def test_a_break_just_after_the_change(stage: Stage, closing: ExitStack, night: str) -> None:
    change, hour = NIGHTS[night]
    begins, ends = CLOSES.format(hour=hour), OPENS.format(hour=hour)
    evening = round(change.timestamp() * 1000) - 5 * 3_600_000
    week = school.always((begins, ends))
    classroom = Classroom(stage, week, school_time=evening)
    kiosk = people.kiosk(stage, Screen(stage, "kiosk"), classroom.device)
    closing.callback(kiosk.close)
    kiosk.open()
    name = f"name:{classroom.code(school.PLAYER).pupil}"
    kiosk.find(name, "names")
    kiosk.stop()
    classroom.hub.kill()
    restarted.restart(classroom.device)

    started = time.monotonic()
    opened = time.monotonic_ns()
    kiosk.open(before=_at(change - dt.timedelta(seconds=BEFORE)))
    first = kiosk.witness.wait_for("screen", after=opened)
    closed = kiosk.witness.wait_for("closed", after=opened)
    reopened = kiosk.witness.wait_for("reopened", after=opened)
    assert first.facts["name"] == "names"
    assert 0 <= closed.t / 1e9 - started - (BEFORE + 3) < LATE
    assert 0 <= reopened.t / 1e9 - started - (BEFORE + 6) < LATE


def _at(moment: dt.datetime) -> list[str]:
    """What a program is run by, so that the system's clock tells this moment and goes on."""
    library = next(path for path in LIBRARIES if path.exists())
    played = {
        "LD_PRELOAD": str(library),
        "FAKETIME": f"@{moment:%Y-%m-%d %H:%M:%S}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "TZ": "UTC",
    }
    return ["env", *(f"{name}={value}" for name, value in played.items())]
