"""What staff decide for a while: always with a giver, an end and a ceiling, and told at once."""

import asyncio

import msgspec
import pytest

from kiosk.hub.overriding import LEEWAY, MOST, REST
from kiosk.hub.store import Span
from kiosk.model import Entry, Kind, Override, Role, Why
from kiosk.sync.asks import (
    LONGEST_NOTE,
    Answer,
    Done,
    EndOverride,
    Given,
    GiveOverride,
    No,
    PutDocument,
)
from kiosk.sync.messages import Document
from kiosk.timetable.model import Calendar
from tests.parts.founding import GROUP
from tests.parts.service import NOON, Hub, Someone

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
KEY = f"overrides/{GROUP}"


def rain(end: int = NOON + 30 * MINUTE, **facts: object) -> GiveOverride:
    """A rain break from now on."""
    return msgspec.structs.replace(GiveOverride(GROUP, True, Why.RAIN, end), **facts)


def given(answer: Answer) -> Override:
    assert isinstance(answer, Given), answer
    return answer.override


def kept(hub: Hub) -> list[Override]:
    """What stands in the group's document."""
    paper = hub.store.document(hub.school, KEY)
    return msgspec.json.decode(paper.body, type=list[Override]) if paper else []


def told(hub: Hub) -> list[Entry]:
    """The entries about overrides, oldest first."""
    spans = [Span((Kind.OVERRIDDEN,), 0)]
    entries = [one.entry for one in hub.store.for_groups(hub.school, [GROUP], 0, spans)]
    return [one for one in entries if one.body["key"] == "override"]


def heard(someone: Someone) -> list[list[str]]:
    """The ids in each version of the document that was heard."""
    bodies = [one.body for one in someone.of(Document) if one.key == KEY]
    return [[one.id for one in msgspec.json.decode(body, type=list[Override])] for body in bodies]


@pytest.mark.anyio
async def test_a_rain_break_reaches_devices_and_dashboards(hub: Hub) -> None:
    desk = await hub.founded()
    mine, cart = await hub.device(desk, GROUP), await hub.device(desk)
    await desk.watch(GROUP)
    one = given(await desk.ask(rain(note="  het   giet\u202e ")))
    staff = hub.session.staff
    assert (one.group, one.opens, one.why, one.pupil) == (GROUP, True, Why.RAIN, "")
    assert (one.start, one.end, one.ceiling) == (NOON, NOON + 30 * MINUTE, NOON + HOUR)
    assert (one.staff, one.by, one.note) == (staff.id, staff.name, "het giet")
    assert kept(hub) == [one]
    for someone in (desk, mine, cart):
        assert heard(someone) == [[one.id]]
    (entry,) = told(hub)
    assert (entry.staff, entry.group, entry.at) == (staff.id, GROUP, NOON)
    assert entry.body == {
        "key": "override",
        "id": one.id,
        "opens": True,
        "why": "rain",
        "start": NOON,
        "end": NOON + 30 * MINUTE,
    }
    assert desk.kinds() == [Kind.OVERRIDDEN]


@pytest.mark.anyio
async def test_ending_one_is_told_at_once_and_ending_it_twice_is_done(hub: Hub) -> None:
    desk = await hub.founded()
    colleague = await hub.teacher(desk)
    device = await hub.device(desk, GROUP)
    one, other = given(await desk.ask(rain())), given(await desk.ask(rain()))
    hub.now += MINUTE
    end = EndOverride(GROUP, one.id)
    assert await colleague.ask(end) == Done()
    assert heard(device) == [[one.id], [one.id, other.id], [other.id]]
    entry = told(hub)[-1]
    assert entry.staff != hub.session.staff.id
    assert (entry.body["id"], entry.body["ended"]) == (one.id, hub.now)
    for _ in range(2):
        assert await desk.ask(end) == Done()
    assert await desk.ask(EndOverride(GROUP, "never given")) == Done()
    assert len(heard(device)) == len(told(hub)) == 3
    assert await desk.ask(EndOverride("groep-8", one.id)) == No("error.unknown_group")


