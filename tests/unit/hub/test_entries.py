"""Which entries are kept, who hears of them, and what is set aside."""

from typing import Any

import pytest
from msgspec import structs

from kiosk.model import Entry, Kind, Trust
from kiosk.signin import SESSION_IDLE
from kiosk.sync.asks import StaffSession, StaffSignIn, StaffSignOut
from kiosk.sync.messages import Ack, News
from tests.parts.founding import GROUP, PASSWORD
from tests.parts.service import Hub, Someone

pytestmark = pytest.mark.anyio
DAY = 24 * 60 * 60 * 1000


def set_aside(hub: Hub) -> list[tuple[str, str]]:
    return [(one.entry.id, one.why) for one in hub.store.refused(hub.school)]


async def test_an_entry_is_kept_then_acknowledged_then_told(hub: Hub) -> None:
    desk = await hub.founded()
    device, other = await hub.device(desk, GROUP), await hub.device(desk, GROUP)
    await desk.watch(GROUP)
    report = hub.entry("report", Kind.REPORTED, device, body={"host": "fout.example"})
    device.heard.clear()
    await device.push(report)
    assert device.heard == [Ack("report", hub.now)], "its own report is no news to a device"
    told = desk.of(News)
    assert [one.entry for one in told] == [report]
    assert other.news() == []
    kept = hub.store.entry(hub.school, "report")
    assert kept is not None
    assert (kept.position, kept.entry) == (told[0].position, report)


async def test_the_same_again_is_acknowledged_and_told_to_nobody(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await desk.watch(GROUP)
    report = hub.entry("report", Kind.REPORTED, device)
    for _ in range(3):
        await device.push(report)
    assert len(device.of(Ack)) == 3
    assert desk.news() == ["report"]


async def test_what_the_desk_records_reaches_the_device_and_other_desks(hub: Hub) -> None:
    desk = await hub.founded()
    device, other = await hub.device(desk), await hub.device(desk)
    await desk.watch(GROUP)
    report = hub.entry("report", Kind.REPORTED, device)
    await device.push(report)
    shown = hub.by_staff("shown", Kind.SHOWN, desk, report)
    handled = hub.by_staff("handled", Kind.HANDLED, desk, report, state="talked")
    await desk.push(shown)
    await desk.push(handled)
    assert device.news() == ["shown", "handled"]
    assert other.news() == []
    assert desk.news() == ["report", "shown", "handled"]
    assert [one.id for one in desk.of(Ack)] == ["shown", "handled"]


async def test_a_device_that_was_away_hears_what_it_missed_in_order(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    report = hub.entry("report", Kind.REPORTED, device)
    await device.push(report)
    hub.service.leave(device.peer)
    for name in ("shown", "handled"):
        await desk.push(hub.by_staff(name, Kind.SHOWN, desk, report))
    back = Someone(hub, device.hello)
    await back.dial()
    assert back.news() == ["shown", "handled"]
    heard = back.of(News)[0].position
    again = Someone(hub, structs.replace(device.hello, heard=heard))
    await again.dial()
    assert again.news() == ["handled"]
    strange = Someone(hub, structs.replace(device.hello, heard=1 << 90))
    await strange.dial()
    assert strange.news() == []


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"origin": "another"}, "origin"),
        ({"device": "another"}, "origin"),
        ({"kind": Kind.UNLOCKED}, "kind"),
        ({"kind": Kind.LOCKED_OUT}, "kind"),
        ({"kind": Kind.OVERRIDDEN}, "kind"),
        ({"kind": Kind.SHOWN}, "kind"),
        ({"staff": "somebody"}, "staff"),
        ({"pupil": "stranger"}, "pupil"),
        ({"pupil": ""}, "pupil"),
        ({"group": "groep-8"}, "pupil"),
        ({"group": ""}, "pupil"),
        ({"kind": Kind.ACCIDENT, "about": "nothing"}, "about"),
        ({"id": ""}, "form"),
        ({"id": "x" * 65}, "form"),
        ({"id": "a b"}, "form"),
        ({"about": "no/id"}, "form"),
        ({"at": -1}, "form"),
        ({"at": 1 << 60}, "form"),
        ({"at": 1 << 50}, "form"),  # no calendar goes that far
        ({"body": {"title": "x" * 20_000}}, "form"),
        ({"body": {"title": 1 << 80}}, "form"),
    ],
)
async def test_what_a_device_may_not_record_is_set_aside_and_blocks_nothing(
    hub: Hub, facts: dict[str, Any], why: str
) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await desk.watch(GROUP)
    report = structs.replace(hub.entry("odd", Kind.REPORTED, device), **facts)
    await device.push(report)
    await device.push(hub.entry("next", Kind.REPORTED, device))
    assert [one.id for one in device.of(Ack)] == [report.id, "next"]
    assert desk.news() == ["next"]
    assert set_aside(hub) == [(report.id, why)]


