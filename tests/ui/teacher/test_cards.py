"""The cards page: the group's agreements, who read them, posters, the class that reads along."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk import packs
from kiosk.desk.readings import ReadState
from kiosk.model import Group, Kind, Roster
from kiosk.packs.model import Pack
from tests.ui.teacher.hands import key, press
from tests.ui.teacher.scenes import Scene, many
from tests.unit.desk.fakes import GROUP, entry
from ui.teacher.agreements.cards.page import CardsPage

_BOX = re.compile(rb"/MediaBox \[0 0 ([\d.]+)")


def cards(
    scene: Scene, name: str = "juliana", years: tuple[int, ...] = (5,), count: int = 4
) -> CardsPage:
    """The page, with a group of these years on it."""
    pupils = many(count)
    scene.world.sign_in(pupils=pupils)
    scene.world.document("pack", 1, packs.load_shipped(name))
    group = Group(GROUP.id, "Groep 5", list(years))
    scene.world.document(f"roster/{GROUP.id}", 9, Roster(group, pupils))
    scene.window.shell.turn("agreements")
    place = scene.window.shell.agreements
    place.open("cards")
    page = place.findChild(CardsPage)
    assert isinstance(page, CardsPage)
    return page


def texts(page: CardsPage) -> list[str]:
    return [tile.accessibleName() for tile in page.grid.tiles]


def test_the_cards_are_the_group_s(scene: Scene) -> None:
    page = cards(scene)
    assert len(texts(page)) == 13
    assert texts(page)[4] == "Tik op Oeps bij een foute site.\nHet is niet jouw schuld."
    assert page.band.isHidden(), "one band only"
    assert page.think.isVisible()


def test_a_combined_group_chooses_whose_words(scene: Scene) -> None:
    page = cards(scene, years=(2, 3))
    assert texts(page)[4] == "Foute plek?\nTik op Oeps!"
    assert page.band.isVisible()
    page.band.setCurrentIndex(1)
    page.band.activated.emit(1)
    assert texts(page)[4].startswith("Tik op Oeps bij")


def test_a_pack_without_the_questions_offers_no_poster_of_them(scene: Scene) -> None:
    page = cards(scene, "bnc", (9,))
    assert len(texts(page)) == len(packs.load_shipped("bnc").rules)
    assert page.think.isHidden()


def test_another_protocol_shows_its_own_cards(scene: Scene) -> None:
    page = cards(scene)
    scene.world.document("pack", 2, packs.load_shipped("verkruisen"))
    assert len(texts(page)) == len(packs.load_shipped("verkruisen").rules)


def test_who_has_read_is_told_as_it_is_heard(scene: Scene, qtbot: QtBot) -> None:
    page = cards(scene)
    read = {"reading": "juliana@1", "version": "1"}
    scene.world.news(entry(Kind.RULES_READ, "p2", device="d", origin="d", body=dict(read)))
    head, names = page.people.names[ReadState.READ]
    qtbot.waitUntil(lambda: head.text() == "Gelezen: 1")
    assert names.text() == "Amira"
    assert "Adam" in page.people.names[ReadState.NEVER][1].text()
    assert page.people.explain.isHidden(), "they read themselves"


def test_the_youngest_are_explained_to(scene: Scene, qtbot: QtBot) -> None:
    page = cards(scene, years=(1, 2))
    qtbot.waitUntil(page.people.explain.isVisible)
    press(page.people.explain)
    ticks = page.people.ticks
    for tick in ticks.values():
        tick.setChecked(True)
    assert not page.people.keep.isEnabled(), "to nobody is not explained"
    for pupil, tick in ticks.items():
        tick.setChecked(pupil == "p3")
    press(page.people.keep)
    kept = scene.world.journal.entries[-1]
    there = sorted(ticks.keys() - {"p3"})
    assert (kept.kind, kept.body) == (
        Kind.EXPLAINED,
        {"reading": "juliana@1", "present": there},
    )
    assert page.people.told.isVisible()
    _, heard = page.people.names[ReadState.EXPLAINED]
    qtbot.waitUntil(lambda: "Adam" in heard.text())
    assert page.people.names[ReadState.NEVER][1].text() == "Anne-Sophie"


def saved(page: CardsPage, path: Path, qtbot: QtBot) -> list[float]:
    """Save the poster that is asked about: the widths of its pages, points."""
    page.saving.path.setText(str(path))
    press(page.saving.save)
    qtbot.waitUntil(lambda: page.saving.told.text().startswith("Bewaard"))
    return [float(width) for width in _BOX.findall(path.read_bytes())]


@pytest.mark.parametrize(("paper", "wide", "sheets"), [("a4", 595, 2), ("a3", 842, 1)])
def test_the_poster_is_made_on_the_paper_asked_for_large_enough_to_read(
    scene: Scene, qtbot: QtBot, tmp_path: Path, paper: str, wide: int, sheets: int
) -> None:
    page = cards(scene)
    press(page.poster)
    page.saving.paper.setCurrentIndex(page.saving.paper.findData(paper))
    assert saved(page, tmp_path / "poster.pdf", qtbot) == [pytest.approx(wide, abs=2)] * sheets


def test_many_agreements_take_more_pages(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    page = cards(scene)
    scene.world.document("pack", 2, _many_rules())
    press(page.poster)
    assert len(saved(page, tmp_path / "poster.pdf", qtbot)) == 3


def test_the_questions_have_a_poster(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    page = cards(scene)
    press(page.think)
    assert len(saved(page, tmp_path / "denk.pdf", qtbot)) == 1


def test_a_poster_that_cannot_be_saved_says_so(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    page = cards(scene)
    blocked = tmp_path / "file"
    blocked.write_text("a file, no folder")
    press(page.poster)
    page.saving.path.setText(str(blocked / "poster.pdf"))
    press(page.saving.save)
    qtbot.waitUntil(lambda: page.saving.told.property("voice") == "trouble")
    assert page.saving.save.isEnabled()


def test_the_class_reads_along_without_names(scene: Scene) -> None:
    page = cards(scene)
    press(page.read)
    board = scene.window.board
    assert scene.window.screen_name == "board"
    assert board.reading is not None
    assert board.reading.card.accessibleName().startswith("Vraag eerst")
    key(board.reading.next, Qt.Key.Key_Right)
    press(board.reading.next)
    assert board.reading.at == 2
    key(board.reading.next, Qt.Key.Key_Left)
    assert board.reading.at == 1
    press(board.back)
    assert board.leave.isVisible()
    press(board.leave)
    assert scene.window.screen_name == "agreements"


def test_the_board_by_its_key_shows_the_clock(scene: Scene) -> None:
    cards(scene)
    scene.desk.set_board(True)
    board = scene.window.board
    assert board.leave.isVisible()
    press(board.read)
    assert board.reading is not None
    assert board.reading.isVisible()


def test_nobody_on_duty_any_more_leaves_no_names(
    make_scene: Callable[..., Scene], qtbot: QtBot
) -> None:
    scene = make_scene()
    page = cards(scene, years=(1,))
    qtbot.waitUntil(page.people.explain.isVisible)
    press(page.people.explain)
    scene.desk.duty.over()
    assert not page.grid.tiles
    assert page.saving.isHidden()


def _many_rules() -> Pack:
    pack = packs.load_shipped("juliana")
    more = [structs.replace(rule, id=f"{rule.id}-too") for rule in pack.rules]
    return structs.replace(pack, version="9", rules=[*pack.rules, *more])