@pytest.mark.anyio
async def test_one_that_is_over_is_done_too_and_goes_with_the_next(hub: Hub) -> None:
    desk = await hub.founded()
    one = given(await desk.ask(rain(NOON + MINUTE)))
    hub.now += MINUTE
    assert await desk.ask(EndOverride(GROUP, one.id)) == Done()
    assert kept(hub) == [one], "nothing changes by itself"
    assert len(told(hub)) == 1
    other = given(await desk.ask(rain()))
    assert kept(hub) == [other]


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (rain(group="groep-8"), "error.unknown_group"),
        (rain(group=""), "error.unknown_group"),
        (rain(pupil="nobody"), "error.unknown_pupil"),
        (rain(NOON), "error.override_over"),
        (rain(-1), "error.override_over"),
        (rain(NOON + MINUTE, start=NOON + MINUTE), "error.override_over"),
        (rain(NOON - MINUTE, start=NOON - HOUR), "error.override_over"),
        (rain(NOON + HOUR + LEEWAY + 1), "error.ceiling"),
        (rain(1 << 62), "error.ceiling"),
        (rain(NOON + 8 * DAY, start=NOON + 7 * DAY + 1), "error.override_early"),
        (rain(why=Why.LONGER, opens=False), "error.document"),
        (rain(why=Why.CLOSED_NOW, opens=True), "error.document"),
        (rain(note="x" * (LONGEST_NOTE + 1)), "error.note_too_long"),
    ],
)
@pytest.mark.anyio
async def test_what_is_refused(hub: Hub, ask: GiveOverride, why: str) -> None:
    desk = await hub.founded()
    answer = await desk.ask(ask)
    assert isinstance(answer, No)
    assert answer.why == why
    assert kept(hub) == []
    assert told(hub) == []


@pytest.mark.anyio
async def test_the_edges_of_what_is_allowed(hub: Hub) -> None:
    desk = await hub.founded()
    week = NOON + 7 * DAY
    late = given(await desk.ask(rain(week + HOUR, start=week, note="x" * LONGEST_NOTE)))
    assert (late.start, late.end) == (week, week + HOUR)
    begun = given(await desk.ask(rain(NOON + HOUR, start=NOON - HOUR)))
    assert begun.start == NOON, "nothing is decided about the past"
    ahead = given(await desk.ask(rain(NOON + HOUR + LEEWAY)))
    assert ahead.end == NOON + HOUR, "a dashboard's clock may be a little ahead"
    closed = given(await desk.ask(rain(why=Why.CLOSED_NOW, opens=False)))
    assert not closed.opens


@pytest.mark.anyio
async def test_one_pupil(hub: Hub) -> None:
    desk = await hub.founded()
    pupil = hub.codes[0].pupil
    assert given(await desk.ask(rain(pupil=pupil))).pupil == pupil
    assert told(hub)[0].pupil == pupil


@pytest.mark.parametrize("role", [Role.LEADER, Role.MANAGER, Role.ADMIN])
@pytest.mark.anyio
async def test_a_leader_goes_beyond_the_ceiling_and_a_teacher_does_not(
    hub: Hub, role: Role
) -> None:
    leader = await hub.founded(role=role)
    teacher = await hub.teacher(leader)
    long = given(await leader.ask(rain(NOON + DAY)))
    assert long.ceiling == long.end == NOON + DAY
    assert await leader.ask(rain(NOON + DAY + LEEWAY + 1)) == No(
        "error.ceiling", {"minutes": "1440"}
    )
    body = msgspec.Raw(msgspec.json.encode(Calendar(ceiling=15)))
    await leader.ask(PutDocument("calendar", 0, body))
    assert await teacher.ask(rain(NOON + 16 * MINUTE)) == No("error.ceiling", {"minutes": "15"})
    assert given(await teacher.ask(rain(NOON + 15 * MINUTE))).ceiling == NOON + 15 * MINUTE
    assert await teacher.ask(EndOverride(GROUP, long.id)) == Done()


