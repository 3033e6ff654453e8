"""Windows with a protocol in force."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.model import Role, Staff
from kiosk.packs import Choices, Pack, load_shipped
from kiosk.sync.asks import StaffSession
from tests.ui.teacher.agreements.opened import Opened
from tests.ui.teacher.conftest import make_scene
from tests.ui.teacher.scenes import Scene
from tests.unit.desk.fakes import GROUP

__all__ = ["make_scene"]

LATE = 1_795_255_200_000  # 21 November 2026, 11:40 in Amsterdam


@pytest.fixture
def opened(make_scene: Callable[..., Scene]) -> Callable[..., Opened]:
    """Opens the agreements for somebody of this role, with this pack in force."""

    def open_(
        pack: str | Pack | None = "juliana",
        role: Role = Role.LEADER,
        *,
        choices: Choices | None = None,
        language: str = "nl",
    ) -> Opened:
        scene = make_scene(language)
        scene.world.clock.at = LATE
        scene.world.sign_in()
        scene.desk.begin(StaffSession(Staff("s9", "Directeur Bos", role), [GROUP.id]))
        if pack is not None:
            scene.world.document("pack", 1, load_shipped(pack) if isinstance(pack, str) else pack)
        if choices is not None:
            scene.world.document("choices", 1, choices)
        scene.world.line.asked.clear()
        scene.window.shell.turn("agreements")
        return Opened(scene)

    return open_
