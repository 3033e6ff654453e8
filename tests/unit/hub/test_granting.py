"""What staff permit for a lesson: by whom the protocol says, with an end, and told at once."""

import asyncio

import msgspec
import pytest
from msgspec import structs

from kiosk.access import LONGEST_GRANT
from kiosk.hub.granting import LEEWAY, MOST
from kiosk.hub.store import Span
from kiosk.model import Entry, Fact, Grant, Kind, Permission, Role
from kiosk.packs import load_shipped
from kiosk.packs.model import Pack, SocialMedia
from kiosk.packs.policy import Choices
from kiosk.sync.asks import (
    LONGEST_NOTE,
    AddPupils,
    Answer,
    Codes,
    Done,
    EndGrant,
    GiveGrant,
    Granted,
    No,
    Put,
    PutDocument,
    StaffSession,
    StaffSignIn,
)
from kiosk.sync.messages import Document
from tests.parts.founding import GROUP, PASSWORD
from tests.parts.service import NOON, Hub, Someone

pytestmark = pytest.mark.anyio
MINUTE = 60_000
HOUR = 60 * MINUTE
KEY = f"grants/{GROUP}"
LESSON = NOON + 45 * MINUTE


def ask(end: int = LESSON, **facts: object) -> GiveGrant:
    """Social media until the end of the lesson."""
    return structs.replace(GiveGrant(GROUP, Permission.SOCIAL_MEDIA, end), **facts)


def raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


async def founded(hub: Hub, pack: str = "juliana", **changes: object) -> Someone:
    """A school with this protocol."""
    return await hub.founded(documents={"pack": raw(load_shipped(pack))}, **changes)


def granted(answer: Answer) -> Grant:
    assert isinstance(answer, Granted), answer
    return answer.grant


def kept(hub: Hub) -> list[Grant]:
    """What stands in the group's document."""
    paper = hub.store.document(hub.school, KEY)
    return msgspec.json.decode(paper.body, type=list[Grant]) if paper else []


def told(hub: Hub) -> list[Entry]:
    """The entries about permissions, oldest first."""
    spans = [Span((Kind.GRANTED,), 0)]
    return [one.entry for one in hub.store.for_groups(hub.school, [GROUP], 0, spans)]


def heard(someone: Someone) -> list[list[str]]:
    """The ids in each version of the document that was heard."""
    bodies = [one.body for one in someone.of(Document) if one.key == KEY]
    return [[one.id for one in msgspec.json.decode(body, type=list[Grant])] for body in bodies]


def consent(name: str, hub: Hub, by: Someone, pupil: str, **facts: Fact) -> Entry:
    """What parents said about social media in lessons."""
    said: dict[str, Fact] = {
        "consent": social_term(load_shipped("osvs")),
        "state": "given",
        "by": "parents",
        "how": "paper",
        "date": "2027-01-11",
        **facts,
    }
    staff = hub.session.staff.id
    return hub.entry(name, Kind.CONSENT, by, pupil=pupil, staff=staff, body=said)


def social_term(pack: Pack) -> str:
    return next(one.id for one in pack.consents if one.use == "social_media")


async def put(desk: Someone, key: str, value: object) -> Answer:
    paper = desk.hub.store.document(desk.hub.school, key)
    return await desk.ask(PutDocument(key, paper.version if paper else 0, raw(value)))


async def test_a_permission_reaches_devices_and_dashboards(hub: Hub) -> None:
    desk = await founded(hub)
    mine, cart = await hub.device(desk, GROUP), await hub.device(desk)
    await desk.watch(GROUP)
    one = granted(await desk.ask(ask(purpose="  een   filmpje\u202e ")))
    staff = hub.session.staff
    assert (one.group, one.what) == (GROUP, Permission.SOCIAL_MEDIA)
    assert (one.start, one.end, one.purpose) == (NOON, LESSON, "een filmpje")
    assert (one.staff, one.by, one.without) == (staff.id, staff.name, [])
    assert kept(hub) == [one]
    for someone in (desk, mine, cart):
        assert heard(someone) == [[one.id]]
    (entry,) = told(hub)
    assert (entry.staff, entry.group, entry.at, entry.device) == (staff.id, GROUP, NOON, "")
    assert entry.body == {
        "what": "social_media",
        "id": one.id,
        "start": NOON,
        "end": LESSON,
        "purpose": "een filmpje",
        "without": [],
    }
    assert desk.kinds() == [Kind.GRANTED]
    assert mine.kinds() == []


