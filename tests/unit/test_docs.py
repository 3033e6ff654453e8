"""The pages in docs/ keep up with the program: every trouble, every command, every link."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from kiosk import commands, paths
from kiosk.cli import WINDOWS
from kiosk.commands.speech import Speech
from kiosk.errors import NetjesError

ROOT = Path(__file__).resolve().parents[2]
TROUBLE = ROOT / NetjesError.help_page
CLASSROOM = ROOT / "docs" / "classroom.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)


def sentences(language: str) -> dict[str, str]:
    path = paths.resource("translations", language, "errors.json")
    found: dict[str, str] = json.loads(path.read_text("utf-8"))
    return found


def told(text: str) -> str:
    """A text as one line, as it stands in a quote."""
    return " ".join(text.replace("\n> ", "\n").split())


@pytest.mark.parametrize("message", sorted(sentences("nl")))
def test_the_help_page_tells_of_every_trouble(message: str) -> None:
    assert f"**`{message}`**" in TROUBLE.read_text("utf-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_help_page_has_the_very_sentences(language: str) -> None:
    page = told(TROUBLE.read_text("utf-8"))
    missing = {id for id, text in sentences(language).items() if told(text) not in page}
    assert not missing


def test_the_help_page_tells_of_no_trouble_that_there_is_not() -> None:
    named = set(re.findall(r"\*\*`(error\.\w+)`\*\*", TROUBLE.read_text("utf-8")))
    assert named <= sentences("nl").keys()


def leaves(command: click.Command, said: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, as it is written."""
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from leaves(below, f"{said} {name}")
    else:
        yield said, command


LEAVES = dict(leaves(commands.command(Speech("en"), WINDOWS), "netjes"))


def test_there_are_commands_to_look_for() -> None:
    assert {"netjes kiosk", "netjes hub serve"} <= LEAVES.keys()


@pytest.mark.parametrize("said", LEAVES)
def test_every_command_is_explained_with_its_options(said: str) -> None:
    lines = CLASSROOM.read_text("utf-8").splitlines()
    explained = [line for line in lines if line.startswith(f"| `{said}")]
    assert len(explained) == 1
    options = [one for one in LEAVES[said].params if isinstance(one, click.Option)]
    missing = {name for one in options for name in one.opts if name not in explained[0]}
    assert not missing


def anchors(page: Path) -> set[str]:
    """The places in a page that a link can lead to."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    return {_anchor(heading) for heading in _HEADING.findall(text)}


def _anchor(heading: str) -> str:
    plain = unicodedata.normalize("NFC", re.sub(r"[`*]|\]\([^)]*\)|\[", "", heading)).lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def dead(page: Path, root: Path = ROOT) -> list[str]:
    """The links of a page that lead nowhere within ``root``."""
    links = _LINK.findall(_FENCE.sub("", page.read_text("utf-8")))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    return [link for link in local if not _leads(page, unquote(link), root)]


def _leads(page: Path, link: str, root: Path) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists() or not target.is_relative_to(root):
        return False
    return not anchor or (target.suffix == ".md" and anchor in anchors(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_is_dead(page: Path) -> None:
    assert dead(page) == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n[a](#here) [b](#there) [c](gone.md) [d](https://example.org/x)\n")
    assert dead(page, tmp_path) == ["#there", "gone.md"]
