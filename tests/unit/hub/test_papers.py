"""Documents: whoever may change them, in versions that nobody overwrites unseen."""

import msgspec
import pytest
from msgspec import structs

from kiosk import packs
from kiosk.hub.checking import checked
from kiosk.hub.store import Span
from kiosk.hub.wording import Unfit
from kiosk.model import Kind, Role, School, Tile, Why
from kiosk.sync.asks import AddGroup, Codes, GiveOverride, No, Put, PutDocument
from kiosk.sync.messages import Document
from kiosk.timetable.model import Calendar, DaysOff, Timetable
from tests.parts.founding import GROUP, school
from tests.parts.service import NOON, Hub, Someone

TILES = f"tiles/{GROUP}"
EVERY = [Span(tuple(Kind), 0)]
BODY = msgspec.Raw(msgspec.json.encode([Tile("Planeten", "https://planeten.example/")]))


def held(someone: Someone, key: str) -> list[int]:
    """The versions of a document that were heard."""
    return [one.version for one in someone.of(Document) if one.key == key]


@pytest.mark.anyio
async def test_a_new_version_goes_to_whom_it_concerns(hub: Hub) -> None:
    desk = await hub.founded()
    device, cart = await hub.device(desk, GROUP), await hub.device(desk)
    signed_out = await hub.desk("desk-2")
    await desk.watch(GROUP)
    assert await desk.ask(PutDocument(TILES, 1, BODY)) == Put(2)
    for someone in (desk, device, cart):
        assert held(someone, TILES) == [1, 2]
    assert held(signed_out, TILES) == []
    assert desk.kinds() == [Kind.OVERRIDDEN]
    entry = hub.store.for_groups(hub.school, [GROUP], 0, EVERY)[-1].entry
    assert (entry.staff, entry.body) == (hub.session.staff.id, {"key": TILES, "version": 2})


