"""The demo plays the whole day without a display, and leaves what it promises."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from kiosk import packs
from kiosk.demo import school
from kiosk.demo.stage.eye import Eye
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import ROOT, Stage
from kiosk.demo.timeline import day_of
from kiosk.packs import Policy

_EMPTY = 4_000  # bytes: a screen with nothing on it makes a smaller PNG


@pytest.mark.timeout(300)
@pytest.mark.parametrize("pack", ["juliana", "bnc"])
def test_the_day_goes_as_it_should(tmp_path: Path, pack: str) -> None:
    words = ["demo", "--headless", "--out", str(tmp_path), "--clock", "10:02", "--pack", pack]
    day = day_of(Policy(packs.load_shipped(pack)))
    environment = {**os.environ, "DISPLAY": ""}
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

    steps = json.loads((tmp_path / "timeline.json").read_text("utf-8"))["steps"]
    names = [step["name"] for step in steps]
    assert [name for name in names if name in day] == list(day)
    times = [datetime.fromisoformat(step["school_time"]) for step in steps]
    assert times == sorted(times)
    assert (times[0].hour, times[0].minute) == (10, 2)
    assert all(step["ms"] >= 0 for step in steps)

    pictures = sorted(path.name for path in tmp_path.glob("*.png"))
    for window in ("kiosk", "dashboard"):
        assert len([name for name in pictures if name.endswith(f"-{window}.png")]) > 12
    first = pictures[1]  # before the device is enrolled there is nothing on the pupil's screen
    small = [name for name in pictures if (tmp_path / name).stat().st_size < _EMPTY]
    assert small in ([], [first])
    assert (tmp_path / "codes.pdf").read_bytes().startswith(b"%PDF")


def test_an_unknown_protocol_is_named_beside_those_that_there_are() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "demo", "--headless", "--pack", "geen"],
        cwd=ROOT,
        env={**os.environ, "LANG": "nl_NL.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert all(name in done.stderr for name in ("geen", *packs.shipped()))


def test_with_a_display_it_opens_windows_to_play_with(stage: Stage) -> None:
    screen = Screen(stage, "person", 1920, 1080)
    eye = Eye(screen.name)
    eye.watch()
    demo = stage.start(
        "demo", [sys.executable, "-m", "kiosk.demo", "--pack", "bnc"], screen.env, speaks=True
    )
    assert demo.stdout
    told = [demo.stdout.readline().decode("utf-8").strip() for _ in range(9)]
    assert school.PASSWORD in told[0]
    assert school.LEADER in told[1]
    assert school.PLAYER in told[2]
    assert "Oeps" in told[5]
    assert "bnc" in told[6]
    assert "--pack" in told[8]
    eye.wait(lambda: eye.look().colours() > 20, 30)
    demo.send_signal(signal.SIGINT)
    assert demo.wait(20) == 0
    eye.wait(lambda: eye.look().colours() == 1, 20)
    eye.close()
