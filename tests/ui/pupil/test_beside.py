"""Beside the web: the agreements looked up, the pupil's own things, and what is refused."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.model import Grant, Group, Permission, Pupil, Roster
from kiosk.packs import Choices, library
from kiosk.packs.model import Downloads
from kiosk.web.rules import WebRules
from tests.ui.pupil.world import MINUTE, World
from ui.pupil.files import FileTile
from ui.pupil.looking import Framed, Reading
from ui.pupil.web_words import Note, Trouble
from ui.widgets.smaller import decoded
from ui.widgets.tile import Tile

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.pupil.stage import Stage

INSTAGRAM = "https://www.instagram.com/"


def part(name: bytes, content: bytes) -> bytes:
    whole = name + content
    return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))


def png(width: int, height: int, *, lines: int | None = None) -> bytes:
    """A picture of one colour; ``lines``: how many of them are really there."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    raw = (b"\x00" + b"\xff\x80\x00" * width) * (height if lines is None else lines)
    data = part(b"IHDR", head) + part(b"IDAT", zlib.compress(raw, 9)) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


@pytest.fixture
def agreed(world: World) -> World:
    pack = library.load_shipped("juliana")
    world.put("pack", pack)
    world.line.rules_read = pack.reading
    return world


@pytest.fixture
def keeping(world: World) -> World:
    world.put("choices", Choices(downloads=Downloads.WORKSPACE))
    world.roster("groep-5", "Groep 5", ["Sem"])
    return world


def said(root: QWidget) -> str:
    return " ".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def test_the_agreements_are_looked_up_and_one_tap_leads_home(
    agreed: World, play: Callable[[World], Stage]
) -> None:
    stage = play(agreed)
    stage.sign_in()
    stage.tap("agreements")
    assert stage.screen.name == "agreements"
    assert "Basisschool Prinses Juliana" in said(stage.screen)
    stage.tap("card:3")
    stage.tap("previous")
    stage.tap("previous")
    stage.tap("next")
    stage.tap("back")
    assert stage.screen.name == "home"
    assert [event["place"] for event in stage.events("looked_up")] == ["agreements"]
    assert not stage.events("agreements_read")


def test_all_agreements_have_letters_of_one_size_and_none_is_cut(
    agreed: World, play: Callable[[World], Stage]
) -> None:
    stage = play(agreed)
    stage.sign_in()
    stage.tap("agreements")
    found = [tile.setting() for tile in stage.screen.findChildren(Tile) if tile.isVisible()]
    assert len(found) == 13
    assert len({one.font.pixelSize() for one in found}) == 1
    assert all(one.whole for one in found)


def test_beyond_the_last_card_and_before_the_first_lie_all_of_them(
    agreed: World, play: Callable[[World], Stage]
) -> None:
    stage = play(agreed)
    stage.sign_in()
    stage.tap("agreements")
    last = len(stage.seat.cards) - 1
    stage.tap(f"card:{last}")
    stage.tap("next")
    stage.tap("card:0")
    stage.tap("previous")
    stage.tap("card:1")


def test_where_nothing_was_agreed_and_nothing_can_be_kept_home_offers_neither(
    world: World, play: Callable[[World], Stage]
) -> None:
    world.put("choices", Choices(downloads=Downloads.NONE))
    stage = play(world)
    stage.sign_in()
    assert {"agreements", "files"}.isdisjoint(stage.shell.targets())


def test_a_five_year_old_gets_no_clause_and_a_ten_year_old_does(
    agreed: World, play: Callable[[World], Stage]
) -> None:
    for year, clause in ((1, False), (7, True)):
        group = Group("groep-5", "Groep", [year])
        agreed.put("roster/groep-5", Roster(group, [Pupil("p", "Aya")]))
        stage = play(agreed)
        stage.sign_in()
        stage.seat.open(INSTAGRAM)
        assert stage.screen.name == "home"
        assert "Vraag het aan je juf of meester." in said(stage.screen)
        assert ("juliana A1" in said(stage.screen)) is clause
        assert stage.events("refused")[-1]["why"] == "pupil.web.social"
        stage.seat.sign_out()


def test_held_back_in_the_web_window_stands_in_the_pages_place_and_leads_back(
    agreed: World, play: Callable[[World], Stage]
) -> None:
    stage = play(agreed)
    stage.sign_in()
    stage.tap("tile:0")
    web = stage.web
    assert web is not None
    assert stage.visits[-1].rules[-1].social
    stage.browser.refused.emit("pupil.web.social")
    trouble = web.findChild(Trouble)
    assert trouble is not None
    assert trouble.isVisible()
    assert "Vraag het aan je juf of meester." in said(trouble)
    stage.tap("again", web)
    assert not trouble.isVisible()
    assert stage.browser.isVisible()


def test_new_rules_reach_the_pages_at_once(world: World, play: Callable[[World], Stage]) -> None:
    stage = play(world)
    stage.sign_in()
    stage.tap("tile:0")
    assert stage.visits[-1].rules[-1] == WebRules(downloads=Downloads.WORKSPACE)
    world.put("choices", Choices(downloads=Downloads.NONE, screen_capture=True))
    stage.director.look()
    stage.seat.watched([])
    assert stage.visits[-1].rules[-1] == WebRules(captures=True)


