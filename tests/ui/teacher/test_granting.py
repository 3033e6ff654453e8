"""Social media in the tool bar: permitted in one tap, seen while it lasts, ended at any time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.desk.changes import Part, parts
from kiosk.model import Fact, Grant, Kind, Permission, Role, Staff
from kiosk.packs import load_shipped
from kiosk.packs.model import ConsentUse, SocialMedia
from kiosk.packs.policy import Choices
from kiosk.sync.asks import Done, EndGrant, GiveGrant, Granted, No, StaffSession
from tests.ui.teacher.hands import key, press, write
from tests.ui.teacher.scenes import Scene
from tests.ui.teacher.test_rain import at
from tests.ui.teacher.test_reports import visible_words
from tests.unit.desk.fakes import ANNA, GROUP, entry
from ui.teacher.granting.over import Granting
from ui.teacher.header import PAGES

Make = Callable[..., Scene]
KEY = f"grants/{GROUP.id}"


def lesson(scene: Scene, pack: str = "juliana") -> Granting:
    """A class at work at 9:44, at a school with this protocol."""
    scene.busy_class()
    scene.world.document("pack", 1, load_shipped(pack))
    scene.window.shell.bar.renew(parts(Part.HOURS))
    return scene.window.shell.granting


def grant(name: str, end: str, *, purpose: str = "", without: int = 0) -> Grant:
    """A permission of Anna's, from half past nine."""
    who = (ANNA.id, ANNA.name)
    left_out = [f"p{number}" for number in range(1, without + 1)]
    what = Permission.SOCIAL_MEDIA
    return Grant(name, GROUP.id, what, at("09:30"), at(end), *who, purpose, left_out)


def consent(scene: Scene, *pupils: str) -> None:
    """Parents allowed social media in lessons."""
    terms = load_shipped("osvs").consents
    body: dict[str, Fact] = {
        "consent": next(one.id for one in terms if one.use is ConsentUse.SOCIAL_MEDIA),
        "state": "given",
        "by": "parents",
        "how": "paper",
        "date": "2023-11-01",
    }
    for pupil in pupils:
        scene.world.news(entry(Kind.CONSENT, pupil, device="", origin="desk-2", body=body))


def asked(scene: Scene) -> object:
    return scene.world.line.asked[-1][0]


def picks(over: Granting) -> list[str]:
    return [one.text() for one in over.panel.picks if one.isVisible()]


def test_two_presses_permit_it_for_this_lesson(scene: Scene) -> None:
    over = lesson(scene)
    button = scene.window.shell.bar.permitted
    assert button.press.text() == "Sociale media"
    assert not button.disc.isVisible()
    press(button.press)
    panel = over.panel
    assert panel.isVisible()
    assert picks(over) == ["Les: 10:15", "Ochtend: 12:00", "Dag: 14:00"]
    assert panel.go.text() == "Voor deze les, tot 10:15"
    assert panel.go.hasFocus()
    assert "juliana A1" in visible_words(panel)
    assert not panel.purpose.isVisible(), "nobody asks for one here"
    key(panel.go, Qt.Key.Key_Return)
    assert asked(scene) == GiveGrant(GROUP.id, Permission.SOCIAL_MEDIA, at("10:15"))
    press(panel.go)
    assert len(scene.world.line.asked) == 1, "once"
    scene.world.line.answer(Granted(grant("g", "10:15")))
    assert not panel.isVisible()
    scene.world.document(KEY, 1, [grant("g", "10:15")])
    assert button.press.text() == "Sociale media tot 10:15"
    assert button.disc.isVisible()
    assert button.disc.share == pytest.approx(31 / 45)
    assert "nog 31 minuten" in button.press.toolTip()
    assert "Anna Jansen" in button.press.accessibleName()


def test_the_morning_or_another_time(scene: Scene) -> None:
    over = lesson(scene)
    press(scene.window.shell.bar.permitted.press)
    press(over.panel.picks[1])
    assert over.panel.go.text() == "Voor de ochtend, tot 12:00"
    press(over.panel.picks[2])
    assert over.panel.go.text() == "Voor vandaag, tot 14:00"
    over.panel.typed.setFocus()
    QTest.keyClicks(over.panel.typed, "1005")
    assert over.panel.go.text() == "Toestaan tot 10:05"
    assert not any(one.isChecked() for one in over.panel.picks)
    press(over.panel.go)
    assert asked(scene) == GiveGrant(GROUP.id, Permission.SOCIAL_MEDIA, at("10:05"))


