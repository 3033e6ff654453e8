"""The place of the agreements: its pages, the keys between them, the line that a review is due."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs
from PySide6.QtCore import Qt

from kiosk.desk.changes import Changes, Part, parts
from kiosk.model import Role
from kiosk.packs import load_shipped
from tests.ui.teacher.agreements.opened import Opened, piece
from tests.ui.teacher.hands import key, press
from ui.style import STAFF_TARGET
from ui.teacher.agreements.handbook.page import HandbookPage
from ui.teacher.agreements.place import PAGES
from ui.teacher.agreements.protocol.page import ProtocolPage

Open = Callable[..., Opened]


def test_the_handbook_comes_first_and_other_pages_are_made_when_somebody_goes_there(
    opened: Open,
) -> None:
    place = opened().place
    assert place.page == next(iter(PAGES)) == "handbook"
    assert piece(place, HandbookPage).isVisible()
    assert place.findChild(ProtocolPage) is None
    press(place.ways.names["protocol"])
    assert piece(place, ProtocolPage).isVisible()
    assert not piece(place, HandbookPage).isVisible()
    assert place.ways.names["protocol"].isChecked()


def test_arrow_keys_go_through_the_names_and_around(opened: Open) -> None:
    place = opened().place
    names = place.ways.names
    names["handbook"].setFocus()
    key(names["handbook"], Qt.Key.Key_Up)
    assert place.page == list(PAGES)[-1]
    assert names[place.page].hasFocus()
    key(names[place.page], Qt.Key.Key_Down)
    assert place.page == "handbook"


def test_every_name_is_a_target_with_words(opened: Open) -> None:
    for way in opened().place.ways.names.values():
        assert way.height() >= STAFF_TARGET
        assert way.text()
        assert not way.text().startswith("teacher.")


def test_who_signs_in_anew_begins_at_the_handbook(opened: Open) -> None:
    one = opened()
    one.protocol()
    one.scene.desk.duty.sign_out()
    assert one.place.page == "handbook"


def test_a_page_that_was_made_hears_what_changes(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = opened()
    heard: list[Changes] = []
    monkeypatch.setattr(one.protocol(), "renew", heard.append)
    one.world.document("pack", 2, load_shipped("bnc"))
    assert len(heard) == 1


@pytest.mark.parametrize("role", [Role.LEADER, Role.MANAGER, Role.ADMIN])
def test_an_overdue_review_is_told_to_those_who_can_change_the_protocol(
    opened: Open, role: Role
) -> None:
    one = opened("juliana", role)
    assert one.place.review.isVisible()
    assert "juni 2024" in one.place.review.said.text()


def test_teachers_hear_of_no_review(opened: Open) -> None:
    one = opened("juliana", Role.TEACHER)
    one.scene.window.shell.turn("class")
    assert one.place.review.isHidden()
    assert one.scene.window.shell.class_page.review.isHidden()


@pytest.mark.parametrize("pack", ["bnc", "asko", "verkruisen", "netjes-basis", None])
def test_without_a_date_nothing_is_told(opened: Open, pack: str | None) -> None:
    assert opened(pack).place.review.isHidden()


def test_osvs_is_near_from_sixty_days_before(opened: Open) -> None:
    one = opened("osvs")
    assert one.place.review.isHidden()
    one.world.clock.at += 12 * 86_400_000  # 3 December 2026
    one.place.review.tell()
    assert one.place.review.isVisible()
    assert "1 februari 2027" in one.place.review.said.text()
    assert "voorbij" not in one.place.review.said.text()


def test_at_the_class_the_line_is_put_away_until_somebody_signs_in(opened: Open) -> None:
    one = opened()
    shell = one.scene.window.shell
    shell.turn("class")
    line = shell.class_page.review
    assert line.isVisible()
    press(line.later)
    assert line.isHidden()
    one.world.document("pack", 2, structs.replace(load_shipped("juliana"), version="2022.3"))
    assert line.isHidden()
    line.renew(parts(Part.SESSION))
    assert not line.isHidden()


def test_the_line_leads_to_the_protocol(opened: Open) -> None:
    one = opened()
    shell = one.scene.window.shell
    shell.turn("class")
    press(shell.class_page.review.look)
    assert shell.page == "agreements"
    assert one.place.page == "protocol"
