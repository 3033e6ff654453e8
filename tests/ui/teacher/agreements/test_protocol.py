"""The protocol's page: who may do what, choices, the list of sites, another protocol."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot

from kiosk.desk.decisions import Matter
from kiosk.model import Role
from kiosk.packs import Choices, Pack, load_shipped, shipped
from kiosk.packs.model import Downloads
from kiosk.sync.asks import No, Put, PutDocument
from tests.ui.teacher.agreements.opened import Opened
from tests.ui.teacher.hands import press
from ui.teacher.agreements.protocol.page import ProtocolPage

Open = Callable[..., Opened]


@pytest.fixture
def page_of(opened: Open, qtbot: QtBot) -> Callable[..., tuple[Opened, ProtocolPage]]:
    """The page once the names of services are known."""

    def open_(*said: object, **more: object) -> tuple[Opened, ProtocolPage]:
        one = opened(*said, **more)
        page = one.protocol()
        qtbot.waitUntil(lambda: page._services is not None)
        return one, page

    return open_


PageOf = Callable[..., tuple[Opened, ProtocolPage]]


def choices_of(one: Opened) -> Choices:
    """The choices that the hub is asked to keep."""
    (ask,) = one.asked
    assert isinstance(ask, PutDocument)
    assert ask.key == "choices"
    return msgspec.json.decode(ask.body, type=Choices)


def pick(page: ProtocolPage, matter: Matter, at: int) -> None:
    """Choose an entry, as a hand on the list does."""
    field = page.table.fields[matter]
    field.setCurrentIndex(at)
    field.activated.emit(at)


@pytest.mark.parametrize("name", shipped())
def test_every_pack_says_what_it_decides(page_of: PageOf, name: str) -> None:
    _, page = page_of(name)
    assert set(page.table.said) == set(Matter)
    assert all(said and "teacher." not in said for said in page.table.said.values())
    assert "teacher." not in page.facts.text()


def test_juliana_and_bnc_differ_as_their_documents_do(page_of: PageOf) -> None:
    _, juliana = page_of("juliana")
    assert juliana.table.said[Matter.CLOSED_IN_BREAKS] == "apparaten zijn dicht"
    assert juliana.table.said[Matter.REVIEW] == "juni 2024"
    assert "blogs" in juliana.table.said[Matter.SERVICES]
    _, bnc = page_of("bnc", language="en")
    assert bnc.table.said[Matter.SOCIAL_MEDIA] == "only with a purpose for the lesson"
    assert bnc.table.said[Matter.LESSONS_A_YEAR] == "2 a school year"
    assert "no date for a review" in bnc.facts.text()


def test_what_netjes_does_not_do_yet_is_said_where_it_is_decided(page_of: PageOf) -> None:
    _, page = page_of("juliana")
    waiting = {matter for matter, said in page.table.said.items() if "nog niet zelf" in said}
    assert waiting == {Matter.ASK_FIRST, Matter.VIDEO_PURPOSE, Matter.PERSONAL_INFORMATION}
    _, chosen = page_of("bnc", choices=Choices(photos=True, ask_first=False))
    assert "nog niet zelf; spreek het af" in chosen.table.said[Matter.PHOTOS]
    assert "nog niet" not in chosen.table.said[Matter.ASK_FIRST]


def test_what_the_protocol_states_cannot_be_chosen(page_of: PageOf) -> None:
    _, page = page_of("juliana")
    assert set(page.table.fields) == {Matter.SCREEN_CAPTURE, Matter.LESSONS_A_YEAR}


def test_a_choice_goes_to_the_hub_and_holds_when_it_comes_back(page_of: PageOf) -> None:
    one, page = page_of("asko", choices=Choices(megabytes=20))
    pick(page, Matter.DOWNLOADS, 1)
    assert choices_of(one) == Choices(downloads=Downloads.NONE, megabytes=20)
    assert one.world.line.asked[0][0].base == 1  # type: ignore[union-attr]
    assert not page.table.isEnabled()
    one.answer(Put(2))
    assert page.table.isEnabled()
    one.world.document("choices", 2, Choices(downloads=Downloads.NONE, megabytes=20))
    assert page.table.said[Matter.DOWNLOADS] == "niets"
    assert page.told.text() == "Bewaard."
    pick(page, Matter.DOWNLOADS, 0)
    assert choices_of(one) == Choices(megabytes=20)


def test_a_refusal_is_told_in_place_and_the_choice_goes_back(page_of: PageOf) -> None:
    one, page = page_of("asko")
    pick(page, Matter.CLOSED_IN_BREAKS, 1)
    one.answer(No("error.stale"))
    assert "collega" in page.told.text()
    assert page.table.fields[Matter.CLOSED_IN_BREAKS].currentIndex() == 0
    pick(page, Matter.CLOSED_IN_BREAKS, 1)
    one.answer(No("error.hub_away"))
    assert "geen verbinding" in page.told.text()
    assert page.table.isEnabled()


def test_teachers_read_and_are_told_why_they_cannot_change(page_of: PageOf) -> None:
    _, page = page_of("verkruisen", Role.TEACHER)
    assert page.table.fields == {}
    assert not page.change.isVisible()
    assert not page.hosts.add.isVisible()
    assert not page.extras.keep.isVisible()
    assert not page.extras.terms.isEnabled()
    assert "Alleen de directie" in page.lead.text()


def test_a_site_is_added_and_taken_off(page_of: PageOf) -> None:
    one, page = page_of("bnc")
    page.hosts.field.setText("https://www.Snapchat.com/add")
    press(page.hosts.add)
    assert choices_of(one).more_social == ["snapchat.com"]
    one.answer(Put(1))
    one.world.document("choices", 1, Choices(more_social=["snapchat.com"]))
    assert "door de school toegevoegd" in page.hosts.every.item(0).text()
    labels = [page.hosts.every.item(at).text() for at in range(page.hosts.every.count())]
    page.hosts.every.setCurrentRow(labels.index("facebook.com  ·  Facebook"))
    press(page.hosts.off)
    assert choices_of(one).less_social == ["facebook.com"]
    one.answer(Put(2))
    one.world.document("choices", 2, Choices(less_social=["facebook.com"]))
    assert page.hosts.off.text() == "Telt weer mee"
    press(page.hosts.off)
    assert choices_of(one) == Choices()


def test_what_is_no_site_is_not_asked_of_the_hub(page_of: PageOf) -> None:
    one, page = page_of("bnc")
    page.hosts.field.setText("geen site")
    press(page.hosts.add)
    assert one.asked == []
    assert page.hosts.told.isVisible()


def test_a_list_that_does_nothing_says_so(page_of: PageOf) -> None:
    _, silent = page_of("verkruisen")
    assert silent.hosts._idle.isVisibleTo(silent)
    _, held = page_of("bnc")
    assert not held.hosts._idle.isVisibleTo(held)


def test_terms_and_room_are_checked_before_they_are_kept(page_of: PageOf) -> None:
    one, page = page_of("bnc")
    page.extras.terms.setText("31-2")
    page.extras.keep.click()
    assert "1-8, 1-1, 1-4" in page.extras.told.text()
    page.extras.terms.setText("24-8 en 4-1")
    page.extras.megabytes.setText("20000")
    page.extras.keep.click()
    assert "10000" in page.extras.told.text()
    assert one.asked == []
    page.extras.megabytes.setText("80")
    page.extras.keep.click()
    assert choices_of(one) == Choices(terms=["01-04", "08-24"], megabytes=80)


# Another protocol


def choosing(qtbot: QtBot, page: ProtocolPage) -> None:
    """Open the chooser and wait for the protocols that come with Netjes."""
    press(page.change)
    qtbot.waitUntil(lambda: page.chooser.every.count() == len(shipped()))


def read(qtbot: QtBot, page: ProtocolPage, path: Path) -> None:
    page.chooser.path.setText(str(path))
    press(page.chooser.read)
    qtbot.waitUntil(lambda: not page.chooser.busy)


def test_the_protocol_in_force_changes_nothing(qtbot: QtBot, page_of: PageOf) -> None:
    _, page = page_of("asko")
    choosing(qtbot, page)
    assert page.chooser.every.item(1).text() == "ASKO, Amsterdam  ·  geldt nu"
    page.chooser.every.setCurrentRow(1)
    assert page.chooser.preview.said == "Dit is het protocol dat nu geldt."
    assert page.chooser.put.isHidden()


def test_another_protocol_shows_what_changes_and_comes_in_force(
    qtbot: QtBot, page_of: PageOf
) -> None:
    one, page = page_of("asko")
    choosing(qtbot, page)
    page.chooser.every.setCurrentRow(2)
    said = page.chooser.preview.said
    assert "Alle leerlingen lezen de afspraken opnieuw." in said
    assert "  →  Niets" in said
    press(page.chooser.put)
    (ask,) = one.asked
    assert isinstance(ask, PutDocument)
    assert (ask.key, ask.base) == ("pack", 1)
    assert msgspec.json.decode(ask.body, type=Pack) == load_shipped("juliana")
    one.world.document("pack", 2, load_shipped("juliana"))
    one.answer(Put(2))
    assert page.table.isVisible()
    assert "Prinses Juliana" in page.title.text()


def test_a_refused_protocol_stays_to_be_looked_at(qtbot: QtBot, page_of: PageOf) -> None:
    one, page = page_of("asko")
    choosing(qtbot, page)
    page.chooser.every.setCurrentRow(2)
    press(page.chooser.put)
    one.answer(No("error.pack_reading", {"rule": "ask"}))
    assert "reading" in page.chooser.told.text()
    assert page.chooser.isVisible()
    assert page.chooser.put.isEnabled()


def test_a_wrong_file_tells_every_problem_and_changes_nothing(
    qtbot: QtBot, page_of: PageOf, tmp_path: Path
) -> None:
    one, page = page_of("asko")
    choosing(qtbot, page)
    wrong = tmp_path / "eigen.toml"
    wrong.write_text('id = "x y"\nversion = 3\nsector = "primar"\n')
    read(qtbot, page, wrong)
    assert "Wat er nu geldt, blijft gelden." in page.chooser.told.text()
    said = page.chooser.preview.said
    assert all(key in said for key in ("id", "version", "sector", "rules", "settings"))
    assert ":3" in said
    assert page.chooser.put.isHidden()
    assert one.asked == []


@pytest.mark.parametrize("name", ["er-is-niets.toml", ""])
def test_a_file_that_cannot_be_read_is_told(
    qtbot: QtBot, page_of: PageOf, tmp_path: Path, name: str
) -> None:
    _, page = page_of("asko")
    choosing(qtbot, page)
    read(qtbot, page, tmp_path / name)
    assert "blijft gelden" in page.chooser.told.text()
    assert page.chooser.put.isHidden()


def test_changed_rules_under_the_same_reading_cannot_be_put_in_force(
    page_of: PageOf, qtbot: QtBot
) -> None:
    juliana = load_shipped("juliana")
    before = structs.replace(juliana, rules=juliana.rules[1:])
    _, page = page_of(before)
    choosing(qtbot, page)
    page.chooser.every.setCurrentRow(2)
    assert "Verhoog in het bestand ook het getal bij reading" in page.chooser.preview.said
    assert page.chooser.put.isHidden()


def test_the_first_protocol_is_shown_whole(page_of: PageOf, qtbot: QtBot) -> None:
    one, page = page_of(None)
    assert "Er is nog geen protocol" in page.title.text()
    assert page.change.text() == "Een protocol kiezen"
    choosing(qtbot, page)
    page.chooser.every.setCurrentRow(0)
    assert "Dit wordt het eerste" in page.chooser.preview.said
    press(page.chooser.put)
    (ask,) = one.asked
    assert isinstance(ask, PutDocument)
    assert ask.base == 0


def test_going_back_leaves_everything_as_it_was(page_of: PageOf, qtbot: QtBot) -> None:
    one, page = page_of("asko")
    choosing(qtbot, page)
    press(page.chooser.back)
    assert page.table.isVisible()
    assert one.asked == []
