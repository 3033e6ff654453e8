"""The page about a school's file: its example is the one that comes along, and it is right."""

import re
from pathlib import Path

import click
import pytest

from kiosk import paths
from kiosk.calendars import schoolfile
from kiosk.calendars.preview import State
from kiosk.commands import timetable
from kiosk.commands.speech import Speech
from kiosk.errors import Problem
from kiosk.model import Why
from kiosk.tables import Table
from kiosk.timetable import fields
from kiosk.timetable.model import DayKind, PeriodKind, Region

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "timetable.md").read_text("utf-8")
EXAMPLE = paths.resource("demo", "school.toml").read_text("utf-8")


def test_the_example_on_the_page_is_the_one_that_comes_along() -> None:
    assert re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL) == [EXAMPLE]
    assert schoolfile.loads(EXAMPLE).groups() == ["groep-5", "groep-7", "groep-8", "plusklas"]


@pytest.mark.parametrize("word", [*Region, *DayKind, *PeriodKind, *Why])
def test_every_word_that_can_be_written_is_explained(word: str) -> None:
    assert f"`{word}`" in PAGE or f"`{word}` " in PAGE


@pytest.mark.parametrize("said", ["mon-fri", "ma, wo", 3, ["tue", 4]])
def test_days_are_written_as_the_page_says(said: object) -> None:
    assert str(said).replace("'", '"') in PAGE
    problems: list[Problem] = []
    table = Table({"days": said}, "", problems)
    assert fields.weekdays(table, "days", by_hand=True)
    assert problems == []


@pytest.mark.parametrize("said", ["8:15", "08.15", "24:00"])
def test_times_are_written_as_the_page_says(said: str) -> None:
    assert f'`"{said}"`' in PAGE
    assert fields.wall(Table({"at": said}, "", []), "at", by_hand=True) in {"08:15", "24:00"}


def test_every_heading_of_an_import_is_explained() -> None:
    headings = {
        State.ADDED: "new",
        State.CHANGED: "changed",
        State.THERE: "already there",
        State.ONLY_HERE: "only here",
    }
    assert set(headings) == set(State)
    assert all(f"| {heading} |" in PAGE for heading in headings.values())


def test_the_page_shows_every_command() -> None:
    group = timetable.command(Speech("en"))
    assert isinstance(group, click.Group)
    assert [name for name in group.commands if f"netjes timetable {name}" not in PAGE] == []
