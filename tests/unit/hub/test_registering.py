"""What dashboards record for the register: strictly, by who was on duty, and never for devices."""

from typing import Any

import msgspec
import pytest
from msgspec import structs

from kiosk.hub import history
from kiosk.model import Entry, Fact, Kind, Role
from kiosk.packs import load_shipped
from kiosk.packs.model import ConsentTerm, Renewal
from kiosk.signin import SESSION_IDLE
from kiosk.sync.asks import AddGroup, AddPupils, Codes, SignedIn, SignIn, StaffSession, StaffSignIn
from kiosk.sync.messages import Ack
from tests.parts.founding import GROUP, PASSWORD
from tests.parts.service import NOON, Hub, Someone

pytestmark = pytest.mark.anyio
DAY = 24 * 3_600_000
CONSENT: dict[str, Fact] = {
    "consent": "lesson",
    "state": "given",
    "by": "parents",
    "how": "paper",
    "date": "2027-01-11",
    "until": "",
    "posting": "",
    "name": "Anouk Hendriks",
}
LESSON: dict[str, Fact] = {
    "date": "2027-01-15",
    "year": 2026,
    "about": "Likes tellen niet",
    "topic": "",
}
TERMS = [
    ConsentTerm("lesson", "M9", load_shipped("osvs").consents[0].use, {"nl": "x"}, Renewal.YEARLY),
    ConsentTerm(
        "photos",
        "M8",
        load_shipped("osvs").consents[0].use,
        {"nl": "x"},
        Renewal.POSTING,
        staff=True,
    ),
]


def raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


def set_aside(hub: Hub) -> list[tuple[str, str]]:
    return [(one.entry.id, one.why) for one in hub.store.refused(hub.school)]


async def founded(hub: Hub, **changes: object) -> Someone:
    """A school whose protocol asks for consents."""
    pack = structs.replace(load_shipped("osvs"), id="school", consents=TERMS, reading_number=1)
    return await hub.founded(documents={"pack": raw(pack)}, **changes)


def consent(
    name: str, hub: Hub, by: Someone, facts: dict[str, Any] | None = None, /, **said: Fact
) -> Entry:
    staff = hub.session.staff.id
    made = hub.entry(name, Kind.CONSENT, by, staff=staff, body={**CONSENT, **said})
    return structs.replace(made, **(facts or {}))


def of_group(name: str, kind: Kind, hub: Hub, by: Someone, body: dict[str, Fact]) -> Entry:
    return hub.entry(name, kind, by, pupil="", staff=hub.session.staff.id, body=body)


def told_to(hub: Hub, *numbers: int, reading: str = "school@1") -> dict[str, Fact]:
    """That the agreements were explained to these pupils; to all where none are said."""
    there = [hub.codes[number] for number in numbers] or hub.codes
    return {"reading": reading, "present": [one.pupil for one in there]}


def undo(name: str, hub: Hub, by: Someone, about: Entry) -> Entry:
    made = structs.replace(about, id=name, about=about.id, body={"undone": True}, at=hub.now)
    return structs.replace(made, origin=by.hello.id)


async def test_all_three_are_kept_and_told_to_who_watches(hub: Hub) -> None:
    desk = await founded(hub)
    other = await hub.teacher(desk)
    device = await hub.device(desk, GROUP)
    await other.watch(GROUP)
    made = [
        consent("c", hub, desk),
        of_group("l", Kind.LESSON_HELD, hub, desk, LESSON),
        of_group("e", Kind.EXPLAINED, hub, desk, told_to(hub)),
    ]
    for entry in made:
        await desk.push(entry)
    assert set_aside(hub) == []
    assert other.news() == ["c", "l", "e"]
    assert [one.id for one in desk.of(Ack)] == ["c", "l", "e"]
    assert device.news() == []