def test_a_download_is_told_as_it_comes_and_can_be_given_up(
    keeping: World, play: Callable[[World], Stage]
) -> None:
    stage = play(keeping)
    stage.sign_in()
    stage.tap("tile:0")
    web = stage.web
    assert web is not None
    note = web.findChild(Note)
    assert note is not None
    stage.browser.saving.emit("werkstuk.txt", 40)
    assert said(note) == "Ik haal werkstuk.txt op… 40 %"
    stage.browser.load_started.emit()
    assert said(note)
    stage.tap("give-up", web)
    assert "give up" in stage.browser.did
    stage.browser.not_saved.emit("")
    assert said(note) == "Goed, ik haal het niet op."
    assert "give-up" not in web.targets()  # type: ignore[attr-defined]
    stage.browser.saved.emit("werkstuk.txt")
    assert said(note) == "Bewaard bij jouw spullen: werkstuk.txt"
    assert len(stage.events("saved")) == 1
    stage.browser.not_saved.emit("pupil.files.no_room")
    assert said(note) == "Je hebt te weinig plek. Gooi iets weg."
    assert stage.events("refused")[-1]["why"] == "pupil.files.no_room"


def test_a_text_is_read_as_it_is_and_goes_after_a_second_tap(
    keeping: World, play: Callable[[World], Stage]
) -> None:
    keeping.file("groep-5-0", "plan.txt", b"<b>hallo</b>")
    stage = play(keeping)
    stage.sign_in()
    stage.tap("files")
    stage.tap("file:0")
    reading = stage.screen.findChild(Reading)
    assert reading is not None
    assert reading.toPlainText() == "<b>hallo</b>"
    stage.tap("throw")
    assert [file.name for file in stage.seat.files] == ["plan.txt"]
    stage.tap("throw")
    assert stage.seat.files == []
    assert "file:0" not in stage.shell.targets()
    stage.tap("back")
    assert stage.screen.name == "home"


def test_a_long_text_is_turned_page_by_page(keeping: World, play: Callable[[World], Stage]) -> None:
    keeping.file("groep-5-0", "plan.txt", b"Een zin.\n" * 100)
    stage = play(keeping)
    stage.sign_in()
    stage.tap("files")
    stage.tap("file:0")
    assert "text-up" not in stage.shell.targets()
    reading = stage.screen.findChild(Reading)
    assert isinstance(reading, Reading)
    assert reading.viewport().height() % reading.cursorRect().height() == 0, "whole lines"
    pages = 1
    while "text-down" in stage.shell.targets():
        stage.tap("text-down")
        pages += 1
    assert 5 < pages < 20
    stage.tap("text-up")
    assert "text-down" in stage.shell.targets()


def test_a_second_look_asks_for_two_taps_again(
    keeping: World, play: Callable[[World], Stage]
) -> None:
    keeping.file("groep-5-0", "plan.txt", b"hallo")
    stage = play(keeping)
    stage.sign_in()
    stage.tap("files")
    for _ in range(2):
        stage.tap("file:0")
        stage.tap("throw")
        stage.tap("back")
    assert len(stage.seat.files) == 1


def test_a_picture_has_a_small_one_on_its_tile_and_a_large_one_behind_it(
    keeping: World, play: Callable[[World], Stage], qtbot: QtBot
) -> None:
    keeping.file("groep-5-0", "dier.png", png(300, 200))
    stage = play(keeping)
    stage.sign_in()
    stage.tap("files")
    tile = stage.screen.findChild(FileTile)
    assert tile is not None
    qtbot.waitUntil(lambda: tile._small is not None)
    stage.tap("file:0")
    framed = stage.screen.findChild(Framed)
    assert framed is not None
    qtbot.waitUntil(lambda: framed.image is not None)
    assert framed.image is not None
    assert (framed.image.width(), framed.image.height()) == (300, 200)


def test_a_picture_as_large_as_a_house_is_not_unpacked() -> None:
    assert decoded(png(30_000, 30_000, lines=1), 100, 100) is None
    assert decoded(png(19_000, 19_000, lines=1), 100, 100) is None
    assert decoded(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", 9, 9) is None
    assert decoded(b"no picture", 100, 100) is None
    small = decoded(png(400, 200), 100, 100)
    assert small is not None
    assert (small.width(), small.height()) == (100, 50)


def test_permission_that_ends_leads_home_with_a_kind_word(
    agreed: World, play: Callable[[World], Stage]
) -> None:
    now = agreed.clock.at
    for_now = now - MINUTE, now + MINUTE
    grant = Grant("g", "groep-5", Permission.SOCIAL_MEDIA, *for_now, "t", "Juf Anna")
    agreed.put("grants/groep-5", [grant])
    stage = play(agreed)
    stage.sign_in()
    stage.seat.open(INSTAGRAM)
    assert stage.seat.place == "web"
    stage.seat.page("instagram.com", "Instagram", INSTAGRAM)
    agreed.clock.at += 2 * MINUTE
    stage.director.look()
    assert stage.seat.place == "home"
    assert "De tijd voor deze site is om." in said(stage.screen)
    assert stage.events("refused")[-1]["why"] == "pupil.web.social_over"
