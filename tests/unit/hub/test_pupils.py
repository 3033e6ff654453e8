"""Pupils sign in: five tries, then the teacher's word, and classmates never wait."""

import asyncio

import pytest

from kiosk.hub.pupils import ADMISSION
from kiosk.model import Kind
from kiosk.signin import DEVICE_TRIES, DEVICE_WINDOW, TRIES
from kiosk.sync.asks import (
    AddPupils,
    Admitted,
    Codes,
    Done,
    NewCodes,
    No,
    SignedIn,
    SignIn,
    StaffNames,
    Unlock,
    WrongCode,
)
from kiosk.sync.messages import News
from tests.parts.founding import GROUP
from tests.parts.service import NOON, Hub, Someone

pytestmark = pytest.mark.anyio


def wrong(code: list[str]) -> list[str]:
    return ["key" if picture != "key" else "sun" for picture in code]


async def locked_out(hub: Hub, device: Someone) -> SignIn:
    """The first pupil has no tries left. A right attempt."""
    noor = hub.codes[0]
    for left in (4, 3, 2, 1, 0):
        assert await device.ask(SignIn(noor.pupil, wrong(noor.code))) == WrongCode(left)
    return SignIn(noor.pupil, noor.code)


async def test_the_right_code_lets_in(hub: Hub) -> None:
    device = await hub.device(await hub.founded())
    noor = hub.codes[0]
    assert await device.ask(SignIn(noor.pupil, noor.code)) == SignedIn(noor.pupil, GROUP)


async def test_the_rules_read_last_are_told(hub: Hub) -> None:
    device = await hub.device(await hub.founded())
    noor = hub.codes[0]
    for name, reading in (("a", "juliana@1"), ("b", "juliana@2")):
        await device.push(hub.entry(name, Kind.RULES_READ, device, body={"reading": reading}))
    answer = await device.ask(SignIn(noor.pupil, noor.code))
    assert answer == SignedIn(noor.pupil, GROUP, "juliana@2", NOON)


async def test_a_right_code_forgets_the_wrong_ones(hub: Hub) -> None:
    device = await hub.device(await hub.founded())
    noor = hub.codes[0]
    for _ in range(3):
        for left in (4, 3, 2, 1):
            assert await device.ask(SignIn(noor.pupil, wrong(noor.code))) == WrongCode(left)
        assert isinstance(await device.ask(SignIn(noor.pupil, noor.code)), SignedIn)


