"""Another group: from the chooser in the bar, to the codes of its pupils."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.model import Group, Roster
from kiosk.sync.asks import AddGroup, Codes, No, PupilCode
from tests.ui.teacher.hands import key, press, write
from tests.ui.teacher.scenes import Scene
from ui.teacher.group_page import GroupPage

CODES = [PupilCode("p90", "Wies Mol", ["sun", "fish", "tree", "ball"])]


def begin(scene: Scene) -> GroupPage:
    """The last thing in the chooser, by keyboard."""
    scene.busy_class()
    groups = scene.window.shell.header.groups
    assert groups.isVisible()
    groups.setFocus()
    QTest.keyClick(groups, Qt.Key.Key_End)
    page = scene.window.shell.group
    assert scene.window.screen_name == "group"
    assert page.name.hasFocus()
    return page


def fill(page: GroupPage) -> None:
    write(page.name, "Groep 6/7")
    write(page.names.field, "Wies Mol")
    key(page.names.field, Qt.Key.Key_Return)
    write(page.names.field, "Bas Vos")
    press(page.make)


def test_a_group_is_made_and_its_codes_are_shown(scene: Scene) -> None:
    page = begin(scene)
    fill(page)
    assert scene.world.line.asked[-1][0] == AddGroup("Groep 6/7", [6, 7], ["Wies Mol", "Bas Vos"])
    assert not page.make.isEnabled()
    scene.world.document("roster/groep-6-7", 1, Roster(Group("groep-6-7", "Groep 6/7")))
    scene.world.line.answer(Codes(CODES))
    assert scene.window.screen_name == "codes"
    assert scene.desk.group == "groep-6-7"
    groups = scene.window.shell.header.groups
    assert [groups.itemText(at) for at in range(groups.count())] == [
        "Groep 5",
        "Groep 6/7",
        scene.tools.words("teacher.header.add_group"),
    ]
    assert groups.currentText() == "Groep 6/7"


def test_a_group_without_a_name_or_pupils_is_asked_for_them(scene: Scene) -> None:
    page = begin(scene)
    press(page.make)
    assert page.trouble.text() == scene.tools.words("teacher.founding.no_group")
    write(page.name, "Groep 6")
    press(page.make)
    assert page.trouble.text() == scene.tools.words("teacher.founding.no_names")
    assert scene.world.line.asked == []


def test_a_refused_group_leaves_the_form_as_it_was(scene: Scene) -> None:
    page = begin(scene)
    fill(page)
    scene.world.line.answer(No("error.hub_away"))
    assert page.make.isEnabled()
    assert page.name.text() == "Groep 6/7"
    assert page.trouble.text() == scene.tools.words("teacher.trouble.away")


def test_it_need_not_be(scene: Scene) -> None:
    page = begin(scene)
    press(page.back)
    assert scene.window.screen_name == "class"
    assert scene.window.shell.header.groups.currentText() == "Groep 5"
