"""logind and we: who waits for whom, on a bus of one's own with python-dbusmock as login1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kiosk.demo.stage.stage import ROOT, Stage
from tests.parts.login1 import Login1

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIAL = [sys.executable, "-m", "ui.login1"]


@pytest.fixture
def stage() -> Iterator[Stage]:
    with Stage() as stage:
        yield stage


def _trial(stage: Stage, address: str) -> tuple[int, object]:
    env = {**os.environ, **stage.environment(), "DBUS_SYSTEM_BUS_ADDRESS": address}
    done = subprocess.run(TRIAL, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout)


def test_the_trial_tells_that_logind_waits_for_us(stage: Stage) -> None:
    login = Login1(stage)
    assert _trial(stage, login.address) == (0, {"held": True})
    login.say("free")  # and nothing stays behind


def test_the_trial_tells_that_there_is_no_logind(stage: Stage) -> None:
    login = Login1(stage)
    login.end()
    assert _trial(stage, login.address) == (1, {"held": False})


def test_the_trial_tells_that_there_is_no_bus(stage: Stage) -> None:
    assert _trial(stage, "unix:path=/nowhere/at/all") == (1, {"held": False})