@pytest.mark.anyio
async def test_a_device_hears_of_its_own_groups_alone(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    assert isinstance(await desk.ask(AddGroup("Groep 7", [7])), Codes)
    keys = {one.key for one in device.of(Document)}
    assert keys == {"school", f"roster/{GROUP}", f"timetable/{GROUP}", TILES}
    assert device.peer.device is not None
    device.peer.device = structs.replace(device.peer.device, groups=["groep-8"])
    device.heard.clear()
    await desk.ask(PutDocument(TILES, 1, BODY))
    assert device.heard == []


@pytest.mark.anyio
async def test_what_a_peer_has_is_not_sent_again(hub: Hub) -> None:
    desk = await hub.founded()
    device = await hub.device(desk, GROUP)
    versions = {one.key: one.version for one in device.of(Document)}
    again = Someone(hub, structs.replace(device.hello, versions=versions))
    await again.dial()
    assert again.of(Document) == []
    newer = Someone(hub, structs.replace(device.hello, versions=versions | {TILES: 7}))
    await newer.dial()
    assert newer.of(Document) == [], "a device never goes back"


@pytest.mark.anyio
async def test_who_has_not_seen_the_newest_does_not_overwrite_it(hub: Hub) -> None:
    desk = await hub.founded()
    assert await desk.ask(PutDocument(TILES, 1, BODY)) == Put(2)
    assert await desk.ask(PutDocument(TILES, 1, BODY)) == No("error.stale")
    assert await desk.ask(PutDocument(TILES, 3, BODY)) == No("error.stale")
    assert await desk.ask(PutDocument(TILES, 2, BODY)) == Put(3)


@pytest.mark.parametrize("key", ["pack", "school"])
@pytest.mark.anyio
async def test_a_teacher_changes_no_protocol(hub: Hub, key: str) -> None:
    desk = await hub.founded()
    assert await desk.ask(PutDocument(key, 0, msgspec.Raw(b"{}"))) == No("error.not_allowed")


@pytest.mark.parametrize("key", [f"roster/{GROUP}", "", "schools", "timetable", "tiles/"])
@pytest.mark.anyio
async def test_what_is_no_document_of_ours(hub: Hub, key: str) -> None:
    desk = await hub.founded()
    answer = await desk.ask(PutDocument(key, 0, BODY))
    assert isinstance(answer, No)
    assert hub.store.document(hub.school, key) is None or key.startswith("roster")


@pytest.mark.parametrize(
    ("key", "body"),
    [
        (TILES, b"{}"),
        (TILES, b'[{"title":"x"}]'),
        (TILES, b'[{"title":"x","url":"data:text/html,x"}]'),
        (TILES, msgspec.json.encode([Tile("x", "https://x/")] * 61)),
        (TILES, msgspec.json.encode([Tile("x", "https://x/" + "y" * 3_000)])),
        (f"timetable/{GROUP}", b'{"group":"groep-8","periods":[]}'),
        (f"timetable/{GROUP}", b"[" * 100_000),
        (
            f"timetable/{GROUP}",
            b'{"group":"groep-5","periods":[{"days":[8],"start":"8","end":"x","kind":"nap"}]}',
        ),
    ],
)
@pytest.mark.anyio
async def test_what_is_not_of_its_form_is_not_kept(hub: Hub, key: str, body: bytes) -> None:
    desk = await hub.founded()
    answer = await desk.ask(PutDocument(key, 1, msgspec.Raw(body)))
    assert isinstance(answer, No)
    assert answer.why == "error.document"


def test_a_school_has_a_zone_that_exists() -> None:
    good = School("s", "De Regenboog", "America/Paramaribo")
    checked("school", msgspec.Raw(msgspec.json.encode(good)))
    for zone in ("Mars/Base", "", "../../etc/passwd"):
        body = msgspec.Raw(msgspec.json.encode(structs.replace(good, zone=zone)))
        with pytest.raises(Unfit):
            checked("school", body)


def test_the_shipped_protocol_is_a_document() -> None:
    body = msgspec.Raw(msgspec.json.encode(packs.load_shipped("juliana")))
    assert bytes(checked("pack", body)) == bytes(body)
    with pytest.raises(Unfit):
        checked("pack/groep-5", body)


@pytest.mark.anyio
async def test_a_document_of_a_group_that_is_not_there(hub: Hub) -> None:
    desk = await hub.founded()
    assert await desk.ask(PutDocument("tiles/groep-8", 0, BODY)) == No("error.unknown_group")


def raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


@pytest.mark.anyio
async def test_the_calendar_is_the_whole_schools(hub: Hub) -> None:
    desk = await hub.founded()
    device, stranger = await hub.device(desk, GROUP), await hub.desk("desk-2")
    await desk.watch(GROUP)
    days = [DaysOff("Kerstvakantie", "2026-12-19", "2027-01-03")]
    assert await desk.ask(PutDocument("calendar", 0, raw(Calendar(days)))) == Put(1)
    assert (held(desk, "calendar"), held(device, "calendar")) == ([1], [1])
    assert held(stranger, "calendar") == []
    assert desk.kinds() == [Kind.OVERRIDDEN], "it is recorded"


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b'{"ceiling": -5}',
        b'{"days_off": [{"name": "x", "first": "2026-12-24", "last": "2026-12-20"}]}',
        b'{"days_off": [{"name": "x", "first": "2026-02-30", "last": "2026-03-01"}]}',
        b'{"half_days": [{"name": "x", "date": "2026-12-04", "start": "25:00"}]}',
    ],
)
@pytest.mark.anyio
async def test_what_is_no_calendar_is_not_kept(hub: Hub, body: bytes) -> None:
    desk = await hub.founded(role=Role.LEADER)
    refused = No("error.document", {"key": "calendar"})
    assert await desk.ask(PutDocument("calendar", 0, msgspec.Raw(body))) == refused
    good = PutDocument(f"calendar/{GROUP}", 0, raw(Calendar()))
    assert await desk.ask(good) == refused


