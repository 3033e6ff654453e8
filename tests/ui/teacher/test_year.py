"""The school year: looked at, picked with mouse and keys, changed, and taken back."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.model import Group, Role, Roster, Staff
from kiosk.sync.asks import No, Put, PutDocument, StaffSession
from kiosk.timetable.model import (
    Calendar,
    DayKind,
    DaysOff,
    HalfDay,
    Period,
    PeriodKind,
    Timetable,
    Use,
    Variant,
)
from tests.ui.teacher.hands import key, press, write
from tests.ui.teacher.scenes import Scene
from tests.unit.desk.fakes import GROUP
from ui.teacher.hours.year.canvas import YearCanvas
from ui.teacher.hours.year.page import YearPage
from ui.teacher.hours.year.strip import YearStrip

AUTUMN = DaysOff("Herfstvakantie", "2023-10-14", "2023-10-22")
NAMELESS = DaysOff("Studiedag", "2023-11-20", "2023-11-20", DayKind.STUDY_DAY)
STUDY = DaysOff("Rekenen", "2023-11-06", "2023-11-06", DayKind.STUDY_DAY)
HALF = HalfDay("Sinterklaas", "2023-12-05")
CALENDAR = Calendar([AUTUMN, STUDY], [HALF])
SHORT = Variant("Toetsweek", [Period([1, 2, 3, 4, 5], "08:30", "11:30", PeriodKind.LESSON)])
WEEK = [Period([1, 2, 3, 4, 5], "08:30", "14:00", PeriodKind.LESSON)]
TIMETABLE = Timetable(GROUP.id, WEEK, [SHORT], [Use("Toetsweek", "2024-01-22", "2024-01-26")])


def begin(scene: Scene, calendar: Calendar = CALENDAR) -> YearStrip:
    scene.busy_class()
    scene.world.document(f"timetable/{GROUP.id}", 2, TIMETABLE)
    scene.world.document("calendar", 1, calendar)
    scene.window.resize(1366, 1000)
    scene.window.shell.turn("hours")
    return scene.window.shell.year.strip


def page(scene: Scene) -> YearPage:
    begin(scene)
    press(scene.window.shell.hours.bar.days_off)
    found = scene.window.shell.year.year
    assert found.isVisible()
    return found


def click(canvas: YearCanvas, on: date) -> None:
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place(on).center())


def drag(canvas: YearCanvas, first: date, last: date) -> None:
    start, end = canvas.place(first).center(), canvas.place(last).center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def retype(field: QLineEdit, text: str) -> None:
    """Type in the place of what stands there."""
    field.setFocus()
    field.selectAll()
    write(field, text)


def put(scene: Scene) -> Calendar:
    """The calendar that the hub is asked to keep."""
    ask = scene.world.line.asked[-1][0]
    assert isinstance(ask, PutDocument)
    assert ask.key == "calendar"
    return msgspec.json.decode(ask.body, type=Calendar)


def agree(scene: Scene, version: int) -> None:
    """The hub keeps what it was asked to, and tells so."""
    ask = scene.world.line.asked[-1][0]
    assert isinstance(ask, PutDocument)
    scene.world.line.answer(Put(version))
    scene.world.document(ask.key, version, msgspec.json.decode(ask.body))


def wait(scene: Scene, qtbot: QtBot, canvas: YearCanvas) -> None:
    qtbot.waitUntil(lambda: canvas.width() > 600 and not canvas.place(date(2023, 11, 14)).isEmpty())


def looked_at(strip: YearStrip, on: date) -> str:
    """What is said of a day with the mouse on it."""
    QTest.mouseMove(strip.canvas, strip.canvas.place(date(2023, 9, 5)).center())
    QTest.mouseMove(strip.canvas, strip.canvas.place(on).center())
    return strip.said


def test_the_strip_says_what_a_day_is(scene: Scene, qtbot: QtBot) -> None:
    strip = begin(scene, Calendar([AUTUMN, STUDY, NAMELESS], [HALF]))
    wait(scene, qtbot, strip.canvas)
    for on, said in (
        (date(2023, 11, 7), "dinsdag 7 november: lessen van 8:30 tot 14:00"),
        (date(2023, 10, 18), "woensdag 18 oktober: vakantie, Herfstvakantie"),
        (date(2023, 12, 5), "halve dag, Sinterklaas, lessen van 8:30 tot 12:00"),
        (date(2024, 1, 23), "lessen van 8:30 tot 11:30, met het rooster Toetsweek"),
        (date(2023, 11, 20), "maandag 20 november: studiedag"),
        (date(2023, 11, 11), "zaterdag 11 november: weekend"),
    ):
        qtbot.waitUntil(lambda on=on, said=said: said in looked_at(strip, on))  # type: ignore[misc]
        assert said in strip.canvas.accessibleName()


def test_every_day_has_a_place_and_the_place_is_that_day(scene: Scene, qtbot: QtBot) -> None:
    strip = begin(scene)
    wait(scene, qtbot, strip.canvas)
    year = strip.canvas.year
    assert year is not None
    for canvas in (strip.canvas, page(scene).canvas):
        wait(scene, qtbot, canvas)
        grid = canvas._grid
        assert grid is not None
        for day in year.days:
            cell = grid.cell(day.date)
            assert canvas.rect().contains(cell.toRect())
            assert grid.at(cell.center()) == day.date


def test_a_day_picked_in_the_strip_opens_the_year_with_it(scene: Scene, qtbot: QtBot) -> None:
    strip = begin(scene)
    wait(scene, qtbot, strip.canvas)
    click(strip.canvas, date(2023, 11, 6))
    year = scene.window.shell.year.year
    assert scene.window.screen_name == "year"
    assert year.editor.isVisible()
    assert year.editor.name.text() == "Rekenen"
    press(year.back)
    assert scene.window.screen_name == "hours"


def test_a_study_day_by_mouse(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    click(year.canvas, date(2023, 11, 20))
    assert year.editor.sort.currentText() == "Studiedag"
    write(year.editor.name, "Team")
    press(year.editor.keep)
    assert put(scene) == Calendar(
        [AUTUMN, STUDY, DaysOff("Team", "2023-11-20", "2023-11-20", DayKind.STUDY_DAY)], [HALF]
    )
    agree(scene, 2)
    assert not year.editor.isVisible()
    shown = year.canvas.year
    assert shown is not None
    day = shown.day(date(2023, 11, 20))
    assert day is not None
    assert day.name == "Team"


def test_a_holiday_by_dragging_over_days(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    drag(year.canvas, date(2023, 12, 23), date(2024, 1, 7))
    assert year.editor.first.text() == "23-12-2023"
    assert year.editor.last.text() == "7-1-2024"
    write(year.editor.name, "Kerst")
    key(year.editor.name, Qt.Key.Key_Return)
    assert put(scene).days_off[-1] == DaysOff("Kerst", "2023-12-23", "2024-01-07")


def test_a_half_day_by_keyboard_alone(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    year.canvas.setFocus()
    year.canvas.select(date(2023, 11, 14), date(2023, 11, 14))
    key(year.canvas, Qt.Key.Key_Right)
    key(year.canvas, Qt.Key.Key_Down)
    assert year.canvas.selected == (date(2023, 11, 22), date(2023, 11, 22))
    key(year.canvas, Qt.Key.Key_Return)
    assert year.editor.sort.hasFocus()
    year.editor.sort.setCurrentText("Halve dag")
    year.editor.start.setFocus()
    QTest.keyClicks(year.editor.start, "1130")
    press(year.editor.keep)
    assert put(scene).half_days == [HalfDay("Halve dag", "2023-11-22", "11:30"), HALF]


def test_keys_with_shift_pick_more_days(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    year.canvas.setFocus()
    year.canvas.select(date(2023, 11, 20), date(2023, 11, 20))
    QTest.keyClick(year.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(year.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert year.canvas.selected == (date(2023, 11, 20), date(2023, 11, 28))
    key(year.canvas, Qt.Key.Key_Home)
    assert year.canvas.selected == (date(2023, 11, 14), date(2023, 11, 14))


def test_dates_that_are_typed_move_the_days_and_wrong_ones_are_told(
    scene: Scene, qtbot: QtBot
) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    click(year.canvas, date(2023, 11, 20))
    year.editor.last.clear()
    write(year.editor.last, "24-11")
    assert year.canvas.selected == (date(2023, 11, 20), date(2023, 11, 24))
    year.editor.last.clear()
    write(year.editor.last, "31-11")
    press(year.editor.keep)
    assert year.editor.trouble.text() == scene.tools.words("teacher.year.no_date")
    year.editor.last.clear()
    write(year.editor.last, "1-11")
    press(year.editor.keep)
    assert year.editor.trouble.text() == scene.tools.words("teacher.year.before_first")
    assert scene.world.line.asked == []


def test_a_press_into_a_date_takes_all_of_it(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    click(year.canvas, date(2023, 11, 20))
    last = year.editor.last
    place = QPoint(20, last.height() // 2)
    QTest.mouseClick(last, Qt.MouseButton.LeftButton, pos=place)
    assert last.selectedText() == "20-11-2023"
    QTest.keyClicks(last, "4-12-25026")
    assert last.text() == "4-12-2502"
    QTest.mouseClick(last, Qt.MouseButton.LeftButton, pos=place)
    assert not last.hasSelectedText()


def test_a_wrong_date_is_told_as_it_is_typed_and_nothing_moves(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    click(year.canvas, date(2023, 11, 20))
    editor = year.editor
    assert "hele school" in editor.scope.text()
    retype(editor.last, "31-1")
    year.grab()
    held = editor.size(), editor.keep.pos()
    assert editor.trouble.isHidden()
    retype(editor.last, "31-11")
    assert editor.trouble.text() == scene.tools.words("teacher.year.no_date")
    assert editor.last.property("voice") == "trouble"
    year.grab()
    assert (editor.size(), editor.keep.pos()) == held
    retype(editor.last, "31-12")
    assert editor.trouble.isHidden()
    assert not editor.last.property("voice")
    retype(editor.last, "1-11")
    key(editor.last, Qt.Key.Key_Tab)
    assert editor.trouble.text() == scene.tools.words("teacher.year.before_first")
    assert editor.last.property("voice") == "trouble"
    retype(editor.first, "2")
    key(editor.first, Qt.Key.Key_Return)
    assert editor.first.property("voice") == "trouble"
    assert scene.world.line.asked == []


def test_weekends_can_be_seen_and_dragged_and_are_offered(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    image = year.canvas.grab().toImage()
    weekend = year.canvas.place(date(2023, 11, 18)).bottomRight() - QPoint(4, 4)
    assert image.pixelColor(weekend).name() == scene.look.colours.desk.lower()
    drag(year.canvas, date(2024, 2, 17), date(2024, 2, 25))
    assert (year.editor.first.text(), year.editor.last.text()) == ("17-2-2024", "25-2-2024")
    assert year.editor.wider.isHidden()
    drag(year.canvas, date(2024, 2, 19), date(2024, 2, 23))
    press(year.editor.wider)
    assert year.canvas.selected == (date(2024, 2, 17), date(2024, 2, 25))
    assert year.editor.wider.isHidden()
    press(year.editor.keep)
    assert put(scene).days_off[-1] == DaysOff("Vakantie", "2024-02-17", "2024-02-25")


def test_a_variant_from_the_year(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    drag(year.canvas, date(2024, 6, 3), date(2024, 6, 7))
    year.editor.sort.setCurrentText("Ander rooster")
    assert year.editor.variant.isVisible()
    press(year.editor.keep)
    ask = scene.world.line.asked[-1][0]
    assert isinstance(ask, PutDocument)
    assert (ask.key, ask.base) == (f"timetable/{GROUP.id}", 2)
    found = msgspec.json.decode(ask.body, type=Timetable)
    assert found.uses == [*TIMETABLE.uses, Use("Toetsweek", "2024-06-03", "2024-06-07")]


def test_the_list_opens_what_is_picked_and_takes_it_away(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    assert year.list.items_shown == [AUTUMN, STUDY, HALF, TIMETABLE.uses[0]]
    place = year.list.visualItemRect(year.list.item(0)).center()
    QTest.mouseClick(year.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert year.editor.name.text() == "Herfstvakantie"
    press(year.editor.remove)
    assert put(scene) == Calendar([STUDY], [HALF])
    agree(scene, 2)
    assert year.list.items_shown == [STUDY, HALF, TIMETABLE.uses[0]]


def test_a_change_is_taken_back(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    assert not year.undo.isEnabled()
    click(year.canvas, date(2023, 11, 6))
    press(year.editor.remove)
    agree(scene, 2)
    assert year.undo.isEnabled()
    QTest.keyClick(year.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert put(scene) == CALENDAR
    agree(scene, 3)
    assert not year.undo.isEnabled()
    assert year.list.items_shown[1] == STUDY


def test_what_was_done_can_be_taken_back_after_leaving(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    scene.world.document("roster/groep-6", 1, Roster(Group("groep-6", "Groep 6")))
    wait(scene, qtbot, year.canvas)
    click(year.canvas, date(2023, 11, 6))
    press(year.editor.remove)
    agree(scene, 2)
    press(year.back)
    scene.window.shell.turn("class")
    scene.desk.look_at("groep-6")
    scene.window.shell.turn("hours")
    scene.window.shell.year._open_year()
    press(year.undo)
    assert put(scene) == CALENDAR
    scene.desk.duty.begin(StaffSession(Staff("s2", "Joke", Role.LEADER), [GROUP.id]))
    assert not year._steps


def test_what_somebody_else_changed_since_is_not_undone(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    click(year.canvas, date(2023, 11, 6))
    press(year.editor.remove)
    agree(scene, 2)
    scene.world.document("calendar", 3, Calendar([STUDY]))
    press(year.undo)
    assert scene.world.line.asked == []
    assert year.told.text() == scene.tools.words("teacher.year.undo_late")


def test_a_stale_calendar_is_told_and_what_was_typed_stays(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    click(year.canvas, date(2023, 11, 20))
    write(year.editor.name, "Team")
    press(year.editor.keep)
    scene.world.line.answer(No("error.stale"))
    scene.world.document("calendar", 2, Calendar([STUDY], [HALF]))
    assert year.editor.isVisible()
    assert year.editor.name.text() == "Team"
    assert year.editor.trouble.text() == scene.tools.words("error.stale")
    press(year.editor.keep)
    assert [one.name for one in put(scene).days_off] == ["Rekenen", "Team"]


def test_for_these_groups_alone(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    scene.world.document("roster/groep-6", 1, Roster(Group("groep-6", "Groep 6")))
    wait(scene, qtbot, year.canvas)
    click(year.canvas, date(2023, 11, 20))
    assert year.editor.groups.text() == "Voor alle groepen"
    six = next(one for one in year.editor.groups._menu.actions() if one.text() == "Groep 6")
    six.trigger()
    assert year.editor.groups.text() == "Alleen Groep 6"
    press(year.editor.keep)
    assert put(scene).days_off[-1].groups == ["groep-6"]


def test_another_school_year(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    press(year.after)
    assert year.start == 2024
    assert year.list.items_shown == []
    press(year.before)
    press(year.before)
    assert year.start == 2022


@pytest.mark.parametrize(("role", "may"), [(Role.TEACHER, False), (Role.LEADER, True)])
def test_the_ceiling_is_seen_by_all_and_changed_by_leaders(
    scene: Scene, role: Role, may: bool
) -> None:
    year = page(scene)
    scene.desk.duty.begin(StaffSession(Staff("s2", "Joke", role), [GROUP.id]))
    assert year.ceiling.minutes.currentText() == "60 min"
    assert year.ceiling.minutes.isEnabled() is may
    if may:
        year.ceiling.minutes.setFocus()
        key(year.ceiling.minutes, Qt.Key.Key_Down)
        assert put(scene).ceiling == 90


def test_a_year_is_drawn_in_light_and_dark(scene: Scene, qtbot: QtBot) -> None:
    year = page(scene)
    wait(scene, qtbot, year.canvas)
    grid = year.canvas._grid
    assert grid is not None
    image = year.canvas.grab().toImage()
    colours = {
        on: image.pixelColor((grid.cell(on).bottomRight() - QPoint(3, 4)).toPoint()).name()
        for on in (date(2023, 11, 7), date(2023, 10, 18), date(2023, 11, 11))
    }
    assert len(set(colours.values())) == 3
