"""The protocol at the desk: what is in force, its review, what is asked of the hub."""

from datetime import date

import msgspec
import pytest
from msgspec import structs

from kiosk.desk.changes import Part
from kiosk.packs import Choices, Pack, load_shipped
from kiosk.packs.policy import Source
from kiosk.packs.review import Review, ReviewState
from kiosk.sync.asks import Answer, No, Put, PutDocument
from tests.unit.desk.fakes import World

PACK = load_shipped("juliana")


@pytest.fixture
def world() -> World:
    made = World()
    made.sign_in()
    return made


def review(world: World, due: str, today: date) -> Review:
    validity = structs.replace(PACK.validity, start="2020", review=due)
    world.document("pack", 1, structs.replace(PACK, validity=validity))
    return world.desk.protocol.review(today)


def test_without_documents_nothing_is_in_force(world: World) -> None:
    protocol = world.desk.protocol
    assert protocol.pack is None
    assert protocol.choices == Choices()
    assert protocol.version("pack") == protocol.version("choices") == 0
    assert protocol.review(date(2026, 1, 1)) == Review(ReviewState.NONE)
    assert protocol.policy.closes.value


def test_documents_come_into_force_together(world: World) -> None:
    world.document("pack", 3, PACK)
    assert world.changes[-1].parts == {Part.PROTOCOL}
    world.document("choices", 2, Choices(lessons_a_year=3, closed_in_breaks=False))
    assert world.changes[-1].parts == {Part.PROTOCOL}
    protocol = world.desk.protocol
    assert protocol.pack == PACK
    assert (protocol.version("pack"), protocol.version("choices")) == (3, 2)
    assert protocol.policy.closes.clause == "juliana P11"
    assert protocol.policy.lessons_a_year.source is Source.SCHOOL


@pytest.mark.parametrize("wrong", [{"id": 1, "megabytes": "many"}, [], "x"])
def test_what_cannot_be_read_changes_nothing(world: World, wrong: object) -> None:
    world.document("pack", 3, PACK)
    world.document("choices", 3, Choices(lessons_a_year=3))
    heard = len(world.changes)
    world.document("pack", 4, wrong)
    world.document("choices", 4, wrong)
    protocol = world.desk.protocol
    assert protocol.pack == PACK
    assert protocol.choices == Choices(lessons_a_year=3)
    assert (protocol.version("pack"), protocol.version("choices")) == (3, 3)
    assert world.changes[heard:] == []


@pytest.mark.parametrize("due", ["2024-02-30", "2024-13", "soon", "0000"])
def test_a_review_on_no_day_at_all_makes_a_pack_unreadable(world: World, due: str) -> None:
    world.document("pack", 3, PACK)
    validity = structs.replace(PACK.validity, review=due)
    world.document("pack", 4, structs.replace(PACK, validity=validity))
    assert world.desk.protocol.pack == PACK


@pytest.mark.parametrize(
    ("due", "today", "state"),
    [
        ("2027-02-01", date(2026, 12, 2), ReviewState.FINE),
        ("2027-02-01", date(2026, 12, 3), ReviewState.NEAR),
        ("2027-02-01", date(2027, 2, 1), ReviewState.NEAR),
        ("2027-02-01", date(2027, 2, 2), ReviewState.OVERDUE),
        ("2024-06", date(2024, 4, 1), ReviewState.FINE),
        ("2024-06", date(2024, 4, 2), ReviewState.NEAR),
        ("2024-06", date(2024, 6, 30), ReviewState.NEAR),
        ("2024-06", date(2024, 7, 1), ReviewState.OVERDUE),
        ("2024", date(2024, 12, 31), ReviewState.NEAR),
        ("2024", date(2025, 1, 1), ReviewState.OVERDUE),
        ("", date(2025, 1, 1), ReviewState.NONE),
    ],
)
def test_when_a_review_is_near(world: World, due: str, today: date, state: ReviewState) -> None:
    assert review(world, due, today) == Review(state, due)


def test_what_is_put_is_made_from_the_version_held(world: World) -> None:
    world.document("pack", 3, PACK)
    heard: list[Answer] = []
    world.desk.protocol.put_pack(PACK, heard.append)
    world.desk.protocol.put_choices(Choices(megabytes=20), heard.append)
    asked = [one for one, _ in world.line.asked]
    assert [(one.key, one.base) for one in asked if isinstance(one, PutDocument)] == [
        ("pack", 3),
        ("choices", 0),
    ]
    bodies = [one.body for one in asked if isinstance(one, PutDocument)]
    assert msgspec.json.decode(bodies[0], type=Pack) == PACK
    assert msgspec.json.decode(bodies[1], type=Choices) == Choices(megabytes=20)
    world.line.answer(Put(4))
    world.line.answer(No("error.stale"))
    assert heard == [Put(4), No("error.stale")]
    assert world.desk.trouble == No("error.stale")