async def test_after_five_only_the_teacher_lets_in_and_hears_it_once(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await desk.watch(GROUP)
    right = await locked_out(hub, device)
    for _ in range(3):
        assert await device.ask(right) == WrongCode(0)
    assert desk.kinds() == [Kind.LOCKED_OUT]
    assert device.kinds() == [Kind.LOCKED_OUT]
    sem = hub.codes[1]
    assert isinstance(await device.ask(SignIn(sem.pupil, sem.code)), SignedIn), "classmates go on"


async def test_a_restart_gives_no_new_tries(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    right = await locked_out(hub, device)
    await hub.restart()
    again = Someone(hub, device.hello)
    await again.dial()
    assert await again.ask(right) == WrongCode(0)


async def test_tries_at_the_same_moment_count_each(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await desk.watch(GROUP)
    noor = hub.codes[0]
    tries = [device.ask(SignIn(noor.pupil, wrong(noor.code))) for _ in range(20)]
    answers = await asyncio.gather(*tries)
    assert all(isinstance(answer, WrongCode) for answer in answers)
    assert desk.kinds() == [Kind.LOCKED_OUT]
    assert await device.ask(SignIn(noor.pupil, noor.code)) == WrongCode(0)


async def test_a_lock_that_a_crash_kept_from_being_told_is_told_at_the_next_try(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await desk.watch(GROUP)
    right = await locked_out(hub, device)
    row = hub.store.pupil(hub.school, right.pupil)
    assert row is not None
    desk.heard.clear()
    hub.store.set_pupil(hub.school, type(row)(row.id, row.group, row.code, 5, locked=False))
    assert await device.ask(right) == WrongCode(0)
    assert await device.ask(right) == WrongCode(0)
    assert desk.kinds() == [Kind.LOCKED_OUT]


async def test_the_teacher_lets_in_once_here_and_soon(hub: Hub) -> None:
    desk = await hub.founded()
    device, other = await hub.device(desk), await hub.device(desk)
    right = await locked_out(hub, device)
    pupil = right.pupil
    assert await device.ask(Admitted(pupil)) == No("error.not_admitted")
    device.heard.clear()
    assert await desk.ask(Unlock(pupil, device.hello.id)) == Done()
    assert device.kinds() == [Kind.UNLOCKED], "the device hears that it may ask"
    assert await other.ask(Admitted(pupil)) == No("error.not_admitted")
    assert await device.ask(Admitted(pupil)) == SignedIn(pupil, GROUP)
    assert await device.ask(Admitted(pupil)) == No("error.not_admitted")
    assert isinstance(await device.ask(right), SignedIn), "and the code works again"


async def test_an_admission_does_not_wait_for_ever(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    right = await locked_out(hub, device)
    await desk.ask(Unlock(right.pupil, device.hello.id))
    hub.now += ADMISSION + 1
    assert await device.ask(Admitted(right.pupil)) == No("error.not_admitted")


async def test_unlocking_carries_who_did_it(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    right = await locked_out(hub, device)
    assert await desk.ask(Unlock(right.pupil)) == Done()
    last = hub.store.latest(hub.school, right.pupil, Kind.UNLOCKED)
    assert last is not None
    assert last.entry.staff == hub.session.staff.id
    assert last.entry.device == ""
    assert isinstance(await device.ask(right), SignedIn)


async def test_a_new_code_ends_a_lock_and_carries_who_did_it(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await desk.watch(GROUP)
    pupil = (await locked_out(hub, device)).pupil
    device.heard.clear()
    answer = await desk.ask(NewCodes(GROUP))
    assert isinstance(answer, Codes)
    assert desk.kinds().count(Kind.UNLOCKED) == 1, "of the one who was locked out"
    last = hub.store.latest(hub.school, pupil, Kind.UNLOCKED)
    assert last is not None
    assert last.entry.staff == hub.session.staff.id
    assert device.news() == [last.entry.id], "where the pupil waits"
    assert await device.ask(Admitted(pupil)) == No("error.not_admitted"), "with the new code only"
    assert isinstance(await device.ask(SignIn(pupil, answer.codes[0].code)), SignedIn)


async def test_unlocking_what_is_not_there(hub: Hub) -> None:
    desk = await hub.founded()
    noor = hub.codes[0].pupil
    assert await desk.ask(Unlock("stranger")) == No("error.unknown_pupil")
    assert await desk.ask(Unlock(noor, "nowhere")) == No("error.unknown_device")


async def test_a_stranger_and_a_pupil_of_another_group_are_alike(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    noor = hub.codes[0]
    assert await device.ask(SignIn("stranger", noor.code)) == No("error.unknown_pupil")
    assert await device.ask(SignIn(noor.pupil, ["dragon"])) == WrongCode(4)
    assert await device.ask(SignIn(noor.pupil, [])) == WrongCode(3)


async def test_a_device_asks_for_pupils_alone(hub: Hub) -> None:
    device = await hub.device(await hub.founded())
    for ask in (StaffNames(), AddPupils(GROUP, ["x"]), Unlock(hub.codes[0].pupil)):
        assert await device.ask(ask) == No("error.not_allowed")


async def test_a_desk_does_not_sign_pupils_in(hub: Hub) -> None:
    desk = await hub.founded()
    noor = hub.codes[0]
    assert await desk.ask(SignIn(noor.pupil, noor.code)) == No("error.not_allowed")


async def test_nobody_goes_through_the_class_on_one_device(hub: Hub) -> None:
    desk = await hub.founded()
    device, other = await hub.device(desk), await hub.device(desk)
    noor, sem = hub.codes[:2]
    for _ in range(DEVICE_TRIES // TRIES):
        await locked_out(hub, device)
        await desk.ask(Unlock(noor.pupil))
    await desk.watch(GROUP)
    told = [one.entry for one in desk.of(News) if one.entry.kind is Kind.DEVICE_WAITS]
    assert [(one.device, one.pupil) for one in told] == [(device.hello.id, "")]
    assert told[0].body == {"device_name": "Laptop", "until": hub.now + DEVICE_WINDOW}
    waits = No("error.device_tries", {"minutes": "10"})
    assert await device.ask(SignIn(sem.pupil, sem.code)) == waits
    assert isinstance(await other.ask(SignIn(sem.pupil, sem.code)), SignedIn), "classmates go on"
    hub.now += DEVICE_WINDOW
    assert isinstance(await device.ask(SignIn(sem.pupil, sem.code)), SignedIn)
