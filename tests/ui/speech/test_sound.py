"""That something is heard: a sound server without a card, and a recording of what it plays."""

from __future__ import annotations

import array
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.parts.at_once import at_once
from ui.speech.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

RATE = 22050
LOUD = 2000  # of 32767: more than any rounding
PATIENCE = 15_000  # ms


class Room:
    """A sound server with one sink that leads nowhere, and an ear at it."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:{folder}/native"
        self._folder = folder
        self._server = subprocess.Popen(
            [
                shutil.which("pulseaudio") or "pulseaudio",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--disable-shm=yes",
                "-n",
                "--load=module-null-sink sink_name=quiet",
                f"--load=module-native-protocol-unix socket={folder}/native auth-anonymous=1",
            ],
            env={**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._ear: subprocess.Popen[bytes] | None = None

    @property
    def open(self) -> bool:
        return (self._folder / "native").exists()

    def listen(self) -> None:
        with (self._folder / "heard").open("wb") as heard:
            self._ear = subprocess.Popen(
                [
                    shutil.which("parec") or "parec",
                    f"--server={self.address}",
                    "--device=quiet.monitor",
                    "--format=s16le",
                    f"--rate={RATE}",
                    "--channels=1",
                    "--latency-msec=20",
                ],
                env={**os.environ, "HOME": str(self._folder)},
                stdout=heard,
                stderr=subprocess.DEVNULL,
            )

    def heard(self) -> array.array[int]:
        data = (self._folder / "heard").read_bytes()
        return array.array("h", data[: len(data) // 2 * 2])

    def loud(self) -> int:
        """How many samples are no silence."""
        return sum(abs(one) > LOUD for one in self.heard())

    def close(self) -> None:
        for process in (self._ear, self._server):
            if process is not None:
                process.terminate()
                process.wait(10)


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    made = Room(tmp_path)
    try:
        qtbot.waitUntil(lambda: made.open, timeout=PATIENCE)
        made.listen()
        qtbot.waitUntil(lambda: len(made.heard()) > 0, timeout=PATIENCE)
        yield made
    finally:
        made.close()


@pytest.fixture
def voice(room: Room) -> Iterator[Voice]:
    made = Voice(at_once, {**os.environ, "PULSE_SERVER": room.address})
    yield made
    made.stop()


def test_a_sentence_is_heard_and_then_it_is_silent(room: Room, voice: Voice, qtbot: QtBot) -> None:
    assert voice.can("nl")
    voice.say("Vraag eerst of je op internet mag.", "nl")
    qtbot.waitUntil(lambda: not voice.speaking, timeout=PATIENCE)
    assert voice.trouble == ""
    qtbot.waitUntil(lambda: room.loud() > RATE // 20, timeout=PATIENCE)


def test_told_to_stop_it_stops_in_the_middle_of_a_word(
    room: Room, voice: Voice, qtbot: QtBot
) -> None:
    voice.say("En dan nog een heel lang verhaal. " * 20, "nl")
    qtbot.waitUntil(lambda: room.loud() > RATE // 20, timeout=PATIENCE)
    voice.stop()
    stopped = len(room.heard())
    qtbot.waitUntil(lambda: len(room.heard()) > stopped + 2 * RATE, timeout=PATIENCE)
    assert not any(abs(one) > LOUD for one in room.heard()[-RATE:])


def test_a_sound_server_that_goes_away_takes_nobody_along(
    room: Room, voice: Voice, qtbot: QtBot
) -> None:
    voice.say("En dan nog een heel lang verhaal. " * 2, "nl")
    qtbot.waitUntil(lambda: room.loud() > RATE // 20, timeout=PATIENCE)
    room.close()
    qtbot.waitUntil(lambda: not voice.speaking, timeout=PATIENCE)
    assert voice.trouble == "pupil.voice.silent"


def test_a_voice_that_fails_leaves_it_to_the_next_one(
    room: Room, qtbot: QtBot, tmp_path: Path
) -> None:
    voices = tmp_path / "voices"
    voices.mkdir()
    (voices / "nl").write_text("#!/bin/sh\nexit 1\n", "ascii")
    (voices / "nl").chmod(0o755)
    around = {"PULSE_SERVER": room.address, "NETJES_VOICES": str(voices)}
    voice = Voice(at_once, {**os.environ, **around})
    voice.say("Vraag eerst of je op internet mag.", "nl")
    qtbot.waitUntil(lambda: not voice.speaking, timeout=PATIENCE)
    assert voice.trouble == ""
    qtbot.waitUntil(lambda: room.loud() > RATE // 20, timeout=PATIENCE)
