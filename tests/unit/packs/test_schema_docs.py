"""The page on protocols names every key and every word of the schema; its steps work."""

from __future__ import annotations

import re
import textwrap
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

from kiosk import packs, paths
from kiosk.model import Role
from kiosk.packs import file, model
from kiosk.packs.checks import MADE_FOR_CARDS
from kiosk.packs.loader import MOST_LESSONS, MOST_READINGS, OLDEST
from kiosk.packs.services import ServiceKind
from kiosk.tables import LONGEST_TEXT

PAGE = (Path(__file__).parents[3] / "docs" / "packs.md").read_text("utf-8")
BEGINS = [paths.resource("template", f"{language}.toml") for language in ("nl", "en")]
LISTS = {
    "clauses": model.Clause,
    "rules": model.Rule,
    "contacts": model.Contact,
    "consents": model.ConsentTerm,
}
NESTED = {
    "school": model.School,
    "validity": model.Validity,
    "measures": model.Measure,
    "topics": model.Topic,
    "think": model.Think,
    "think.questions": model.Question,
}
WORDS: list[type[StrEnum]] = [
    Role, ServiceKind, model.Sector, model.Origin, model.Band, model.Carry, model.Audience,
    model.Theme, model.Downloads, model.SocialMedia, model.Criminal, model.Repair, model.Renewal,
    model.ConsentUse, model.Shown,
]  # fmt: skip


def test_every_picture_for_cards_is_named() -> None:
    made = {one.stem for one in paths.resource("pictures").glob(f"{MADE_FOR_CARDS}*.svg")}
    assert made == set(re.findall(rf"`({MADE_FOR_CARDS}[a-z-]+)`", section("`[[rules]]`")))


def section(heading: str) -> str:
    found = re.search(rf"^### {re.escape(heading)}$(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1]


def keys() -> Iterator[tuple[str, str]]:
    """Each key with the part of the page that must have a row for it."""
    renamed = {"reading_number": "reading"}
    tables = {*LISTS, *NESTED, "settings"}
    for key in model.Pack.__struct_fields__:
        if key not in tables:
            yield renamed.get(key, key), section("The file itself")
    for heading, struct in LISTS.items():
        for key in struct.__struct_fields__:
            yield key, section(f"`[[{heading}]]`")
    for path, struct in NESTED.items():
        for key in struct.__struct_fields__:
            yield f"{path}.{key}", PAGE
    for key in (*model.Settings.__struct_fields__, *model.Services.__struct_fields__):
        yield key, section("`[settings]`")


@pytest.mark.parametrize(("key", "part"), [*keys()], ids=lambda one: one[:30])
def test_every_key_has_a_row(key: str, part: str) -> None:
    assert f"\n| `{key}` |" in part


def test_every_row_is_a_key() -> None:
    rows = set(re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE))
    assert rows == {key for key, _ in keys()}


@pytest.mark.parametrize("words", WORDS)
def test_every_word_is_named(words: type[StrEnum]) -> None:
    assert [one.value for one in words if f"`{one.value}`" not in PAGE] == []


def test_the_bounds_are_those_of_the_loader() -> None:
    for bound in (LONGEST_TEXT, MOST_READINGS, MOST_LESSONS, OLDEST):
        assert re.search(rf"\b{bound}\b", PAGE)


def blocks() -> list[str]:
    """What the steps say to add."""
    steps = PAGE.partition("## When something changes")[0]
    found = re.findall(r"^   ```toml\n(.*?)^   ```", steps, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(one) for one in found]


@pytest.mark.parametrize("begin", BEGINS, ids=lambda path: path.stem)
def test_the_steps_lead_to_a_protocol(begin: Path, tmp_path: Path) -> None:
    added = blocks()
    assert len(added) == 3
    path = tmp_path / "own.toml"
    path.write_text(begin.read_text("utf-8"), "utf-8")
    for block in added:  # checked after every step
        path.write_text(f"{path.read_text('utf-8')}\n{block}", "utf-8")
        assert file.advice(path, packs.load(path)) == []
    own = packs.load(path)
    assert own.clauses[-1].id == own.rules[-1].clause == own.contacts[-1].clause == "4.2"


def test_both_templates_say_the_same() -> None:
    dutch, english = (packs.load(path) for path in BEGINS)
    assert dutch == english


@pytest.mark.parametrize("begin", BEGINS, ids=lambda path: path.stem)
def test_a_template_has_every_key(begin: Path) -> None:
    text = begin.read_text("utf-8")
    for struct in (model.Settings, model.Services, *LISTS.values(), *NESTED.values()):
        for key in struct.__struct_fields__:
            assert re.search(rf"\b{key}\b[\w.\-]* = |\[{key}\]", text) or key == "questions", key


@pytest.mark.parametrize("begin", BEGINS, ids=lambda path: path.stem)
def test_a_template_tells_of_every_word(begin: Path) -> None:
    text = begin.read_text("utf-8")
    told = [words for words in WORDS if words not in (ServiceKind, model.Origin)]
    assert [one for words in told for one in words if one.value not in text] == []


def test_every_struct_of_a_pack_is_looked_at() -> None:
    known = {*LISTS.values(), *NESTED.values(), model.Settings, model.Setting, model.Services}
    found: set[type] = set()
    for hint in typing.get_type_hints(model.Pack).values():
        found |= {one for one in (hint, *typing.get_args(hint)) if isinstance(one, type)}
    assert {one for one in found if issubclass(one, msgspec.Struct)} <= known
