"""One tap on Oops: covered at once, kept once, told honestly (juliana P5)."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.device.seat import Place
from kiosk.device.writing import RETRY
from kiosk.hub.accepting import LONGEST_BODY
from kiosk.model import Entry, Kind
from tests.unit.device.fakes import NOOR, SEM, World

WRONG = ("http://fout.example/x?y", "fout.example", "Fout")


@pytest.fixture
def world() -> World:
    """Noor has a page open."""
    world = World()
    world.enter()
    world.seat.open("fout.example")
    return world


def reports(world: World) -> list[str]:
    return [one.id for one in world.journal.entries if one.kind is Kind.REPORTED]


def test_covered_before_it_is_kept(world: World) -> None:
    world.background.delayed = True
    world.seat.oops(*WRONG)
    assert world.place() is Place.OOPS
    assert world.report().id
    assert not world.report().kept
    assert not reports(world)
    wakes = world.line.wakes
    world.background.run()
    assert world.report().kept
    assert reports(world) == [world.report().id]
    assert world.line.wakes == wakes + 1


def test_what_a_report_says(world: World) -> None:
    world.seat.oops(*WRONG)
    entry = world.journal.entries[-1]
    assert entry.body == {"url": WRONG[0], "host": WRONG[1], "title": WRONG[2]}
    assert (entry.pupil, entry.group, entry.device, entry.about) == (
        NOOR.id,
        "groep-5",
        "device",
        "",
    )
    assert entry.at == world.clock.at


def test_whatever_a_page_calls_itself_the_hub_can_take(world: World) -> None:
    world.seat.watched(["Juf Marieke"])
    world.seat.page("\udcff" * 9_000, "\ud83d" * 9_000)
    world.seat.oops("data:" + "\ud83d\N{BUG}" * 100_000, "\udcff" * 9_000, "\N{BUG}" * 100_000)
    assert len(msgspec.json.encode(world.journal.entries[-1].body)) <= LONGEST_BODY
    assert all(msgspec.json.encode(told) for told in world.line.told)


def test_a_second_tap_changes_nothing(world: World) -> None:
    world.seat.oops(*WRONG)
    before = world.report()
    world.seat.oops("http://other/", "other", "Other")
    assert world.report() == before
    assert len(reports(world)) == 1


def test_the_teacher_knows_once_a_dashboard_has_shown_it(world: World) -> None:
    world.seat.oops(*WRONG)
    world.news(Kind.SHOWN, about="another", device="device")
    assert not world.report().known
    world.news(Kind.SHOWN, about=world.report().id, device="device", name="Juf Marieke")
    assert world.report().known
    assert world.report().by == "Juf Marieke"


def test_the_hub_may_be_faster_than_our_own_disk(world: World) -> None:
    world.background.delayed = True
    world.seat.oops(*WRONG)
    world.news(Kind.SHOWN, about=world.report().id, device="device")
    assert world.report().kept
    world.background.run()
    assert world.report().known
    assert world.report().kept


def test_no_room_is_said_and_tried_again(world: World) -> None:
    world.journal.full = True
    world.seat.oops(*WRONG)
    report = world.report()
    assert report.failed
    assert not report.kept
    assert world.seat.tick() == RETRY
    world.journal.full = False
    assert not reports(world)
    world.clock.at += RETRY
    world.seat.tick()
    assert reports(world) == [report.id]
    assert world.report().kept
    assert not world.report().failed


def test_a_mistake_of_ours_is_logged_and_loses_nothing(
    world: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_entry: Entry) -> None:
        raise ValueError("a mistake")

    with monkeypatch.context() as patched:
        patched.setattr(world.journal, "add", fails)
        world.seat.oops(*WRONG)
    assert "a mistake" in caplog.text
    assert world.report().failed
    world.clock.at += RETRY
    world.seat.tick()
    assert reports(world) == [world.report().id]
    caplog.clear()
    world.journal.full = True
    world.seat.sign_out()
    assert caplog.text == "", "a full disk is told to the pupil"


def test_no_room_for_a_while_is_tried_no_more_often_than_said(world: World) -> None:
    world.journal.full = True
    world.seat.oops(*WRONG)
    changes = world.changes
    for _ in range(10):
        world.clock.at += RETRY // 20
        world.seat.tick()
    assert world.changes == changes


def test_a_clock_put_back_does_not_stop_the_trying(world: World) -> None:
    world.journal.full = True
    world.seat.oops(*WRONG)
    world.journal.full = False
    world.clock.at -= 600_000
    assert world.seat.tick() > RETRY
    assert len(reports(world)) == 1


def test_a_report_that_found_no_room_is_kept_after_its_card_is_gone(world: World) -> None:
    world.journal.full = True
    world.seat.oops(*WRONG)
    report = world.report().id
    world.seat.done_reporting()
    world.seat.sign_out()
    world.journal.full = False
    world.clock.at += RETRY
    world.seat.tick()
    assert reports(world) == [report]


def test_an_accident_is_said_afterwards_and_once(world: World) -> None:
    world.seat.oops(*WRONG)
    world.seat.accident()
    world.seat.accident()
    assert world.report().accident
    said = [one for one in world.journal.entries if one.kind is Kind.ACCIDENT]
    assert [one.about for one in said] == [world.report().id]
    assert len(reports(world)) == 1


def test_on_with_the_work_without_the_page(world: World) -> None:
    world.seat.oops(*WRONG)
    world.seat.home()
    assert world.place() is Place.OOPS
    world.seat.done_reporting()
    assert (world.place(), world.seat.address) == (Place.HOME, "")
    assert world.report().id == ""


def test_each_report_is_its_own(world: World) -> None:
    world.background.delayed = True
    world.seat.oops(*WRONG)
    first = world.report().id
    world.seat.done_reporting()
    world.seat.open("nog-een.example")
    world.seat.oops(*WRONG)
    second = world.report().id
    assert first != second
    world.background.jobs.pop(0)()
    assert not world.report().kept
    world.news(Kind.SHOWN, about=first, device="device")
    assert not world.report().known
    world.background.run()
    assert reports(world) == [first, second]


def test_a_tap_that_arrives_just_after_the_close_counts(world: World) -> None:
    world.at("10:15")
    assert world.place() is Place.CLOSED
    world.seat.oops(*WRONG)
    world.seat.oops(*WRONG)
    assert world.place() is Place.CLOSED
    assert world.report().id == ""
    (entry,) = [one for one in world.journal.entries if one.kind is Kind.REPORTED]
    assert entry.pupil == NOOR.id


def test_a_tap_of_one_pupil_is_never_anothers(world: World) -> None:
    world.seat.sign_out()
    world.seat.choose_pupil(SEM.id)
    world.seat.oops(*WRONG)
    assert not reports(world)
