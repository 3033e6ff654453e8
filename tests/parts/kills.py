"""Kills a whole kiosk around a tap, again and again, and counts what became of the reports."""

from __future__ import annotations

import random
import select
from collections import Counter

from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from tests.parts import reports

LONGEST = 0.25  # seconds from the tap to the latest kill: cover, save, send and explain


def tap_and_kill(kiosk: Person, pupil: Pupil, tile: int, chance: random.Random) -> None:
    """Come in, open a page, tap, and pull the plug at a moment of chance."""
    kiosk.open()
    pupil.come_in()
    pupil.open_tile(tile)
    pupil.oops()
    select.select([], [], [], chance.uniform(0, LONGEST))
    kiosk.kill()


def check(classroom: Classroom, kiosk: Person, pupil: Pupil, taps: int) -> tuple[int, int]:
    """What the hub has in the end. Fails when a report was lost or doubled.

    Gives how many reports the hub holds and how many the pupil had read "kept" for.
    """
    kiosk.open()
    pupil.come_in()
    pupil.sign_out()
    kept = {str(event.facts["report"]) for event in kiosk.witness.heard("kept")}
    held = Counter(report.id for report in reports.held(classroom))
    assert kept <= set(held), f"lost: {kept - set(held)}"
    assert max(held.values(), default=0) <= 1, f"doubled: {held}"
    assert len(held) <= taps
    return len(held), len(kept)
