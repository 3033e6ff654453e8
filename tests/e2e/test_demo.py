"""The demo plays the whole day without a display, and leaves what it promises."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.demo.stage.stage import ROOT
from kiosk.demo.timeline import DAY

_EMPTY = 4_000  # bytes: a screen with nothing on it makes a smaller PNG


@pytest.mark.timeout(240)
def test_the_day_goes_as_it_should(tmp_path: Path) -> None:
    words = ["demo", "--headless", "--out", str(tmp_path), "--clock", "10:02"]
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
    assert [name for name in names if name in DAY] == list(DAY)
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
