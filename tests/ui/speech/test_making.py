"""Programs that make recordings, well-behaved and not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from ui.speech.dispatched import dispatch
from ui.speech.making import make
from ui.speech.outcome import Outcome
from ui.speech.speakers import Kind, Speaker, find

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def speaker(tmp_path: Path) -> Callable[[str], Speaker]:
    def write(script: str) -> Speaker:
        path = tmp_path / "nl"
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
        return Speaker(Kind.PROGRAM, "nl", str(path))

    return write


def test_espeak_makes_a_recording() -> None:
    espeak = find("nl", {"PATH": "/usr/bin", "NETJES_VOICES": "/nowhere"})
    made = make(espeak[0], "Vraag eerst of je op internet mag.")
    assert made is not None
    assert made.milliseconds > 1_000
    assert any(made.samples)


@pytest.mark.parametrize(
    "script",
    [
        "exit 1",
        "cat > /dev/null; echo no recording",
        "cat > /dev/null",
        "exec 0<&-; exit 0",
    ],
)
def test_what_gives_no_recording_gives_none(speaker: Callable[[str], Speaker], script: str) -> None:
    assert make(speaker(script), "Hallo") is None


def test_a_program_that_is_none_gives_none() -> None:
    assert make(Speaker(Kind.PROGRAM, "nl", "/nowhere/nl"), "Hallo") is None


def test_a_program_that_never_ends_is_ended(
    speaker: Callable[[str], Speaker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.speech.making.MAKING", 0.2)
    before = time.monotonic()
    assert make(speaker("exec sleep 60"), "Hallo") is None
    assert time.monotonic() - before < 10


def test_a_program_that_never_stops_talking_is_ended(
    speaker: Callable[[str], Speaker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.speech.recording.LARGEST", 100_000)
    assert make(speaker("exec cat /dev/zero"), "Hallo") is None


@pytest.mark.parametrize(
    ("engine", "language", "outcome"),
    [
        ("speechd", "nl", Outcome.NOBODY),  # no dispatcher runs here
        ("mock", "xx", Outcome.NOBODY),
        ("mock", "en", Outcome.HEARD),
    ],
)
def test_the_dispatcher_comes_to_an_end(
    qapp: object, engine: str, language: str, outcome: Outcome
) -> None:
    assert dispatch("Hello there", language, engine) is outcome
