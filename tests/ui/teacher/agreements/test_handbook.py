"""The handbook's page: searching, themes, whom to turn to, what to do when it goes wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import structs
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.model import Role
from kiosk.packs import Choices, Contact, load_shipped, shipped
from kiosk.packs.model import Audience, Carry, Clause, Downloads, Theme
from tests.ui.teacher.agreements.opened import Opened, piece
from tests.ui.teacher.hands import key, press, write
from ui.style import STAFF_TARGET
from ui.teacher.agreements.handbook.copying import Copy
from ui.teacher.agreements.handbook.derails import Derails
from ui.teacher.pieces import Press

Open = Callable[..., Opened]


def words(widget: QWidget) -> str:
    """Everything that can be read on a widget, once what is new on it is shown."""
    QCoreApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_the_themes_stand_folded_with_their_counts(opened: Open) -> None:
    page = opened().handbook()
    assert page.folds["channels"].head.text() == "Berichten tussen school en ouders  ·  10"
    assert not page.folds["channels"].is_open
    press(page.folds["channels"].head)
    assert "juliana O8" in words(page.folds["channels"])
    assert page.folds["channels"].head.height() >= STAFF_TARGET


def test_each_clause_says_whom_it_is_about_and_what_netjes_does(opened: Open) -> None:
    page = opened().handbook()
    write(page.search, "a1 vooraf")
    said = words(page.folds["lessons"])
    assert "juliana A1" in said
    assert "Over medewerkers, leerlingen" in said
    assert "het apparaat regelt het, bewaart het, met wie en wanneer" in said


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("P1", "Netjes kan dit nog niet zelf; spreek het af met de groep"),
        ("U3", "Netjes kan dit nog niet zelf; spreek het af met elkaar"),
        ("P10", "Netjes bewaart dit nog niet; leg het zelf vast"),
    ],
)
def test_what_netjes_does_not_do_yet_is_not_claimed(opened: Open, clause: str, said: str) -> None:
    page = opened().handbook()
    write(page.search, clause)
    shown = [words(fold) for fold in page.folds.values() if fold.isVisible()]
    assert any(said in one for one in shown)
    assert not any(claim in one for one in shown for claim in ("regelt het", "bewaart het, met"))


def test_half_of_what_is_asked_is_told_as_half(opened: Open) -> None:
    pack = load_shipped("juliana")
    clauses = [
        structs.replace(one, carry=[*one.carry, Carry.GUIDE]) if one.id == "P9" else one
        for one in pack.clauses
    ]
    page = opened(structs.replace(pack, clauses=clauses)).handbook()
    write(page.search, "P9")
    shown = "".join(words(fold) for fold in page.folds.values() if fold.isVisible())
    later = "nog niet: vraagt of vertelt het op het goede moment"
    assert f"Netjes: het apparaat regelt het; {later}" in shown


def test_a_search_opens_what_it_finds_and_folds_again_when_it_is_cleared(opened: Open) -> None:
    page = opened().handbook()
    press(page.folds["phones"].head)
    write(page.search, "WHATSAPP")
    found = [name for name, fold in page.folds.items() if fold.isVisible()]
    assert "channels" in found
    assert "phones" not in found
    assert page.folds["channels"].is_open
    assert page.found.text().endswith("gevonden")
    key(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    opened_now = [name for name, fold in page.folds.items() if fold.is_open]
    assert opened_now == ["phones"]
    assert page.found.isHidden()


def test_the_other_languages_words_are_found_too(opened: Open) -> None:
    page = opened().handbook()
    write(page.search, "own telephones")
    assert [name for name, fold in page.folds.items() if fold.isVisible()] == ["phones"]


def test_nothing_found_is_said(opened: Open) -> None:
    page = opened().handbook()
    write(page.search, "zeepbel <b>")
    assert page.nothing.isVisible()
    assert "zeepbel <b>" in page.nothing.text()
    assert not any(fold.isVisible() for fold in page.folds.values())
    press(page.clear)
    assert page.search.text() == ""
    assert page.search.hasFocus()
    assert page.nothing.isHidden()
    assert page.clear.isHidden()


def test_ctrl_f_goes_to_the_search(opened: Open) -> None:
    page = opened().handbook()
    press(page.folds["phones"].head)
    page.folds["phones"].head.setFocus()
    QTest.keyClick(page.folds["phones"].head, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()


def test_what_to_do_when_it_derails_is_this_packs_own(opened: Open) -> None:
    said = words(piece(opened("juliana").handbook(), Derails))
    assert "De leidinggevende\n" in said
    assert "juliana B2" in said
    assert "De school kan aangifte doen" in said
    assert "goedgemaakt" not in said


def test_a_pack_that_names_nobody_to_tell_says_so(opened: Open) -> None:
    said = words(piece(opened("verkruisen").handbook(), Derails))
    assert "zegt niet aan wie" in said
    assert "Het bericht gaat weg, er komt een rechtzetting" in said
    assert "Vertel het meteen aan" not in said


def test_an_address_is_copied_with_a_word(opened: Open) -> None:
    page = opened("bnc").handbook()
    button = piece(page, Copy, "copy:privacy")
    assert button.text() == "Kopieer"
    press(button)
    assert QGuiApplication.clipboard().text() == "privacy@zaam.nl"
    assert button.text() == "Gekopieerd"
    assert button.height() >= STAFF_TARGET


def test_a_long_address_goes_on_at_the_next_line(opened: Open) -> None:
    address = "voornaam.achternaam@eenlangeschoolnaam.example"
    contact = Contact("x", {"nl": "X"}, {"nl": "Bij twijfel."}, address=address)
    page = opened(structs.replace(load_shipped("juliana"), contacts=[contact])).handbook()
    said = next(
        one for one in page.findChildren(QLabel) if one.text().replace("\u200b", "") == address
    )
    assert said.wordWrap()
    assert max(map(len, said.text().split("\u200b"))) < len(address) / 2
    press(piece(page, Copy, "copy:x"))
    assert QGuiApplication.clipboard().text() == address


def test_a_contact_without_an_address_has_nothing_to_copy(opened: Open) -> None:
    page = opened("juliana").handbook()
    assert "De leidinggevende" in words(page)
    assert page.findChildren(Copy) == []


def test_a_data_leak_has_steps_an_address_and_a_message(opened: Open) -> None:
    page = opened("bnc").handbook()
    press(piece(page, Press, "leak"))
    leak = page.leak
    assert leak is not None
    assert leak.back.hasFocus()
    assert "bnc P1" in words(leak)
    assert "Deze stappen zijn van Netjes" in words(leak)
    press(piece(leak, Copy, "copy:leak:privacy"))
    assert QGuiApplication.clipboard().text() == "privacy@zaam.nl"
    press(piece(leak, Copy, "copy:letter"))
    copied = QGuiApplication.clipboard().text()
    assert "De Regenboog" in copied
    assert copied.endswith("Directeur Bos")
    press(leak.back)
    assert page.leak is None
    assert page.search.isVisible()


@pytest.mark.parametrize("pack", [name for name in shipped() if name != "bnc"])
def test_only_bnc_has_the_button_for_data_leaks(opened: Open, pack: str) -> None:
    assert opened(pack).handbook().findChild(Press, "leak") is None


def test_what_the_protocol_does_not_say_is_said(opened: Open) -> None:
    page = opened("asko", choices=Choices(downloads=Downloads.NONE)).handbook()
    press(page.folds["silent"].head)
    said = words(page.folds["silent"])
    assert "Netjes herinnert niet aan een herziening." in said
    assert "Keuze van de school: niets" in said
    assert "Apparaten blijven open, ook in pauzes en na school." in said


def test_ours_is_plainly_ours(opened: Open) -> None:
    assert "Advies van Netjes, niet van een school" in words(opened("netjes-basis").handbook())
    assert "Advies van Netjes" not in words(opened("juliana").handbook())


def test_without_a_protocol_nothing_is_made_up(opened: Open) -> None:
    page = opened(None).handbook()
    assert "Er is nog geen protocol" in words(page)
    assert page.folds == {}
    assert page.search.isHidden()
    assert page.clear.isHidden()


def test_another_protocol_is_shown_at_once(opened: Open) -> None:
    one = opened("juliana")
    page = one.handbook()
    one.world.document("pack", 2, load_shipped("bnc"))
    assert "Bernard Nieuwentijt" in words(page)
    assert page.findChild(Press, "leak") is not None
    assert "phones" not in [name for name, fold in page.folds.items() if fold.isVisible()]


def test_what_a_pack_says_is_plain_text(opened: Open) -> None:
    evil = Clause("A1", Theme.LESSONS, [Carry.SHOW], [Audience.STAFF], {"nl": "<b>vet</b> \u202e"})
    contact = Contact("x", {"nl": "<i>X</i>"}, {"nl": "&amp;"}, address="<a href='x'>y</a>")
    pack = structs.replace(load_shipped("juliana"), clauses=[evil], contacts=[contact])
    page = opened(pack).handbook()
    press(page.folds["lessons"].head)
    assert "<b>vet</b>" in words(page)
    assert "\u202e" not in words(page)
    assert "<i>X</i>" in words(page)
    formats = {one.textFormat() for one in page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_teachers_read_all_of_it(opened: Open) -> None:
    page = opened("juliana", Role.TEACHER).handbook()
    assert sum(1 for fold in page.folds.values() if fold.isVisible()) == 13
