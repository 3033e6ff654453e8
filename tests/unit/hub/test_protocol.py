"""The school's protocol at the hub: who changes it, what it may be followed by, who gets what."""

import msgspec
import pytest
from msgspec import structs

from kiosk.hub.checking import checked
from kiosk.hub.store import Paper
from kiosk.hub.trimming import Trimmed
from kiosk.hub.wording import Unfit
from kiosk.model import Kind, Role
from kiosk.packs import load_shipped, shipped
from kiosk.packs.model import Band, Pack, Texts, Validity
from kiosk.packs.policy import MOST_HOSTS, Choices, Policy
from kiosk.sync.asks import Answer, No, Put, PutDocument, StaffSignOut
from kiosk.sync.messages import Document
from tests.parts.service import NOON, Hub, Someone

pytestmark = pytest.mark.anyio
JULIANA = load_shipped("juliana")
RULE = JULIANA.rules[0]


def raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


async def put(desk: Someone, value: object, key: str = "pack", base: int = 1) -> Answer:
    return await desk.ask(PutDocument(key, base, raw(value)))


async def leading(hub: Hub) -> Someone:
    """A leader's dashboard, at a school with a protocol."""
    return await hub.founded(role=Role.LEADER, documents={"pack": raw(JULIANA)})


def held(someone: Someone, key: str = "pack") -> list[Pack]:
    """The protocols that were heard."""
    bodies = [one.body for one in someone.of(Document) if one.key == key]
    return [msgspec.json.decode(body, type=Pack) for body in bodies]


async def test_leaders_change_it_and_teachers_do_not(hub: Hub) -> None:
    leader = await leading(hub)
    teacher = await hub.teacher(leader)
    for key, value in (("pack", load_shipped("bnc")), ("choices", Choices(photos=True))):
        base = 1 if key == "pack" else 0
        assert await put(teacher, value, key, base) == No("error.not_allowed")
        assert await put(leader, value, key, base) == Put(base + 1)
        assert await put(leader, value, key, base) == No("error.stale")
    assert held(teacher)[-1].id == "bnc"


async def test_devices_get_what_they_need_and_dashboards_all(hub: Hub) -> None:
    leader = await leading(hub)
    device = await hub.device(leader)
    assert held(leader) == [JULIANA]
    (had,) = held(device)
    assert (had.clauses, had.contacts, had.consents) == ([], [], [])
    assert (had.measures, had.topics) == ([], [])
    assert (had.rules, had.settings, had.think) == (JULIANA.rules, JULIANA.settings, JULIANA.think)
    assert (had.reading, had.validity, had.school) == (
        JULIANA.reading,
        JULIANA.validity,
        JULIANA.school,
    )
    assert Policy(had).closes == Policy(JULIANA).closes
    bodies = [bytes(one.body) for one in device.of(Document)]
    assert not any(clause.text["nl"].encode() in body for clause in JULIANA.clauses
                   for body in bodies)  # fmt: skip
    new = load_shipped("osvs")
    assert await put(leader, new) == Put(2)
    assert held(leader)[-1] == new
    assert held(device)[-1].consents == []
    assert [one.version for one in device.of(Document) if one.key == "pack"] == [1, 2]


async def test_a_dashboard_with_nobody_signed_in_gets_neither(hub: Hub) -> None:
    leader = await leading(hub)
    await put(leader, Choices(photos=True), "choices", 0)
    stranger = await hub.desk("desk-2")
    assert {one.key for one in stranger.of(Document)} == {"school"}
    await leader.ask(StaffSignOut())
    leader.heard.clear()
    other = await hub.desk("desk-3")
    assert held(other) == []


async def test_choices_go_to_devices_as_they_are(hub: Hub) -> None:
    leader = await leading(hub)
    device = await hub.device(leader)
    said = Choices(downloads=None, more_social=["Discord.COM", "discord.com"], terms=["08-31"])
    assert await put(leader, said, "choices", 0) == Put(1)
    body = next(one.body for one in device.of(Document) if one.key == "choices")
    kept = msgspec.json.decode(body, type=Choices)
    assert kept == structs.replace(said, more_social=["discord.com"])


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_protocol_is_kept_as_it_is(name: str) -> None:
    pack = load_shipped(name)
    kept = checked("pack", raw(pack))
    assert msgspec.json.decode(bytes(kept), type=Pack) == pack


def test_what_a_protocol_does_not_know_is_not_kept() -> None:
    strange = msgspec.to_builtins(JULIANA) | {"script": "<script>"}
    assert b"script" not in bytes(checked("pack", raw(strange)))


def test_a_trimmed_protocol_is_made_once_a_version() -> None:
    trimmed = Trimmed()
    paper = Paper("pack", 3, bytes(raw(JULIANA)))
    first = trimmed.of(paper)
    assert first is not None
    assert (first.key, first.version) == ("pack", 3)
    assert trimmed.of(paper) is first
    assert trimmed.of(structs.replace(paper, version=4)) is not first
    assert trimmed.of(Paper("pack", 5, b"{}")) is None, "what cannot be read is not passed on"
    other = Paper("choices", 3, b"{}")
    assert trimmed.of(other) is other


