"""The voice: says one thing at a time, stops when told, and always comes to an end."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.parts.at_once import at_once
from ui.speech.speakers import VOICES
from ui.speech.voice import LONGEST, Voice, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def make(tmp_path: Path, qapp: object) -> Iterator[Callable[[str], Voice]]:
    """A voice whose Dutch is this shell script; no sound server is there."""
    made: list[Voice] = []

    def begin(script: str) -> Voice:
        folder = tmp_path / "voices"
        folder.mkdir()
        path = folder / "nl"
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
        nobody = {"PULSE_SERVER": f"unix:{tmp_path}/nobody", "XDG_RUNTIME_DIR": str(tmp_path)}
        tools = tmp_path / "bin"  # without eSpeak, which would step in
        tools.mkdir()
        for tool in ("cat", "sleep"):
            (tools / tool).symlink_to(f"/usr/bin/{tool}")
        around = {VOICES: str(folder), "PATH": str(tools), **nobody}
        made.append(Voice(at_once, {**os.environ, **around}))
        return made[-1]

    yield begin
    for voice in made:
        voice.stop()


def ended(voice: Voice, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: not voice.speaking, timeout=10_000)
    return voice.trouble


def test_it_says_who_it_can_speak_for_and_loads_nothing_for_that(
    make: Callable[[str], Voice],
) -> None:
    voice = make("exit 0")
    assert not voice.can("xx;")
    assert voice.can("nl")
    assert voice.knows("xx;")
    assert not voice.speaking


def test_the_text_goes_in_by_the_input_whatever_is_in_it(
    make: Callable[[str], Voice], tmp_path: Path, qtbot: QtBot
) -> None:
    voice = make(f'cat > {tmp_path}/said; echo "$#" > {tmp_path}/words; exit 1')
    nasty = "-w /tmp/x; rm -rf $HOME `id` $(id) \"'é\n<speak>[[a]]\x00 |"
    voice.say(nasty, "nl")
    assert voice.speaking
    ended(voice, qtbot)
    assert (tmp_path / "said").read_text("utf-8") == plain(nasty)
    assert (tmp_path / "words").read_text("ascii").strip() == "0"


def test_a_voice_that_fails_is_no_voice_from_then_on(
    make: Callable[[str], Voice], qtbot: QtBot
) -> None:
    voice = make("exit 3")
    voice.say("Hallo", "nl")
    assert ended(voice, qtbot) == "pupil.voice.nobody"
    assert not voice.can("nl")
    voice.forget()  # for who comes next it is tried again
    assert voice.can("nl")


def test_nonsense_is_not_played(make: Callable[[str], Voice], qtbot: QtBot) -> None:
    voice = make("cat > /dev/null; echo this is no recording")
    voice.say("Hallo", "nl")
    assert ended(voice, qtbot) == "pupil.voice.nobody"


def test_without_a_loudspeaker_it_says_so_and_may_be_tried_again(
    make: Callable[[str], Voice], qtbot: QtBot
) -> None:
    voice = make("exec /usr/bin/espeak-ng -v nl --stdin --stdout")
    voice.say("Hallo", "nl")
    assert ended(voice, qtbot) == "pupil.voice.silent"
    assert voice.can("nl")
    voice.forget()
    assert voice.trouble == ""


def test_it_stops_at_once_and_the_program_with_it(
    make: Callable[[str], Voice], tmp_path: Path, qtbot: QtBot
) -> None:
    voice = make(f"echo $$ > {tmp_path}/pid; exec sleep 60")
    voice.say("Hallo", "nl")
    pid = tmp_path / "pid"
    qtbot.waitUntil(lambda: pid.is_file() and pid.read_text("ascii").strip() != "")
    before = time.monotonic()
    voice.stop()
    assert not voice.speaking
    assert time.monotonic() - before < 1  # waiting for it would take a minute
    process = Path("/proc") / pid.read_text("ascii").strip()
    qtbot.waitUntil(lambda: not process.exists(), timeout=5_000)


def test_what_comes_last_is_said(
    make: Callable[[str], Voice], tmp_path: Path, qtbot: QtBot
) -> None:
    voice = make(f"cat >> {tmp_path}/said; exit 1")
    for word in ("een", "twee", "drie"):
        voice.say(word, "nl")
    ended(voice, qtbot)
    assert (tmp_path / "said").read_text("utf-8").endswith("drie")


def test_what_hangs_is_ended(
    make: Callable[[str], Voice], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.speech.voice.PATIENCE", 100)
    monkeypatch.setattr("ui.speech.voice.PACE", 0)
    voice = make("exec sleep 60")
    voice.say("Hallo", "nl")
    assert ended(voice, qtbot) == "pupil.voice.silent"


def test_a_voice_that_cannot_be_started_is_none(
    make: Callable[[str], Voice], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    voice = make("exit 0")
    voice.say("Hallo", "nl")
    assert ended(voice, qtbot) == "pupil.voice.nobody"


def test_nothing_is_said_of_nothing(make: Callable[[str], Voice]) -> None:
    voice = make("exit 0")
    voice.say(" \n\x00", "nl")
    voice.say("Hello", "xx;")
    assert not voice.speaking


def test_a_text_is_made_plain_and_short() -> None:
    assert plain("Een  zin.\nEn nog [[ee]] één.") == "Een zin. En nog ee één."
    assert len(plain("woord " * 1000)) == LONGEST
