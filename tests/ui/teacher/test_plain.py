"""Names as they are: no key behind an "&", no markup in what looks like it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton

from kiosk.model import Group
from kiosk.timetable.model import Timetable, Variant
from tests.ui.teacher.scenes import Scene
from tests.ui.teacher.test_rain import given, overrides
from tests.unit.desk.fakes import GROUP
from ui.teacher.hours.year.groups_choice import GroupsChoice
from ui.teacher.pieces import Press, Tick, tip


def read(tool_tip: str) -> str:
    """A tool tip as it is seen."""
    document = QTextDocument()
    document.setHtml(tool_tip)
    return document.toPlainText()


def test_an_ampersand_on_a_button_is_one() -> None:
    button, box = Press("name", "Sint & Piet"), Tick("name", "Sint & Piet")
    assert QPushButton.text(button) == "Sint && Piet"
    assert button.text() == box.text() == "Sint & Piet"
    button.setText("R&D")
    assert button.text() == "R&D"
    assert button.shortcut().isEmpty()


def test_a_variant_and_a_group_are_called_as_they_are(scene: Scene) -> None:
    scene.world.sign_in(groups=(Group("groep-56", "Groep 5 & 6", [5, 6]),))
    timetable = Timetable(GROUP.id, variants=[Variant("Sport & spel")])
    scene.world.document(f"timetable/{GROUP.id}", 1, timetable)
    scene.window.shell.turn("hours")
    page = scene.window.shell.hours
    button = page.bar.weeks[1]
    assert QPushButton.text(button) == "Sport && spel"
    assert read(button.toolTip()) == "Sport & spel"
    assert page.whole.boxes["groep-56"].text() == "Groep 5 & 6"
    choice = GroupsChoice(scene.tools, "groups")
    choice.show_groups(("groep-56",))
    assert "Groep 5 & 6" in choice.text()


def test_who_gave_an_override_is_no_markup_in_the_tip(scene: Scene) -> None:
    scene.busy_class()
    one = replace(given("o1", "09:30", "10:30"), by="<img src=x>Anna & co")
    overrides(scene, 1, one)
    bar = scene.window.shell.bar
    assert "<img src=x>Anna & co" in read(bar._given.toolTip())


def test_a_tip_without_such_signs_stays_as_it_is() -> None:
    assert tip("Ctrl+Z") == "Ctrl+Z"
    assert read(tip("1 < 2 & 3 > 2")) == "1 < 2 & 3 > 2"