@pytest.mark.anyio
async def test_a_teacher_does_not_pass_the_ceiling_link_by_link(hub: Hub) -> None:
    leader = await hub.founded(role=Role.LEADER)
    teacher = await hub.teacher(leader)
    too_long = No("error.ceiling", {"minutes": "60"})
    given(await teacher.ask(rain(NOON + HOUR)))
    for gap in (0, REST - 1):
        begin = NOON + HOUR + gap
        assert await teacher.ask(rain(begin + MINUTE, start=begin)) == too_long
    pupil = hub.codes[0].pupil
    after = rain(NOON + 2 * HOUR, start=NOON + HOUR)
    assert await teacher.ask(msgspec.structs.replace(after, pupil=pupil)) == too_long
    apart = NOON + HOUR + REST
    given(await teacher.ask(rain(apart + MINUTE, start=apart)))
    given(await teacher.ask(rain(NOON + HOUR, opens=False)))
    given(await leader.ask(after))
    hub.now += 29 * MINUTE
    assert await teacher.ask(rain(NOON + 2 * HOUR)) == too_long


@pytest.mark.anyio
async def test_a_group_is_not_kept_longer_for_one_pupil_by_a_turn_about(hub: Hub) -> None:
    desk = await hub.founded()
    pupil = hub.codes[0].pupil
    given(await desk.ask(rain(NOON + 2 * HOUR, start=NOON + HOUR, pupil=pupil)))
    assert await desk.ask(rain(NOON + HOUR)) == No("error.ceiling", {"minutes": "60"})
    given(await desk.ask(rain(NOON + HOUR, pupil=hub.codes[1].pupil)))


@pytest.mark.anyio
async def test_a_teacher_gives_more_once_time_has_gone_by(hub: Hub) -> None:
    desk = await hub.founded()
    given(await desk.ask(rain(NOON + HOUR)))
    for _ in range(3):
        hub.now += 29 * MINUTE
        one = given(await desk.ask(rain(hub.now + HOUR)))
        assert one.until == hub.now + HOUR


@pytest.mark.anyio
async def test_nobody_signed_in_gives_none(hub: Hub) -> None:
    desk = await hub.founded()
    device, stranger = await hub.device(desk, GROUP), await hub.desk("desk-2")
    assert await device.ask(rain()) == No("error.not_allowed")
    assert await stranger.ask(rain()) == No("error.not_signed_in")
    assert await stranger.ask(EndOverride(GROUP, "x")) == No("error.not_signed_in")


@pytest.mark.anyio
async def test_nobody_writes_the_document_by_hand(hub: Hub) -> None:
    desk = await hub.founded(role=Role.LEADER)
    for base in (0, 1):
        answer = await desk.ask(PutDocument(KEY, base, msgspec.Raw(b"[]")))
        assert answer == No("error.not_allowed")
        given(await desk.ask(rain()))


@pytest.mark.anyio
async def test_two_dashboards_at_the_same_moment(hub: Hub) -> None:
    leader = await hub.founded(role=Role.LEADER)
    teacher = await hub.teacher(leader)
    device = await hub.device(leader, GROUP)
    asks = [someone.ask(rain()) for someone in (leader, teacher) * 5]
    ids = [given(answer).id for answer in await asyncio.gather(*asks)]
    assert sorted(one.id for one in kept(hub)) == sorted(ids)
    assert sorted(heard(device)[-1]) == sorted(ids)
    await asyncio.gather(*(leader.ask(EndOverride(GROUP, one)) for one in ids))
    assert kept(hub) == []


@pytest.mark.anyio
async def test_a_full_list_is_said_and_empties_by_itself(hub: Hub) -> None:
    desk = await hub.founded()
    for _ in range(MOST):
        given(await desk.ask(rain(NOON + MINUTE)))
    assert await desk.ask(rain()) == No("error.too_many_overrides", {"most": str(MOST)})
    hub.now += MINUTE
    assert len(kept(hub)) == MOST
    one = given(await desk.ask(rain()))
    assert kept(hub) == [one]


@pytest.mark.anyio
async def test_they_stand_after_a_restart(hub: Hub) -> None:
    desk = await hub.founded()
    one = given(await desk.ask(rain()))
    device = await hub.device(desk, GROUP)
    await hub.restart()
    again = Someone(hub, device.hello)
    await again.dial()
    assert heard(again) == [[one.id]]
