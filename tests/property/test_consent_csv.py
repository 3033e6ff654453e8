"""Whatever stands in a file, reading it records nothing; what is written reads back as it was."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.desk import consent_csv
from kiosk.desk.consent_csv import MOST_PROBLEMS
from kiosk.desk.saying import Saying
from kiosk.model import ConsentState, Pupil
from kiosk.packs import load_shipped
from kiosk.register import By
from tests.unit.desk.fakes import World

TODAY = date(2023, 11, 14)
PACK = load_shipped("juliana")
FIRSTS = st.text("abcdefé=+-@'\"; ,", min_size=1, max_size=12).filter(
    lambda name: any(char.isalpha() for char in name)
)


def school(names: list[str]) -> World:
    world = World()
    world.sign_in(pupils=[Pupil(f"p{at}", name, f"Van{at}") for at, name in enumerate(names)])
    world.document("pack", 1, PACK)
    return world


sayings = st.builds(
    Saying,
    term=st.sampled_from(("pictures", "website")),
    state=st.sampled_from(ConsentState),
    by=st.sampled_from((By.PARENTS, By.PUPIL)),
    day=st.integers(0, 4_000).map(lambda days: TODAY - timedelta(days=days)),
    how=st.sampled_from(("paper", "email", "portal")),
    name=st.text('abc=+-@\u00e9;" ', max_size=20).map(lambda name: " ".join(name.split())),
)


@given(st.lists(FIRSTS, min_size=1, max_size=5), st.lists(sayings, max_size=5), st.booleans())
@settings(max_examples=60, deadline=None)
def test_written_and_read_again(names: list[str], said: list[Saying], dutch: bool) -> None:
    world = school(names)
    register = world.desk.register
    people = register.pupils()
    rows = [(people[at % len(people)], one) for at, one in enumerate(said)]
    register.record(rows, lambda _: None)
    written = consent_csv.export(register, "nl" if dutch else "en")
    kept = len(world.journal.entries)
    again = consent_csv.read(written, register)
    assert len(world.journal.entries) == kept
    assert again.problems == []
    assert again.rows == []
    empty = school(names).desk.register
    other = consent_csv.read(written, empty)
    assert other.problems == []
    stands = {
        (row.person.id, row.saying.term): (row.saying.state, row.saying.day) for row in other.rows
    }
    for person in people:
        for term in register.terms:
            last = register.standing(term, person.id).said
            found = stands.get((person.id, term.id))
            assert found == ((last.state, last.day) if last else None)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    world = school(["Noor"])
    preview = consent_csv.read(data, world.desk.register)
    assert world.journal.entries == []
    assert len(preview.problems) <= MOST_PROBLEMS
    assert not (preview.ready and preview.problems)


@given(st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=8))
def test_any_cells(cells: list[list[str]]) -> None:
    lines = ["naam;toestemming;stand;datum", *(";".join(row) for row in cells)]
    preview = consent_csv.read("\r\n".join(lines).encode("utf-8"), school(["Noor"]).desk.register)
    assert preview.rows == []
