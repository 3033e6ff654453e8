"""The register at the desk: recorded durably, for many at once, offline too, and taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec import structs

from kiosk.desk.changes import Part
from kiosk.desk.register import Person, Register
from kiosk.desk.saying import Saying, posting_of
from kiosk.errors import DiskFull
from kiosk.model import ConsentState, Kind
from kiosk.packs import Choices, load_shipped
from kiosk.packs.model import ConsentUse
from kiosk.register import By, State
from kiosk.register.postings import Posting
from kiosk.register.statements import LONGEST, LONGEST_FOR, SPOKEN, read
from tests.unit.desk.fakes import NOON, World

TODAY = date(2023, 11, 14)
GIVEN = Saying("pictures", ConsentState.GIVEN, By.PARENTS, TODAY)


@pytest.fixture
def world() -> World:
    made = World()
    made.sign_in()
    pack(made, "juliana")
    return made


def pack(world: World, name: str, version: int = 1) -> None:
    world.document("pack", version, load_shipped(name))
    world.changes.clear()


def register(world: World) -> Register:
    return world.desk.register


def record(world: World, saying: Saying, *people: Person) -> list[str]:
    kept: list[str] = []
    register(world).record([(one, saying) for one in people], kept.extend)
    return kept


def state(world: World, who: str, term: str = "pictures", posting: str = "") -> State:
    asked = register(world).term(term)
    assert asked is not None
    return register(world).standing(asked, who, posting).state


def test_for_the_whole_group_at_once_and_durably(world: World) -> None:
    kept = record(world, GIVEN, *register(world).pupils())
    assert [one.id for one in world.journal.entries] == kept
    assert {one.pupil for one in world.journal.entries} == {"p1", "p2", "p3"}
    assert {one.group for one in world.journal.entries} == {"groep-5"}
    assert {one.device for one in world.journal.entries} == {""}
    assert state(world, "p1") is state(world, "p3") is State.GIVEN
    assert world.line.wakes == 1
    assert world.changes[-1].parts == {Part.REGISTER}


def test_without_the_hub_as_well(world: World) -> None:
    world.desk.line_state(connected=False)
    record(world, GIVEN, register(world).pupils()[0])
    assert state(world, "p2") is State.GIVEN  # Noor is the first of the class list


def test_a_full_disk_records_nobody_and_says_so(world: World) -> None:
    world.journal.trouble = DiskFull(path="journal.db")
    assert record(world, GIVEN, *register(world).pupils()) == []
    assert state(world, "p1") is State.NONE
    assert world.desk.trouble is not None


def test_nobody_on_duty_records_nothing(world: World) -> None:
    everybody = register(world).pupils()
    world.desk.duty.sign_out()
    assert record(world, GIVEN, *everybody) == []
    assert register(world).people() == []


def test_told_again_by_the_hub_changes_nothing(world: World) -> None:
    record(world, GIVEN, register(world).pupils()[0])
    world.changes.clear()
    world.news(world.journal.entries[0])
    assert world.changes == []


def test_taken_back_all_at_once(world: World) -> None:
    kept = record(world, GIVEN, *register(world).pupils())
    register(world).undo(kept, kept.extend)
    undone = world.journal.entries[3:]
    assert [(one.kind, one.about, one.body) for one in undone] == [
        (Kind.CONSENT, id, {"undone": True}) for id in kept[:3]
    ]
    assert [(one.pupil, one.group) for one in undone] == [
        (one.pupil, one.group) for one in world.journal.entries[:3]
    ]
    assert state(world, "p1") is State.NONE
    assert register(world).history("p1")[0].undone_by == "s1"


def test_a_withdrawal_keeps_the_giving_in_the_history(world: World) -> None:
    first = register(world).pupils()[0]
    record(world, GIVEN, first)
    withdrawn = Saying("pictures", ConsentState.WITHDRAWN, By.PARENTS, TODAY, how="email")
    record(world, withdrawn, first)
    said = [one.statement for one in register(world).history(first.id)]
    assert [one.state.value for one in said] == ["withdrawn", "given"]
    assert [one.recorded_by for one in said] == ["s1", "s1"]


def test_what_is_of_an_earlier_day_is_told_to_be_overruled(world: World) -> None:
    first, second, _ = register(world).pupils()
    withdrawn = Saying("pictures", ConsentState.WITHDRAWN, By.PARENTS, TODAY)
    record(world, withdrawn, first)
    old = structs.replace(GIVEN, day=TODAY - timedelta(days=60))
    record(world, old, first, second)
    assert register(world).overruled([(first, old), (second, old)]) == [first]
    assert state(world, first.id) is State.WITHDRAWN


def test_staff_are_asked_where_the_protocol_asks_them_and_every_group_hears(world: World) -> None:
    anna = register(world).staff()[0]
    record(world, Saying("pictures", ConsentState.GIVEN, By.STAFF, TODAY), anna)
    entry = world.journal.entries[0]
    assert (entry.pupil, entry.group, entry.body["staff_member"]) == ("", "", "s1")
    assert state(world, "s1") is State.GIVEN
    pack(world, "verkruisen", 2)
    assert register(world).staff() == []


def test_what_runs_out_soon_and_what_has(world: World) -> None:
    pack(world, "osvs", 2)
    days = {"p1": TODAY - timedelta(days=400), "p2": TODAY - timedelta(days=340), "p3": TODAY}
    for person in register(world).pupils():
        record(world, Saying("pictures", ConsentState.GIVEN, By.PUPIL, days[person.id]), person)
    ends = register(world).runs_out()
    assert [(one.person.id, one.until > TODAY) for one in ends] == [("p1", False), ("p2", True)]
    assert [one.person.id for one in register(world).runs_out(days=0)] == ["p1"]


def test_who_may_not_be_recognised(world: World) -> None:
    pupils = register(world).pupils()
    record(world, GIVEN, pupils[0])
    lacking = register(world).without(ConsentUse.PICTURES)
    assert [one.id for one in lacking] == [pupils[1].id, pupils[2].id, "s1"]
    assert register(world).without(ConsentUse.WEBSITE) == []
    record(world, Saying("website", ConsentState.REFUSED, By.PARENTS, TODAY), pupils[1])
    assert [one.id for one in register(world).without(ConsentUse.WEBSITE)] == [pupils[1].id]
    assert register(world).without(ConsentUse.SOCIAL_MEDIA) == []


def test_per_posting(world: World) -> None:
    pack(world, "bnc", 2)
    day = posting_of(TODAY, "  Sport\u202edag  ")
    first, *others = register(world).pupils()
    record(world, Saying("pictures", ConsentState.GIVEN, By.PUPIL, TODAY, posting=day), first)
    assert register(world).postings() == [Posting(TODAY, "Sportdag")]
    lacking = register(world).without(ConsentUse.PICTURES, day.key)
    assert [one.id for one in lacking] == [*(one.id for one in others), "s1"]


@pytest.mark.parametrize(
    ("saying", "name", "wrong"),
    [
        (Saying("pictures", ConsentState.GIVEN, By.PARENTS, TODAY), "juliana", []),
        (
            Saying("pictures", ConsentState.GIVEN, By.PARENTS, date(2023, 11, 15)),
            "juliana",
            ["future"],
        ),
        (Saying("pictures", ConsentState.GIVEN, By.PARENTS, date(1989, 1, 1)), "juliana", ["old"]),
        (
            Saying("pictures", ConsentState.GIVEN, By.PARENTS, TODAY, until=date(2023, 11, 1)),
            "juliana",
            ["until"],
        ),
        (
            Saying(
                "pictures",
                ConsentState.GIVEN,
                By.PARENTS,
                TODAY,
                until=TODAY + LONGEST_FOR + timedelta(days=1),
            ),
            "juliana",
            ["until"],
        ),
        (
            Saying("pictures", ConsentState.REFUSED, By.PARENTS, TODAY, until=date(2024, 1, 1)),
            "juliana",
            ["until_given"],
        ),
        (Saying("pictures", ConsentState.GIVEN, By.PARENTS, TODAY), "bnc", ["no_posting"]),
        (
            Saying("pictures", ConsentState.GIVEN, By.PARENTS, TODAY, posting=Posting(TODAY, "x")),
            "juliana",
            ["posting"],
        ),
        (
            Saying("pictures", ConsentState.GIVEN, By.PARENTS, TODAY, how=SPOKEN),
            "juliana",
            ["spoken"],
        ),
        (Saying("pictures", ConsentState.REFUSED, By.PARENTS, TODAY, how=SPOKEN), "juliana", []),
        (Saying("pictures", ConsentState.GIVEN, By.STAFF, TODAY), "juliana", ["by"]),
    ],
)
def test_everything_that_is_wrong(
    world: World, saying: Saying, name: str, wrong: list[str]
) -> None:
    pack(world, name, 2)
    term = register(world).term("pictures")
    assert term is not None
    found = saying.troubles(term, TODAY)
    assert found == [f"teacher.consents.wrong.{one}" for one in wrong]


def test_staff_are_not_asked_of_a_term_for_pupils(world: World) -> None:
    term = register(world).term("website")
    assert term is not None
    saying = Saying("website", ConsentState.GIVEN, By.STAFF, TODAY)
    assert saying.troubles(term, TODAY, staff=True) == ["teacher.consents.wrong.of_staff"]


def test_long_and_odd_words_become_an_entry_that_is_read(world: World) -> None:
    posting = posting_of(TODAY, "naam " * 60)
    saying = Saying(
        "pictures",
        ConsentState.GIVEN,
        By.PARENTS,
        TODAY,
        "<b>brief</b>" * 40,
        None,
        posting,
        "M" * 400,
    )
    record(world, saying, register(world).pupils()[0])
    statement = read(world.journal.entries[0])
    assert statement is not None
    assert len(statement.name) == len(statement.how) == LONGEST
    assert "<" not in statement.how


def test_lessons_against_the_target(world: World) -> None:
    pack(world, "bnc", 2)
    assert (register(world).target, register(world).held(), register(world).behind()) == (2, [], 0)
    register(world).record_lesson(date(2023, 9, 12), "Wat blijft", "stays", lambda _: None, by="A")
    assert [one.day for one in register(world).held()] == [date(2023, 9, 12)]
    world.clock.at = NOON + 90 * 86_400_000  # February
    assert register(world).behind() == 0
    register(world).undo([world.journal.entries[0].id], lambda _: None)
    assert register(world).behind() == 1


def test_a_protocol_without_lessons_still_lets_record(world: World) -> None:
    register(world).record_lesson(TODAY, "Sociale media", "", lambda _: None)
    assert (register(world).target, len(register(world).held())) == (0, 1)
    world.document("choices", 1, Choices(lessons_a_year=3))
    assert register(world).target == 3


def test_explained_to_those_who_were_there(world: World) -> None:
    register(world).explained(["p3", "p1", "p3"], lambda _: None)
    assert world.journal.entries[0].body == {"reading": "juliana@1", "present": ["p1", "p3"]}
    assert [one.present for one in register(world).explanations_here()] == [("p1", "p3")]


def test_to_nobody_is_not_explained(world: World) -> None:
    register(world).explained([], lambda _: None)
    assert world.journal.entries == []


def test_without_a_protocol_nothing_is_asked() -> None:
    bare = World()
    bare.sign_in()
    assert register(bare).terms == []
    register(bare).explained(["p1"], lambda _: None)
    assert bare.journal.entries == []
