"""The Rooster under a hand: dragged, typed, by keys alone; saved, left, and met by a colleague."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.rooster.draft import Draft, EqualDays
from kiosk.model import Group
from kiosk.sync.asks import No, Put, PutDocument
from kiosk.timetable.model import Period, PeriodKind, Timetable, Use
from tests.ui.teacher.hands import press, write
from tests.ui.teacher.scenes import Scene
from tests.unit.desk.fakes import GROUP
from ui.style import STAFF_TARGET
from ui.teacher.hours.fields import TimeField
from ui.teacher.hours.page import HoursPage
from ui.teacher.hours.week.view import WeekView
from ui.teacher.pieces import Press

Make = Callable[..., Scene]
LESSON, BREAK, LUNCH = PeriodKind.LESSON, PeriodKind.BREAK, PeriodKind.LUNCH
ALL = [1, 2, 3, 4, 5]
KEY = f"timetable/{GROUP.id}"
UPPER = Group("groep-7", "Groep 7", [7])
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def school_week(group: str = GROUP.id) -> Timetable:
    draft = Draft(Timetable(group))
    draft.equal_days("", EqualDays(ALL, (495, 840), [(615, 630)], (720, 765)))
    return draft.timetable


@pytest.fixture
def rooster(scene: Scene) -> Scene:
    """Anna looks at the Rooster of groep 5: five equal days."""
    scene.world.sign_in(groups=(UPPER,))
    scene.world.document(KEY, 1, school_week())
    scene.window.shell.turn("hours")
    page(scene).week.repaint()
    return scene


def page(scene: Scene) -> HoursPage:
    return scene.window.shell.hours


def said(scene: Scene, week: str = "") -> list[tuple[list[int], str, str, PeriodKind]]:
    periods = page(scene).editor.draft.periods(week)
    return [(one.days, one.start, one.end, one.kind) for one in periods]


def spot(scene: Scene, day: int, moment: int, dx: int = 0) -> QPoint:
    """Where a moment of a day is, in the week's own pixels."""
    geometry = page(scene).week.geometry_
    return QPoint(geometry.column(day).center().x() + dx, geometry.y(moment))


