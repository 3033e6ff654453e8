"""Making the school, and pupils with their codes."""

import asyncio

import msgspec
import pytest

from kiosk import signin
from kiosk.model import Kind, Pupil, Role, Roster, School, Tile
from kiosk.sync.asks import (
    AddPupils,
    Codes,
    Enrol,
    Enrolled,
    NewCodes,
    No,
    SignedIn,
    SignIn,
    StaffList,
    StaffNames,
    StaffSession,
    WrongCode,
)
from kiosk.sync.messages import Document
from kiosk.timetable.model import Timetable
from tests.parts.founding import GROUP, NAMES, school
from tests.parts.service import Hub, Someone

pytestmark = pytest.mark.anyio


def documents(someone: Someone) -> dict[str, tuple[int, bytes]]:
    """The newest of each that was heard."""
    return {one.key: (one.version, bytes(one.body)) for one in someone.of(Document)}


async def test_a_school_is_made_at_once_and_once(hub: Hub) -> None:
    desk = await hub.desk()
    assert await desk.ask(StaffNames()) == StaffList([])
    session = await desk.ask(school())
    assert isinstance(session, StaffSession)
    assert (session.staff.name, session.staff.role) == ("Juf Marieke", Role.TEACHER)
    assert session.groups == [GROUP]
    assert [one.name for one in session.codes] == list(NAMES)
    assert all(signin.is_code(one.code) for one in session.codes)
    assert await desk.ask(StaffNames()) == StaffList([session.staff])
    assert await desk.ask(school()) == No("error.already_founded")
    heard = documents(desk)
    made = msgspec.json.decode(heard["school"][1], type=School)
    assert (made.name, made.zone, made.language) == ("De Regenboog", "Europe/Amsterdam", "nl")
    roster = msgspec.json.decode(heard[f"roster/{GROUP}"][1], type=Roster)
    assert roster.pupils[0] == Pupil(session.codes[0].pupil, "Noor", "Hendriks")
    assert roster.group.years == [5]
    timetable = msgspec.json.decode(heard[f"timetable/{GROUP}"][1], type=Timetable)
    assert timetable.group == GROUP, "whatever the dashboard called it"
    assert f"tiles/{GROUP}" in heard


async def test_two_who_begin_at_once_make_one_school(hub: Hub) -> None:
    first, second = await hub.desk("desk-1"), await hub.desk("desk-2")
    answers = await asyncio.gather(first.ask(school()), second.ask(school(school="Andere")))
    assert [type(answer) for answer in answers].count(StaffSession) == 1
    assert No("error.already_founded") in answers
    assert len(hub.store.schools()) == 1


async def test_a_device_is_for_groups_that_are_there(hub: Hub) -> None:
    desk = await hub.founded()
    assert await desk.ask(Enrol("Laptop", [GROUP, "groep-9"])) == No("error.unknown_group")
    assert await desk.ask(Enrol(" ", [GROUP])) == No("error.device_empty")
    one, two = await desk.ask(Enrol("Laptop", [GROUP])), await desk.ask(Enrol("Laptop"))
    assert isinstance(one, Enrolled)
    assert isinstance(two, Enrolled)
    assert (one.device.groups, two.device.groups) == ([GROUP], [])
    assert one.credential != two.credential
    row = hub.store.device(hub.school, one.device.id)
    assert row is not None
    assert one.credential not in row.credential


async def test_a_school_is_still_there_after_a_restart(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    await hub.restart()
    again = Someone(hub, device.hello)
    assert await again.dial()
    assert await again.ask(SignIn(hub.codes[1].pupil, hub.codes[1].code)) == SignedIn(
        hub.codes[1].pupil, GROUP
    )


async def test_before_there_is_a_school_nothing_else_is_answered(hub: Hub) -> None:
    desk = await hub.desk()
    assert await desk.ask(Enrol("Laptop")) == No("error.no_school")
    assert await desk.ask(AddPupils(GROUP, ["Noor"])) == No("error.no_school")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"school": "  "}, "error.school_empty"),
        ({"school": "\u202e\u200b"}, "error.school_empty"),
        ({"school": "x" * 61}, "error.name_too_long"),
        ({"staff": ""}, "error.staff_empty"),
        ({"group": ""}, "error.group_empty"),
        ({"group": "五年级"}, "error.group_name"),
        ({"years": [0]}, "error.years"),
        ({"years": [5, 9]}, "error.years"),
        ({"names": []}, "error.no_names"),
        ({"names": ["Noor", " \t "]}, "error.name_empty"),
        ({"names": ["Noor", "..."]}, "error.name_empty"),
        ({"names": ["N" * 61]}, "error.name_too_long"),
        ({"names": ["Noor"] * 1_000}, "error.too_many_names"),
        ({"password": "te kort"}, "error.password_short"),
        ({"password": "x" * 257}, "error.password_long"),
        ({"documents": {"wishes": msgspec.Raw(b"{}")}}, "error.document"),
        ({"documents": {"pack": msgspec.Raw(b"[]")}}, "error.document"),
        ({"documents": {"tiles": msgspec.Raw(b'{"no":"list"}')}}, "error.document"),
        ({"documents": {"timetable": msgspec.Raw(b"{")}}, "error.document"),
        ({"documents": {"timetable": msgspec.Raw(b'{"group":"g","periods":7}')}}, "error.document"),
    ],
)
async def test_what_will_not_do_is_one_clear_no(
    hub: Hub, changes: dict[str, object], why: str
) -> None:
    desk = await hub.desk()
    answer = await desk.ask(school(**changes))
    assert isinstance(answer, No)
    assert answer.why == why
    assert hub.store.schools() == []
    assert isinstance(await desk.ask(school()), StaffSession)