async def test_devices_hear_neither_who_gave_it_nor_what_for(hub: Hub) -> None:
    desk = await founded(hub)
    before = await hub.device(desk, GROUP)
    one = granted(await desk.ask(ask(purpose="Gesprek over pesten")))
    after = await hub.device(desk, GROUP)
    for device in (before, after):
        (paper,) = (paper for paper in device.of(Document) if paper.key == KEY)
        (heard_of,) = msgspec.json.decode(paper.body, type=list[Grant])
        assert heard_of == structs.replace(one, staff="", by="", purpose="")
        assert b"pesten" not in b"".join(bytes(paper.body) for paper in device.of(Document))
        assert one.by.encode() not in bytes(paper.body)
    (whole,) = (paper for paper in desk.of(Document) if paper.key == KEY)
    assert msgspec.json.decode(whole.body, type=list[Grant]) == [one]


async def test_another_groups_devices_hear_nothing(hub: Hub) -> None:
    desk = await founded(hub)
    device = await hub.device(desk, GROUP)
    assert device.peer.device is not None
    device.peer.device = structs.replace(device.peer.device, groups=["groep-8"])
    granted(await desk.ask(ask()))
    assert heard(device) == []


async def test_ending_one_is_told_at_once_and_ending_it_twice_is_done(hub: Hub) -> None:
    leader = await founded(hub, role=Role.LEADER)
    teacher = await hub.teacher(leader)
    device = await hub.device(leader, GROUP)
    one, other = granted(await leader.ask(ask())), granted(await leader.ask(ask()))
    hub.now += MINUTE
    assert await teacher.ask(EndGrant(GROUP, one.id)) == Done(), "whoever gave it"
    assert heard(device) == [[one.id], [one.id, other.id], [other.id]]
    entry = told(hub)[-1]
    assert entry.staff != hub.session.staff.id
    assert (entry.body["id"], entry.body["ended"]) == (one.id, hub.now)
    for _ in range(2):
        assert await leader.ask(EndGrant(GROUP, one.id)) == Done()
    assert len(told(hub)) == len(heard(device)) == 3
    assert await leader.ask(EndGrant("groep-8", one.id)) == No("error.unknown_group")


async def test_one_that_is_over_goes_with_the_next(hub: Hub) -> None:
    desk = await founded(hub)
    one = granted(await desk.ask(ask(NOON + MINUTE)))
    hub.now += MINUTE
    assert await desk.ask(EndGrant(GROUP, one.id)) == Done()
    assert kept(hub) == [one], "nothing changes by itself"
    assert len(told(hub)) == 1
    other = granted(await desk.ask(ask()))
    assert kept(hub) == [other]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (ask(group="groep-8"), "error.unknown_group"),
        (ask(group=""), "error.unknown_group"),
        (ask(NOON), "error.grant_over"),
        (ask(-1), "error.grant_over"),
        (ask(NOON + LONGEST_GRANT + LEEWAY + 1), "error.grant_long"),
        (ask(1 << 62), "error.grant_long"),
        (ask(purpose="x" * (LONGEST_NOTE + 1)), "error.note_too_long"),
    ],
)
async def test_what_is_refused(hub: Hub, wanted: GiveGrant, why: str) -> None:
    desk = await founded(hub)
    answer = await desk.ask(wanted)
    assert isinstance(answer, No)
    assert answer.why == why
    assert kept(hub) == []
    assert told(hub) == []


async def test_an_end_a_little_beyond_is_cut_back(hub: Hub) -> None:
    desk = await founded(hub)
    assert granted(await desk.ask(ask(NOON + LONGEST_GRANT + LEEWAY))).end == NOON + LONGEST_GRANT