@pytest.mark.parametrize(("typed", "said"), [("0900", "past"), ("2300", "beyond")])
def test_a_time_that_cannot_be(scene: Scene, typed: str, said: str) -> None:
    over = lesson(scene)
    press(scene.window.shell.bar.permitted.press)
    over.panel.typed.setFocus()
    QTest.keyClicks(over.panel.typed, typed)
    assert over.panel.go.text() == scene.tools.words(f"teacher.rest.{said}")
    assert not over.panel.go.isEnabled()


def test_a_purpose_comes_first_where_the_protocol_wants_one(scene: Scene) -> None:
    over = lesson(scene, "bnc")
    press(scene.window.shell.bar.permitted.press)
    panel = over.panel
    assert panel.purpose.hasFocus()
    assert panel.go.text() == "Vul eerst in waarvoor"
    assert not panel.go.isEnabled()
    key(panel.purpose, Qt.Key.Key_Return)
    assert scene.world.line.asked == []
    write(panel.purpose, " ... ")
    assert not panel.go.isEnabled()
    press(panel.purposes[0])
    assert panel.purpose.text() == "Een filmpje bij de les"
    panel.purpose.selectAll()
    write(panel.purpose, "Vlogs vergelijken ")
    key(panel.purpose, Qt.Key.Key_Return)
    wanted = GiveGrant(GROUP.id, Permission.SOCIAL_MEDIA, at("10:15"), "Vlogs vergelijken")
    assert asked(scene) == wanted


def test_what_is_permitted_can_be_seen_ended_and_made_longer(scene: Scene) -> None:
    over = lesson(scene)
    scene.world.document(KEY, 1, [grant("g", "10:15", purpose="een <b>vlog</b>", without=2)])
    press(scene.window.shell.bar.permitted.press)
    (shown,) = over.panel.lasting
    words = visible_words(shown)
    for said in (
        "Toegestaan tot 10:15, nog 31 minuten",
        "een <b>vlog</b>",
        "Anna Jansen",
        "voor 2",
    ):
        assert said in words
    assert picks(over) == ["Ochtend: 12:00", "Dag: 14:00"], "only what is longer"
    for focused in (shown.stop, over.panel.go):
        assert not focused.hasFocus(), "Enter does neither by mistake"
    press(shown.stop)
    assert asked(scene) == EndGrant(GROUP.id, "g")
    press(shown.stop)
    assert len(scene.world.line.asked) == 1
    scene.world.document(KEY, 2, [])
    assert over.panel.lasting == []
    assert picks(over)[0] == "Les: 10:15"
    scene.world.line.answer(Done())
    assert not over.panel.isVisible()
    assert scene.window.shell.bar.permitted.press.text() == "Sociale media"


def test_the_bar_forgets_it_at_its_end(scene: Scene, qtbot: QtBot) -> None:
    lesson(scene)
    button = scene.window.shell.bar.permitted
    scene.world.document(KEY, 1, [structs.replace(grant("g", "10:15"), end=at("09:44") + 30)])
    assert button.disc.isVisible()
    scene.world.clock.at = at("09:44") + 31
    qtbot.waitUntil(lambda: not button.disc.isVisible(), timeout=2000)
    assert button.press.text() == "Sociale media"


def test_who_has_no_consent_is_named_and_not_in_board_mode(scene: Scene) -> None:
    over = lesson(scene, "osvs")
    every = scene.desk.classroom.pupils(GROUP.id)
    given = every[3:]
    consent(scene, *(one.id for one in given))
    press(scene.window.shell.bar.permitted.press)
    said = over.panel.left_out.text()
    assert said.startswith("Geldt niet voor ")
    assert "osvs M9" in said
    assert scene.desk.classroom.called(every[0].id) in said
    assert over.panel.go.isEnabled()
    scene.desk.board = True
    over.panel.show_anew()
    assert scene.desk.classroom.called(every[0].id) not in over.panel.left_out.text()
    assert "3 leerlingen" in over.panel.left_out.text()


def test_without_any_consent_there_is_nothing_to_permit(scene: Scene) -> None:
    over = lesson(scene, "osvs")
    press(scene.window.shell.bar.permitted.press)
    assert over.panel.go.text() == "Eerst toestemmingen vastleggen"
    assert not over.panel.go.isEnabled()
    assert "osvs M9" in over.panel.left_out.text()
    consent(scene, "p1")
    assert over.panel.go.isEnabled(), "recorded elsewhere meanwhile"
    key(scene.window.focusWidget(), Qt.Key.Key_Escape)
    assert not over.isVisible()


