"""``netjes pack``: protocols listed, checked, shown, compared and begun."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import commands, packs, paths
from kiosk.cli import WINDOWS

ENGLISH = {"LANG": "en_US.UTF-8"}
JULIANA = paths.resource("packs", "juliana.toml")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Pack:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Ran:
        code = commands.run(["pack", *map(str, words)], WINDOWS, ENGLISH)
        return Ran(code, *self._capsys.readouterr())

    def json(self, *words: str | Path) -> object:
        done = self(*words, "--json")
        assert (done.code, done.err) == (0, "")
        found: object = json.loads(done.out)
        return found


@pytest.fixture
def pack(capsys: pytest.CaptureFixture[str]) -> Pack:
    return Pack(capsys)


def changed(folder: Path, before: str, after: str) -> Path:
    """The juliana protocol with a change."""
    text = JULIANA.read_text("utf-8")
    assert before in text
    path = folder / "changed.toml"
    path.write_text(text.replace(before, after, 1), "utf-8")
    return path


def test_every_protocol_is_listed_with_whose_it_is(pack: Pack) -> None:
    facts = pack.json("list")
    assert isinstance(facts, list)
    assert [one["id"] for one in facts] == packs.shipped()
    juliana = next(one for one in facts if one["id"] == "juliana")
    assert (juliana["review"], juliana["due"]) == ("overdue", "2024-06")
    lines = pack("list").out.splitlines()
    assert [line.split()[0] for line in lines] == packs.shipped()
    ours = next(line for line in lines if line.startswith("netjes-basis"))
    assert "Advice of Netjes" in ours


def test_a_good_one_is_checked(pack: Pack) -> None:
    told = pack.json("check", JULIANA)
    assert isinstance(told, dict)
    assert told["version"] == tomllib.loads(JULIANA.read_text("utf-8"))["version"]
    assert told["advice"] == []
    assert "juliana" in pack("check", JULIANA).out


def test_a_broken_one_is_told_with_every_place_and_line(pack: Pack, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('id = "Broken!"\ncolour = 3\n', "utf-8")
    done = pack("check", path)
    assert (done.code, done.out) == (1, "")
    assert str(path) in done.err
    assert "broken.toml:1: id: " in done.err
    assert "broken.toml:2: colour: " in done.err
    absent = pack("check", tmp_path / "absent.toml")
    assert (absent.code, absent.err.count("\n")) == (1, 1)


def test_what_is_wrong_is_told_to_a_program_as_well(pack: Pack, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('id = "Broken!"\n', "utf-8")
    done = pack("check", path, "--json")
    assert (done.code, done.err) == (1, "")
    facts = json.loads(done.out)
    assert (facts["file"], facts["ok"]) == (str(path), False)
    assert {"where": "version", "said": 'is missing; for example: version = "1"'} in facts[
        "problems"
    ]
    other = changed(tmp_path, 'id = "ask"\nclause = "P1"', 'id = "ask"\nclause = "P2"')
    unread = pack("check", other, "--against", "juliana", "--json")
    assert (unread.code, unread.err) == (1, "")
    assert "ask" in json.loads(unread.out)["problems"][0]["said"]


@pytest.mark.parametrize(
    "words", [("show", "klimop"), ("diff", "juliana", "klimop"), ("template", "--from", "klimop")]
)
def test_who_forgets_the_end_of_a_name_is_told_what_there_is(
    pack: Pack, words: tuple[str, ...]
) -> None:
    done = pack(*words)
    assert (done.code, done.out) == (1, "")
    assert "“klimop”" in done.err
    assert "asko, bnc, juliana" in done.err
    assert ".toml" in done.err


def test_what_may_be_better_is_told_and_fails_nothing(pack: Pack, tmp_path: Path) -> None:
    long = "Vraag eerst of je vandaag nog even op internet mag gaan zoeken."
    path = changed(tmp_path, "Vraag eerst of je op internet mag.", long)
    done = pack("check", path)
    assert done.code == 0
    assert "12 words" in done.out
    assert re.search(r"changed\.toml:\d+: rules\[1\]\.text\.nl: ", done.out)
    assert "id" in done.out  # it says that it is juliana, and is not


def test_another_agreement_needs_another_reading(pack: Pack, tmp_path: Path) -> None:
    rule = '[[rules]]\nid = "new"\nclause = "P1"\npicture = "rule-ask"\ntext.nl = "Nieuw."\n\n'
    path = changed(tmp_path, "[[rules]]\n", f"{rule}[[rules]]\n")
    assert pack("check", path).code == 0
    done = pack("check", path, "--against", "juliana")
    assert done.code == 1
    assert re.search(r"changed\.toml:\d+: reading: ", done.err)
    assert "new" in done.err
    text = path.read_text("utf-8").replace("reading = 1", "reading = 2")
    path.write_text(text, "utf-8")
    assert pack("check", path, "--against", "juliana").code == 0


@pytest.mark.parametrize("name", packs.shipped())
def test_a_protocol_is_shown_whole(pack: Pack, name: str) -> None:
    shown = pack.json("show", name)
    assert isinstance(shown, dict)
    assert shown["id"] == name
    done = pack("show", name)
    assert (done.code, done.err) == (0, "")
    text = " ".join(done.out.split())
    found = packs.load_shipped(name)
    for clause in found.clauses:
        assert clause.text["en"] in text
    for rule in found.rules:
        assert rule.text["en"] in text
    assert "command." not in text
    assert text.count("not stated") == sum(
        getattr(found.settings, key).value is None
        for key in found.settings.__struct_fields__
        if key != "services"
    )


def test_what_waits_is_shown_as_waiting(pack: Pack) -> None:
    shown = pack.json("show", "juliana")
    assert isinstance(shown, dict)
    assert shown["waits"]["P1"] == ["enforce", "record"]
    assert "P9" not in shown["waits"]
    text = " ".join(pack("show", "juliana").out.split())
    group = "Netjes cannot do this itself yet; agree it with the group"
    assert f"and says what to look for. [{group}]" in text
    settings = text.partition("Agreements with pupils")[0]
    assert settings.count(group) == len(["ask_first", "video_purpose", "personal_information"])
    assert "(P9)." not in settings


def test_a_file_is_shown_as_well(pack: Pack) -> None:
    assert pack("show", JULIANA).out == pack("show", "juliana").out


def test_what_there_is_not_is_not_shown(pack: Pack) -> None:
    unknown = pack("show", "nowhere")
    assert (unknown.code, unknown.out) == (1, "")
    assert "{" not in unknown.err


def test_what_differs_is_told_for_both(pack: Pack) -> None:
    out = pack("diff", "juliana", "osvs").out
    assert "  Downloads\n    - none (P9)\n    + not stated\n" in out
    assert "  Review\n    - 2024-06\n    + 2027-02-01\n" in out
    assert out.endswith("\nPupils read the agreements again.\n")
    assert "command." not in out
    facts = pack.json("diff", "juliana", "osvs")
    assert isinstance(facts, dict)
    assert (facts["reads_again"], facts["unread"]) == (True, False)
    assert {"key": "downloads", "before": {"value": "none", "clause": "P9"}, "after": None} in (
        facts["settings"]
    )


def test_a_typo_is_not_read_again(pack: Pack, tmp_path: Path) -> None:
    path = changed(tmp_path, "Vraag eerst of", "Vraag éérst of")
    assert "do not read the agreements again" in pack("diff", "juliana", path).out
    assert pack("diff", "juliana", "juliana").out.endswith("\nNothing differs.\n")


@pytest.mark.parametrize("name", [None, *packs.shipped()])
def test_what_one_starts_from_is_right_and_nobodys(
    pack: Pack, tmp_path: Path, name: str | None
) -> None:
    path = tmp_path / "own.toml"
    source = [] if name is None else ["--from", name]
    assert pack("template", *source, "--to", path).code == 0
    assert pack("template", *source).out == path.read_text("utf-8")
    own = packs.load(path)
    assert (own.id, own.version, own.reading_number) == ("onze-school", "1", 1)
    assert own.origin == "school"
    assert packs.load_shipped(name or "juliana").school.name not in path.read_text("utf-8")
    told = pack.json("check", path)
    assert isinstance(told, dict)
    assert told["advice"] == []


def test_a_file_that_is_there_is_left_alone(pack: Pack, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("mine", "utf-8")
    done = pack("template", "--to", path)
    assert done.code == 2
    assert f"{path} is there already" in done.err
    assert path.read_text("utf-8") == "mine"
