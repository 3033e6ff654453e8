"""A signal ends the program in order, without anything that looks for it now and then."""

from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from ui.ending import Ending


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_heard_on_the_windows_thread(number: signal.Signals, qtbot: QtBot) -> None:
    before = signal.getsignal(number)
    ended: list[bool] = []
    ending = Ending(lambda: ended.append(True))
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: bool(ended))
    ending.close()
    assert ended == [True]
    assert signal.getsignal(number) is before