async def test_devices_hear_none_of_it_not_even_of_one_that_names_them(hub: Hub) -> None:
    desk = await founded(hub)
    device = await hub.device(desk, GROUP)
    named = structs.replace(consent("c", hub, desk), device=device.hello.id)
    await desk.push(named)
    assert set_aside(hub) == [("c", "form")]
    hub.store.append(hub.school, structs.replace(named, id="d"), hub.now)
    assert device.news() == []
    again = Someone(hub, device.hello)
    await again.dial()
    assert again.news() == []
    told = history.of_device(hub.store, hub.school, device.hello.id, 0, hub.now)
    assert told == []


async def test_a_device_records_none(hub: Hub) -> None:
    desk = await founded(hub)
    device = await hub.device(desk, GROUP)
    for number, kind in enumerate(history.REGISTER):
        await device.push(hub.entry(f"d{number}", kind, device, body=CONSENT))
    assert set_aside(hub) == [("d0", "kind"), ("d1", "kind"), ("d2", "kind")]


@pytest.mark.parametrize(
    "said",
    [
        {"consent": "unheard-of"},
        {"consent": ""},
        {"consent": "photos"},  # of which posting?
        {"state": "maybe"},
        {"by": "aunt"},
        {"by": "staff"},  # nobody of the staff is named
        {"staff_member": "s"},
        {"date": "2027-02-30"},
        {"date": "yesterday"},
        {"date": ""},
        {"date": "2027-01-17"},  # not there yet, anywhere
        {"date": "1901-01-01"},
        {"until": "2027-01-10"},
        {"until": "2099-01-01"},
        {"until": "soon"},
        {"state": "withdrawn", "until": "2027-03-01"},
        {"how": "x" * 101},
        {"name": "x" * 101},
        {"name": "N\u202eoor"},
        {"name": "two\nlines"},
        {"posting": "2027-01-15 Sports day"},
        {"more": "of it"},
        {"undone": True},
    ],
)
async def test_what_is_no_consent_is_set_aside(hub: Hub, said: dict[str, Fact]) -> None:
    desk = await founded(hub)
    await desk.push(consent("odd", hub, desk, **said))
    assert set_aside(hub) == [("odd", "form")]
    assert [one.id for one in desk.of(Ack)] == ["odd"], "and blocks nothing"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"pupil": "stranger"}, "form"),
        ({"pupil": ""}, "form"),
        ({"group": "groep-8"}, "form"),
        ({"group": "groep-7"}, "form"),  # there is such a group; the pupil is in another
        ({"group": ""}, "form"),
        ({"about": "nothing", "body": {"undone": True}}, "about"),
        ({"about": "nothing"}, "form"),
        ({"staff": "stranger"}, "staff"),
        ({"staff": ""}, "staff"),
        ({"origin": "desk-2"}, "origin"),
        ({"body": {}}, "form"),
        ({"body": {"name": "x" * 20_000}}, "form"),
    ],
)
async def test_about_whom_and_by_whom(hub: Hub, facts: dict[str, Any], why: str) -> None:
    desk = await founded(hub)
    assert isinstance(await desk.ask(AddGroup("Groep 7", [7], ["Isa"])), Codes)
    await desk.push(consent("odd", hub, desk, facts))
    assert set_aside(hub) == [("odd", why)]