async def test_none_goes_on_into_the_next_day(hub: Hub) -> None:
    desk = await founded(hub)
    hub.now = NOON + 9 * HOUR
    midnight = NOON + 12 * HOUR
    staff = hub.session.staff.id
    assert isinstance(await desk.ask(StaffSignIn(staff, PASSWORD)), StaffSession)
    answer = await desk.ask(ask(midnight + LEEWAY + 1))
    assert answer == No("error.grant_long", {"hours": "8"})
    assert granted(await desk.ask(ask(midnight))).end == midnight


@pytest.mark.parametrize(
    ("pack", "role", "why"),
    [
        ("juliana", Role.MANAGER, "error.grant_role"),
        ("juliana", Role.LEADER, ""),
        ("asko", Role.LEADER, "error.grant_role"),
        ("asko", Role.TEACHER, ""),
        ("verkruisen", Role.TEACHER, "error.grant_not_needed"),
        ("bnc", Role.ADMIN, "error.grant_purpose"),
    ],
)
async def test_each_protocol_says_who_may_and_what_it_takes(
    hub: Hub, pack: str, role: Role, why: str
) -> None:
    desk = await founded(hub, pack, role=role)
    answer = await desk.ask(ask())
    assert (answer.why if isinstance(answer, No) else "") == why
    if isinstance(answer, No) and why == "error.grant_role":
        assert answer.facts == {"clause": f"{pack} A1"}


async def test_without_a_protocol_there_is_nothing_to_permit(hub: Hub) -> None:
    desk = await hub.founded()
    assert await desk.ask(ask()) == No("error.grant_not_needed")


async def test_a_purpose_is_something_to_read(hub: Hub) -> None:
    desk = await founded(hub, "bnc")
    for nothing in ("", "  ", "...", "\u200b"):
        assert await desk.ask(ask(purpose=nothing)) == No("error.grant_purpose")
    assert granted(await desk.ask(ask(purpose="Vlogs vergelijken"))).purpose == "Vlogs vergelijken"


async def test_nobody_signed_in_gives_none(hub: Hub) -> None:
    desk = await founded(hub)
    device, stranger = await hub.device(desk, GROUP), await hub.desk("desk-2")
    assert await device.ask(ask()) == No("error.not_allowed")
    assert await stranger.ask(ask()) == No("error.not_signed_in")
    assert await stranger.ask(EndGrant(GROUP, "x")) == No("error.not_signed_in")


async def test_nobody_writes_the_document_by_hand(hub: Hub) -> None:
    desk = await founded(hub, role=Role.LEADER)
    for base in (0, 1):
        answer = await desk.ask(PutDocument(KEY, base, msgspec.Raw(b"[]")))
        assert answer == No("error.not_allowed")
        granted(await desk.ask(ask()))


async def test_a_full_list_is_said_and_empties_by_itself(hub: Hub) -> None:
    desk = await founded(hub)
    asked = [desk.ask(ask(NOON + MINUTE)) for _ in range(MOST)]
    assert len({granted(one).id for one in await asyncio.gather(*asked)}) == MOST
    assert await desk.ask(ask()) == No("error.too_many_grants", {"most": str(MOST)})
    hub.now += MINUTE
    assert [granted(await desk.ask(ask()))] == kept(hub)


async def test_they_stand_after_a_restart(hub: Hub) -> None:
    desk = await founded(hub)
    device = await hub.device(desk, GROUP)
    one = granted(await desk.ask(ask()))
    await hub.restart()
    again = Someone(hub, device.hello)
    await again.dial()
    assert heard(again) == [[one.id]]


async def test_who_has_no_consent_is_left_out(hub: Hub) -> None:
    desk = await founded(hub, "osvs")
    noor, bos, kuiper = (one.pupil for one in hub.codes)
    no = No("error.grant_consent", {"clause": "osvs M9"})
    assert await desk.ask(ask()) == no
    await desk.push(consent("refused", hub, desk, noor, state="refused"))
    assert await desk.ask(ask()) == no
    await desk.push(consent("given", hub, desk, bos))
    assert granted(await desk.ask(ask())).without == [noor, kuiper]
    await desk.push(consent("old", hub, desk, kuiper, date="2026-01-15"))
    assert granted(await desk.ask(ask())).without == [noor, kuiper], "a year is over"


