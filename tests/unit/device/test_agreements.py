"""Which agreements, in whose words, and when again."""

from __future__ import annotations

import pytest
from msgspec import structs

from kiosk.device.agreements import Agreements
from kiosk.device.seat import Place
from kiosk.device.shelf import Shelf
from kiosk.model import Group, Kind, Roster
from kiosk.packs.model import Band, Pack, Question, Rule, Sector, Think
from kiosk.packs.policy import Choices
from tests.unit.device.fakes import FIVE, NOOR, PUPILS, World, ms, pack

THINK = Think("D", [Question("D", {"nl": "Doet het ertoe?"})])
NOW = ms("2026-11-20 09:00")


def rules(sector: Sector = Sector.PRIMARY) -> Pack:
    """One card for everybody and one for each band."""
    every = [Rule("all", "P0", "x", {"nl": "Samen."})]
    every += [Rule(band.name.lower(), "P1", "x", {"nl": band.name}, bands=[band]) for band in Band]
    return structs.replace(pack(), rules=every, sector=sector)


def agreements(years: list[int], sector: Sector = Sector.PRIMARY) -> Agreements:
    shelf = Shelf()
    shelf.pack = rules(sector)
    shelf.rosters["g"] = Roster(Group("g", "G", years))
    return Agreements(shelf)


@pytest.mark.parametrize(
    ("years", "sector", "cards", "band"),
    [
        ([1], Sector.PRIMARY, ["all", "youngest"], Band.YOUNGEST),
        ([2], Sector.PRIMARY, ["all", "youngest"], Band.YOUNGEST),
        ([3], Sector.PRIMARY, ["all", "middle"], Band.MIDDLE),
        ([5], Sector.BOTH, ["all", "middle"], Band.MIDDLE),
        ([6], Sector.PRIMARY, ["all", "upper"], Band.UPPER),
        ([8], Sector.PRIMARY, ["all", "upper"], Band.UPPER),
        ([8, 7], Sector.PRIMARY, ["all", "upper"], Band.UPPER),
        ([6, 5], Sector.PRIMARY, ["all", "middle", "upper"], Band.MIDDLE),
        ([3, 2], Sector.PRIMARY, ["all", "youngest", "middle"], Band.YOUNGEST),
        ([9], Sector.SECONDARY, ["all", "secondary"], Band.SECONDARY),
        ([8, 9], Sector.BOTH, ["all", "upper", "secondary"], Band.UPPER),
        ([], Sector.SECONDARY, ["all", "secondary"], Band.SECONDARY),
        ([], Sector.BOTH, ["all", "secondary"], Band.SECONDARY),
        ([], Sector.PRIMARY, ["all", "youngest", "middle", "upper"], Band.MIDDLE),
    ],
)
def test_by_the_years_of_the_group(
    years: list[int], sector: Sector, cards: list[str], band: Band
) -> None:
    made = agreements(years, sector)
    assert [card.id for card in made.of("g")] == cards
    assert made.band("g") is band


@pytest.mark.parametrize(
    ("read", "read_at", "due"),
    [
        ("juliana@1", "2026-11-20 08:59", False),
        ("juliana@1", "2026-08-01 00:00", False),
        ("juliana@1", "2026-07-31 23:59", True),
        ("juliana@2", "2026-11-20 08:59", True),
        ("bnc@1", "2026-11-20 08:59", True),
        ("", "2026-11-20 08:59", True),
        ("juliana@1", "", True),
    ],
)
def test_when_new_and_each_term(read: str, read_at: str, *, due: bool) -> None:
    at = ms(read_at) if read_at else 0
    assert agreements([5]).due("g", read, at, NOW) is due


def test_the_school_s_own_terms() -> None:
    shelf = Shelf()
    shelf.pack = rules()
    made = Agreements(shelf)
    assert not made.due("g", "juliana@1", ms("2026-11-01 12:00"), NOW)
    assert shelf.take("choices", 1, '{"terms": ["11-16", "08-20"]}')
    assert shelf.put("pack", 1, _json(rules()))
    assert made.due("g", "juliana@1", ms("2026-11-15 23:59"), NOW)
    assert not made.due("g", "juliana@1", ms("2026-11-16 00:00"), NOW)


