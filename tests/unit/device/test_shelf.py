"""What the shelf makes of documents: a plan per group; what cannot be read changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.device.shelf import Shelf, readable
from kiosk.local.documents import Documents
from kiosk.model import Override, School, Why
from kiosk.timetable.model import (
    Calendar,
    DaysOff,
    HalfDay,
    Period,
    PeriodKind,
    Timetable,
    Use,
    Variant,
)
from kiosk.timetable.verdicts import Reason
from tests.unit.device.fakes import FIVE, NOOR, SIX, WEEKS, ms

TEN = ms("2026-11-20 10:00")
LATE = [Period([5], "11:00", "12:00", PeriodKind.LESSON)]


def shelf(**documents: object) -> Shelf:
    made = Shelf()
    for key, value in documents.items():
        name, _, group = key.partition("_")
        assert put(made, f"{name}/{group}" if group else name, value)
    return made


def put(made: Shelf, key: str, value: object, version: int = 1) -> bool:
    return made.put(key, version, msgspec.to_builtins(value))


def reason(made: Shelf, group: str, at: int = TEN, pupil: str = "") -> Reason:
    return made.plan(group).verdict(at, pupil).reason


def override(opens: bool, pupil: str = "") -> Override:
    why = Why.LONGER if opens else Why.CLOSED_NOW
    return Override("o", FIVE.id, opens, why, TEN, TEN + 9, TEN + 9, "s", "Juf", pupil)


def test_a_group_without_documents_is_open() -> None:
    assert reason(Shelf(), "groep-9") is Reason.NO_TIMETABLE


def test_every_document_has_its_say_as_soon_as_it_comes() -> None:
    made = shelf()
    assert put(made, f"timetable/{FIVE.id}", Timetable(FIVE.id, WEEKS[FIVE.id]))
    assert reason(made, FIVE.id) is Reason.LESSON
    half = HalfDay("Sinterklaas", "2026-11-20", "09:30", "11:00")
    assert put(made, "calendar", Calendar(half_days=[half]))
    assert reason(made, FIVE.id) is Reason.HALF_DAY
    days = DaysOff("Herfstvakantie", "2026-11-16", "2026-11-22", groups=[FIVE.id])
    assert put(made, "calendar", Calendar([days], [half]), 2)
    assert (reason(made, FIVE.id), reason(made, SIX.id)) == (Reason.HOLIDAY, Reason.HALF_DAY)
    assert put(made, f"overrides/{FIVE.id}", [override(opens=True, pupil=NOOR.id)])
    assert reason(made, FIVE.id) is Reason.HOLIDAY
    assert reason(made, FIVE.id, pupil=NOOR.id) is Reason.LONGER
    assert made.favoured(FIVE.id) == {NOOR.id}
    assert made.favoured(SIX.id) == set()
    assert put(made, "school", School("s", "De Wilg", "Pacific/Kiritimati"))
    assert reason(made, SIX.id, TEN) is Reason.NO_TIMETABLE


def test_a_group_without_a_timetable_has_its_days_off_and_overrides() -> None:
    made = shelf(calendar=Calendar([DaysOff("Studiedag", "2026-11-20", "2026-11-20")]))
    assert not made.plan(SIX.id).verdict(TEN).open
    assert put(made, f"overrides/{SIX.id}", [override(opens=True)])
    assert reason(made, SIX.id) is Reason.LONGER


def test_a_combined_group_follows_its_parts_when_they_change() -> None:
    made = shelf()
    assert put(made, "timetable/c", Timetable("c", combines=["b"]))
    assert put(made, "timetable/b", Timetable("b", combines=[FIVE.id]))
    assert made.plan("c").verdict(TEN).open
    assert put(made, f"timetable/{FIVE.id}", Timetable(FIVE.id, LATE))
    assert not made.plan("c").verdict(TEN).open
    assert put(made, f"timetable/{FIVE.id}", Timetable(FIVE.id, WEEKS[FIVE.id]), 2)
    assert made.plan("c").verdict(TEN).open


@pytest.mark.parametrize("key", ["calendar/", "school/", "timetable/", "calendar//"])
def test_no_key_says_the_same_in_another_way(key: str) -> None:
    values = {"calendar": Calendar(), "school": School("s", "S"), "timetable": Timetable("")}
    body = msgspec.json.encode(values[key.partition("/")[0]])
    assert not Shelf().take(key, 1, body)


def test_groups_that_combine_each_other_are_no_endless_story() -> None:
    made = shelf()
    assert put(made, "timetable/a", Timetable("a", WEEKS[FIVE.id], combines=["b"]))
    assert put(made, "timetable/b", Timetable("b", LATE, combines=["a"]))
    assert not made.plan("a").verdict(TEN).open
    assert made.plan("a").verdict(TEN + 3_600_000).open


def test_a_variant_counts_on_its_dates() -> None:
    week = Timetable(
        FIVE.id, WEEKS[FIVE.id], [Variant("kort", LATE)], [Use("kort", "2026-11-20", "2026-11-20")]
    )
    made = shelf(**{f"timetable_{FIVE.id}": week})
    assert not made.plan(FIVE.id).verdict(TEN).open
    assert made.plan(FIVE.id).verdict(TEN - 86_400_000).open


BROKEN: dict[str, Any] = {
    "timetable/groep-5": {"group": FIVE.id, "periods": [{"days": [9]}]},
    "calendar": {"days_off": [{"name": "?", "first": "2026-02-30", "last": "2026-03-01"}]},
    "overrides/groep-5": [{"id": "o"}],
    "school": {"id": "s", "name": "De Wilg", "zone": "Mars/Olympus"},
}


@pytest.mark.parametrize("key", BROKEN)
def test_what_cannot_be_read_leaves_the_one_in_force(key: str, tmp_path: Path) -> None:
    made = shelf(
        **{f"timetable_{FIVE.id}": Timetable(FIVE.id, WEEKS[FIVE.id])},
        **{f"overrides_{FIVE.id}": [override(opens=False)]},
        calendar=Calendar([DaysOff("Studiedag", "2026-11-19", "2026-11-19")]),
    )
    moments = range(TEN - 90_000_000, TEN + 3_600_000, 900_000)
    before = [made.plan(FIVE.id).verdict(at) for at in moments]
    body = msgspec.json.encode(BROKEN[key]).decode()
    assert not made.take(key, 2, body)
    assert not readable(key, body)
    assert [made.plan(FIVE.id).verdict(at) for at in moments] == before
    documents = Documents(tmp_path / "documents.db", readable=readable)
    assert documents.take("calendar", 1, "{}")
    assert not documents.take(key, 2, body)
    assert documents.versions() == {"calendar": 1}, "nor does it take its place over a restart"
    documents.close()
