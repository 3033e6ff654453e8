"""Open or closed for one pupil alone: the others go by their group."""

from __future__ import annotations

from kiosk.device.seat import Place
from kiosk.model import Kind, Trust
from kiosk.sync.asks import SignedIn
from kiosk.timetable.verdicts import Reason
from tests.unit.device.fakes import FIVE, IDA, NOOR, SEM, SIX, World, ms


def shown(world: World) -> list[str]:
    return [tile.shown for tile in world.seat.welcome]


def break_open_for_noor(*groups: object) -> World:
    world = World(*groups)  # type: ignore[arg-type]
    world.override(opens=True, start="10:15", end="10:25", pupil=NOOR.id)
    world.at("10:15")
    return world


def test_the_closed_screen_offers_who_may_come_in() -> None:
    world = break_open_for_noor()
    assert (world.place(), shown(world)) == (Place.CLOSED, ["Noor"])
    world.seat.choose_pupil(SEM.id)
    assert world.place() is Place.CLOSED
    world.seat.choose_pupil(NOOR.id)
    assert world.place() is Place.SECRET
    assert world.verdict().until_ms == ms("2026-11-20 10:25")
    world.type()
    world.line.answer(SignedIn(NOOR.id, FIVE.id, "juliana@1", world.clock.at))
    assert (world.place(), world.seat.warning) == (Place.HOME, 0)
    world.at("10:20")
    assert world.seat.warning == 5
    world.at("10:25")
    assert (world.place(), world.verdict().reason, shown(world)) == (
        Place.CLOSED,
        Reason.BREAK,
        [],
    )


def test_nobody_is_offered_while_it_is_open_or_nobody_may() -> None:
    world = World()
    world.override(opens=True, start="10:15", end="10:25", pupil=NOOR.id)
    assert shown(world) == []
    world.at("10:15")
    world.clock.trust = Trust.NONE
    world.seat.tick()
    assert (world.place(), shown(world)) == (Place.CLOSED, [])


def test_it_wakes_up_when_somebody_else_may_come_in() -> None:
    world = World()
    world.override(opens=True, start="10:20", end="10:25", pupil=NOOR.id)
    wait = world.at("10:15")
    assert (wait, shown(world)) == (5 * 60_000, [])
    changes = world.changes
    wait = world.at("10:20")
    assert (wait, shown(world)) == (5 * 60_000, ["Noor"])
    assert world.changes > changes
    world.at("10:25")
    assert shown(world) == []


def test_the_secret_is_gone_with_the_override() -> None:
    world = break_open_for_noor()
    world.seat.choose_pupil(NOOR.id)
    world.at("10:25")
    assert (world.place(), world.seat.pupil) == (Place.CLOSED, None)


def test_back_from_the_secret_is_the_closed_screen() -> None:
    world = break_open_for_noor()
    world.seat.choose_pupil(NOOR.id)
    world.seat.back()
    assert (world.place(), shown(world)) == (Place.CLOSED, ["Noor"])


def test_signing_out_leads_to_the_closed_screen() -> None:
    world = break_open_for_noor()
    world.enter()
    assert world.place() is Place.HOME
    world.seat.sign_out()
    assert (world.place(), shown(world)) == (Place.CLOSED, ["Noor"])


def test_who_was_in_stays_in() -> None:
    world = World()
    world.override(opens=True, start="10:00", end="10:25", pupil=NOOR.id)
    world.enter()
    world.at("10:15")
    assert world.place() is Place.HOME
    world.seat.sign_out()
    assert world.place() is Place.CLOSED


def test_a_shared_device_offers_the_pupils_of_its_groups() -> None:
    world = World(FIVE, SIX)
    world.override(opens=True, start="15:00", end="15:30", pupil=NOOR.id)
    world.override(opens=True, start="15:00", end="15:30", pupil=IDA.id, group=SIX.id)
    world.at("15:00")
    assert (world.place(), world.seat.group) == (Place.CLOSED, "")
    assert shown(world) == ["Noor", "Ida"]
    world.seat.choose_pupil(IDA.id)
    assert (world.place(), world.seat.group) == (Place.SECRET, SIX.id)
    world.seat.back()
    assert (world.place(), world.seat.group) == (Place.CLOSED, "")


def closed_for_noor() -> World:
    world = World()
    world.override(opens=False, start="09:00", end="09:30", pupil=NOOR.id)
    return world


def test_who_is_closed_out_signs_in_and_hears_it() -> None:
    world = closed_for_noor()
    assert world.place() is Place.NAMES
    world.enter()
    assert (world.place(), world.verdict().reason) == (Place.CLOSED, Reason.CLOSED_NOW)
    assert world.verdict().until_ms == ms("2026-11-20 09:30")
    assert (world.seat.pupil, world.journal.kinds()) == (None, [])
    assert world.seat.elsewhere
    world.seat.back()
    assert world.place() is Place.NAMES
    world.enter(SEM)
    assert world.place() is Place.HOME


def test_it_is_for_all_again_when_it_ends() -> None:
    world = closed_for_noor()
    world.enter()
    world.at("09:30")
    assert (world.place(), world.seat.elsewhere) == (Place.NAMES, False)
    world.enter()
    assert world.place() is Place.HOME


def test_a_word_for_one_ends_the_session_of_that_one() -> None:
    world = World()
    world.enter()
    world.seat.open("nu.nl")
    world.seat.page("nu.nl", "Nieuws", "https://nu.nl/a")
    world.clock.at = ms("2026-11-20 09:10")
    world.override(opens=False, start="09:10", end="09:15", pupil=NOOR.id)
    assert (world.place(), world.verdict().reason) == (Place.CLOSED, Reason.CLOSED_NOW)
    assert world.journal.kinds() == [Kind.SIGNED_IN, Kind.SIGNED_OUT]
    assert shown(world) == []
    world.seat.back()
    world.enter(SEM)
    assert world.place() is Place.HOME
    world.seat.sign_out()
    world.at("09:15")
    world.enter(NOOR)
    assert (world.place(), world.seat.address) == (Place.WEB, "https://nu.nl/a")


def test_a_break_for_all_is_a_break_for_who_was_sent_back() -> None:
    world = World()
    world.override(opens=False, start="10:00", end="11:00", pupil=NOOR.id)
    world.at("10:10")
    world.enter()
    assert world.seat.elsewhere
    world.at("10:15")
    assert (world.verdict().reason, world.seat.elsewhere) == (Reason.BREAK, False)
    world.at("10:30")
    assert world.place() is Place.NAMES