async def test_a_consent_that_is_withdrawn_takes_the_pupil_out_at_once(hub: Hub) -> None:
    desk = await founded(hub, "osvs")
    device = await hub.device(desk, GROUP)
    noor, bos, _ = (one.pupil for one in hub.codes)
    for name, pupil in (("a", noor), ("b", bos)):
        await desk.push(consent(name, hub, desk, pupil))
    one = granted(await desk.ask(ask()))
    assert one.holds(NOON, bos)
    hub.now += MINUTE
    await desk.push(consent("c", hub, desk, bos, state="withdrawn", date="2027-01-15"))
    (now,) = kept(hub)
    assert (now.id, now.start, now.holds(NOON, bos), now.holds(NOON, noor)) == (
        one.id,
        NOON,
        False,
        True,
    )
    assert len(heard(device)) == 2
    entry = told(hub)[-1]
    assert (entry.body["without"], entry.at) == (now.without, hub.now)
    assert "ended" not in entry.body
    await desk.push(consent("d", hub, desk, noor, state="withdrawn", date="2027-01-15"))
    assert kept(hub) == [], "nobody is left"
    assert told(hub)[-1].body["ended"] == hub.now


async def test_a_consent_that_is_given_lets_the_pupil_in(hub: Hub) -> None:
    desk = await founded(hub, "osvs")
    noor, bos, kuiper = (one.pupil for one in hub.codes)
    await desk.push(consent("a", hub, desk, noor))
    granted(await desk.ask(ask()))
    await desk.push(consent("b", hub, desk, bos))
    assert kept(hub)[0].without == [kuiper]
    await desk.push(
        hub.entry(
            "undo",
            Kind.CONSENT,
            desk,
            pupil=bos,
            staff=hub.session.staff.id,
            about="b",
            body={"undone": True},
        )
    )
    assert kept(hub)[0].without == [bos, kuiper], "a wrong record is taken back"
    versions = len(heard(desk))
    await desk.push(consent("c", hub, desk, bos, state="refused"))
    assert len(heard(desk)) == versions, "nothing is sent where nothing changed"


async def test_a_new_pupil_is_not_let_in_by_an_old_permission(hub: Hub) -> None:
    desk = await founded(hub, "osvs")
    for name, one in zip("abc", hub.codes, strict=True):
        await desk.push(consent(name, hub, desk, one.pupil))
    assert granted(await desk.ask(ask())).without == []
    codes = await desk.ask(AddPupils(GROUP, ["Yusuf Demir"]))
    assert isinstance(codes, Codes)
    assert kept(hub)[0].without == [codes.codes[0].pupil]


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        ("juliana", "asko", False),  # a leader's, where only teachers may
        ("juliana", "verkruisen", False),  # nothing is held back any more
        ("juliana", "bnc", False),  # a purpose is asked for
        ("juliana", "netjes-basis", True),
        ("bnc", "osvs", False),  # nobody's consent is known
    ],
)
async def test_another_protocol_ends_what_it_would_not_let_be_given(
    hub: Hub, before: str, after: str, stays: bool
) -> None:
    desk = await founded(hub, before, role=Role.LEADER)
    purpose = "vlogs" if before == "bnc" else ""
    one = granted(await desk.ask(ask(purpose=purpose)))
    assert isinstance(await put(desk, "pack", load_shipped(after)), Put)
    assert kept(hub) == ([one] if stays else [])
    entries = told(hub)
    assert len(entries) == (1 if stays else 2)
    assert ("ended" in entries[-1].body) is not stays


async def test_what_the_school_decides_itself_ends_them_too(hub: Hub) -> None:
    desk = await founded(hub, "verkruisen", role=Role.LEADER)
    await put(desk, "choices", Choices(social_media=SocialMedia.PERMISSION))
    granted(await desk.ask(ask()))
    await put(desk, "choices", Choices(social_media=SocialMedia.PERMISSION, photos=True))
    assert len(kept(hub)) == 1
    await put(desk, "choices", Choices(social_media=SocialMedia.EDUCATIONAL))
    assert kept(hub) == []
