"""The teacher's window from its first start to signing out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk import packs, paths
from kiosk.desk.changes import Part, parts
from kiosk.desk.classroom import Doing, Seated
from kiosk.desk.founding import TILES, Draft
from kiosk.desk.inbox import LockedOut
from kiosk.desk.pasted import Skip
from kiosk.device.place import Place
from kiosk.model import Group, Pupil, ReportState, Role, Staff
from kiosk.sync.asks import (
    AddPupils,
    AddStaff,
    Codes,
    NewCodes,
    No,
    PupilCode,
    StaffList,
    StaffSession,
    StaffSignIn,
    StaffSignOut,
)
from kiosk.timetable.verdicts import Reason
from tests.ui.teacher.hands import key, press, write
from tests.ui.teacher.scenes import Scene, many
from tests.ui.teacher.test_reports import visible_words
from tests.unit.desk.fakes import ANNA, GROUP, reported
from ui.style import STAFF_CONTRAST, STAFF_TARGET, contrast
from ui.teacher import idle
from ui.teacher.codes_page import CodesPage
from ui.teacher.header import PAGES
from ui.teacher.pupil_tile import PupilTile

Make = Callable[..., Scene]
_OPEN = (Reason.LESSON, Reason.NO_TIMETABLE, Reason.NOT_CLOSED)
CODES = [PupilCode("p1", "Sem Bakker", ["sun", "fish", "tree", "ball"])]


def page_of_codes(scene: Scene) -> CodesPage:
    found = scene.window.findChild(CodesPage)
    assert isinstance(found, CodesPage)
    return found


def fill(scene: Scene) -> list[Draft]:
    """A first start, filled in as it should be; the drafts that come of it."""
    scene.desk.line_state(connected=True)
    scene.world.line.answer(StaffList([]))
    form = scene.window.founding
    drafts: list[Draft] = []
    assert form is not None
    scene.window.founded.connect(drafts.append)
    form.school.setText("De Regenboog")
    form.staff.setText("Anna Jansen")
    form.password.first.setText("tien tekens")
    form.password.again.setText("tien tekens")
    form.group.setText("Groep 5")
    form.names.field.setPlainText("Sem Bakker\nNoor de Vries\n")
    return drafts


def test_the_first_start_gives_a_draft_and_then_the_codes(
    scene: Scene, qtbot: QtBot, tmp_path: Path
) -> None:
    drafts = fill(scene)
    assert scene.window.screen_name == "founding"
    form = scene.window.founding
    assert form is not None
    press(form.found)
    assert (drafts[0].school, drafts[0].group, drafts[0].role) == (
        "De Regenboog",
        "Groep 5",
        Role.TEACHER,
    )
    assert not form.found.isEnabled()
    scene.window.found_session(StaffSession(ANNA, [GROUP.id], CODES))
    assert scene.window.screen_name == "codes"
    page = page_of_codes(scene)
    page.path.setText(str(tmp_path / "kaartjes"))
    press(page.save)
    saved = tmp_path / "kaartjes.pdf"
    assert saved.read_bytes().startswith(b"%PDF-")
    assert saved.stat().st_mode & 0o777 == 0o600
    press(page.go_on)
    assert scene.window.screen_name == "class"


def test_a_school_begins_with_our_advice_or_with_its_own_protocol(
    scene: Scene, qtbot: QtBot
) -> None:
    drafts = fill(scene)
    form = scene.window.founding
    assert form is not None
    assert form.draft.pack == "netjes-basis"
    qtbot.waitUntil(form.pack.isEnabled)
    offered = [form.pack.itemData(at) for at in range(form.pack.count())]
    assert sorted(offered) == packs.shipped()
    assert form.notes == "In de pauzes en na schooltijd gaan de apparaten vanzelf dicht."
    form.pack.setCurrentIndex(offered.index("bnc"))
    assert form.notes.startswith("Dit protocol zegt niets over pauzes")
    press(form.found)
    assert drafts[0].pack == "bnc"


def test_a_form_with_something_missing_says_what(scene: Scene, qtbot: QtBot) -> None:
    drafts = fill(scene)
    form = scene.window.founding
    assert form is not None
    form.password.first.setText("kort")
    press(form.found)
    assert drafts == []
    assert "nog 6 tekens" in form.trouble


def test_a_refused_school_leaves_the_form_as_it_was(scene: Scene, qtbot: QtBot) -> None:
    fill(scene)
    form = scene.window.founding
    assert form is not None
    press(form.found)
    scene.window.found_refused(No("error.hub_away", {"address": "hier"}))
    assert form.found.isEnabled()
    assert form.trouble
    assert form.school.text() == "De Regenboog"


def test_codes_that_are_not_saved_are_given_up_on_purpose_only(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.shell.show_codes(CODES)
    page = page_of_codes(scene)
    press(page.go_on)
    assert scene.window.screen_name == "codes"
    scene.window.shell.turn("inbox")
    assert scene.window.screen_name == "codes"
    press(page.go_on)
    assert scene.window.screen_name == "class"


def test_a_place_that_cannot_be_written_is_said(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    scene.busy_class()
    scene.window.shell.show_codes(CODES)
    page = page_of_codes(scene)
    (tmp_path / "bestand").write_text("x", "utf-8")
    page.path.setText(str(tmp_path / "bestand" / "kaartjes.pdf"))
    press(page.save)
    assert "bestand" in page.told.text()
    assert page.go_on.text() != ""


def test_signing_in_by_mouse_and_keyboard(scene: Scene, qtbot: QtBot) -> None:
    scene.desk.line_state(connected=True)
    boss = Staff("s2", "Joke", Role.LEADER)
    scene.world.line.answer(StaffList([ANNA, boss]))
    assert scene.window.screen_name == "signin"
    person = scene.window.findChild(QWidget, "staff:s2")
    assert isinstance(person, QWidget)
    press(person)
    write(scene.window.signin.password, "een lange zin")
    key(scene.window.signin.password, Qt.Key.Key_Return)
    assert scene.world.line.asked[-1][0] == StaffSignIn("s2", "een lange zin")
    scene.world.line.answer(No("error.wrong_password"))
    assert scene.window.signin.trouble.text() == scene.tools.words("error.wrong_password")
    press(scene.window.signin.enter)
    scene.world.line.answer(StaffSession(boss, [GROUP.id]))
    assert scene.window.screen_name == "class"


def test_without_the_hub_signing_in_waits(scene: Scene) -> None:
    scene.desk.line_state(connected=True)
    scene.world.line.answer(StaffList([ANNA]))
    scene.desk.line_state(connected=False)
    assert not scene.window.signin.enter.isEnabled()
    assert scene.window.signin.trouble.text() == scene.tools.words("teacher.signin.away")


def test_before_the_hub_is_there_it_says_that_it_starts(scene: Scene, qtbot: QtBot) -> None:
    assert scene.window.screen_name == "waiting"
    scene.window.waiting.failed("Het lukt niet.", "poort 7370 is in gebruik")
    assert "poort 7370" in visible_words(scene.window)
    with qtbot.waitSignal(scene.window.again):
        press(scene.window.waiting.button)


def test_signing_out_leaves_no_name_behind(scene: Scene) -> None:
    scene.busy_class()
    scene.trouble()
    scene.window.shell.header.signed_out.emit()
    assert any(isinstance(ask, StaffSignOut) for ask, _ in scene.world.line.asked)
    assert scene.window.screen_name == "signin"
    assert scene.window.shell.class_page.tiles.tiles == []
    assert scene.window.shell.urgent.order == []
    assert scene.window.shell.inbox.model.reports == []
    assert scene.world.line.watches[-1] == []


def test_a_dashboard_that_is_left_alone_signs_out(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.busy_class()
    later = idle._now() + 31 * 60_000
    monkeypatch.setattr(idle, "_now", lambda: later)
    scene.window._idle._ended()
    assert scene.window.screen_name == "signin"
    assert scene.window.signin.trouble.text() == scene.tools.words("teacher.signin.over")


def test_a_hand_on_the_mouse_keeps_the_session(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.busy_class()
    watches = len(scene.world.line.watches)
    later = idle._now() + 29 * 60_000
    monkeypatch.setattr(idle, "_now", lambda: later)
    key(scene.window, Qt.Key.Key_Shift)
    assert len(scene.world.line.watches) == watches + 1
    monkeypatch.setattr(idle, "_now", lambda: later + 29 * 60_000)
    scene.window._idle._ended()
    assert scene.window.screen_name == "class"


def test_thirty_four_pupils_stand_side_by_side(scene: Scene) -> None:
    scene.busy_class()
    tiles = scene.window.shell.class_page.tiles
    assert len(tiles.tiles) == 34
    for at, tile in enumerate(tiles.tiles):
        assert tiles.rect().contains(tile.geometry()), tile.seated.called
        for other in tiles.tiles[at + 1 :]:
            assert not tile.geometry().intersects(other.geometry())


def test_a_full_class_needs_no_scrolling_on_the_smallest_screen(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    area = scene.window.shell.class_page.area
    qtbot.waitUntil(lambda: area.viewport().height() > 450)
    assert area.verticalScrollBar().maximum() == 0


def test_very_long_names_stay_inside_their_tile(scene: Scene) -> None:
    long = Pupil("p1", "Wolfeschlegelsteinhausenbergerdorff Maximiliaan-Alexander", "van den Berg")
    scene.busy_class([long, *many(12)[1:]])
    tile = scene.window.shell.class_page.tile("p1")
    assert isinstance(tile, PupilTile)
    assert tile.accessibleName().startswith("Wolfeschlegelsteinhausen")
    assert tile.width() <= 300
    scene.world.news(reported("p1", host="een-heel-erg-lange-naam-van-een-site." * 3 + "test"))
    assert scene.window.width() == 1366


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_header_fits_the_smallest_window_whole(
    make_scene: Make, qtbot: QtBot, language: str
) -> None:
    scene = make_scene(language)
    scene.busy_class()
    scene.world.news(reported("p1"))
    long = Staff("s1", "Juf Annemarie-Catharina van den Heijden-Oosterwijk", Role.TEACHER)
    scene.desk.duty.begin(StaffSession(long, [GROUP.id]))
    scene.window.resize(1024, 640)
    header = scene.window.shell.header
    every = (*header.tabs.values(), header.board, header.who)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in every))
    assert header.who.accessibleName() == long.name
    assert header.who.text().endswith("…")


def test_an_empty_group_and_an_empty_inbox_say_so(scene: Scene) -> None:
    scene.busy_class([])
    assert scene.tools.words("teacher.class.empty") in visible_words(scene.window)
    scene.window.shell.turn("inbox")
    assert scene.tools.words("teacher.inbox.empty") in visible_words(scene.window)


def test_hub_away_says_what_still_works_and_marks_what_is_old(scene: Scene) -> None:
    scene.busy_class()
    scene.desk.line_state(connected=False)
    words = visible_words(scene.window)
    assert scene.tools.words("teacher.line.works") in words
    assert scene.tools.words("teacher.line.away") in words
    tile = scene.window.shell.class_page.tile("p1")
    assert isinstance(tile, PupilTile)
    assert tile.line.startswith("daarnet:")
    scene.desk.line_state(connected=True)
    assert scene.tools.words("teacher.line.works") not in visible_words(scene.window)


def test_another_group_is_one_choice_away(scene: Scene) -> None:
    scene.world.sign_in(groups=(Group("groep-6", "Groep 6"),))
    header = scene.window.shell.header
    assert header.groups.isVisible()
    header.groups.activated.emit(1)
    assert scene.desk.group == "groep-6"
    assert scene.window.shell.class_page.tiles.tiles == []


def test_a_new_code_for_one_pupil(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.shell.turn("pupils")
    page = scene.window.shell.pupils
    page.choose("p3")
    press(page.some)
    assert scene.world.line.asked[-1][0] == NewCodes(GROUP.id, ["p3"])
    scene.world.line.answer(Codes(CODES))
    assert scene.window.screen_name == "codes"


def test_codes_for_everybody_ask_for_a_second_press(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.shell.turn("pupils")
    page = scene.window.shell.pupils
    press(page.every)
    assert scene.world.line.asked == []
    press(page.every)
    assert scene.world.line.asked[-1][0] == NewCodes(GROUP.id, [])


def test_new_pupils_are_previewed_and_added(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.shell.turn("pupils")
    page = scene.window.shell.pupils
    page.names.field.setPlainText("Adam Bakker\nWies Mol")
    assert page.names.preview.names == ("Wies Mol",)
    press(page.add)
    assert scene.world.line.asked[-1][0] == AddPupils(GROUP.id, ["Wies Mol"])
    scene.world.line.answer(No("error.too_many_names", {"most": "60"}))
    assert "60" in page.trouble.text()


def test_a_teacher_adds_a_teacher_and_no_director(scene: Scene, qtbot: QtBot) -> None:
    scene.busy_class()
    scene.window.shell.turn("team")
    page = scene.window.shell.team
    assert [page.role.itemData(at) for at in range(page.role.count())] == [Role.TEACHER]
    page.name.setText("Bas Mol")
    page.password.first.setText("een lange zin")
    page.password.again.setText("een lange zin")
    press(page.add)
    assert scene.world.line.asked[-1][0] == AddStaff("Bas Mol", Role.TEACHER, "een lange zin")
    scene.world.line.answer(StaffList([ANNA, Staff("s9", "Bas Mol", Role.TEACHER)]))
    assert "Bas Mol" in visible_words(page)
    assert page.password.text == ""


@pytest.mark.parametrize("page", ["class", "inbox", "pupils", "team"])
def test_everything_to_press_is_large_enough_and_has_a_name(scene: Scene, page: str) -> None:
    scene.busy_class()
    scene.trouble()
    scene.window.shell.turn(page)
    seen = [
        one
        for one in scene.window.findChildren(QWidget)
        if one.property("target") and one.isVisible()
    ]
    assert len(seen) > 5
    for one in seen:
        assert one.height() >= STAFF_TARGET, one.objectName()
        assert one.accessibleName() or one.objectName() == "who", one.objectName()


def states() -> list[Seated]:
    pupil = Pupil("p1", "Sem")
    waiting = LockedOut("e", "p1", GROUP.id, "laptop-1", 0)
    return [
        Seated(pupil, "Sem"),
        Seated(pupil, "Sem", "laptop-1", 1, Doing("home")),
        Seated(pupil, "Sem", "laptop-1", 1, Doing("home", stale=True)),
        Seated(pupil, "Sem", waiting=waiting),
        Seated(pupil, "Sem", "laptop-1", reports=("unknown",)),
    ]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("seated", states())
def test_a_tile_can_be_read_in_light_and_dark(make_scene: Make, dark: bool, seated: Seated) -> None:
    scene = make_scene(dark=dark)
    ground, _edge, name, line = PupilTile(scene.tools, seated)._colours()
    assert contrast(name, ground) >= STAFF_CONTRAST
    assert contrast(line, ground) >= STAFF_CONTRAST


def test_the_window_follows_the_system_from_light_to_dark(make_scene: Make) -> None:
    scene = make_scene(dark=None)
    light = scene.window.styleSheet()
    scene.look._system(Qt.ColorScheme.Dark)
    assert scene.look.dark
    assert scene.window.styleSheet() != light
    assert QGuiApplication.instance() is not None


def test_tab_goes_through_the_form_in_its_order(scene: Scene, qtbot: QtBot) -> None:
    fill(scene)
    form = scene.window.founding
    assert form is not None
    order = [form.school]
    for _ in range(4):
        order.append(order[-1].nextInFocusChain())  # type: ignore[arg-type]
        while not order[-1].objectName() or order[-1].focusPolicy() == Qt.FocusPolicy.NoFocus:
            order[-1] = order[-1].nextInFocusChain()  # type: ignore[call-overload]
    assert [one.objectName() for one in order] == ["school", "staff", "role", "password", "again"]


def catalogue(language: str) -> dict[str, str]:
    text = paths.resource("translations", language, "teacher.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def test_both_languages_say_the_same_things() -> None:
    dutch, english = catalogue("nl"), catalogue("en")
    assert dutch.keys() == english.keys()
    for message, text in dutch.items():
        facts = set(re.findall(r"\{\w+\}", text))
        assert facts == set(re.findall(r"\{\w+\}", english[message])), message


def test_every_text_that_is_asked_for_is_there() -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for folder in ("ui/teacher", "kiosk/desk")
        for path in sorted((Path(paths.resource()).parent / folder).glob("*.py"))
    )
    asked = set(re.findall(r'"(teacher\.[a-z_.]+[a-z_])"', source))
    assert asked
    assert asked <= catalogue("nl").keys()


def test_every_kind_of_thing_has_its_word() -> None:
    wanted = [
        *(f"closed.{one.value}" for one in Reason if one not in _OPEN),
        *(f"doing.{one.value}" for one in Place),
        *(f"role.{one.value}" for one in Role),
        *(f"chip.{one.value}" for one in ReportState),
        *(f"names.{one.value}" for one in Skip),
        *(f"tab.{one}" for one in PAGES),
        *(f"month.{one}" for one in range(1, 13)),
    ]
    assert {f"teacher.{one}" for one in wanted} <= catalogue("nl").keys()


def test_the_line_above_the_class_counts_and_the_bar_says_why_devices_are_closed(
    scene: Scene,
) -> None:
    scene.busy_class()
    bar = scene.window.shell.bar
    assert scene.window.shell.class_page.count.text() == "28 van 34 aangemeld"
    bar.renew(parts(Part.HOURS))
    assert bar.said == "Open tot 10:15"
    scene.world.clock.at += 40 * 60_000
    bar.renew(parts(Part.HOURS))
    assert bar.said == "Pauze, dicht tot 10:30"
    scene.world.clock.at += 6 * 60 * 60_000
    bar.renew(parts(Part.HOURS))
    assert bar.said == "Na schooltijd: apparaten zijn dicht"


def test_the_board_shows_the_time(scene: Scene) -> None:
    scene.busy_class()
    scene.desk.set_board(True)
    assert "9:44" in visible_words(scene.window)


def test_the_first_sites_have_pictures() -> None:
    assert all(paths.resource("pictures", f"{tile.picture}.svg").is_file() for tile in TILES)