@pytest.mark.parametrize(
    ("said", "name", "surname"),
    [
        ("  Noor \n Hendriks ", "Noor", "Hendriks"),
        ("Zoë\u202e van den Berg", "Zoë", "van den Berg"),
        ("Zoe\u0308\x07", "Zoë", ""),
        ("ناس\u200cتاز", "ناس\u200cتاز", ""),  # noqa: RUF001 - a joiner is part of the name
    ],
)
async def test_names_are_made_clean(hub: Hub, said: str, name: str, surname: str) -> None:
    desk = await hub.desk()
    await desk.ask(school(names=[said]))
    roster = msgspec.json.decode(documents(desk)[f"roster/{GROUP}"][1], type=Roster)
    assert (roster.pupils[0].name, roster.pupils[0].surname) == (name, surname)


async def test_two_may_be_called_alike(hub: Hub) -> None:
    desk = await hub.desk()
    session = await desk.ask(school(names=["Sem Bos", "Sem Bos"]))
    assert isinstance(session, StaffSession)
    assert len({one.pupil for one in session.codes}) == 2


async def test_new_pupils_come_with_codes_and_a_new_list(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    desk.heard.clear()
    answer = await desk.ask(AddPupils(GROUP, ["Kofi Mensah"]))
    assert isinstance(answer, Codes)
    kofi = answer.codes[0]
    assert kofi.name == "Kofi Mensah"
    for someone in (desk, device):
        version, body = documents(someone)[f"roster/{GROUP}"]
        assert version == 2
        assert len(msgspec.json.decode(body, type=Roster).pupils) == 4
    assert await device.ask(SignIn(kofi.pupil, kofi.code)) == SignedIn(kofi.pupil, GROUP)
    full = await desk.ask(AddPupils(GROUP, ["Nog Een"] * 57))
    assert full == No("error.too_many_names", {"most": "60"})
    assert await desk.ask(AddPupils("groep-9", ["Noor"])) == No("error.unknown_group")
    assert await desk.ask(AddPupils("", ["Noor"])) == No("error.unknown_group")


async def test_a_new_code_puts_the_old_one_out_of_use(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk)
    noor, sem = hub.codes[:2]
    await desk.watch(GROUP)
    answer = await desk.ask(NewCodes(GROUP, [noor.pupil]))
    assert isinstance(answer, Codes)
    assert [one.pupil for one in answer.codes] == [noor.pupil]
    assert desk.kinds() == [Kind.OVERRIDDEN], "and who did it is kept"
    new = answer.codes[0].code
    if new != noor.code:
        assert await device.ask(SignIn(noor.pupil, noor.code)) == WrongCode(4)
    assert isinstance(await device.ask(SignIn(noor.pupil, new)), SignedIn)
    assert isinstance(await device.ask(SignIn(sem.pupil, sem.code)), SignedIn)


async def test_new_codes_for_all_or_for_none_unknown(hub: Hub) -> None:
    desk = await hub.founded()
    everybody = await desk.ask(NewCodes(GROUP))
    assert isinstance(everybody, Codes)
    assert {one.pupil for one in everybody.codes} == {one.pupil for one in hub.codes}
    stranger = await desk.ask(NewCodes(GROUP, [hub.codes[0].pupil, "stranger"]))
    assert stranger == No("error.unknown_pupil")


async def test_no_code_is_kept_in_clear(hub: Hub) -> None:
    await hub.founded()
    row = hub.store.pupil(hub.school, hub.codes[0].pupil)
    assert row is not None
    assert row.code.startswith("$argon2id$")
    assert not any(picture in row.code for picture in hub.codes[0].code)


async def test_a_tile_leads_to_the_web(hub: Hub) -> None:
    desk = await hub.desk()
    for url in ("javascript:alert(1)", "file:///etc/passwd", ""):
        body = msgspec.Raw(msgspec.json.encode([Tile("x", url)]))
        answer = await desk.ask(school(documents={"tiles": body}))
        assert answer == No("error.document", {"key": "tiles"})