NO_PACKS = [
    b"{}",
    b"[]",
    b"[" * 100_000,
    b'{"id":1}',
    bytes(raw(msgspec.to_builtins(JULIANA) | {"reading_number": "2"})),
    bytes(raw(msgspec.to_builtins(JULIANA) | {"sector": "tertiary"})),
    bytes(raw(JULIANA)) + b" " * 1_000_000,
    bytes(raw(structs.replace(JULIANA, id="Our School"))),
    bytes(raw(structs.replace(JULIANA, rules=[]))),
    bytes(raw(structs.replace(JULIANA, reading_number=0))),
    bytes(raw(structs.replace(JULIANA, validity=Validity(start="2024", review="2023-06")))),
    bytes(raw(structs.replace(JULIANA, rules=[RULE, RULE]))),
    bytes(raw(structs.replace(JULIANA, rules=[structs.replace(RULE, clause="P99")]))),
    bytes(raw(structs.replace(JULIANA, rules=[structs.replace(RULE, text={"nl": "<b>x</b>"})]))),
    bytes(raw(structs.replace(JULIANA, rules=[structs.replace(RULE, text={"en": "x"})]))),
]


@pytest.mark.parametrize("body", NO_PACKS)
async def test_the_one_in_force_stays_on_any_trouble(hub: Hub, body: bytes) -> None:
    leader = await leading(hub)
    answer = await leader.ask(PutDocument("pack", 1, msgspec.Raw(body)))
    assert answer == No("error.document", {"key": "pack"})
    assert held(leader) == [JULIANA]
    paper = hub.store.document(hub.school, "pack")
    assert paper is not None
    assert paper.version == 1


OTHER: list[tuple[str, Pack]] = [
    ("added", structs.replace(JULIANA, rules=[*JULIANA.rules, structs.replace(RULE, id="new")])),
    ("removed", structs.replace(JULIANA, rules=JULIANA.rules[1:])),
    (
        "clause",
        structs.replace(JULIANA, rules=[structs.replace(RULE, clause="P4"), *JULIANA.rules[1:]]),
    ),
    (
        "bands",
        structs.replace(
            JULIANA,
            rules=[
                structs.replace(RULE, bands=[Band.UPPER], words={}, voice={}),
                *JULIANA.rules[1:],
            ],
        ),
    ),
]


@pytest.mark.parametrize(("what", "pack"), OTHER, ids=[what for what, _ in OTHER])
async def test_other_rules_ask_for_a_new_reading(hub: Hub, what: str, pack: Pack) -> None:
    leader = await leading(hub)
    answer = await put(leader, pack)
    assert isinstance(answer, No)
    assert answer.why == "error.pack_reading"
    assert ("new" if what == "added" else RULE.id) in answer.facts["rule"]
    assert held(leader) == [JULIANA]
    raised = structs.replace(pack, reading_number=JULIANA.reading_number + 1)
    assert await put(leader, raised) == Put(2)


async def test_a_corrected_typo_and_another_protocol_do_not(hub: Hub) -> None:
    leader = await leading(hub)
    text: Texts = {**RULE.text, "nl": RULE.text["nl"] + "!"}
    typo = structs.replace(JULIANA, rules=[structs.replace(RULE, text=text), *JULIANA.rules[1:]])
    assert await put(leader, typo) == Put(2)
    assert await put(leader, load_shipped("asko"), base=2) == Put(3)
    assert await put(leader, OTHER[0][1], base=3) == Put(4), "nobody reads by the old one now"


async def test_one_that_cannot_be_read_is_in_nobodys_way(hub: Hub) -> None:
    leader = await leading(hub)
    hub.store.put_document(hub.school, Paper("pack", 2, b'{"of":"another time"}'), NOON)
    device = await hub.device(leader)
    assert held(device) == []
    assert await put(leader, JULIANA, base=2) == Put(3)
    assert [pack.id for pack in held(device)] == ["juliana"]


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b'{"downloads":"everything"}',
        b'{"closed_in_breaks":1}',
        b'{"lessons_a_year":41}',
        b'{"lessons_a_year":-1}',
        b'{"megabytes":-1}',
        b'{"megabytes":10001}',
        b'{"more_social":["no host"]}',
        b'{"more_social":["https://x.example/"]}',
        b'{"less_social":["localhost"]}',
        b'{"more_social":["com"]}',
        b'{"terms":["13-01"]}',
        b'{"terms":["02-29"]}',
        b'{"terms":["1-1"]}',
        b'{"terms":["08-01T"]}',
        bytes(raw({"more_social": [f"h{n}.example" for n in range(MOST_HOSTS + 1)]})),
        bytes(raw({"terms": [f"01-{n:02}" for n in range(1, 14)]})),
    ],
)
def test_what_are_no_choices(body: bytes) -> None:
    with pytest.raises(Unfit) as caught:
        checked("choices", msgspec.Raw(body))
    assert caught.value.no == No("error.document", {"key": "choices"})


def test_the_edges_of_what_a_school_chooses() -> None:
    said = Choices(
        lessons_a_year=0,
        megabytes=10_000,
        more_social=[f"h{n}.example" for n in range(MOST_HOSTS)],
        terms=["08-01", "01-01", "08-01"],
    )
    kept = msgspec.json.decode(bytes(checked("choices", raw(said))), type=Choices)
    assert (kept.terms, kept.lessons_a_year, kept.megabytes) == (["01-01", "08-01"], 0, 10_000)
    assert len(kept.more_social) == MOST_HOSTS
    with pytest.raises(Unfit):
        checked("choices/groep-5", raw(Choices()))


async def test_who_changed_it_is_recorded(hub: Hub) -> None:
    leader = await leading(hub)
    await leader.watch("groep-5")
    await put(leader, Choices(photos=True), "choices", 0)
    assert leader.kinds() == [Kind.OVERRIDDEN]


async def test_a_school_can_begin_with_what_it_chose(hub: Hub) -> None:
    desk = await hub.founded(documents={"choices": raw(Choices(ask_first=True))})
    assert [one.version for one in desk.of(Document) if one.key == "choices"] == [1]
