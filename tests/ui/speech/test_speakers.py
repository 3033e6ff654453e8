"""Who speaks: IT's own voice before the system's, never by way of a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.speech.speakers import VOICES, Kind, find

if TYPE_CHECKING:
    from pathlib import Path


def program(folder: Path, name: str) -> str:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("#!/bin/sh\n", "ascii")
    path.chmod(0o755)
    return str(path)


def around(folder: Path) -> dict[str, str]:
    return {"PATH": str(folder / "bin"), VOICES: str(folder / "voices")}


def test_espeak_gets_the_text_on_its_input_and_the_language_as_a_word_of_its_own(
    tmp_path: Path,
) -> None:
    espeak = program(tmp_path / "bin", "espeak-ng")
    (speaker,) = find("nl", around(tmp_path))
    assert (speaker.kind, speaker.program) == (Kind.PROGRAM, espeak)
    assert speaker.arguments[:2] == ("-v", "nl")
    assert speaker.arguments[-2:] == ("--stdin", "--stdout")


def test_a_voice_that_was_put_there_comes_first_for_its_language_alone(tmp_path: Path) -> None:
    espeak = program(tmp_path / "bin", "espeak-ng")
    own = program(tmp_path / "voices", "nl")
    found = {language: find(language, around(tmp_path)) for language in ("nl", "nl-BE", "en")}
    programs = {language: [one.program for one in who] for language, who in found.items()}
    assert programs == {"nl": [own, espeak], "nl-BE": [own, espeak], "en": [espeak]}
    assert found["nl"][0].arguments == ()


def test_a_voice_that_cannot_be_run_is_none(tmp_path: Path) -> None:
    program(tmp_path / "voices", "nl")
    (tmp_path / "voices" / "nl").chmod(0o644)
    assert find("nl", around(tmp_path)) == []


def test_the_dispatcher_speaks_where_nobody_else_does(tmp_path: Path) -> None:
    program(tmp_path / "bin", "speech-dispatcher")
    (speaker,) = find("nl", around(tmp_path))
    assert speaker.kind is Kind.DISPATCHER


def test_without_anybody_there_is_no_voice(tmp_path: Path) -> None:
    assert find("nl", around(tmp_path)) == []


@pytest.mark.parametrize("language", ["", "../sh", "nl;ls", "-w", "NL", "nl --path=/", "n" * 9])
def test_a_language_is_a_language(tmp_path: Path, language: str) -> None:
    program(tmp_path / "bin", "espeak-ng")
    assert find(language, around(tmp_path)) == []
