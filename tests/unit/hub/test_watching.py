"""Presence: passed on while somebody watches, told to who is seen, and kept nowhere."""

import pytest

from kiosk.model import Kind, Presence, Role
from kiosk.signin import SESSION_IDLE
from kiosk.sync.asks import AddStaff, StaffList, StaffSession, StaffSignIn
from kiosk.sync.messages import Gone, Hello, Here, Watched
from tests.parts.founding import GROUP
from tests.parts.service import KEY, Hub, Someone

pytestmark = pytest.mark.anyio


def presence(at: Someone, **facts: str) -> Presence:
    known = {"device": at.hello.id, "group": GROUP, "pupil": "p", "place": "home"}
    return Presence(**(known | facts))


async def test_who_is_seen_knows_by_whom(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    assert device.of(Watched) == []
    await desk.watch(GROUP)
    assert device.of(Watched) == [Watched(["Juf Marieke"])]
    late = await hub.device(desk, GROUP)
    assert late.of(Watched) == [Watched(["Juf Marieke"])]
    cart = await hub.device(desk)
    assert cart.of(Watched) == [Watched(["Juf Marieke"])]
    await desk.watch()
    for seen in (device, late, cart):
        assert seen.of(Watched)[-1] == Watched([])


async def test_two_watch_and_one_leaves(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    await desk.watch(GROUP)
    listed = await desk.ask(AddStaff("Meester Ahmed", Role.TEACHER, "nog een lang wachtwoord"))
    assert isinstance(listed, StaffList)
    other = await hub.desk("desk-2")
    (ahmed,) = [one for one in listed.staff if one.name == "Meester Ahmed"]
    session = await other.ask(StaffSignIn(ahmed.id, "nog een lang wachtwoord"))
    assert isinstance(session, StaffSession)
    await other.watch(GROUP)
    assert device.of(Watched)[-1] == Watched(["Juf Marieke", "Meester Ahmed"])
    hub.service.leave(desk.peer)
    assert device.of(Watched)[-1] == Watched(["Meester Ahmed"])
    hub.service.leave(other.peer)
    assert device.of(Watched)[-1] == Watched([])


async def test_presence_goes_to_who_watches_the_group(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    hub.service.here(device.peer, presence(device))
    assert desk.of(Here) == []
    await desk.watch(GROUP)
    hub.service.here(device.peer, presence(device, place="web", host="wiki.example"))
    hub.service.here(device.peer, presence(device, group="groep-8"))
    hub.service.here(device.peer, presence(device, device="another"))
    told = [message.presence.host for message in desk.of(Here)]
    assert told == ["wiki.example"]


async def test_a_device_out_of_reach_is_told(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    await desk.watch(GROUP)
    hub.service.leave(device.peer)
    hub.service.leave(device.peer)
    assert desk.of(Gone) == [Gone(device.hello.id)]


async def test_a_device_that_dials_again_goes_on_with_the_new_line(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    await desk.watch(GROUP)
    again = Someone(hub, device.hello)
    assert await again.dial()
    assert device.refused == "error.elsewhere"
    assert desk.of(Gone) == [], "it is not gone"
    hub.service.leave(again.peer)
    assert desk.of(Gone) == [Gone(device.hello.id)]


async def test_nobody_watches_without_being_signed_in(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    await device.push(hub.entry("report", Kind.REPORTED, device))
    stranger = await hub.desk("desk-2")
    await stranger.watch(GROUP)
    assert stranger.refused == "error.session_over"
    assert stranger.news() == []
    assert device.of(Watched) == []


async def test_watching_ends_with_the_session(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    await desk.watch(GROUP)
    assert desk.peer.alarm is not None
    hub.now += SESSION_IDLE
    hub.service._set_alarm(desk.peer)  # what rings then
    assert desk.refused == "error.session_over"
    assert device.of(Watched)[-1] == Watched([])
    await device.push(hub.entry("report", Kind.REPORTED, device))
    assert desk.news() == []


async def test_a_sign_of_life_puts_the_alarm_off(hub: Hub) -> None:
    desk = await hub.founded()
    await hub.device(desk, GROUP)
    await desk.watch(GROUP)
    hub.now += SESSION_IDLE - 1_000
    await desk.watch(GROUP)
    hub.now += 2_000
    hub.service._set_alarm(desk.peer)
    assert desk.refused == ""
    assert desk.peer.watching == {GROUP}


@pytest.mark.parametrize("facts", [{"title": "T" * 900_000}, {"host": "h" * 5_000},
                                   {"place": "p" * 65}, {"pupil": "p" * 65}])  # fmt: skip
async def test_nobody_is_told_a_book(hub: Hub, facts: dict[str, str]) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    await desk.watch(GROUP)
    hub.service.here(device.peer, presence(device, **facts))
    assert desk.of(Here) == []


async def test_a_device_tells_nothing_of_another_group(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    await desk.watch(GROUP, "groep-8")
    hub.service.here(device.peer, presence(device, group="groep-8"))
    hub.service.here(device.peer, presence(device))
    assert [message.presence.group for message in desk.of(Here)] == [GROUP]


async def test_a_line_that_went_while_it_was_greeted_leaves_nobody_behind(hub: Hub) -> None:
    teacher = await hub.founded()
    device = await hub.device(teacher, GROUP)
    desk, late = Someone(hub, Hello("desk", "desk-1", KEY)), Someone(hub, device.hello)
    hub.service.leave(late.peer)
    hub.service.leave(desk.peer)
    await late.dial()
    await desk.dial()
    await desk.watch(GROUP)
    assert device.refused == "", "the device goes on with its line"
    assert device.of(Watched) == []
    assert desk.peer.alarm is None
