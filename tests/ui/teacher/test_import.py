"""A calendar file: read beside the window, shown first, then taken as a whole or left."""

from __future__ import annotations

import json
import threading
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.calendars import reading
from kiosk.sync.asks import Put, PutDocument
from kiosk.timetable.model import Calendar, DayKind, DaysOff, Timetable
from tests.ui.teacher.hands import key, press, write
from tests.ui.teacher.scenes import Scene
from tests.unit.desk.fakes import GROUP
from ui.teacher.hours.year.importing import ImportPage

AUTUMN = DaysOff("Herfstvakantie", "2023-10-14", "2023-10-22")
EVENTS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//school//nl
BEGIN:VEVENT
UID:1
DTSTAMP:20230801T000000Z
SUMMARY:Herfstvakantie
DTSTART;VALUE=DATE:20231014
DTEND;VALUE=DATE:20231023
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20230801T000000Z
SUMMARY:Studiedag team
DTSTART;VALUE=DATE:20231120
DTEND;VALUE=DATE:20231121
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTAMP:20230801T000000Z
SUMMARY:Ouderavond
DTSTART;TZID=Europe/Amsterdam:20231120T190000
DTEND;TZID=Europe/Amsterdam:20231120T210000
END:VEVENT
END:VCALENDAR
"""
HOLIDAYS = {
    "content": [
        {
            "vacations": [
                {
                    "type": "Kerstvakantie\n",
                    "compulsorydates": "true",
                    "regions": [
                        {
                            "region": "heel Nederland",
                            "startdate": "2023-12-22T23:00:00.000Z",
                            "enddate": "2024-01-07T22:59:00.000Z",
                        }
                    ],
                }
            ]
        }
    ]
}


def begin(scene: Scene, calendar: Calendar | None = None) -> ImportPage:
    scene.busy_class()
    scene.world.document("calendar", 1, calendar or Calendar([AUTUMN]))
    scene.window.resize(1366, 1000)
    scene.window.shell.turn("hours")
    press(scene.window.shell.hours.bar.days_off)
    press(scene.window.shell.year.year.read)
    page = scene.window.shell.year.importing
    assert scene.window.screen_name == "import"
    return page


def read(page: ImportPage, qtbot: QtBot, path: Path) -> str:
    """What is shown once the file has been read."""
    page.path.clear()
    write(page.path, str(path))
    key(page.path, Qt.Key.Key_Return)
    assert page.busy
    qtbot.waitUntil(lambda: not page.busy)
    return page.told.text() + "\n" + page.findings.said


def test_a_calendar_is_shown_first_and_then_taken(
    scene: Scene, qtbot: QtBot, tmp_path: Path
) -> None:
    page = begin(scene)
    path = tmp_path / "agenda.ics"
    path.write_text(EVENTS, "utf-8")
    said = read(page, qtbot, path)
    assert "Komt erbij (1)" in said
    assert "Studiedag team  \u00b7  20 november 2023  \u00b7  Studiedag" in said
    assert "Niet begrepen, en niet overgenomen (1)" in said
    assert "Ouderavond" in said
    assert "Staat er al (1)" in said
    assert scene.world.line.asked == []
    press(page.take)
    ask = scene.world.line.asked[-1][0]
    assert isinstance(ask, PutDocument)
    calendar = msgspec.json.decode(ask.body, type=Calendar)
    new = DaysOff("Studiedag team", "2023-11-20", "2023-11-20", DayKind.STUDY_DAY)
    assert (ask.key, ask.base, calendar.days_off) == ("calendar", 1, [AUTUMN, new])
    scene.world.line.answer(Put(2))
    scene.world.document("calendar", 2, calendar)
    assert scene.window.screen_name == "year"
    year = scene.window.shell.year.year
    assert year.told.text() == scene.tools.words("teacher.year.kept")
    press(year.undo)
    back = scene.world.line.asked[-1][0]
    assert isinstance(back, PutDocument)
    assert msgspec.json.decode(back.body, type=Calendar) == Calendar([AUTUMN])


def test_a_file_that_changes_nothing_offers_nothing(
    scene: Scene, qtbot: QtBot, tmp_path: Path
) -> None:
    new = DaysOff("Studiedag team", "2023-11-20", "2023-11-20", DayKind.STUDY_DAY)
    page = begin(scene, Calendar([AUTUMN, new]))
    path = tmp_path / "agenda.ics"
    path.write_text(EVENTS, "utf-8")
    assert scene.tools.words("teacher.import.nothing") in read(page, qtbot, path)
    assert not page.take.isVisible()


def test_a_file_with_nothing_of_use_says_so(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    page = begin(scene)
    path = tmp_path / "agenda.ics"
    path.write_text(EVENTS.replace("Herfstvakantie", "Borrel").replace("Studiedag", "Etentje"))
    said = read(page, qtbot, path)
    assert scene.tools.words("teacher.import.useless") in said
    assert "Niet begrepen, en niet overgenomen (3)" in said
    assert not page.take.isVisible()


def test_what_is_left_changes_nothing(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    page = begin(scene)
    path = tmp_path / "agenda.ics"
    path.write_text(EVENTS, "utf-8")
    read(page, qtbot, path)
    press(page.leave)
    assert page.findings.said == ""
    assert not page.take.isVisible()
    assert scene.world.line.asked == []


def test_the_holidays_of_a_region(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    page = begin(scene)
    path = tmp_path / "vakanties.json"
    path.write_text(json.dumps(HOLIDAYS), "utf-8")
    page.region.setCurrentIndex(page.region.findData("zuid"))
    said = read(page, qtbot, path)
    assert "Kerstvakantie  \u00b7  23 december t/m 7 januari 2024" in said
    assert "vakantieregio zuid" in said
    press(page.take)
    ask = scene.world.line.asked[-1][0]
    assert isinstance(ask, PutDocument)
    calendar = msgspec.json.decode(ask.body, type=Calendar)
    assert calendar.region == "zuid"
    assert calendar.days_off == [AUTUMN, DaysOff("Kerstvakantie", "2023-12-23", "2024-01-07")]


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"zomaar wat", "BEGIN:VCALENDAR"), (b"{", "JSON"), (b"\xff\xfe\x00", "BEGIN:VCALENDAR")],
)
def test_a_file_that_is_none_is_told_in_a_sentence(
    scene: Scene, qtbot: QtBot, tmp_path: Path, content: bytes, word: str
) -> None:
    page = begin(scene)
    path = tmp_path / "kapot.ics"
    path.write_bytes(content)
    said = read(page, qtbot, path)
    assert "kapot.ics" in said
    assert word in said
    assert page.read.isEnabled()
    assert not page.take.isVisible()


def test_a_file_that_is_not_there_is_told(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    page = begin(scene)
    assert scene.tools.words("teacher.import.no_file") in read(page, qtbot, tmp_path / "weg.ics")
    assert scene.tools.words("teacher.import.no_file") in read(page, qtbot, tmp_path)


def test_a_long_one_shows_how_far_it_is_and_can_be_stopped(
    scene: Scene, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begin(scene)
    told, go_on = threading.Event(), threading.Event()

    def slow(*args: object) -> None:
        progress = args[-1]
        assert callable(progress)
        progress(30, 100)
        told.set()
        go_on.wait(30)
        progress(60, 100)

    monkeypatch.setattr(reading, "read", slow)
    path = tmp_path / "groot.ics"
    path.write_text(EVENTS, "utf-8")
    write(page.path, str(path))
    press(page.read)
    qtbot.waitUntil(lambda: page.bar.value() == 30)
    assert page.bar.isVisible()
    assert not page.read.isEnabled()
    press(page.stop)
    go_on.set()
    qtbot.waitUntil(lambda: not page.busy)
    assert page.told.text() == scene.tools.words("teacher.import.stopped")
    assert not page.bar.isVisible()
    assert page.read.isEnabled()


def test_a_file_can_be_dropped_on_the_page(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    page = begin(scene)
    path = tmp_path / "agenda.ics"
    path.write_text(EVENTS, "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50), *how, plain)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), *how, plain))
    qtbot.waitUntil(lambda: "Komt erbij (1)" in page.findings.said)


def test_signing_out_puts_what_was_read_away(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    page = begin(scene)
    path = tmp_path / "agenda.ics"
    path.write_text(EVENTS, "utf-8")
    read(page, qtbot, path)
    scene.window.shell.header.signed_out.emit()
    assert (page.findings.said, page.path.text()) == ("", "")


def test_a_place_that_cannot_be_written_is_told(
    scene: Scene, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(_place: QStandardPaths.StandardLocation) -> str:
        return str(tmp_path / "gone")

    monkeypatch.setattr(QStandardPaths, "writableLocation", nowhere)
    page = begin(scene)
    press(page.export)
    qtbot.waitUntil(lambda: not page.busy)
    assert page.told.text() == scene.tools.words("teacher.codes.not_saved")
    assert page.export.isEnabled()


def test_what_is_saved_comes_back_the_same(
    scene: Scene, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(_place: QStandardPaths.StandardLocation) -> str:
        return str(tmp_path)

    monkeypatch.setattr(QStandardPaths, "writableLocation", here)
    page = begin(scene)
    press(page.export)
    qtbot.waitUntil(lambda: not page.busy)
    (path,) = tmp_path.glob("*.ics")
    assert page.told.text() == scene.tools.words("teacher.codes.saved", path=str(path))
    assert path.name == "Rooster Groep 5 2023-11-14.ics"
    found = reading.read(path.name, path.read_bytes(), "Europe/Amsterdam", "", date(2023, 11, 14))
    assert found.days_off == [AUTUMN]
    assert {one.kind.value for one in found.breaks} == {"break", "lunch"}
    assert scene.tools.words("teacher.import.nothing") in read(page, qtbot, path)


def test_breaks_of_a_calendar_come_into_the_timetable(
    scene: Scene, qtbot: QtBot, tmp_path: Path
) -> None:
    page = begin(scene)
    weekly = EVENTS.replace(
        "SUMMARY:Ouderavond\nDTSTART;TZID=Europe/Amsterdam:20231120T190000\n"
        "DTEND;TZID=Europe/Amsterdam:20231120T210000\n",
        "SUMMARY:Pauze\nDTSTART;TZID=Europe/Amsterdam:20230821T133000\n"
        "DTEND;TZID=Europe/Amsterdam:20230821T134500\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\n",
    )
    path = tmp_path / "agenda.ics"
    path.write_text(weekly, "utf-8")
    assert "13:30 \u2013 13:45" in read(page, qtbot, path)
    press(page.take)
    scene.world.line.answer(Put(2))
    ask = scene.world.line.asked[-1][0]
    assert isinstance(ask, PutDocument)
    assert ask.key == f"timetable/{GROUP.id}"
    periods = msgspec.json.decode(ask.body, type=Timetable).periods
    assert [(one.start, one.end, one.kind.value) for one in periods][-1] == (
        "13:30",
        "13:45",
        "break",
    )
