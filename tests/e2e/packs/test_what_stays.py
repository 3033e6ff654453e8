"""What stays after a lesson with social media: nothing in a frame, nothing of it on the device."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from kiosk.web.why import Why
from tests.parts.playground import PLAIN, SOCIAL, WALL
from tests.parts.school_day import SchoolDay

PURPOSE = "Gesprek over nepnieuws"
DOCUMENTS = frozenset({"documents"})  # tiles are addresses, too


def test_a_frame_goes_with_the_permission(begin: Callable[..., SchoolDay]) -> None:
    day = begin("juliana")
    opened = day.opens(WALL)
    assert day.web.asked(SOCIAL) == 0
    day.goes_home()
    granted = day.permitted()
    opened = day.opens(WALL)
    day.presses_the_page()
    assert day.web.asked(SOCIAL) == 1
    day.withdraw(granted)
    told = day.refused(Why.SOCIAL_OVER, opened.t)
    day.kiosk.witness.wait_for("page_open", after=told.t)
    assert day.web.asked(WALL) == 3, "the page was got anew"
    assert day.web.asked(SOCIAL) == 1, "and what was in its frame was not"
    day.goes_home()


def test_of_a_lesson_nothing_is_kept_that_need_not_be(begin: Callable[..., SchoolDay]) -> None:
    day = begin("osvs")
    day.consent("teaching", day.pupil)
    day.permitted(purpose=PURPOSE)
    for site in (SOCIAL, PLAIN):
        day.opens(site)
        day.goes_home()
    day.pupil.sign_out()
    device, hub = day.classroom.device, day.classroom.hub_data
    for file in _files(device):
        content = file.read_bytes()
        for said in (PURPOSE, "Vind je dit leuk", "Een eik wordt oud", '"consent"'):
            assert said.encode() not in content, f"{said} in {file}"
    rows = [row for file in [*_files(device), *_files(hub)] for row in _rows(file)]
    assert any("signed_in" in row for row in rows), "it was looked in the right place"
    assert [row for row in rows if ".localhost" in row] == []
    for log in _files(day.classroom.stage.folder / "logs"):
        assert b".localhost" not in log.read_bytes(), log


def _files(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()]


def _rows(file: Path) -> Iterator[str]:
    """Every row of a database that is no document."""
    if file.suffix != ".db":
        return
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        named = database.execute("select name from sqlite_master where type = 'table'").fetchall()
        for (table,) in named:
            if table not in DOCUMENTS:
                for row in database.execute(f'select * from "{table}"'):  # noqa: S608 - its own name
                    yield repr(row)
