"""A school day under a protocol, for one test each."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from kiosk.demo.stage.stage import Stage
from kiosk.packs.policy import Choices
from tests.parts.school_day import COUNTED, SchoolDay

Begin = Callable[..., SchoolDay]


@pytest.fixture
def begin(stage: Stage, closing: ExitStack) -> Begin:
    """Begins a day at a school with this pack, and the pupil comes in."""

    def begun(pack: str, choices: Choices = COUNTED, *, comes_in: bool = True) -> SchoolDay:
        day = SchoolDay(stage, closing, pack, choices)
        if comes_in:
            day.pupil.come_in()
        return day

    return begun
