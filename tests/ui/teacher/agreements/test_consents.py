"""Toestemmingen in a window: a glance, a few presses for many, looking up, lists in and out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, QStandardPaths, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.desk.saying import Saying
from kiosk.model import ConsentState, Pupil, Roster
from kiosk.packs import load_shipped
from kiosk.register import By, State
from kiosk.register.statements import LONGEST
from tests.ui.teacher.agreements.opened import Opened, piece
from tests.ui.teacher.hands import key, press, write
from tests.unit.desk.fakes import GROUP
from ui.style import STAFF_TARGET
from ui.teacher.agreements.consents.marks import Mark
from ui.teacher.agreements.consents.page import ConsentsPage
from ui.teacher.pieces import Press

Open = Callable[..., Opened]
TODAY = date(2026, 11, 21)


class Page:
    """The page, and what stands on it."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.desk = opened.scene.desk
        opened.place.open("consents")
        self.page = piece(opened.place, ConsentsPage)
        QTest.qWait(0)

    def rows(self) -> list[list[str]]:
        model = self.page.table.model_
        columns = range(model.columnCount())
        return [
            [str(model.data(model.index(row, at))) for at in columns]
            for row in range(model.rowCount())
        ]

    def press_row(self, row: int, column: int = 0) -> None:
        table = self.page.table
        place = table.visualRect(table.model_.index(row, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def record(self, term: str, state: ConsentState, who: str, day: date = TODAY) -> None:
        register = self.desk.register
        person = next(one for one in register.people() if one.id == who)
        by = By.STAFF if person.staff else By.PARENTS
        register.record([(person, Saying(term, state, by, day))], lambda _: None)
        QTest.qWait(0)

    def state(self, who: str, term: str = "pictures") -> State:
        asked = self.desk.register.term(term)
        assert asked is not None
        posting = self.page.postings.posting
        return self.desk.register.standing(asked, who, posting.key if posting else "").state


def test_the_group_and_those_who_work_here_with_what_they_said(opened: Open) -> None:
    page = Page(opened())
    page.record("pictures", ConsentState.GIVEN, "p2")
    page.record("website", ConsentState.REFUSED, "p1")
    assert page.rows() == [
        ["Noor de Vries", "gegeven", "geen bezwaar"],
        ["Sem Bakker", "nog niets", "geweigerd"],
        ["Sem Vos", "nog niets", "geen bezwaar"],
        ["Anna Jansen", "nog niets", "niet gevraagd"],
        ["Directeur Bos", "nog niets", "niet gevraagd"],
    ]


def test_for_all_pupils_in_two_presses(opened: Open) -> None:
    page = Page(opened())
    press(page.page.everybody)
    press(page.page.form.record)
    assert [page.state(who) for who in ("p1", "p2", "p3")] == [State.GIVEN] * 3
    assert page.state("s1") is State.NONE
    entries = page.opened.world.journal.entries
    assert [entry.body["how"] for entry in entries] == ["paper"] * 3
    assert {entry.body["date"] for entry in entries} == {"2026-11-21"}
    assert page.page.told.text() == "Vastgelegd voor: Noor, Sem B., Sem V."
    press(page.page.back)
    assert page.state("p1") is State.NONE
    assert "Teruggedraaid" in page.page.told.text()
    assert page.page.back.isHidden()


def test_no_name_moves_from_under_the_hand_when_something_was_recorded(opened: Open) -> None:
    page = Page(opened())
    table = page.page.table
    press(page.page.everybody)
    QTest.qWait(0)
    place = table.mapTo(page.page, QPoint(0, 0))
    press(page.page.form.record)
    QTest.qWait(0)
    assert page.page.told.isVisible()
    assert table.mapTo(page.page, QPoint(0, 0)) == place
    assert page.page.window().focusWidget() is table  # the form went; the keys stay here


def test_a_cell_means_its_consent_and_its_person(opened: Open) -> None:
    page = Page(opened())
    page.press_row(1, 2)
    form = page.page.form
    assert form.term.currentData() == "website"
    assert [one.id for one in page.page.table.people] == ["p1"]
    press(form.state.ways["refused"])
    press(form.record)
    assert page.state("p1", "website") is State.REFUSED


def test_the_rule_and_what_is_wrong_stand_beside_the_fields(opened: Open) -> None:
    page = Page(opened("osvs"))
    page.press_row(0)
    form = page.page.form
    assert "vanaf 16 jaar de leerling zelf" in form._rule.text()
    assert "Elk jaar opnieuw" in form._rule.text()
    form.day.selectAll()
    write(form.day, "22-11-2026")
    assert form._trouble.text() == "De datum is nog niet geweest."
    assert not form.record.isEnabled()
    form.day.selectAll()
    write(form.day, "1-9-2026")
    assert form.record.isEnabled()
    assert form._trouble.isHidden()


def test_spoken_is_not_enough_where_it_must_be_written(opened: Open) -> None:
    page = Page(opened())
    page.press_row(0)
    form = page.page.form
    form.how.setCurrentIndex(form.how.findData("spoken"))
    assert "op schrift" in form._trouble.text()
    press(form.state.ways["refused"])
    assert form.record.isEnabled()


def test_a_withdrawal_keeps_the_giving_and_a_mistake_can_be_taken_back(opened: Open) -> None:
    page = Page(opened())
    page.record("pictures", ConsentState.GIVEN, "p2", date(2026, 9, 1))
    page.press_row(0)
    press(page.page.form.state.ways["withdrawn"])
    press(page.page.form.record)
    QTest.qWait(0)
    said = page.page.history.said
    assert "21 november 2026: ingetrokken, ouders, op papier" in said
    assert "1 september 2026: gegeven, ouders, op papier" in said
    assert "Vastgelegd door Directeur Bos" in said
    press(page.page.history.findChildren(Press)[0])
    QTest.qWait(0)
    assert page.state("p2") is State.GIVEN
    assert "Teruggedraaid door Directeur Bos" in page.page.history.said


def test_what_is_of_an_earlier_day_does_not_seem_to_count(opened: Open) -> None:
    page = Page(opened())
    page.record("pictures", ConsentState.WITHDRAWN, "p2")
    page.press_row(0)
    form = page.page.form
    form.day.selectAll()
    write(form.day, "1-9-2026")
    press(form.record)
    assert "van een latere dag geldt nog iets anders: Noor" in page.page.told.text()


def test_before_posting_it_says_who_may_not_be_recognised(opened: Open) -> None:
    page = Page(opened())
    for who in ("p1", "p2", "s1", "s9"):
        page.record("pictures", ConsentState.GIVEN, who)
    before = page.page.before
    assert before.verdict.text() == "Niet herkenbaar in beeld of geluid: 1 van 5"
    assert before.names == ["Sem Vos"]
    press(before.use.ways["website"])  # type: ignore[union-attr]
    assert before.verdict.text() == "Iedereen mag: 3 van 3"
    page.record("website", ConsentState.REFUSED, "p2")
    assert before.names == ["Noor de Vries"]
    press(before._people[0])
    assert [one.id for one in page.page.table.people] == ["p2"]


def test_per_posting_a_posting_comes_first(opened: Open) -> None:
    page = Page(opened("bnc"))
    postings, form = page.page.postings, page.page.form
    assert "Maak eerst een plaatsing" in page.page.before.verdict.text()
    page.press_row(0)
    assert "plaatsing" in form._trouble.text()
    write(postings.name, "Open dag")
    press(postings.make)
    assert form.record.isEnabled()
    press(form.record)
    assert page.state("p2") is State.GIVEN
    assert page.opened.world.journal.entries[0].body["posting"] == "2026-11-21 Open dag"
    write(postings.name, "Kamp")
    key(postings.name, Qt.Key.Key_Return)
    assert page.state("p2") is State.NONE
    postings.which.setCurrentIndex(0)
    assert postings.which.currentText() == "Open dag, 21 november 2026"
    assert page.state("p2") is State.GIVEN


def test_what_runs_out_stands_on_top(opened: Open) -> None:
    page = Page(opened("osvs"))
    assert page.page._ends_bar.isHidden()
    page.record("pictures", ConsentState.GIVEN, "p1", date(2025, 12, 1))
    page.record("teaching", ConsentState.GIVEN, "p3", date(2025, 11, 1))
    assert page.page._ends_bar.isVisible()
    assert "Sem V., Sem B." in page.page.ends.text()
    assert "Verlopen toestemmingen: 1" in page.page.ends.text()
    press(page.page.pick_ends)
    assert [one.id for one in page.page.table.people] == ["p1", "p3"]
    assert page.rows()[1][1] == "loopt af op 30-11-2026"
    assert page.rows()[2][2] == "verlopen na 31-10-2026"


def test_search_by_name_keeps_who_is_chosen(opened: Open) -> None:
    page = Page(opened())
    page.press_row(1)
    page.page.search.setFocus()
    write(page.page.search, "SEM b")
    assert [row[0] for row in page.rows()] == ["Sem Bakker"]
    assert [one.id for one in page.page.table.people] == ["p1"]
    key(page.page.search, Qt.Key.Key_Escape)
    assert len(page.rows()) == 5


def test_by_keys_alone(opened: Open) -> None:
    page = Page(opened())
    table = page.page.table
    table.setFocus()
    key(table, Qt.Key.Key_Down)
    key(table, Qt.Key.Key_Space)
    key(table, Qt.Key.Key_Escape)
    assert table.people == []
    key(table, Qt.Key.Key_Down)
    key(table, Qt.Key.Key_Space)
    assert [one.id for one in table.people] == ["p3"]
    key(page.page.form.record, Qt.Key.Key_Return)
    assert page.state("p3") is State.GIVEN


def test_who_is_still_to_be_asked(opened: Open) -> None:
    page = Page(opened())
    page.record("pictures", ConsentState.GIVEN, "p2")
    assert page.page.silent.text() == "Nog te vragen (2)"
    press(page.page.silent)
    assert [one.id for one in page.page.table.people] == ["p1", "p3"]


def test_each_state_has_a_shape_and_words_of_its_own(opened: Open) -> None:
    words = opened().scene.tools.words
    said = {words(f"teacher.consent.{one.value}") for one in Mark}
    assert len(said) == len(Mark)
    assert not any(one.startswith("teacher.") for one in said)


def test_another_on_duty_sees_nothing_that_was_begun(opened: Open) -> None:
    page = Page(opened())
    page.press_row(0)
    write(page.page.form.name, "Moeder")
    write(page.page.search, "noor")
    page.desk.duty.sign_out()
    QTest.qWait(0)
    assert page.page.form.name.text() == page.page.search.text() == ""
    assert page.page.table.people == []
    assert page.rows() == []


def test_without_consents_it_says_so(opened: Open) -> None:
    bare = structs.replace(load_shipped("juliana"), consents=[])
    page = Page(opened(bare))
    assert page.page._silence.isVisible()
    assert page.page._asks.isHidden()


def test_hostile_names_are_plain_and_long_ones_fit(opened: Open) -> None:
    page = Page(opened(language="en"))
    pupils = [Pupil("x", "<b>Bobby</b>\u202e", "W" * 60), Pupil("y", "محمد", "الأمين")]
    page.opened.world.document(f"roster/{GROUP.id}", 2, Roster(GROUP, pupils))
    QTest.qWait(0)
    assert "\u202e" not in page.rows()[0][0]
    write(page.page.form.name, "n" * 300)
    press(page.page.everybody)
    page.page.form.name.setText("<i>" + "n" * 300)
    press(page.page.form.record)
    assert len(str(page.opened.world.journal.entries[0].body["name"])) <= LONGEST


def test_every_target_is_large_enough(opened: Open) -> None:
    page = Page(opened())
    for one in page.page.findChildren(Press):
        if one.isVisible():
            assert one.height() >= STAFF_TARGET
    assert page.page.table.rowHeight(0) >= STAFF_TARGET


# Lists in and out


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for documents of the test alone."""

    def here(_place: QStandardPaths.StandardLocation) -> str:
        return str(tmp_path)

    monkeypatch.setattr(QStandardPaths, "writableLocation", here)
    return tmp_path


def read(page: Page, path: Path, qtbot: QtBot) -> None:
    press(button(page, "consents:read"))
    page.page.reading.path.setText(str(path))
    press(page.page.reading.look)
    qtbot.waitUntil(lambda: not page.page.reading.busy)


def button(page: Page, name: str) -> Press:
    return next(one for one in page.page.findChildren(Press) if one.objectName() == name)


def test_a_list_is_shown_before_it_is_recorded(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = Page(opened())
    path = tmp_path / "lijst.csv"
    path.write_text("naam;toestemming;stand;datum\nNoor de Vries;pictures;gegeven;1-9-2026\n")
    read(page, path, qtbot)
    reading = page.page.reading
    assert "Noor de Vries" in reading.said
    assert page.opened.world.journal.entries == []
    assert reading.take.text() == "Leg vast (1)"
    press(reading.take)
    assert page.state("p2") is State.GIVEN
    assert page.page.currentIndex() == 0


def test_every_mistake_and_nothing_recorded(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = Page(opened())
    path = tmp_path / "lijst.csv"
    lines = ["naam;toestemming;stand", "Noor de Vries;pictures;gegeven", "<b>Karel;pictures;ja"]
    path.write_text("\n".join(lines))
    read(page, path, qtbot)
    reading = page.page.reading
    assert "Regel 3: bKarel staat niet op de lijst van deze groep." in reading.said
    assert "Regel 3: ja is geen stand." in reading.said
    assert reading.take.isHidden()
    assert page.opened.world.journal.entries == []


def test_a_file_that_is_not_there(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = Page(opened())
    read(page, tmp_path / "nergens.csv", qtbot)
    assert page.page.reading.told.text() == "Dit bestand is niet te lezen. Kijk of de naam klopt."


def test_saved_as_csv_and_on_paper(opened: Open, documents: Path, qtbot: QtBot) -> None:
    page = Page(opened())
    page.record("pictures", ConsentState.GIVEN, "p2")
    for name, ending in (("consents:export", "csv"), ("consents:print", "pdf")):
        page.page._tell("")
        press(button(page, name))
        qtbot.waitUntil(lambda: bool(page.page.told.text()))
        found = next(documents.glob(f"*.{ending}"))
        assert found.name == f"Toestemmingen Groep 5 2026-11-21.{ending}"
        assert found.stat().st_mode & 0o077 == 0
    written = next(documents.glob("*.csv")).read_text("utf-8-sig")
    assert "Noor de Vries;pictures;" in written
    assert next(documents.glob("*.pdf")).read_bytes().startswith(b"%PDF")
