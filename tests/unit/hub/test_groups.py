"""Another group: an id of its own, codes told once, and everybody hears of it."""

import asyncio

import msgspec
import pytest

from kiosk import names, signin
from kiosk.model import Group, Kind, Role, Roster
from kiosk.sync.asks import (
    AddGroup,
    AddPupils,
    Codes,
    No,
    SignedIn,
    SignIn,
    StaffSession,
    StaffSignIn,
)
from kiosk.sync.messages import Document, Welcome
from tests.parts.founding import GROUP, PASSWORD
from tests.parts.service import Hub, Someone

pytestmark = pytest.mark.anyio


def rosters(someone: Someone) -> dict[str, Roster]:
    """The newest of each that was heard."""
    return {
        one.key: msgspec.json.decode(one.body, type=Roster)
        for one in someone.of(Document)
        if one.key.startswith("roster/")
    }


async def test_everybody_hears_of_it(hub: Hub) -> None:
    desk = await hub.founded()
    mine, cart = await hub.device(desk, GROUP), await hub.device(desk)
    colleague = await hub.desk("desk-2")
    stranger = await hub.desk("desk-3")
    session = StaffSignIn(hub.session.staff.id, PASSWORD)
    assert isinstance(await colleague.ask(session), StaffSession)
    await desk.watch(GROUP)
    answer = await desk.ask(AddGroup(" Groep  7 ", [7, 7], ["Amir", "Lotte de Wit"]))
    assert isinstance(answer, Codes)
    assert [one.name for one in answer.codes] == ["Amir", "Lotte de Wit"]
    assert all(signin.is_code(one.code) for one in answer.codes)
    for someone in (desk, colleague, cart):
        made = rosters(someone)["roster/groep-7"]
        assert made.group == Group("groep-7", "Groep 7", [7])
        assert [one.id for one in made.pupils] == [one.pupil for one in answer.codes]
    for someone in (mine, stranger):
        assert "roster/groep-7" not in rosters(someone)
    told = await cart.ask(SignIn(answer.codes[0].pupil, answer.codes[0].code))
    assert told == SignedIn(answer.codes[0].pupil, "groep-7")
    again = await stranger.ask(session)
    assert isinstance(again, StaffSession)
    assert again.groups == [GROUP, "groep-7"]
    back = Someone(hub, cart.hello)
    await back.dial()
    assert back.of(Welcome)[0].groups == [GROUP, "groep-7"]


async def test_it_is_recorded(hub: Hub) -> None:
    desk = await hub.founded()
    await desk.ask(AddGroup("Groep 7", [7]))
    await desk.watch("groep-7")
    answer = await desk.ask(AddPupils("groep-7", ["Amir"]))
    assert isinstance(answer, Codes)
    assert desk.kinds() == [Kind.OVERRIDDEN]


async def test_a_group_may_be_empty_at_first(hub: Hub) -> None:
    desk = await hub.founded()
    assert await desk.ask(AddGroup("Groep 7", [])) == Codes([])
    assert rosters(desk)["roster/groep-7"].pupils == []


async def test_names_that_come_to_the_same_id_stay_apart(hub: Hub) -> None:
    desk = await hub.founded()
    for name in ("Groep 5-6", "Groep 5/6", "Groep 5 & 6"):
        assert await desk.ask(AddGroup(name, [5, 6])) == Codes([])
    ids = {key: one.group.name for key, one in rosters(desk).items() if key != f"roster/{GROUP}"}
    assert ids == {
        "roster/groep-5-6": "Groep 5-6",
        "roster/groep-5-6-2": "Groep 5/6",
        "roster/groep-5-6-3": "Groep 5 & 6",
    }


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (AddGroup("Groep 5", [5]), "error.group_known"),
        (AddGroup("groep  5", [5]), "error.group_known"),
        (AddGroup(" ", [5]), "error.group_empty"),
        (AddGroup("\u0645\u062c", [5]), "error.group_name"),
        (AddGroup("x" * 61, [5]), "error.name_too_long"),
        (AddGroup("Groep 9", [9]), "error.years"),
        (AddGroup("Groep 6", [6], [" "]), "error.name_empty"),
        (AddGroup("Groep 6", [6], ["x"] * (names.MOST_PUPILS + 1)), "error.too_many_names"),
    ],
)
async def test_what_is_no_group(hub: Hub, ask: AddGroup, why: str) -> None:
    desk = await hub.founded()
    answer = await desk.ask(ask)
    assert isinstance(answer, No)
    assert answer.why == why
    assert list(rosters(desk)) == [f"roster/{GROUP}"]


async def test_two_at_once_make_two(hub: Hub) -> None:
    leader = await hub.founded(role=Role.LEADER)
    teacher = await hub.teacher(leader)
    asks = [leader.ask(AddGroup("Groep 7", [7])), teacher.ask(AddGroup("Groep 7", [7]))]
    answers = await asyncio.gather(*asks)
    assert sorted(map(str, answers)) == sorted(
        [str(Codes([])), str(No("error.group_known", {"name": "Groep 7"}))]
    )


async def test_nobody_signed_in_makes_none(hub: Hub) -> None:
    desk = await hub.founded()
    stranger, device = await hub.desk("desk-2"), await hub.device(desk)
    assert await stranger.ask(AddGroup("Groep 7", [7])) == No("error.not_signed_in")
    assert await device.ask(AddGroup("Groep 7", [7])) == No("error.not_allowed")
