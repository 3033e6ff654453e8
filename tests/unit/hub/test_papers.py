"""Documents: whoever may change them, in versions that nobody overwrites unseen."""

import msgspec
import pytest
from msgspec import structs

from kiosk import packs
from kiosk.hub.papers import checked
from kiosk.hub.store import Span
from kiosk.hub.wording import Unfit
from kiosk.model import Kind, School, Tile
from kiosk.sync.asks import No, Put, PutDocument
from kiosk.sync.messages import Document
from tests.parts.founding import GROUP
from tests.parts.service import Hub, Someone

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
    assert checked("pack", body) is body
    with pytest.raises(Unfit):
        checked("pack/groep-5", body)


@pytest.mark.anyio
async def test_a_document_of_a_group_that_is_not_there(hub: Hub) -> None:
    desk = await hub.founded()
    assert await desk.ask(PutDocument("tiles/groep-8", 0, BODY)) == No("error.unknown_group")
