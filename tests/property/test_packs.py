"""Whatever stands in a pack's file: a pack, or a trouble that says where; what packs differ in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk import packs, paths
from kiosk.errors import PackTrouble
from kiosk.packs import Choices, Pack, load
from kiosk.packs.difference import difference
from kiosk.packs.file import _SLIPS, MOST_PROBLEMS, advice
from kiosk.packs.model import Rule, Services
from kiosk.packs.services import ServiceKind, hosts, services
from kiosk.packs.terms import began
from kiosk.words import sentence

JULIANA = paths.resource("packs", "juliana.toml").read_bytes()
LINES = JULIANA.splitlines(keepends=True)
PACKS = [packs.load_shipped(name) for name in packs.shipped()]
WHOLE = {"problem.more", "problem.no_toml", "problem.deep"} | set(_SLIPS.values())
"""What may be wrong with a file as a whole."""

PLACE = re.compile(r"(pack\.toml:\d+(: .+)?)|[a-z_]+(\[\d+\])?(\..+)?")

numbers = st.integers(0, len(LINES) - 1)
values = st.sampled_from(
    [b"true", b"[]", b"{}", b"-1", b'""', b"[[1]]", b"1979-05-27", b"nan", b"9" * 5_000, b'"<b>"']
)


def tried(raw: bytes) -> None:
    """A pack with rules, or a trouble with a place and a sentence for each of its problems."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack.toml"
        path.write_bytes(raw)
        trouble = None
        try:
            pack = load(path)
            assert pack.rules
            assert len(advice(path, pack)) <= MOST_PROBLEMS + 1
        except PackTrouble as caught:
            trouble = caught
    if trouble is not None:
        assert 0 < len(trouble.problems) <= MOST_PROBLEMS + 1
        assert "problem." not in sentence(trouble, "en")
        for one in trouble.problems:
            assert one.why in WHOLE or PLACE.fullmatch(one.where), one


@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    tried(raw)


@given(st.text(alphabet="[]{}=.\"'#\\\n ab1", max_size=200))
def test_any_signs_that_mean_something(text: str) -> None:
    tried(text.encode())


@given(st.sets(numbers, min_size=1, max_size=20))
def test_lines_left_out(gone: set[int]) -> None:
    tried(b"".join(line for number, line in enumerate(LINES) if number not in gone))


@given(numbers, values)
def test_a_value_of_another_kind(number: int, value: bytes) -> None:
    key, sign, _ = LINES[number].partition(b"=")
    tried(b"".join([*LINES[:number], key + sign + value + b"\n", *LINES[number + 1 :]]))


@given(numbers, st.integers(0, 80), st.binary(min_size=1, max_size=3))
def test_bytes_put_in_between(number: int, at: int, more: bytes) -> None:
    line = LINES[number]
    tried(b"".join([*LINES[:number], line[:at] + more + line[at:], *LINES[number + 1 :]]))


@given(st.lists(numbers, min_size=2, max_size=6))
def test_lines_in_one_anothers_place(places: list[int]) -> None:
    lines = list(LINES)
    for here, there in pairwise(places):
        lines[here], lines[there] = lines[there], lines[here]
    tried(b"".join(lines))


@given(st.sampled_from(PACKS))
def test_a_pack_comes_back_from_json_as_it_went(pack: Pack) -> None:
    assert msgspec.json.decode(msgspec.json.encode(pack), type=Pack) == pack


@st.composite
def edited(draw: st.DrawFn) -> Pack:
    """One of the packs with other rules, of its own and of others."""
    pack = draw(st.sampled_from(PACKS))
    every: list[Rule] = [rule for one in PACKS for rule in one.rules]
    rules = draw(st.lists(st.sampled_from(every), unique_by=lambda one: one.id, max_size=20))
    number = draw(st.integers(1, 3))
    return structs.replace(pack, rules=rules, reading_number=number)


@given(edited(), edited())
def test_what_differs_one_way_differs_the_other_way(one: Pack, other: Pack) -> None:
    there, back = difference(one, other), difference(other, one)
    assert difference(one, one).same
    assert (there.unread, there.reads_again) == (back.unread, back.reads_again)
    assert not (there.unread and there.reads_again)
    assert {edit.id for edit in there.rules} == {edit.id for edit in back.rules}
    assert {edit.key for edit in there.settings} == {edit.key for edit in back.settings}


@given(edited(), st.data())
def test_no_other_words_ever_ask_for_another_reading(pack: Pack, data: st.DataObject) -> None:
    rules = [
        structs.replace(rule, text=data.draw(st.just({"nl": "Anders."})), words={}, voice={})
        for rule in pack.rules
    ]
    assert not difference(pack, structs.replace(pack, rules=rules)).unread


@given(
    st.lists(st.sampled_from(sorted(services())), unique=True),
    st.lists(st.sampled_from(list(ServiceKind)), unique=True),
    st.booleans(),
    st.lists(st.sampled_from(["school.example", "x.com", "m.youtube.com"]), unique=True),
    st.lists(st.sampled_from(["school.example", "x.com", "youtube.com"]), unique=True),
)
def test_what_is_taken_off_is_off_and_what_is_added_is_there(
    named: list[str], kinds: list[ServiceKind], future: bool, more: list[str], less: list[str]
) -> None:
    said = Services(named=named, kinds=[*kinds], future=future)
    found = hosts(said, Choices(more_social=more, less_social=less))
    assert not [host for host in found for off in less if f".{host}".endswith(f".{off}")]
    plain = hosts(said, Choices())
    assert plain - found <= {host for host in plain if host in less}
    assert found - plain <= {*more}


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sets(st.integers(1, 365), min_size=1))
def test_a_term_began_before_and_no_other_since(day: date, starts: set[int]) -> None:
    terms = [f"{date(2027, 1, 1) + timedelta(start - 1):%m-%d}" for start in starts]
    first = began(terms, day)
    assert f"{first:%m-%d}" in terms
    assert first <= day
    passed = ((first + timedelta(n)) for n in range(1, (day - first).days + 1))
    assert not [one for one in passed if f"{one:%m-%d}" in terms]
