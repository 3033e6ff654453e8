"""Lessen in a window: against the target, recorded, taken back; and explained agreements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtTest import QTest

from kiosk.packs import Choices
from tests.ui.teacher.agreements.opened import Opened, piece
from tests.ui.teacher.hands import press, write
from ui.teacher.agreements.lessons.page import LessonsPage
from ui.teacher.pieces import Press

Open = Callable[..., Opened]
DAY = 86_400_000


def page(opened: Opened) -> LessonsPage:
    opened.place.open("lessons")
    QTest.qWait(0)
    return piece(opened.place, LessonsPage)


def later(opened: Opened, days: int) -> None:
    """Days go by, and something is heard."""
    opened.world.clock.at += days * DAY
    opened.scene.desk.line_state(connected=True)
    opened.scene.desk.look_at("")
    opened.world.document("choices", 9 + days, Choices())
    QTest.qWait(0)


def test_a_protocol_that_asks_none_says_so_and_lets_record(opened: Open) -> None:
    one = opened("juliana")
    lessons = page(one)
    assert "vraagt geen lessen" in lessons.asked.text()
    form = lessons.form
    form.topic.setCurrentIndex(form.topic.findData(""))
    assert not form.record.isEnabled()
    write(form.about, "Nepnieuws")
    press(form.record)
    QTest.qWait(0)
    assert lessons.verdict.text() == "1 les gehouden dit schooljaar"
    assert "Nepnieuws" in lessons.said
    assert form.window().focusWidget() is form.about  # the next one; not another group


def test_against_the_target_and_behind_it(opened: Open) -> None:
    one = opened("bnc")
    lessons = page(one)
    assert lessons.verdict.text() == "0 van 2 lessen gehouden"
    assert "bnc L1" in lessons.asked.text()
    assert "14 januari 2027" in lessons.asked.text()
    later(one, 60)
    assert lessons.verdict.text() == "1 les achter: 0 van 2 gehouden"
    assert lessons.verdict.property("voice") == "trouble"
    press(lessons.form.record)
    QTest.qWait(0)
    assert lessons.verdict.text() == "1 van 2 lessen gehouden"
    later(one, 170)
    assert lessons.verdict.text() == "1 les achter: 1 van 2 gehouden"


def test_a_topic_of_the_protocol_in_its_words(opened: Open) -> None:
    one = opened("bnc", language="en")
    lessons = page(one)
    press(lessons.form.record)
    entry = one.world.journal.entries[0]
    assert entry.body["topic"] == "stays"
    assert entry.body["about"] == "What is online can still be found"
    assert entry.body["by"] == "Directeur Bos"
    assert entry.body["year"] == 2026


def test_a_lesson_that_is_still_to_come_is_none(opened: Open) -> None:
    form = page(opened("bnc")).form
    form.day.selectAll()
    write(form.day, "22-11-2026")
    assert form.trouble.text() == "De datum is nog niet geweest."
    assert not form.record.isEnabled()


def test_a_mistake_is_taken_back(opened: Open) -> None:
    one = opened("bnc")
    lessons = page(one)
    press(lessons.form.record)
    QTest.qWait(0)
    mistake = next(
        piece
        for piece in lessons.findChildren(Press)
        if piece.objectName().startswith("lesson:undo")
    )
    press(mistake)
    QTest.qWait(0)
    assert lessons.verdict.text() == "0 van 2 lessen gehouden"
    assert "Nog geen les" in lessons.said


def test_the_school_s_own_choice_is_called_so(opened: Open) -> None:
    lessons = page(opened("juliana", choices=Choices(lessons_a_year=3)))
    assert lessons.asked.text().startswith("De school koos zelf: 3 lessen")


def test_explained_agreements_and_who_was_not_there(opened: Open) -> None:
    one = opened("juliana")
    lessons = page(one)
    assert "Nog niet vastgelegd" in lessons.said
    register = one.scene.desk.register
    register.explained([each.id for each in register.pupils() if each.id != "p2"], lambda _: None)
    QTest.qWait(0)
    assert "niet erbij: Noor" in lessons.said


def test_the_year_is_drawn_with_its_lessons(opened: Open) -> None:
    one = opened("bnc")
    lessons = page(one)
    before = lessons.year.grab().toImage()
    one.scene.desk.register.record_lesson(date(2026, 9, 15), "Wat", "", lambda _: None)
    QTest.qWait(0)
    assert lessons.year.grab().toImage() != before
