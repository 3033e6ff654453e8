"""An alarm rings once, at its time, also when that time went by while nobody ran."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from ui import alarm
from ui.alarm import Alarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

KINDS = ["timerfd", "qt"]


@pytest.fixture(params=KINDS)
def made(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Alarm]:
    if request.param == "qt":
        monkeypatch.setattr(alarm, "_made", lambda _library: -1)
    one = Alarm()
    assert (one._file >= 0) is (request.param == "timerfd")
    yield one
    one.close()


def test_it_rings_once_and_not_before_its_time(made: Alarm, qtbot: QtBot) -> None:
    rung: list[int] = []
    made.rang.connect(lambda: rung.append(time.monotonic_ns()))
    start = time.monotonic_ns()
    with qtbot.waitSignal(made.rang, timeout=2000):
        made.set(40)
    assert len(rung) == 1
    assert rung[0] - start >= 39_000_000  # Qt's counts in whole milliseconds
    with qtbot.assertNotEmitted(made.rang, wait=80):
        pass
    assert made.left == 0


def test_none_at_all_is_as_soon_as_can_be(made: Alarm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(made.rang, timeout=2000):
        made.set(0)


def test_set_again_it_forgets_what_it_was_set_to(made: Alarm, qtbot: QtBot) -> None:
    made.set(1)
    time.sleep(0.01)  # the first moment passes while nobody listens
    made.set(3_600_000)
    with qtbot.assertNotEmitted(made.rang, wait=50):
        pass
    assert 3_590_000 < made.left <= 3_600_000


def test_a_moment_that_went_by_is_told_as_soon_as_somebody_listens(
    made: Alarm, qtbot: QtBot
) -> None:
    made.set(1)
    time.sleep(0.02)
    start = time.monotonic()
    with qtbot.waitSignal(made.rang, timeout=2000):
        pass
    assert time.monotonic() - start < 0.5


def test_stopped_or_closed_it_does_not_ring(made: Alarm, qtbot: QtBot) -> None:
    made.set(1)
    made.stop()
    with qtbot.assertNotEmitted(made.rang, wait=50):
        assert made.left == 0
    made.set(1)
    made.close()
    with qtbot.assertNotEmitted(made.rang, wait=50):
        pass
    made.close()
