"""Staff at dashboards: passwords, waits, and sessions that end."""

import pytest
from msgspec import structs

from kiosk.hub import sessions
from kiosk.hub.store import SessionRow
from kiosk.model import Kind, Role
from kiosk.signin import SESSION_IDLE, SESSION_LONGEST, STAFF_WAIT
from kiosk.sync.asks import (
    AddStaff,
    Done,
    NewCodes,
    No,
    StaffList,
    StaffSession,
    StaffSignIn,
    StaffSignOut,
    Unlock,
)
from kiosk.sync.messages import Document, Welcome
from tests.parts.founding import GROUP, PASSWORD
from tests.parts.service import Hub, Someone

pytestmark = pytest.mark.anyio

MINUTE = 60_000


async def signed_in(hub: Hub, desk: Someone) -> StaffSession:
    answer = await desk.ask(StaffSignIn(hub.session.staff.id, PASSWORD))
    assert isinstance(answer, StaffSession)
    return answer


async def test_the_password_lets_in_and_then_the_documents_come(hub: Hub) -> None:
    await hub.founded()
    desk = await hub.desk("desk-2")
    assert [one.key for one in desk.of(Document)] == ["school"], "no names before somebody is here"
    session = await signed_in(hub, desk)
    assert session == StaffSession(hub.session.staff, [GROUP], [])
    assert f"roster/{GROUP}" in {one.key for one in desk.of(Document)}


async def test_a_wrong_password_and_a_stranger_are_alike(hub: Hub) -> None:
    await hub.founded()
    desk = await hub.desk("desk-2")
    wrong = No("error.wrong_password")
    assert await desk.ask(StaffSignIn(hub.session.staff.id, "een fout wachtwoord")) == wrong
    assert await desk.ask(StaffSignIn("stranger", PASSWORD)) == wrong
    assert await desk.ask(StaffSignIn(hub.session.staff.id, "x" * 100_000)) == wrong
    assert await desk.ask(Unlock(hub.codes[0].pupil)) == No("error.not_signed_in")


async def test_after_five_wrong_passwords_there_is_a_wait_that_grows(hub: Hub) -> None:
    await hub.founded()
    desk = await hub.desk("desk-2")
    wrong = StaffSignIn(hub.session.staff.id, "een fout wachtwoord")
    for _ in range(4):
        assert await desk.ask(wrong) == No("error.wrong_password")
    assert await desk.ask(wrong) == No("error.wait", {"seconds": "30"})
    right = StaffSignIn(hub.session.staff.id, PASSWORD)
    assert await desk.ask(right) == No("error.wait", {"seconds": "30"})
    await hub.restart()
    desk = await hub.desk("desk-2")
    assert await desk.ask(right) == No("error.wait", {"seconds": "30"})
    hub.now += STAFF_WAIT - 1
    assert await desk.ask(right) == No("error.wait", {"seconds": "1"})
    hub.now += 1
    assert await desk.ask(wrong) == No("error.wait", {"seconds": "60"})
    hub.now += 2 * STAFF_WAIT
    await signed_in(hub, desk)
    assert await desk.ask(wrong) == No("error.wrong_password"), "the right one forgets the others"


async def test_a_clock_that_was_set_back_keeps_nobody_out(hub: Hub) -> None:
    await hub.founded()
    desk = await hub.desk("desk-2")
    for _ in range(5):
        await desk.ask(StaffSignIn(hub.session.staff.id, "een fout wachtwoord"))
    hub.now -= 24 * 60 * MINUTE
    await signed_in(hub, desk)


async def test_half_an_hour_without_a_sign_of_life_ends_it(hub: Hub) -> None:
    desk = await hub.founded()
    hub.now += SESSION_IDLE - 1
    assert await desk.ask(Unlock(hub.codes[0].pupil)) == Done()
    hub.now += SESSION_IDLE - 1
    assert await desk.ask(Unlock(hub.codes[0].pupil)) == Done(), "a question is a sign of life"
    hub.now += SESSION_IDLE
    assert await desk.ask(Unlock(hub.codes[0].pupil)) == No("error.session_over")
    await signed_in(hub, desk)
    assert await desk.ask(Unlock(hub.codes[0].pupil)) == Done()


async def test_ten_hours_end_it_in_any_case(hub: Hub) -> None:
    desk = await hub.founded()
    begun = hub.now
    while hub.now + 20 * MINUTE < begun + SESSION_LONGEST:
        hub.now += 20 * MINUTE
        assert await desk.ask(Unlock(hub.codes[0].pupil)) == Done()
    hub.now = begun + SESSION_LONGEST
    assert await desk.ask(Unlock(hub.codes[0].pupil)) == No("error.session_over")


