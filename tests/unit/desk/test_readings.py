"""Who has gone through the agreements this term."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk import packs
from kiosk.desk.readings import Reader, Readings, ReadState, readers, teacher_explains
from kiosk.model import Kind, Pupil
from kiosk.register import Explained
from tests.unit.desk.fakes import GROUP, NOON, entry

DAY = 24 * 60 * 60 * 1000
NOOR = Pupil("p1", "Noor")
TERM = date(2023, 8, 1)


def read(at: int = NOON, reading: str = "juliana@1") -> Readings:
    readings = Readings()
    made = entry(Kind.RULES_READ, NOOR.id, at=at, body={"reading": reading})
    assert readings.hear(made)
    return readings


def state(readings: Readings, *explained: Explained, term: date = TERM) -> Reader:
    found = readers(
        [NOOR], readings, explained, reading="juliana@1", term=term, zone="Europe/Amsterdam"
    )
    return found[0]


def explained(*present: str, at: int = NOON) -> Explained:
    return Explained("e", at, GROUP.id, "juliana@1", present)


def test_nothing_heard_is_never() -> None:
    assert state(Readings()) == Reader(NOOR, ReadState.NEVER)


def test_read_in_this_term() -> None:
    assert state(read()) == Reader(NOOR, ReadState.READ, NOON)


@pytest.mark.parametrize(
    ("at", "reading"), [(NOON - 400 * DAY, "juliana@1"), (NOON, "juliana@0"), (NOON, "bnc@1")]
)
def test_another_term_or_other_agreements_are_read_again(at: int, reading: str) -> None:
    assert state(read(at, reading)).state is ReadState.AGAIN


def test_the_latest_reading_counts_in_whatever_order_it_is_heard() -> None:
    readings = read(NOON)
    assert not readings.hear(entry(Kind.RULES_READ, NOOR.id, at=NOON - DAY, body={"reading": "x"}))
    assert not readings.hear(entry(Kind.SIGNED_IN, NOOR.id, at=NOON + DAY))
    assert state(readings).at == NOON


def test_explained_counts_for_who_was_there() -> None:
    assert state(Readings(), explained("p3", NOOR.id)).state is ReadState.EXPLAINED
    assert state(Readings(), explained("p3")).state is ReadState.NEVER
    assert state(read(), explained(NOOR.id, at=NOON - DAY)).state is ReadState.READ


def test_explaining_counts_where_the_youngest_are() -> None:
    juliana, bnc = packs.load_shipped("juliana"), packs.load_shipped("bnc")
    assert teacher_explains(juliana, [2, 3])
    assert not teacher_explains(juliana, [3])
    assert not teacher_explains(juliana, [])
    assert not teacher_explains(bnc, [2]), "the second year of secondary school"
