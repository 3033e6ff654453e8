"""A change in the year that could not be taken back can be tried again."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from kiosk.sync.asks import No, PutDocument
from tests.ui.teacher.hands import press
from tests.ui.teacher.scenes import Scene
from tests.ui.teacher.test_year import agree, click, page, wait


def test_an_undo_that_the_hub_refuses_can_be_tried_again(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    click(year.canvas, date(2023, 11, 6))
    press(year.editor.remove)
    agree(scene, 2)
    press(year.undo)
    asked = scene.world.line.asked[-1][0]
    assert isinstance(asked, PutDocument)
    assert not year.undo.isEnabled()
    scene.world.line.answer(No("error.stale"))
    assert year.undo.isEnabled()
    press(year.undo)
    again = scene.world.line.asked[-1][0]
    assert isinstance(again, PutDocument)
    assert again is not asked
    assert again.body == asked.body
