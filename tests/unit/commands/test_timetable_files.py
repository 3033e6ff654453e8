"""Files that ``netjes timetable`` is given: what is wrong is told with the file's name."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from kiosk import paths
from kiosk.commands import FAILED, MISUSED, run
from kiosk.commands.timetable import files
from kiosk.errors import NoAccess, TimetableFileTrouble
from kiosk.words import sentence
from tests.unit.calendars.making import calendar

ENGLISH = {"NETJES_LANGUAGE": "en"}
EXAMPLE = paths.resource("demo", "school.toml")
PERIOD = {"days": [1], "start": "08:00", "end": "12:00", "kind": "lesson"}


def ran(*words: object) -> int:
    return run(["timetable", *map(str, words)], [], ENGLISH)


def refusal(file: Path) -> str:
    with pytest.raises(TimetableFileTrouble) as caught:
        files.school(file)
    return sentence(caught.value, "en")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.toml", "a = " + "[" * 100_000, "this is not TOML: "),
        ("a.json", '{"groups": [\n', "this is not readable JSON (line 2)"),
        ("a.json", "[" * 100_000, "this is not readable JSON (line 1)"),
        ("a.ics", "BEGIN:VCALENDAR", "this is not readable JSON (line 1)"),
        ("a.toml", "# x\n" * 300_000, "the file is too large"),
        ("a.json", json.dumps({"group": "a", "periods": [PERIOD]}), "timetable of one group"),
        ("a.toml", '[[groups]]\nid = "a"\n\n[[groups]]\nid = "a"\n', "a.toml:5: groups[2].id: "),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    file = tmp_path / name
    file.write_text(text)
    said = refusal(file)
    assert said.startswith(f"{file} cannot be used as a timetable:\n")
    assert told in said
    assert "problem." not in said


def test_a_mistake_in_a_groups_own_timetable_names_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "week.json"
    file.write_text(json.dumps({"group": "a", "periods": [{**PERIOD, "end": "07:00"}]}))
    assert ran("check", file) == FAILED
    assert capsys.readouterr().err.splitlines() == [
        f"{file} cannot be used as a timetable:",
        "periods[1].end: is not after the start (08:00)",
    ]


def test_what_is_missing_or_wrong_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "school.json"
    period = {"days": "mon", "start": "8:00", "end": "9:00"}
    file.write_text(json.dumps({"zone": [1], "groups": [{"id": "a", "periods": [period]}]}))
    assert refusal(file).splitlines()[1:] == [
        "zone: must be a text",
        "groups[1].periods[1].kind: is missing",
    ]


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "school.toml"
    file.write_bytes(EXAMPLE.read_bytes())
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may read anything

    def locked(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", locked)
    assert ran("check", file) == FAILED
    assert ran("year", "--school", file, "--group", "groep-5") == FAILED
    told = f"Netjes cannot get at {file}; check that it exists and whose it is."
    assert capsys.readouterr().err.splitlines() == [told, told]


def test_a_file_that_may_only_be_read_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "school.toml"
    file.write_bytes(b"before")
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (file, os.W_OK))
    with pytest.raises(NoAccess):
        files.write(file, b"after")
    assert file.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["school.toml"]


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    files.write(pipe, b"hours")
    reader.join(5)
    assert read == [b"hours"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_group_without_lessons_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "school.toml"
    pause = 'periods = [{ days = 1, start = "8:00", end = "9:00", kind = "break" }]'
    more = ['[[groups]]\nid = "leeg"', f'[[groups]]\nid = "a"\ncombines = ["groep-5"]\n{pause}', ""]
    file.write_text("\n".join([EXAMPLE.read_text("utf-8"), *more]), "utf-8")
    assert ran("check", file) == 0
    notes = capsys.readouterr().out.splitlines()[1:]
    assert notes == [
        "Note: leeg has no lessons, so it is always closed.",
        "Note: a has no lessons, so it is always closed.",
    ]


def test_a_value_that_cannot_be_comes_with_what_is_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ran("explain", "--school", EXAMPLE, "--group", "groep-5", "--at", "noon") == MISUSED
    assert "such as 2026-11-27T10:15" in capsys.readouterr().err


def test_a_calendar_with_nothing_in_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "school.ics"
    file.write_bytes(calendar())
    assert ran("import", file, "--school", EXAMPLE) == 0
    assert "nothing in it that concerns a school" in capsys.readouterr().out


def test_a_dutch_year_has_a_comma(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["timetable", "year", "--school", str(EXAMPLE), "--group", "groep-5", "--year", "2026"]
    assert run(words, [], {"NETJES_LANGUAGE": "nl"}) == 0
    assert "3,5 uur" in capsys.readouterr().out


def test_brackets_in_a_name_are_only_brackets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "school.toml"
    text = EXAMPLE.read_text("utf-8").replace("groep-5", "5 [/a]").replace("Studiedag", ":x: [red]")
    file.write_text(text, "utf-8")
    assert ran("year", "--school", file, "--group", "5 [/a]", "--year", 2026) == 0
    out = capsys.readouterr().out
    assert "5 [/a]" in out
    assert ":x: [red]" in out


def test_a_file_tells_a_terminal_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "school.ics"
    file.write_bytes(calendar("SUMMARY:Vrij|DTSTART;TZID=\x1b[31m\x9bMars:20261203T100000"))
    assert ran("import", file, "--school", EXAMPLE, "--year", 2026) == 0
    assert "the time zone ?[31m?Mars" in capsys.readouterr().out
    file.write_bytes(b"BEGIN:VCALENDAR\nBEGIN:\x1b[31mX\nEND:VCALENDAR\n")
    assert ran("import", file, "--school", EXAMPLE) == FAILED
    assert "?[31MX" in capsys.readouterr().err


def test_a_terminal_that_knows_few_signs_gets_the_rest() -> None:
    words = ["year", "--school", str(EXAMPLE), "--group", "groep-5", "--year", "2026"]
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "timetable", *words],
        env={**os.environ, **ENGLISH, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert b"? school" in done.stdout
    assert b"2026-12-04" in done.stdout
