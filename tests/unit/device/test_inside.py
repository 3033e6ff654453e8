"""Inside: the agreements, home and the web, who watches, what the shelf takes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.device import enrolment
from kiosk.device.seat import Place
from kiosk.device.shelf import Shelf
from kiosk.errors import NotEnrolled
from kiosk.model import Device, Group, Kind, Roster, School
from tests.unit.device.fakes import FIVE, IDA, NOOR, SIX, World, pack


def test_the_agreements_card_by_card() -> None:
    world = World(rules=True)
    world.enter(rules_read="")
    seat = world.seat
    assert world.place() is Place.RULES
    assert [card.id for card in seat.cards] == ["a", "b"]
    seat.previous_card()
    assert seat.card == 0
    seat.next_card()
    assert (world.place(), seat.card) == (Place.RULES, 1)
    seat.previous_card()
    seat.next_card()
    seat.next_card()
    assert world.place() is Place.HOME
    read = world.journal.entries[-1]
    assert read.kind is Kind.RULES_READ
    assert read.body == {"reading": "juliana@1", "version": "1"}


def test_a_group_gets_the_cards_of_its_age() -> None:
    world = World(SIX, rules=True)
    world.enter(IDA, rules_read="")
    assert [card.id for card in world.seat.cards] == ["a", "b", "c"]


def test_who_has_read_them_goes_straight_home() -> None:
    world = World(rules=True)
    world.enter(rules_read="juliana@1")
    assert world.place() is Place.HOME


def test_rules_that_mean_something_new_are_read_again() -> None:
    world = World(rules=True)
    world.document("pack", pack(reading=2))
    world.enter(rules_read="juliana@1")
    assert world.place() is Place.RULES


def test_a_pack_that_comes_meanwhile_changes_no_card() -> None:
    world = World(rules=True)
    world.enter(rules_read="")
    world.document("pack", pack(reading=2))
    world.seat.next_card()
    world.seat.next_card()
    assert world.journal.entries[-1].body["reading"] == "juliana@1"


def test_without_a_pack_there_is_nothing_to_read() -> None:
    world = World()
    world.enter(rules_read="")
    assert world.place() is Place.HOME


def test_a_tile_a_search_and_a_refusal() -> None:
    world = World()
    world.enter()
    seat = world.seat
    assert [tile.title for tile in seat.tiles()] == ["Dieren"]
    seat.open(seat.tiles()[0].url)
    assert (world.place(), seat.address) == (Place.WEB, "http://127.0.0.1:9/dieren")
    seat.home()
    seat.open("de zee")
    assert seat.address == "http://127.0.0.1:9/zoek?q=de%20zee"
    seat.home()
    seat.open("file:///etc/passwd")
    assert (world.place(), seat.address, seat.trouble) == (Place.HOME, "", "pupil.web.scheme")
    seat.open("nu.nl")
    assert seat.trouble == ""


def test_nothing_is_opened_before_signing_in() -> None:
    world = World()
    world.seat.open("nu.nl")
    world.seat.oops("http://x/", "x", "x")
    assert world.place() is Place.NAMES
    assert not world.journal.entries


def test_where_a_pupil_is_goes_out_only_while_watched() -> None:
    world = World()
    world.enter()
    world.seat.open("nu.nl")
    world.seat.page("nu.nl", "Nieuws")
    assert not world.line.told
    world.seat.watched(["Juf Marieke"])
    assert world.seat.watched_by == ["Juf Marieke"]
    world.seat.page("nu.nl", "nu.nl/zoek?q=rode kat")
    world.seat.page("nu.nl", "Nieuws")
    world.seat.home()
    assert [(one.place, one.host, one.title) for one in world.line.told] == [
        ("web", "nu.nl", "Nieuws"),
        ("web", "nu.nl", ""),
        ("web", "nu.nl", "Nieuws"),
        ("home", "", ""),
    ]
    world.seat.watched([])
    world.seat.open("nu.nl")
    assert len(world.line.told) == 4


def test_without_the_hub_nobody_sees_the_pupil() -> None:
    world = World()
    world.enter()
    world.seat.watched(["Juf Marieke"])
    world.seat.connected(False)
    assert world.seat.watched_by == []


def test_a_new_page_does_not_bear_the_old_ones_title() -> None:
    world = World()
    world.enter()
    world.seat.watched(["Juf Marieke"])
    world.seat.open("nu.nl")
    world.seat.page("nu.nl", "Nieuws")
    world.seat.home()
    world.seat.open("wereld.example")
    assert (world.line.told[-1].host, world.line.told[-1].title) == ("", "")


def test_nobody_signed_in_is_nobody_to_tell_of() -> None:
    world = World()
    world.seat.watched(["Juf Marieke"])
    world.seat.choose_pupil(NOOR.id)
    assert not world.line.told


def test_a_device_learns_its_only_group_when_it_comes() -> None:
    world = World()
    world.groups = ()
    world.shelf.rosters.clear()
    world.seat = world.make()
    assert (world.place(), world.seat.groups()) == (Place.GROUPS, [])
    world.document(f"roster/{FIVE.id}", Roster(FIVE, [NOOR]))
    assert world.place() is Place.NAMES
    assert [tile.shown for tile in world.seat.names()] == ["Noor"]


def test_the_shelf_keeps_the_newest_that_it_can_read() -> None:
    shelf = Shelf()
    assert shelf.take("school", 3, b'{"id": "s", "name": "A"}')
    assert not shelf.take("school", 2, b'{"id": "s", "name": "B"}')
    assert not shelf.take("school", 4, b'{"id": "s"}')
    assert not shelf.take("school", 4, b"{")
    assert not shelf.take("school", 4, b'{"id": "s", "name": "B", "zone": "Mars/Base"}')
    assert not shelf.take("school", 4, b'{"id": "s", "name": "B", "zone": "../../etc/passwd"}')
    assert not shelf.take("school", 4, b'{"id": "s", "name": "B", "zone": ""}')
    assert not shelf.take("weather", 1, b"{}")
    assert not shelf.take("roster", 1, b"{}")
    assert shelf.school == School("s", "A")
    assert shelf.put("school", 4, {"id": "s", "name": "B"})
    assert shelf.school == School("s", "B")


def test_the_shelf_takes_what_was_decoded_already() -> None:
    shelf = Shelf()
    roster = Roster(Group("a", "A"), [NOOR])
    assert shelf.put("roster/a", 1, msgspec.to_builtins(roster))
    assert shelf.rosters["a"] == roster


WRITTEN = {
    "hub": "ws://127.0.0.1:7370",
    "id": "d",
    "name": "Laptop 12",
    "groups": ["groep-5"],
    "credential": "geheim",
}


def test_an_enrolment_is_read() -> None:
    found = enrolment.of(WRITTEN, Path("data"))
    assert found.device == Device("d", "Laptop 12", ["groep-5"])
    assert (found.hub, found.credential) == ("ws://127.0.0.1:7370", "geheim")


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        WRITTEN | {"hub": "http://127.0.0.1"},
        WRITTEN | {"groups": [1]},
        WRITTEN | {"groups": "groep-5"},
        WRITTEN | {"credential": ""},
    ],
)
def test_a_damaged_enrolment_is_none(value: object) -> None:
    with pytest.raises(NotEnrolled):
        enrolment.of(value, Path("data"))