@pytest.mark.parametrize("terms", ['["13-01"]', '["02-30"]', '["soon"]', '["02-29"]', "[1]"])
def test_terms_that_are_no_days_change_nothing(terms: str) -> None:
    shelf = Shelf()
    assert shelf.take("choices", 1, '{"terms": ["11-16"]}')
    assert not shelf.take("choices", 2, f'{{"terms": {terms}}}')
    assert shelf.policy.terms == ["11-16"]
    assert shelf.version("choices") == 1


def _json(value: Pack) -> object:
    import msgspec

    return msgspec.to_builtins(value)


def test_without_cards_for_the_group_nothing_is_due() -> None:
    world = World()
    world.document("pack", structs.replace(pack(), rules=[pack().rules[2]]))
    world.enter(rules_read="")
    assert world.place() is Place.HOME
    assert not world.seat.agreed
    world.seat.look_up()
    assert world.place() is Place.HOME


def test_a_new_term_asks_again_and_is_recorded() -> None:
    world = World(rules=True)
    world.enter(rules_at=ms("2026-06-30 12:00"))
    assert world.place() is Place.RULES
    for _ in world.seat.cards:
        world.seat.next_card()
    assert world.place() is Place.HOME
    assert Kind.RULES_READ in world.journal.kinds()


def test_looked_up_at_any_time_and_nobody_keeps_that() -> None:
    world = World(rules=True)
    world.enter()
    seat = world.seat
    seat.watched(["Juf Marieke"])
    seat.look_up()
    assert world.place() is Place.AGREEMENTS
    assert world.line.told[-1].place == "agreements"
    assert [card.id for card in seat.cards] == ["a", "b"]
    seat.next_card()
    seat.previous_card()
    seat.next_card()
    assert seat.card == 1
    seat.next_card()
    assert world.place() is Place.HOME
    seat.look_up()
    assert seat.card == 0
    seat.close_book()
    assert world.place() is Place.HOME
    assert world.journal.kinds() == [Kind.SIGNED_IN]


def test_the_book_is_not_closed_before_it_was_read() -> None:
    world = World(rules=True)
    world.enter(rules_read="")
    world.seat.close_book()
    world.seat.home()
    assert world.place() is Place.RULES


def test_a_pack_that_comes_while_it_is_looked_up_changes_no_card() -> None:
    world = World(rules=True)
    world.enter()
    world.seat.look_up()
    world.document("pack", structs.replace(pack(2), rules=[]))
    assert len(world.seat.cards) == 2
    world.seat.close_book()
    world.seat.look_up()
    assert world.place() is Place.HOME


def test_think_first_where_the_school_has_such_questions() -> None:
    world = World(rules=True)
    world.enter()
    world.seat.think_first()
    assert (world.place(), world.seat.think) == (Place.HOME, None)
    world.document("pack", structs.replace(pack(), think=THINK))
    world.seat.think_first()
    assert (world.place(), world.seat.think) == (Place.THINK, THINK)
    world.seat.close_book()
    assert world.place() is Place.HOME
    world.seat.think_first()
    world.at("10:15")
    assert world.place() is Place.CLOSED


@pytest.mark.parametrize("where", ["look_up", "think_first", "show_files"])
def test_a_wrong_thing_can_be_told_from_there_too(where: str) -> None:
    world = World()
    world.document("pack", structs.replace(pack(), think=THINK))
    world.enter(NOOR)
    getattr(world.seat, where)()
    assert world.place() not in {Place.HOME, Place.WEB}
    world.seat.open("nu.nl")
    assert world.place() is not Place.WEB
    world.seat.oops("", "", "")
    assert world.place() is Place.OOPS


def test_the_words_are_those_of_the_youngest_of_the_group() -> None:
    world = World(rules=True)
    world.document(f"roster/{FIVE.id}", Roster(Group(FIVE.id, "5/6", [5, 6]), PUPILS[FIVE.id]))
    world.enter(rules_read="")
    assert world.seat.band is Band.MIDDLE
    assert [card.id for card in world.seat.cards] == ["a", "b", "c"]


def test_choices_that_are_none_change_nothing() -> None:
    shelf = Shelf()
    assert shelf.take("choices", 1, '{"closed_in_breaks": false}')
    assert not shelf.take("choices", 2, '{"closed_in_breaks": "maybe"}')
    assert not shelf.take("choices", 3, '{"downloads": "everything"}')
    assert not shelf.take("choices", 4, "[" * 100_000)
    assert shelf.choices == Choices(closed_in_breaks=False)
    assert not shelf.policy.closes.value
