"""logind and we: who waits for whom, on a bus of one's own with python-dbusmock as login1."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtDBus import QDBusMessage

from kiosk.demo.stage.stage import ROOT, Stage
from tests.parts.login1 import Login1
from ui.login1 import HELD_BY
from ui.login1 import Login1 as Login

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

TRIAL = [sys.executable, "-m", "ui.login1"]


@pytest.fixture
def stage() -> Iterator[Stage]:
    with Stage() as stage:
        yield stage


class Slow(Login):
    """A logind that takes its time to answer."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Callable[[QDBusMessage], None]] = []
        self.told: list[str] = []
        self.sleeping.connect(lambda: self.told.append("sleeping"))
        self.woken.connect(lambda: self.told.append("woken"))

    def _call(self, _interface: str, _method: str, _arguments: list[Any], then: Any) -> None:  # noqa: ANN401
        self.asked.append(then)

    def sleep(self) -> None:
        self.prepare_for_sleep(True)
        self.let_sleep()


def test_it_uncovers_once_the_next_sleep_would_wait(qtbot: QtBot) -> None:
    """Asleep again at once, the machine would keep the page as its last picture."""
    slow = Slow()
    slow.sleep()
    slow.prepare_for_sleep(False)
    assert slow.told == ["sleeping"]
    slow.asked.pop()(QDBusMessage())
    assert slow.told == ["sleeping", "woken"]
    slow.close()


def test_asleep_again_before_the_answer_it_stays_covered(qtbot: QtBot) -> None:
    slow = Slow()
    slow.sleep()
    for _ in range(3):
        slow.prepare_for_sleep(False)
        slow.prepare_for_sleep(True)
    while slow.asked:
        slow.asked.pop()(QDBusMessage())
    assert slow.told == ["sleeping"]
    slow.prepare_for_sleep(False)
    slow.asked.pop()(QDBusMessage())
    assert slow.told == ["sleeping", "woken"]
    slow.close()


def test_a_logind_that_does_not_answer_leaves_nobody_covered(qtbot: QtBot) -> None:
    slow = Slow()
    slow.sleep()
    with qtbot.waitSignal(slow.woken, timeout=3 * HELD_BY):
        slow.prepare_for_sleep(False)
    slow.close()


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