@pytest.mark.anyio
async def test_only_who_leads_changes_how_long_teachers_may(hub: Hub) -> None:
    leader = await hub.founded(role=Role.LEADER)
    teacher = await hub.teacher(leader)
    not_allowed = No("error.not_allowed")
    assert await teacher.ask(PutDocument("calendar", 0, raw(Calendar(ceiling=90)))) == not_allowed
    assert await teacher.ask(PutDocument("calendar", 0, raw(Calendar(region="noord")))) == Put(1)
    assert await leader.ask(PutDocument("calendar", 1, raw(Calendar(ceiling=90)))) == Put(2)
    assert await teacher.ask(PutDocument("calendar", 2, raw(Calendar()))) == not_allowed
    kept = raw(Calendar(region="midden", ceiling=90))
    assert await teacher.ask(PutDocument("calendar", 2, kept)) == Put(3)


@pytest.mark.parametrize("key", ["calendar/", "pack/", "school/", "calendar//"])
@pytest.mark.anyio
async def test_no_key_comes_beside_the_one_that_is_looked_at(hub: Hub, key: str) -> None:
    leader = await hub.founded(role=Role.LEADER)
    desk = await hub.teacher(leader) if key.startswith("calendar") else leader
    values = {
        "calendar": Calendar(ceiling=1_440),
        "pack": packs.load_shipped("juliana"),
        "school": School("s", "S"),
    }
    body = raw(values[key.partition("/")[0]])
    assert isinstance(await desk.ask(PutDocument(key, 0, body)), No)
    assert hub.store.document(hub.school, key) is None


@pytest.mark.anyio
async def test_a_first_calendar(hub: Hub) -> None:
    first = {"calendar": raw(Calendar(region="zuid"))}
    desk = await hub.founded(documents=first)
    assert held(desk, "calendar") == [1]


@pytest.mark.anyio
async def test_a_school_is_not_made_with_what_its_maker_may_not_say(hub: Hub) -> None:
    desk = await hub.desk()
    high = school(documents={"calendar": raw(Calendar(ceiling=600))})
    assert await desk.ask(high) == No("error.not_allowed")
    combined = Timetable(GROUP, combines=["groep-6"])
    answer = await desk.ask(school(documents={"timetable": raw(combined)}))
    assert answer == No("error.combines", {"group": "groep-6"})
    assert hub.store.schools() == []


@pytest.mark.anyio
async def test_combined_groups_are_there_and_go_round_in_no_circle(hub: Hub) -> None:
    desk = await hub.founded()
    for name in ("Groep 6", "Groep 5/6", "Bovenbouw"):
        assert isinstance(await desk.ask(AddGroup(name, [])), Codes)

    async def combine(group: str, *parts: str, base: int = 0) -> object:
        timetable = Timetable(group, combines=list(parts))
        return await desk.ask(PutDocument(f"timetable/{group}", base, raw(timetable)))

    assert await combine("groep-5-6", GROUP, "groep-6") == Put(1)
    assert await combine("bovenbouw", "groep-5-6") == Put(1)
    assert await combine("groep-6", "groep-8") == No("error.combines", {"group": "groep-8"})
    for part in ("groep-5-6", "bovenbouw"):
        assert await combine("groep-6", part) == No("error.combines", {"group": "groep-6"})
    assert await combine("groep-6", "groep-6") == No("error.document", {"key": "timetable"})
    device = await hub.device(desk, "bovenbouw")
    timetables = {one.key for one in device.of(Document) if one.key.startswith("timetable")}
    parts = {f"timetable/{one}" for one in (GROUP, "groep-5-6", "bovenbouw")}
    assert timetables == parts, "a device has what its groups are made up of"


@pytest.mark.anyio
async def test_overrides_go_to_whom_they_concern(hub: Hub) -> None:
    desk = await hub.founded()
    assert isinstance(await desk.ask(AddGroup("Groep 7", [7])), Codes)
    device, other = await hub.device(desk, GROUP), await hub.device(desk, "groep-7")
    await desk.ask(GiveOverride(GROUP, True, Why.RAIN, NOON + 60_000))
    key = f"overrides/{GROUP}"
    assert (held(desk, key), held(device, key), held(other, key)) == ([1], [1], [])