def drag(scene: Scene, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    week = page(scene).week
    QTest.mousePress(week, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(week, (start + end) / 2)
    QTest.mouseMove(week, end)
    if let_go:
        QTest.mouseRelease(week, Qt.MouseButton.LeftButton, NONE, end)


def tap(scene: Scene, day: int, moment: int) -> None:
    QTest.mouseClick(page(scene).week, Qt.MouseButton.LeftButton, NONE, spot(scene, day, moment))


def keys(widget: QWidget, *pressed: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in pressed:
        QTest.keyClick(widget, key, held)


def type_time(field: TimeField, text: str) -> None:
    """Go to a field and type; what stood there goes."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    write(field, text)


def put(scene: Scene) -> PutDocument:
    ask = scene.world.line.asked[-1][0]
    assert isinstance(ask, PutDocument)
    return ask


# The mouse


def test_an_edge_is_dragged_in_steps_of_five_minutes_on_all_days(rooster: Scene) -> None:
    drag(rooster, spot(rooster, 2, 630), spot(rooster, 2, 643))
    assert (ALL, "10:15", "10:45", BREAK) in said(rooster)
    drag(rooster, spot(rooster, 4, 495), spot(rooster, 4, 511))
    assert (ALL, "08:30", "14:00", LESSON) in said(rooster)


def test_a_drag_shows_where_it_would_be_and_escape_gives_it_up(rooster: Scene) -> None:
    before = said(rooster)
    week = page(rooster).week
    drag(rooster, spot(rooster, 1, 720), spot(rooster, 1, 691), let_go=False)
    assert week.place is not None
    assert (week.place.start, week.place.end) == (690, 765)
    week.repaint()
    keys(week, Qt.Key.Key_Escape)
    QTest.mouseRelease(week, Qt.MouseButton.LeftButton, NONE, spot(rooster, 1, 600))
    assert said(rooster) == before
    assert week.place is None


def test_a_block_that_goes_while_it_is_held_is_let_go_of(rooster: Scene) -> None:
    week = page(rooster).week
    drag(rooster, spot(rooster, 1, 765), spot(rooster, 1, 780), let_go=False)
    rooster.world.document(KEY, 2, Timetable(GROUP.id))
    assert week.place is None
    QTest.mouseRelease(week, Qt.MouseButton.LeftButton, NONE, QPoint(200, 200))
    assert said(rooster) == []


def test_an_edge_never_crosses_the_other_one(rooster: Scene) -> None:
    drag(rooster, spot(rooster, 1, 765), spot(rooster, 1, 600))
    assert (ALL, "12:00", "12:05", LUNCH) in said(rooster)


def test_a_block_is_moved_in_its_day_and_to_another(rooster: Scene) -> None:
    drag(rooster, spot(rooster, 1, 740), spot(rooster, 1, 755))
    assert (ALL, "12:15", "13:00", LUNCH) in said(rooster)
    page(rooster).editor.change(2, 5, split=False, days=[1, 2])
    drag(rooster, spot(rooster, 2, 755), spot(rooster, 4, 755))
    assert ([1, 4], "12:15", "13:00", LUNCH) in said(rooster)


def test_a_break_is_drawn_on_lessons_and_a_lesson_on_empty_ground(rooster: Scene) -> None:
    drag(rooster, spot(rooster, 3, 555), spot(rooster, 3, 573))
    assert ([3], "09:15", "09:35", BREAK) in said(rooster)
    assert page(rooster).editor.chosen.day == 3
    assert page(rooster).panel is page(rooster).block
    page(rooster).editor.do(lambda draft: draft.clear_day("", 4))
    drag(rooster, spot(rooster, 4, 600), spot(rooster, 4, 520))
    assert ([4], "08:40", "10:00", LESSON) in said(rooster)


def test_with_only_this_day_on_a_drag_splits_the_day_off(rooster: Scene) -> None:
    tap(rooster, 3, 740)
    press_box(page(rooster).block.alone)
    drag(rooster, spot(rooster, 3, 765), spot(rooster, 3, 750))
    assert ([3], "12:00", "12:30", LUNCH) in said(rooster)
    assert ([1, 2, 4, 5], "12:00", "12:45", LUNCH) in said(rooster)


def press_box(box: QWidget) -> None:
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, NONE, QPoint(12, box.height() // 2))


# Typing


def test_times_are_typed_and_hold_for_all_days_of_the_period(rooster: Scene) -> None:
    tap(rooster, 2, 620)
    block = page(rooster).block
    assert "ma, di, wo, do, vr" in block.scope.text()
    type_time(block.start, "1030")
    keys(block.start, Qt.Key.Key_Tab)
    assert "einde" in block.trouble.text()
    assert (ALL, "10:15", "10:30", BREAK) in said(rooster)
    write(block.end, "10.45")
    keys(block.end, Qt.Key.Key_Return)
    assert (ALL, "10:30", "10:45", BREAK) in said(rooster)
    assert block.trouble.isHidden()
    assert block.end.text() == "10:45"


def test_what_is_no_time_is_said_at_once_and_changes_nothing(rooster: Scene) -> None:
    tap(rooster, 2, 620)
    block = page(rooster).block
    type_time(block.start, "half")
    assert "geen tijd" in block.trouble.text()
    keys(block.start, Qt.Key.Key_Return)
    assert not page(rooster).editor.draft.unsaved
    tap(rooster, 2, 740)
    assert block.start.text() == "12:00"
    assert block.trouble.isHidden()


def test_arrows_in_a_time_move_it_and_undo_is_the_pages(rooster: Scene) -> None:
    tap(rooster, 1, 620)
    block = page(rooster).block
    block.begin()
    keys(block.start, Qt.Key.Key_Up)
    keys(block.start, Qt.Key.Key_Down, held=SHIFT)
    assert said(rooster)[1][1] == "10:19"
    keys(block.start, Qt.Key.Key_Z, held=CTRL)
    keys(block.start, Qt.Key.Key_Z, held=CTRL)
    assert said(rooster)[1][1] == "10:15"
    keys(block.start, Qt.Key.Key_Z, held=CTRL | SHIFT)
    assert said(rooster)[1][1] == "10:20"
    assert block.start.text() == "10:20"


def test_a_name_a_kind_and_days_are_given_and_all_school_days_at_once(rooster: Scene) -> None:
    tap(rooster, 2, 620)
    block = page(rooster).block
    block.name.setFocus()
    write(block.name, "Buiten <spelen>")
    keys(block.name, Qt.Key.Key_Return)
    assert page(rooster).editor.draft.periods()[1].name == "Buiten spelen"
    press(block.days.buttons[3])
    press(block.days.buttons[5])
    assert said(rooster)[1][0] == [1, 2, 4]
    press(block.every)
    assert said(rooster)[1][0] == ALL
    block.kind.setFocus()
    keys(block.kind, Qt.Key.Key_Down)
    block.kind.activated.emit(block.kind.currentIndex())
    assert said(rooster)[1][3] is LUNCH
    for day in (1, 2, 3, 4):
        press(block.days.buttons[day])
    press(block.days.buttons[5])
    assert said(rooster)[1][0] == [5]
    assert "minstens" in block.trouble.text()
    press(block.remove)
    assert len(said(rooster)) == 2


# Keys alone


def test_keys_alone_choose_move_copy_remove_and_undo(rooster: Scene) -> None:
    week, editor = page(rooster).week, page(rooster).editor
    week.setFocus()
    keys(week, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert editor.chosen.day == 2
    assert editor.period is not None
    assert editor.period.kind is BREAK
    assert "Dinsdag: Pauze 10:15" in week.accessibleName()
    keys(week, Qt.Key.Key_Down, held=CTRL)
    keys(week, Qt.Key.Key_Up, held=ALT)
    keys(week, Qt.Key.Key_Up, held=ALT | SHIFT)
    assert said(rooster)[1] == (ALL, "10:09", "10:35", BREAK)
    keys(week, Qt.Key.Key_Down, held=ALT | CTRL)
    assert said(rooster)[1] == (ALL, "10:14", "10:40", BREAK)
    keys(week, Qt.Key.Key_C, held=CTRL)
    keys(week, Qt.Key.Key_Delete)
    assert len(said(rooster)) == 2
    keys(week, Qt.Key.Key_Right)
    keys(week, Qt.Key.Key_V, held=CTRL)
    assert said(rooster)[-1] == ([3], "10:14", "10:40", BREAK)
    keys(week, Qt.Key.Key_Left, held=CTRL)
    assert said(rooster)[-1] == ([2], "10:14", "10:40", BREAK)
    for _ in range(7):
        keys(week, Qt.Key.Key_Z, held=CTRL)
    assert not editor.draft.unsaved
    keys(week, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert page(rooster).panel is page(rooster).whole


def test_enter_goes_to_the_fields_and_insert_makes_a_break(rooster: Scene) -> None:
    week, block = page(rooster).week, page(rooster).block
    week.setFocus()
    keys(week, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert block.start.hasFocus()
    write(block.start, "9")
    keys(block.start, Qt.Key.Key_Escape)
    assert week.hasFocus()
    assert block.start.text() == "8:15"
    keys(week, Qt.Key.Key_Insert)
    assert said(rooster)[-1] == ([1], "11:05", "11:20", BREAK)


# A whole week


def test_a_real_school_week_is_filled_in_one_form_with_a_free_afternoon(
    make_scene: Make, qtbot: QtBot
) -> None:
    scene = make_scene()
    scene.world.sign_in(groups=(UPPER,))
    scene.window.shell.turn("hours")
    hours = page(scene)
    rows = hours.whole.quick.rows
    rows["day"].start.setFocus(Qt.FocusReason.TabFocusReason)
    for text in ("815", "1400"):
        write(scene.window.focusWidget(), text)
        keys(scene.window.focusWidget(), Qt.Key.Key_Tab)
    keys(scene.window.focusWidget(), Qt.Key.Key_Tab)
    for text in ("1015", "1030"):
        write(scene.window.focusWidget(), text)
        keys(scene.window.focusWidget(), Qt.Key.Key_Tab)
    keys(scene.window.focusWidget(), Qt.Key.Key_Tab)
    for text in ("1200", "1245"):
        write(scene.window.focusWidget(), text)
        keys(scene.window.focusWidget(), Qt.Key.Key_Tab)
    press(hours.whole.quick.fill)
    assert said(scene) == [
        (ALL, "08:15", "14:00", LESSON),
        (ALL, "10:15", "10:30", BREAK),
        (ALL, "12:00", "12:45", LUNCH),
    ]
    press(hours.week.heads[3])
    press(hours.day.free)
    assert ([3], "08:15", "12:00", LESSON) in said(scene)
    assert "Nog niet bewaard" in hours.bar.unsaved.text()
    press(hours.bar.save)
    ask = put(scene)
    assert (ask.key, ask.base) == (KEY, 0)
    value = msgspec.json.decode(ask.body, type=Timetable)
    assert value == hours.editor.draft.timetable
    scene.world.line.answer(Put(1))
    assert hours.bar.unsaved.text() == "Bewaard"
    assert not hours.bar.save.isEnabled()
    keys(hours.week, Qt.Key.Key_Z, held=CTRL)
    assert hours.bar.save.isEnabled()


def test_the_form_refuses_at_its_field_what_cannot_be(rooster: Scene) -> None:
    quick = page(rooster).whole.quick
    type_time(quick.rows["lunch"].end, "1500")
    press(quick.fill)
    assert "12:00 tot 15:00" in quick.trouble.text()
    assert quick.rows["lunch"].end.property("voice") == "trouble"
    assert not page(rooster).editor.draft.unsaved


def test_another_group_begins_with_this_week_and_changes_its_break(rooster: Scene) -> None:
    hours = page(rooster)
    rooster.window.shell.header.grouped.emit(UPPER.id)
    assert said(rooster) == []
    assert hours.whole.other.currentText() == "Groep 5"
    press(hours.whole.take)
    assert said(rooster)[1] == (ALL, "10:15", "10:30", BREAK)
    tap(rooster, 1, 620)
    type_time(hours.block.start, "1030")
    keys(hours.block.start, Qt.Key.Key_Tab)
    write(hours.block.end, "1045")
    keys(hours.block.end, Qt.Key.Key_Return)
    press(hours.bar.save)
    ask = put(rooster)
    assert ask.key == f"timetable/{UPPER.id}"
    value = msgspec.json.decode(ask.body, type=Timetable)
    assert (value.group, value.periods[1].start) == (UPPER.id, "10:30")


def test_the_form_shows_the_groups_own_times_and_says_what_it_replaces(rooster: Scene) -> None:
    hours = page(rooster)
    quick = hours.whole.quick
    assert quick.warning.isHidden()
    hours.editor.do(lambda draft: draft.free_from("", 3, 720))
    assert quick.warning.text() == "Vervangt ook wat nu anders is op: wo."
    assert quick.rows["day"].start.text() == "8:15"
    assert hours.whole.why.text() == "Groep 7 heeft nog geen bewaarde week."
    assert hours.whole.why.text() in hours.whole.take.toolTip()
    hours.editor.give_up()
    rooster.desk.look_at(UPPER.id)
    assert quick.rows["day"].start.text() == "8:30"
    assert quick.rows["lunch"].end.text() == "12:30"
    assert hours.whole.take.isEnabled()
    assert hours.whole.why.isHidden()


def test_filling_in_keeps_the_names_of_the_week(rooster: Scene) -> None:
    editor = page(rooster).editor
    editor.do(lambda draft: draft.change("", 2, name="Overblijven"))
    press(page(rooster).whole.quick.fill)
    assert [one.name for one in editor.periods] == ["", "", "Overblijven"]


def test_a_day_is_cleared_and_copied_over_others(rooster: Scene) -> None:
    hours = page(rooster)
    press(hours.week.heads[2])
    press(hours.day.clear)
    assert said(rooster)[0][0] == [1, 3, 4, 5]
    press(hours.day.new[LESSON])
    assert ([2], "08:30", "14:00", LESSON) in said(rooster)
    press(hours.week.heads[2])
    press(hours.day.to.buttons[4])
    press(hours.day.copy)
    assert ([2, 4], "08:30", "14:00", LESSON) in said(rooster)


def test_saturday_is_shown_when_asked_for_or_used(rooster: Scene) -> None:
    week = page(rooster).week
    assert not week.heads[6].isVisible()
    press(week.more)
    assert week.heads[6].isVisible()
    drag(rooster, spot(rooster, 6, 540), spot(rooster, 6, 600))
    press(week.more)
    assert week.heads[6].isVisible()
    assert not week.heads[7].isVisible()


def test_a_combined_group_names_its_parts(rooster: Scene) -> None:
    whole = page(rooster).whole
    press(whole.combined)
    assert whole.quick.isHidden()
    press_box(whole.boxes[UPPER.id])
    assert page(rooster).editor.draft.timetable.combines == [UPPER.id]
    press(whole.combined)
    assert "Groep 7" in whole.combined.text()
    assert whole.quick.isVisible()


# Variants


def test_a_variant_is_made_named_dated_and_refused_where_another_holds(rooster: Scene) -> None:
    hours = page(rooster)
    press(hours.bar.new)
    assert hours.variant.name.hasFocus()
    write(hours.variant.name, "Toetsweek")
    keys(hours.variant.name, Qt.Key.Key_Return)
    assert hours.editor.week == "Toetsweek"
    assert "geen datums" in " ".join(hours.odd.sentences)
    write(hours.variant.first, "20-11-2023")
    keys(hours.variant.first, Qt.Key.Key_Tab)
    write(hours.variant.last, "24/11")
    keys(hours.variant.last, Qt.Key.Key_Return)
    use = Use("Toetsweek", "2023-11-20", "2023-11-24")
    assert hours.editor.draft.timetable.uses == [use]
    drag(rooster, spot(rooster, 1, 630), spot(rooster, 1, 640))
    assert said(rooster, "Toetsweek")[1][2] == "10:40"
    assert said(rooster)[1][2] == "10:30"
    press(hours.bar.new)
    write(hours.variant.name, "Kort")
    press(hours.variant.make)
    hours.variant.first.setFocus()
    write(hours.variant.first, "24-11-2023")
    press(hours.variant.add)
    assert "Toetsweek geldt al van 20-11-2023" in hours.variant.trouble.text()
    assert hours.variant.first.property("voice") == "trouble"
    assert hours.bar.listed.isVisible()
    hours.editor.choose_week("Toetsweek")
    drop = hours.variant.findChild(Press, "use:2023-11-20")
    assert isinstance(drop, Press)
    press(drop)
    assert hours.editor.draft.timetable.uses == []
    press(hours.variant.remove)
    assert hours.editor.draft.names() == ["", "Kort"]


def test_short_days_are_filled_in_one_form_too(rooster: Scene) -> None:
    hours = page(rooster)
    press(hours.bar.new)
    assert hours.whole.isHidden()
    write(hours.variant.name, "Kort")
    press(hours.variant.make)
    quick = hours.whole.quick
    type_time(quick.rows["day"].end, "1200")
    press_box(quick.rows["lunch"].box or quick)
    quick.fill.click()
    assert said(rooster, "Kort")[0] == (ALL, "08:15", "12:00", LESSON)
    assert said(rooster)[0] == (ALL, "08:15", "14:00", LESSON)
    type_time(quick.rows["break.0"].end, "1230")
    quick.fill.click()
    assert "12:30 valt buiten" in quick.trouble.text()


def test_a_name_that_is_taken_is_refused(rooster: Scene) -> None:
    hours = page(rooster)
    for _ in range(2):
        press(hours.bar.new)
        write(hours.variant.name, "Kort")
        press(hours.variant.make)
    assert "bestaat al" in hours.variant.trouble.text()
    press(hours.variant.back)
    assert hours.editor.draft.names() == ["", "Kort"]


# What is odd


def test_what_is_odd_is_said_and_a_press_leads_to_it(rooster: Scene) -> None:
    hours = page(rooster)
    assert hours.odd.isHidden()
    hours.editor.add(Period([3], "10:20", "10:40", BREAK), 3)
    hours.editor.choose()
    assert hours.odd.sentences == [
        "Wo: Pauze 10:15\u201310:30 en Pauze 10:20\u201310:40 vallen over elkaar."
    ]
    press(hours.odd.lines[0])
    assert hours.editor.chosen == (3, 1)
    hours.editor.undo()
    assert hours.odd.isHidden()


# Saving, leaving, a colleague


def test_leaving_the_page_asks_and_goes_on_when_saved(rooster: Scene) -> None:
    hours, shell = page(rooster), rooster.window.shell
    hours.editor.do(lambda draft: draft.clear_day("", 1))
    press(shell.header.tabs["class"])
    assert shell.page == "hours"
    assert shell.header.tabs["hours"].isChecked()
    press(hours.leaving.ways["leave.stay"])
    assert hours.leaving.isHidden()
    press(shell.header.tabs["class"])
    press(hours.leaving.ways["leave.save"])
    assert shell.page == "hours"
    rooster.world.line.answer(Put(2))
    assert shell.page == "class"


def test_leaving_the_group_asks_and_throwing_away_goes_on(rooster: Scene) -> None:
    hours, header = page(rooster), rooster.window.shell.header
    hours.editor.do(lambda draft: draft.clear_day("", 1))
    header.groups.setCurrentIndex(1)
    header.groups.activated.emit(1)
    assert rooster.desk.group == GROUP.id
    assert header.groups.currentData() == GROUP.id
    press(hours.leaving.ways["leave.drop"])
    assert rooster.desk.group == UPPER.id
    assert hours.leaving.isHidden()
    rooster.desk.look_at(GROUP.id)
    assert said(rooster)[0][0] == ALL


def test_a_save_that_fails_stays_on_the_page_and_keeps_the_draft(rooster: Scene) -> None:
    hours, shell = page(rooster), rooster.window.shell
    hours.editor.do(lambda draft: draft.clear_day("", 1))
    shell.turn("class")
    press(hours.leaving.ways["leave.save"])
    rooster.world.line.answer(No("error.hub_away"))
    assert shell.page == "hours"
    assert hours.editor.draft.unsaved
    assert hours.bar.save.isEnabled()


def test_a_colleague_who_was_first_is_taken_over_or_not(rooster: Scene) -> None:
    hours = page(rooster)
    hours.editor.do(lambda draft: draft.clear_day("", 1))
    mine = hours.editor.draft.timetable
    theirs = Timetable(GROUP.id, [Period([1], "09:00", "10:00", LESSON)])
    rooster.world.document(KEY, 2, theirs)
    assert hours.stale.isVisible()
    assert "Les 9:00\u201310:00" in hours.stale.text.text()
    assert hours.editor.draft.timetable == mine
    press(hours.stale.ways["stale.take"])
    assert hours.editor.draft.timetable == theirs
    assert not hours.editor.draft.unsaved
    press(hours.bar.undo)
    assert hours.editor.draft.timetable == mine
    press(hours.bar.save)
    assert put(rooster).base == 2
    rooster.world.line.answer(No("error.stale"))
    assert hours.stale.isVisible()
    rooster.world.document(KEY, 3, Timetable(GROUP.id))
    press(hours.stale.ways["stale.put"])
    assert put(rooster).base == 3
    assert msgspec.json.decode(put(rooster).body, type=Timetable) == mine
    assert hours.stale.isHidden()


def test_ones_own_words_coming_back_are_no_colleague(rooster: Scene) -> None:
    hours = page(rooster)
    hours.editor.do(lambda draft: draft.clear_day("", 1))
    press(hours.bar.save)
    rooster.world.document(KEY, 2, hours.editor.draft.timetable)
    assert hours.stale.isHidden()
    rooster.world.line.answer(Put(2))
    assert not hours.editor.draft.unsaved
    other = school_week()
    rooster.world.document(KEY, 3, other)
    assert hours.editor.draft.timetable == other
    assert hours.stale.isHidden()


def test_a_draft_outlives_the_session(rooster: Scene) -> None:
    hours = page(rooster)
    hours.editor.do(lambda draft: draft.clear_day("", 1))
    mine = hours.editor.draft.timetable
    rooster.desk.duty.over()
    assert rooster.window.screen_name == "signin"
    rooster.world.sign_in(groups=(UPPER,))
    rooster.window.shell.turn("hours")
    assert hours.editor.draft.timetable == mine
    assert "Nog niet bewaard" in hours.bar.unsaved.text()


# For a hand that looks for things


def test_the_trace_tells_where_blocks_and_edges_are(
    make_scene: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "trace.jsonl"
    scene = make_scene(trace=path)
    scene.world.sign_in()
    scene.world.document(KEY, 1, school_week())
    scene.window.shell.turn("hours")
    page(scene).editor.do(lambda draft: draft.clear_day("", 5))

    def found() -> dict[str, list[int]]:
        told = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        screens = [one for one in told if one["event"] == "screen" and one["name"] == "hours"]
        return dict(screens[-1]["targets"]) if screens else {}

    qtbot.waitUntil(lambda: {"block:1:break:10:15", "save"} <= set(found()))
    assert {"tab:hours", "save", "undo", "day:3", "quick.fill", "end:1:break:10:15"} <= set(found())
    week: WeekView = page(scene).week
    block = week.geometry_.block(1, 1)
    assert block is not None
    left, top = found()["block:1:break:10:15"][:2]
    assert QPoint(left, top) == week.mapToGlobal(block.area.topLeft())


def test_everything_that_is_pressed_is_large_enough(rooster: Scene) -> None:
    hours = page(rooster)
    hours.editor.draft.add_variant("Kort")
    for way in ((0, -1), (1, 1), (3, -1)):
        hours.editor.choose(*way)
        for button in hours.findChildren(Press):
            if button.isVisible():
                name = button.objectName()
                assert button.height() >= STAFF_TARGET, name
                assert button.width() >= STAFF_TARGET, name