async def test_looking_again_and_handling_are_signs_of_life_and_showing_is_none(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    report = hub.entry("report", Kind.REPORTED, device)
    await device.push(report)
    for step in range(4):
        hub.now += SESSION_IDLE - MINUTE
        await desk.watch(GROUP)
        hub.now += SESSION_IDLE - MINUTE
        handled = hub.by_staff(f"h{step}", Kind.HANDLED, desk, report, state="coming")
        await desk.push(handled)
    hub.now += SESSION_IDLE - MINUTE
    await desk.push(hub.by_staff("shown", Kind.SHOWN, desk, report))
    hub.now += MINUTE
    assert await desk.ask(Unlock(report.pupil)) == No("error.session_over")
    assert hub.store.refused(hub.school) == []


async def test_a_sign_of_life_that_comes_too_late_revives_nothing(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    report = hub.entry("report", Kind.REPORTED, device)
    await device.push(report)
    handled = hub.by_staff("handled", Kind.HANDLED, desk, report, state="coming")
    hub.now += SESSION_IDLE
    await desk.push(handled)
    assert await desk.ask(Unlock(report.pupil)) == No("error.session_over")
    await desk.watch(GROUP)
    assert desk.refused == "error.session_over"


async def test_signing_out_ends_it(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await desk.watch(GROUP)
    desk.heard.clear()
    assert await desk.ask(StaffSignOut()) == Done()
    await device.push(hub.entry("report", Kind.REPORTED, device))
    assert desk.heard == []
    assert await desk.ask(NewCodes(GROUP)) == No("error.not_signed_in")
    again = await hub.desk()
    assert await again.ask(NewCodes(GROUP)) == No("error.not_signed_in")


async def test_a_session_outlives_a_lost_line_and_a_restart(hub: Hub) -> None:
    await hub.founded()
    await hub.restart()
    hub.now += 5 * MINUTE
    desk = await hub.desk()
    assert isinstance(desk.heard[0], Welcome)
    assert f"roster/{GROUP}" in {one.key for one in desk.of(Document)}
    assert await desk.ask(Unlock(hub.codes[0].pupil)) == Done()
    elsewhere = await hub.desk("desk-2")
    assert await elsewhere.ask(Unlock(hub.codes[0].pupil)) == No("error.not_signed_in")
    hub.now += SESSION_IDLE
    late = await hub.desk()
    assert await late.ask(Unlock(hub.codes[0].pupil)) == No("error.not_signed_in")


async def test_another_at_the_same_dashboard_takes_the_place(hub: Hub) -> None:
    desk = await hub.founded()
    added = await desk.ask(AddStaff("Meester Ahmed", Role.TEACHER, "nog een lang wachtwoord"))
    assert isinstance(added, StaffList)
    (ahmed,) = [one for one in added.staff if one.name == "Meester Ahmed"]
    assert ahmed.role is Role.TEACHER
    hub.now += MINUTE
    answer = await desk.ask(StaffSignIn(ahmed.id, "nog een lang wachtwoord"))
    assert isinstance(answer, StaffSession)
    rows = hub.store.sessions(hub.school, "desk-1")
    assert [(row.staff, bool(row.ended)) for row in rows] == [
        (ahmed.id, False),
        (hub.session.staff.id, True),
    ]


async def test_a_teacher_adds_teachers_and_no_leaders(hub: Hub) -> None:
    desk = await hub.founded()
    for role in (Role.LEADER, Role.MANAGER, Role.ADMIN):
        answer = await desk.ask(AddStaff("Directeur", role, "nog een lang wachtwoord"))
        assert answer == No("error.not_allowed")
    short = await desk.ask(AddStaff("Meester Ahmed", Role.TEACHER, "kort"))
    assert short == No("error.password_short", {"least": "10"})
    unnamed = await desk.ask(AddStaff(" ", Role.TEACHER, "nog een lang wachtwoord"))
    assert unnamed == No("error.staff_empty")


async def test_the_longest_session_counts_to_its_last_minute(hub: Hub) -> None:
    await hub.founded()
    begun, ends = hub.now, hub.now + SESSION_LONGEST
    marieke = hub.session.staff.id
    hub.store.put_session(hub.school, SessionRow("desk-1", marieke, begun, ends - MINUTE))
    for at in (begun - MINUTE, begun, ends, ends + MINUTE):
        assert sessions.was_on_duty(hub.store, hub.school, "desk-1", marieke, at)
    assert not sessions.was_on_duty(hub.store, hub.school, "desk-1", marieke, ends + 2 * MINUTE)
    assert not sessions.was_on_duty(hub.store, hub.school, "desk-1", "another", ends)


def test_who_was_on_duty_when() -> None:
    whole = SessionRow("desk", "s", 0, 60 * MINUTE)
    assert not sessions.is_over(whole, 90 * MINUTE - 1)
    assert sessions.is_over(whole, 90 * MINUTE)
    assert sessions.is_over(structs.replace(whole, ended=61 * MINUTE), 62 * MINUTE)
    assert sessions._covers(whole, 90 * MINUTE)
    assert sessions._covers(whole, -MINUTE), "clocks are never quite the same"
    assert not sessions._covers(whole, -2 * MINUTE)
    assert not sessions._covers(whole, 93 * MINUTE)
    ended = structs.replace(whole, ended=61 * MINUTE)
    assert sessions._covers(ended, 62 * MINUTE)
    assert not sessions._covers(ended, 63 * MINUTE)