async def test_per_posting_and_of_staff(hub: Hub) -> None:
    desk = await founded(hub)
    posting = "2027-01-15 Sportdag"
    await desk.push(consent("a", hub, desk, consent="photos", posting=posting))
    staff = hub.session.staff.id
    own = {"pupil": "", "group": ""}
    said: dict[str, Fact] = {"consent": "photos", "posting": posting, "by": "staff"}
    await desk.push(consent("b", hub, desk, own, staff_member=staff, **said))
    await desk.push(consent("c", hub, desk, own, staff_member="stranger", **said))
    yearly = {**said, "consent": "lesson", "posting": ""}
    await desk.push(consent("d", hub, desk, own, staff_member=staff, **yearly))
    assert set_aside(hub) == [("c", "form"), ("d", "form")]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.LESSON_HELD, {"date": "2027-01-17"}),
        (Kind.LESSON_HELD, {"date": "2027-13-01"}),
        (Kind.LESSON_HELD, {"year": 2027}),
        (Kind.LESSON_HELD, {"year": "2026"}),
        (Kind.LESSON_HELD, {"about": ""}),
        (Kind.LESSON_HELD, {"about": "x" * 201}),
        (Kind.LESSON_HELD, {"about": ["x"]}),
        (Kind.LESSON_HELD, {"more": 1}),
        (Kind.EXPLAINED, {"reading": ""}),
        (Kind.EXPLAINED, {"reading": "x" * 101}),
        (Kind.EXPLAINED, {"present": ["stranger"]}),
        (Kind.EXPLAINED, {"present": "Noor"}),
        (Kind.EXPLAINED, {"present": []}),
        (Kind.EXPLAINED, {"present": ["x"] * 100}),
        (Kind.EXPLAINED, {"absent": []}),
        (Kind.EXPLAINED, {"more": 1}),
    ],
)
async def test_what_is_no_lesson_or_explanation_is_set_aside(
    hub: Hub, kind: Kind, said: dict[str, Fact]
) -> None:
    desk = await founded(hub)
    good = LESSON if kind is Kind.LESSON_HELD else told_to(hub)
    await desk.push(of_group("odd", kind, hub, desk, {**good, **said}))
    about_one = of_group("one", kind, hub, desk, good)
    await desk.push(structs.replace(about_one, pupil=hub.codes[0].pupil))
    await desk.push(structs.replace(about_one, id="none", group=""))
    assert set_aside(hub) == [("none", "form"), ("odd", "form"), ("one", "form")]


async def test_another_groups_pupil_was_not_there(hub: Hub) -> None:
    desk = await founded(hub)
    codes = await desk.ask(AddGroup("Groep 7", [7], ["Isa"]))
    assert isinstance(codes, Codes)
    body: dict[str, Fact] = {"reading": "school@1", "present": [codes.codes[0].pupil]}
    await desk.push(of_group("odd", Kind.EXPLAINED, hub, desk, body))
    assert set_aside(hub) == [("odd", "form")]


async def test_a_mistake_is_taken_back_once_and_not_by_another_kind(hub: Hub) -> None:
    desk = await founded(hub)
    first = consent("c", hub, desk)
    lesson = of_group("l", Kind.LESSON_HELD, hub, desk, LESSON)
    await desk.push(first)
    await desk.push(lesson)
    await desk.push(undo("u", hub, desk, first))
    for name, about, facts in (
        ("kind", first, {"kind": Kind.LESSON_HELD, "pupil": ""}),
        ("pupil", first, {"pupil": hub.codes[1].pupil}),
        ("undo", undo("u", hub, desk, first), {}),
    ):
        await desk.push(structs.replace(undo(name, hub, desk, about), **facts))
    more = structs.replace(undo("more", hub, desk, lesson), body={"undone": True, "x": 1})
    await desk.push(more)
    await desk.push(structs.replace(more, id="one", body={"undone": 1}))
    kept = [one.entry.id for one in hub.store.of_group(hub.school, GROUP, history.REGISTER)]
    assert kept == ["c", "l", "u"]
    why = {"kind": "about", "pupil": "about", "undo": "about", "more": "form", "one": "form"}
    assert dict(set_aside(hub)) == why


async def test_recording_is_a_sign_of_life(hub: Hub) -> None:
    desk = await founded(hub)
    for number in range(3):
        hub.now += SESSION_IDLE - 60_000
        await desk.push(consent(f"c{number}", hub, desk))
    assert set_aside(hub) == []


async def test_what_was_recorded_on_duty_is_kept_when_it_comes_late(hub: Hub) -> None:
    desk = await founded(hub)
    then = consent("then", hub, desk)
    hub.now += 2 * SESSION_IDLE
    await desk.push(then)
    await desk.push(consent("now", hub, desk))
    assert set_aside(hub) == [("now", "staff")]