@pytest.mark.parametrize("pack", ["juliana", "bnc", "asko", "osvs"])
@pytest.mark.parametrize("lasting", [False, True])
def test_the_keyboard_is_in_the_panel_whatever_can_be_done(
    scene: Scene, pack: str, lasting: bool
) -> None:
    over = lesson(scene, pack)
    scene.desk.duty.begin(StaffSession(Staff("s2", "Joke", Role.LEADER), [GROUP.id]))
    scene.world.document(KEY, 1, [grant("g", "17:30")] if lasting else [])
    press(scene.window.shell.bar.permitted.press)
    focused = scene.window.focusWidget()
    assert over.panel.isAncestorOf(focused)
    key(focused, Qt.Key.Key_Escape)
    assert not over.isVisible()
    assert scene.world.line.asked == []


def test_who_may_not_is_told_why_and_can_end_it(scene: Scene) -> None:
    over = lesson(scene, "asko")
    scene.desk.duty.begin(StaffSession(Staff("s2", "Joke", Role.LEADER), [GROUP.id]))
    scene.world.document(KEY, 1, [grant("g", "10:15")])
    press(scene.window.shell.bar.permitted.press)
    assert over.panel.go.text() == "Toestemming geeft alleen: leerkracht (asko A1)"
    assert not over.panel.go.isEnabled()
    press(over.panel.lasting[0].stop)
    assert asked(scene) == EndGrant(GROUP.id, "g")


@pytest.mark.parametrize("pack", ["verkruisen", ""])
def test_where_nothing_is_held_back_there_is_no_button(scene: Scene, pack: str) -> None:
    scene.busy_class()
    if pack:
        scene.world.document("pack", 1, load_shipped(pack))
    assert not scene.window.shell.bar.permitted.isVisible()
    scene.world.document("choices", 1, Choices(social_media=SocialMedia.PERMISSION))
    button = scene.window.shell.bar.permitted
    assert button.isVisible(), "the school turned it on"
    press(button.press)
    over = scene.window.shell.granting
    assert "Dat heeft de school zelf gekozen" in visible_words(over.panel)
    scene.world.document("choices", 2, Choices())
    assert not over.isVisible()
    assert not button.isVisible()


def test_without_a_timetable_there_are_times(scene: Scene) -> None:
    scene.world.sign_in()
    scene.world.document("pack", 1, load_shipped("juliana"))
    press(scene.window.shell.bar.permitted.press)
    over = scene.window.shell.granting
    assert picks(over) == ["9:45", "10:00", "10:15", "10:30"]
    assert over.panel.go.text() == "Toestaan tot 9:45"


def test_a_no_stays_in_the_panel(scene: Scene) -> None:
    over = lesson(scene)
    press(scene.window.shell.bar.permitted.press)
    press(over.panel.go)
    scene.world.line.answer(No("error.too_many_grants", {"most": "12"}))
    assert over.panel.isVisible()
    assert "12" in over.panel.trouble.text()
    assert over.panel.go.isEnabled()


def test_it_is_put_away_with_escape_a_press_beside_it_and_signing_out(scene: Scene) -> None:
    over = lesson(scene)
    button = scene.window.shell.bar.permitted.press
    press(button)
    key(over.panel.go, Qt.Key.Key_Escape)
    assert not over.isVisible()
    press(button)
    QTest.mouseClick(over, Qt.MouseButton.LeftButton, pos=QPoint(20, 500))
    assert not over.isVisible()
    assert scene.world.line.asked == []
    press(button)
    scene.window.shell.header.signed_out.emit()
    assert not over.isVisible()


@pytest.mark.parametrize("page", PAGES)
def test_it_is_there_on_every_page(scene: Scene, page: str) -> None:
    lesson(scene)
    scene.window.shell.turn(page)
    assert scene.window.shell.bar.permitted.isVisible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_in_the_bar_fits_a_small_window(make_scene: Make, language: str) -> None:
    scene = make_scene(language)
    lesson(scene)
    scene.world.document(KEY, 1, [grant("g", "10:15")])
    scene.window.resize(1024, 640)
    bar = scene.window.shell.bar
    for one in (bar.permitted.press, bar.rain, bar.menu):
        left = one.mapTo(bar, QPoint(0, 0)).x()
        assert 0 <= left <= left + one.width() <= bar.width()
        assert one.width() >= one.sizeHint().width()