async def test_a_device_of_another_group_does_not_speak_for_this_one(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    assert device.peer.device is not None
    device.peer.device = structs.replace(device.peer.device, groups=["groep-8"])
    await device.push(hub.entry("odd", Kind.REPORTED, device))
    assert set_aside(hub) == [("odd", "pupil")]


async def test_an_accident_is_about_ones_own_report(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await device.push(hub.entry("report", Kind.REPORTED, device))
    await device.push(hub.entry("mine", Kind.ACCIDENT, device, about="report"))
    sem = hub.codes[1].pupil
    await device.push(hub.entry("his", Kind.ACCIDENT, device, about="report", pupil=sem))
    assert set_aside(hub) == [("his", "about")]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"kind": Kind.REPORTED}, "kind"),
        ({"kind": Kind.UNLOCKED}, "kind"),
        ({"origin": "desk-2"}, "origin"),
        ({"staff": "stranger"}, "staff"),
        ({"staff": ""}, "staff"),
        ({"about": ""}, "about"),
        ({"device": "another"}, "about"),
        ({"group": "groep-8"}, "about"),
        ({"pupil": ""}, "about"),
        ({"kind": Kind.HANDLED}, "form"),
        ({"kind": Kind.HANDLED, "body": {"state": "lost"}}, "form"),
    ],
)
async def test_what_a_desk_may_not_record_is_set_aside(
    hub: Hub, facts: dict[str, Any], why: str
) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    report = hub.entry("report", Kind.REPORTED, device)
    await device.push(report)
    await desk.push(structs.replace(hub.by_staff("odd", Kind.SHOWN, desk, report), **facts))
    assert set_aside(hub) == [("odd", why)]
    assert [one.id for one in desk.of(Ack)] == ["odd"]
    assert device.news() == []


async def test_what_was_recorded_on_duty_is_kept_also_when_it_comes_late(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    report = hub.entry("report", Kind.REPORTED, device)
    await device.push(report)
    then = hub.by_staff("then", Kind.SHOWN, desk, report)
    await desk.ask(StaffSignOut())
    hub.now += 2 * SESSION_IDLE
    await desk.push(then)
    await desk.push(hub.by_staff("now", Kind.SHOWN, desk, report))
    assert device.news() == ["then"]
    assert set_aside(hub) == [("now", "staff")]


async def test_an_accepted_entry_that_comes_again_against_the_rules_stays_kept(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    report = hub.entry("report", Kind.REPORTED, device)
    await device.push(report)
    await device.push(structs.replace(report, pupil="stranger"))
    assert set_aside(hub) == []
    kept = hub.store.entry(hub.school, "report")
    assert kept is not None
    assert kept.entry == report


async def test_a_damaged_journal_is_told_by_whoever_had_it(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await desk.watch(GROUP)
    await device.push(hub.entry("of-device", Kind.DAMAGED, device, group="", pupil=""))
    await desk.push(Entry("of-desk", Kind.DAMAGED, hub.now, Trust.HUB, "desk-1"))
    assert desk.news() == ["of-device", "of-desk"]


async def test_a_clock_that_was_wrong_is_told_also_to_who_looks_later(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    await desk.watch(GROUP)
    off = {"trust": "hardware", "off": 3 * 3_600_000}
    doubted = hub.entry("doubted", Kind.CLOCK_DOUBTED, device, pupil="", body=off)
    await device.push(doubted)
    await device.push(structs.replace(doubted, id="strange", group="groep-8"))
    await desk.push(structs.replace(doubted, id="of-desk", origin="desk-1", device=""))
    assert desk.news() == ["doubted"]
    assert set(set_aside(hub)) == {("strange", "pupil"), ("of-desk", "kind")}
    hub.now += 30 * DAY
    later = await hub.desk("desk-2")
    await sign_in(hub, later)
    await later.watch(GROUP)
    assert later.news() == ["doubted"]


async def test_a_dashboard_without_staff_tells_of_its_own_journal_alone(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    stranger = await hub.desk("desk-2")
    for name, whom in (("a", {"device": device.hello.id}), ("b", {"group": GROUP}),
                       ("c", {"pupil": hub.codes[0].pupil}), ("d", {"about": "x"})):  # fmt: skip
        told: dict[str, Any] = {"device": "", "group": "", "pupil": "", **whom}
        await stranger.push(hub.entry(name, Kind.DAMAGED, stranger, **told))
    assert set_aside(hub) == [(name, "origin") for name in "abcd"]
    assert device.news() == []


async def test_of_a_giant_that_is_set_aside_the_head_is_kept(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    await device.push(hub.entry("big", Kind.REPORTED, device, body={"title": "T" * 900_000}))
    await device.push(hub.entry("i" * 900_000, Kind.REPORTED, device))
    assert set_aside(hub) == [("big", "form"), ("i" * 64, "form")]
    assert [one.entry.body for one in hub.store.refused(hub.school)] == [{}, {}]


async def test_a_dashboard_hears_of_reports_of_a_year_and_of_today(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await device.push(hub.entry("too-old", Kind.REPORTED, device))
    hub.now += 30 * DAY
    await device.push(hub.entry("report", Kind.REPORTED, device))
    hub.now += 379 * DAY
    await device.push(hub.entry("yesterday", Kind.SIGNED_IN, device))
    hub.now += 13 * DAY // 24
    await device.push(hub.entry("today", Kind.SIGNED_IN, device))
    another = await hub.desk()
    await another.watch(GROUP)
    assert another.refused == "error.session_over", "and not before somebody signs in"
    desk = await hub.desk("desk-2")
    await sign_in(hub, desk)
    await desk.watch(GROUP)
    assert desk.news() == ["report", "today"]
    last = desk.of(News)[-1].position
    await device.push(hub.entry("more", Kind.SIGNED_OUT, device))
    desk.heard.clear()
    await desk.watch(GROUP, heard=last)
    assert desk.news() == ["more"]


async def sign_in(hub: Hub, desk: Someone) -> None:
    answer = await desk.ask(StaffSignIn(hub.session.staff.id, PASSWORD))
    assert isinstance(answer, StaffSession)
