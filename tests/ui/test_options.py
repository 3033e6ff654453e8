"""The words of a window, and whether there is a display for it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.errors import NoDisplay, UsageTrouble
from ui import display, options


def test_words_are_read() -> None:
    read = options.read(["kiosk", "--data", "/d", "--trace=/t", "--windowed"])
    assert (read.window, read.data, read.trace, read.windowed) == (
        "kiosk",
        Path("/d"),
        Path("/t"),
        True,
    )
    assert options.read(["dashboard"]).data is None


@pytest.mark.parametrize(
    "words", [[], ["hub"], ["kiosk", "--fast"], ["kiosk", "--data"], ["kiosk", "file"]]
)
def test_unknown_words_are_refused(words: list[str]) -> None:
    with pytest.raises(UsageTrouble):
        options.read(words)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":65000"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-65000", "XDG_RUNTIME_DIR": "/nowhere"},
        {"QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_without_a_display_it_says_so(environment: dict[str, str]) -> None:
    with pytest.raises(NoDisplay):
        display.check(environment)


def test_a_display_that_answers_is_enough(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-1"))
        server.listen()
        display.check({"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": str(tmp_path)})
    display.check({"QT_QPA_PLATFORM": "offscreen"})