async def test_a_dashboard_hears_the_whole_register_and_permissions_of_a_year(hub: Hub) -> None:
    desk = await founded(hub)
    await desk.push(consent("c", hub, desk))
    await desk.push(of_group("l", Kind.LESSON_HELD, hub, desk, LESSON))
    await desk.push(of_group("e", Kind.EXPLAINED, hub, desk, told_to(hub)))
    granted = hub.entry("g", Kind.GRANTED, desk, pupil="", origin="hub")
    hub.store.append(hub.school, granted, hub.now)
    for days, told in ((300, ["c", "l", "e", "g"]), (3_000, ["c", "l", "e"])):
        hub.now = NOON + days * DAY
        later = await hub.desk(f"desk-{days}")
        assert isinstance(
            await later.ask(StaffSignIn(hub.session.staff.id, PASSWORD)), StaffSession
        )
        await later.watch(GROUP)
        assert later.news() == told
        await later.watch("groep-8")
        assert later.news() == told, "nothing of this group to who looks at another"


async def read(hub: Hub, device: Someone, number: int = 0) -> tuple[str, int]:
    """What a sign-in says of the agreements."""
    one = hub.codes[number]
    answer = await device.ask(SignIn(one.pupil, one.code))
    assert isinstance(answer, SignedIn)
    return answer.rules_read, answer.rules_at


async def test_agreements_explained_to_the_youngest_count_as_read(hub: Hub) -> None:
    desk = await founded(hub, group="Groep 5", years=[2, 3])
    device = await hub.device(desk, GROUP)
    assert await read(hub, device) == ("", 0)
    told = of_group("e", Kind.EXPLAINED, hub, desk, told_to(hub, 0))
    await desk.push(told)
    assert await read(hub, device) == ("school@1", NOON)
    assert await read(hub, device, 1) == ("", 0), "who was not there has not heard it"
    hub.now += 60_000
    reading: dict[str, Fact] = {"reading": "school@2"}
    await device.push(hub.entry("own", Kind.RULES_READ, device, body=reading))
    assert await read(hub, device) == ("school@2", NOON + 60_000), "the later of the two"
    hub.now += 60_000
    again = of_group("f", Kind.EXPLAINED, hub, desk, told_to(hub, reading="school@3"))
    await desk.push(again)
    assert await read(hub, device) == ("school@3", NOON + 120_000)
    assert await read(hub, device, 1) == ("school@3", NOON + 120_000)
    await desk.push(undo("u", hub, desk, again))
    assert await read(hub, device) == ("school@2", NOON + 60_000), "taken back"
    assert await read(hub, device, 1) == ("", 0)
    assert set_aside(hub) == []


async def test_who_joins_the_group_later_has_not_heard_it(hub: Hub) -> None:
    desk = await founded(hub, group="Groep 5", years=[1, 2])
    device = await hub.device(desk, GROUP)
    told = of_group("e", Kind.EXPLAINED, hub, desk, told_to(hub))
    joined = await desk.ask(AddPupils(GROUP, ["Isa"]))
    assert isinstance(joined, Codes)
    await desk.push(told)  # made before, come later
    new = joined.codes[0]
    answer = await device.ask(SignIn(new.pupil, new.code))
    assert isinstance(answer, SignedIn)
    assert (answer.rules_read, answer.rules_at) == ("", 0)
    assert await read(hub, device) == ("school@1", NOON)


async def test_older_pupils_read_for_themselves(hub: Hub) -> None:
    desk = await founded(hub)
    device = await hub.device(desk, GROUP)
    await desk.push(of_group("e", Kind.EXPLAINED, hub, desk, told_to(hub)))
    assert await read(hub, device) == ("", 0)


async def test_a_moment_that_is_still_to_come_counts_as_now(hub: Hub) -> None:
    desk = await founded(hub)
    device = await hub.device(desk, GROUP)
    ahead = hub.entry("r", Kind.RULES_READ, device, at=NOON + DAY, body={"reading": "school@1"})
    await device.push(ahead)
    assert await read(hub, device) == ("school@1", NOON)


@pytest.mark.parametrize("role", Role)
async def test_all_staff_record(hub: Hub, role: Role) -> None:
    desk = await founded(hub, role=role)
    await desk.push(consent("c", hub, desk))
    await desk.push(of_group("l", Kind.LESSON_HELD, hub, desk, LESSON))
    await desk.push(of_group("e", Kind.EXPLAINED, hub, desk, told_to(hub)))
    assert set_aside(hub) == []
