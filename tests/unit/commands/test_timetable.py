"""``netjes timetable``: checked, explained, counted, read in and given out."""

import json
import signal
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.calendars.reading import LARGEST
from kiosk.commands import FAILED, INTERRUPTED, MISUSED, run
from kiosk.commands.timetable import importing
from kiosk.timetable.reading import read_school
from tests.unit.calendars.making import calendar

ENGLISH = {"NETJES_LANGUAGE": "en"}
EXAMPLE = paths.resource("demo", "school.toml")
EASTER = "SUMMARY:Pasen|DTSTART;VALUE=DATE:20270328|DTEND;VALUE=DATE:20270330"
BREAK = (
    "SUMMARY:Ochtendpauze|DTSTART:20260831T093000|DTEND:20260831T094000"
    "|RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    path = tmp_path / "school.toml"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


@pytest.fixture
def ics(tmp_path: Path) -> Path:
    path = tmp_path / "school.ics"
    path.write_bytes(calendar(EASTER, BREAK, "SUMMARY:Sportdag|DTSTART;VALUE=DATE:20270501"))
    return path


def ran(*words: object) -> int:
    return run(["timetable", *map(str, words)], [], ENGLISH)


def facts(capsys: pytest.CaptureFixture[str], *words: object) -> object:
    assert ran(*words, "--json") == 0
    return json.loads(capsys.readouterr().out)


def explained(capsys: pytest.CaptureFixture[str], group: str, at: str) -> dict[str, object]:
    found = facts(capsys, "explain", "--school", EXAMPLE, "--group", group, "--at", at)
    assert isinstance(found, dict)
    return found


def test_a_school_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert facts(capsys, "check", EXAMPLE) == {
        "file": str(EXAMPLE),
        "school": "De Regenboog",
        "zone": "Europe/Amsterdam",
        "groups": ["groep-5", "groep-7", "groep-8", "plusklas"],
        "periods": 10,
        "days_off": 5,
        "half_days": 1,
        "overrides": 0,
        "without_lessons": [],
        "ok": True,
    }


def test_one_timetable_is_checked_as_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "week.json"
    period = {"days": [1], "start": "08:00", "end": "12:00", "kind": "lesson"}
    file.write_text(json.dumps({"group": "a", "periods": [period]}))
    assert facts(capsys, "check", file) == {
        "file": str(file),
        "group": "a",
        "periods": 1,
        "ok": True,
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('school = "a\n', "line 1"),
        ("\xff", "UTF-8"),
        ('[[groups]]\nid = "a"\nlike = "b"\n[calendar]\nregion = "oost"', "groups[1].like"),
        ('[[groups]]\nid = "a"\nlike = "b"\n[calendar]\nregion = "oost"', "calendar.region"),
        ("", "groups"),
    ],
)
def test_every_mistake_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    file = tmp_path / "school.toml"
    file.write_bytes(text.encode("latin-1"))
    assert ran("check", file) == FAILED
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("group", "at", "verdict"),
    [
        (
            "groep-5",
            "2026-11-27T10:20",
            (False, "break", "break", "2026-11-27T10:15:00+01:00", "2026-11-27T10:30:00+01:00",
             "break 10:15-10:30 Kleine pauze"),
        ),
        (
            "groep-5",
            "2026-11-27T08:00:00Z",
            (True, "lesson", "lesson", "2026-11-27T08:15:00+01:00", "2026-11-27T10:15:00+01:00",
             "lesson 08:15-14:00"),
        ),
        (
            "plusklas",
            "2027-05-27T09:00",
            (False, "", "day_off", "2027-05-26T14:00:00+02:00", "2027-05-28T08:15:00+02:00",
             "groep-7: day off Schoolreis 2027-05-27"),
        ),
    ],
)  # fmt: skip
def test_a_moment_is_explained(
    capsys: pytest.CaptureFixture[str], group: str, at: str, verdict: tuple[object, ...]
) -> None:
    keys = ["open", "kind", "reason", "since", "until", "rule"]
    assert explained(capsys, group, at) == dict(zip(keys, verdict, strict=True))


@pytest.mark.parametrize(
    ("pack", "opened", "rule", "clause"),
    [("juliana", False, "break", "juliana P11"), ("verkruisen", True, "protocol", "")],
)
def test_a_protocol_that_does_not_close_leaves_a_break_open(
    capsys: pytest.CaptureFixture[str], pack: str, opened: bool, rule: str, clause: str
) -> None:
    words = ("explain", "--school", EXAMPLE, "--group", "groep-5", "--at", "2026-11-27T10:20")
    found = facts(capsys, *words, "--pack", pack)
    assert isinstance(found, dict)
    assert (found["open"], found["closes"], found["protocol"]) == (opened, not opened, pack)
    assert (str(found["rule"]).split()[0], found["clause"]) == (rule, clause)
    assert ran(*words, "--pack", pack) == 0
    said = capsys.readouterr().out.splitlines()[-1]
    assert said.startswith("The protocol")
    assert (clause or "says nothing") in said


def test_without_a_protocol_the_timetable_closes(capsys: pytest.CaptureFixture[str]) -> None:
    found = explained(capsys, "groep-5", "2026-11-27T10:20")
    assert not found["open"]
    assert "closes" not in found


def test_what_is_not_in_sight_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "school.toml"
    file.write_text('[[groups]]\nid = "a"\n')
    found = facts(capsys, "explain", "--school", file, "--group", "a", "--at", "2026-11-27T10:20")
    assert isinstance(found, dict)
    assert (found["since"], found["until"]) == ("", "")


def test_a_moment_is_explained_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["timetable", "explain", "--school", str(EXAMPLE), "--group", "groep-5", "--at"]
    assert run([*words, "2026-12-04T12:30"], [], {"LANG": "nl_NL"}) == 0
    assert capsys.readouterr().out == (
        "groep-5 is dicht op 2026-12-04 12:30: dit deel van de dag is vrij. "
        "Dat blijft zo tot 2026-12-07 08:15. "
        "De regel die dit bepaalt: half day Sinterklaas 2026-12-04 from 12:00\n"
    )


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2027-03-28T02:30", "2027-03-28T03:30+02:00 was taken"),
        ("2026-10-25T02:30", "2026-10-25T02:30+02:00 was taken; the other is 2026-10-25T02:30+01"),
        ("2026-10-25T02:30+01:00", ""),
    ],
)
def test_an_hour_that_is_not_there_or_there_twice_is_told_apart(
    capsys: pytest.CaptureFixture[str], at: str, told: str
) -> None:
    assert ran("explain", "--school", EXAMPLE, "--group", "groep-5", "--at", at) == 0
    said = capsys.readouterr().err
    assert told in said
    assert bool(told) == bool(said)


@pytest.mark.parametrize(
    ("group", "at", "code"),
    [("groep-9", "2026-11-27T10:00", FAILED), ("groep-5", "noon", MISUSED),
     ("groep-5", "0001-01-01T00:00", MISUSED), ("groep-5", "9999-12-31T23:59", MISUSED)],
)  # fmt: skip
def test_what_cannot_be_explained_is_one_sentence(
    capsys: pytest.CaptureFixture[str], group: str, at: str, code: int
) -> None:
    assert ran("explain", "--school", EXAMPLE, "--group", group, "--at", at) == code
    assert len(capsys.readouterr().err.splitlines()) == 1


def importing_words(ics: Path, school: Path, *more: str) -> list[object]:
    return ["import", ics, "--school", school, "--year", 2026, *more]


def test_an_import_is_shown_and_nothing_written(
    ics: Path, school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = school.read_bytes()
    assert ran(*importing_words(ics, school, "--group", "groep-5")) == 0
    said = capsys.readouterr().out
    assert "Pasen  2027-03-28..2027-03-29  (day off)" in said
    assert "Ochtendpauze  Mon Tue Wed Thu Fri 09:30-09:40  (break)" in said
    assert "Sportdag: name and category do not say" in said
    assert "with --write" in said
    assert school.read_bytes() == before


def test_an_import_is_written_once_with_mode_and_comments_kept(
    ics: Path, school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    school.chmod(0o640)
    words = importing_words(ics, school, "--group", "groep-5", "--write")
    found = facts(capsys, *words)
    assert isinstance(found, dict)
    assert (found["written"], found["layout_kept"], len(found["added"])) == (True, True, 2)
    assert found["unclear"][0]["id"] == "problem.calendar.no_word"
    text = school.read_text("utf-8")
    assert text.count("#") == EXAMPLE.read_text("utf-8").count("#")
    assert stat.S_IMODE(school.stat().st_mode) == 0o640
    again = facts(capsys, *words)
    assert isinstance(again, dict)
    assert (again["written"], len(again["there"])) == (False, 2)
    assert school.read_text("utf-8") == text
    assert sorted(one.name for one in school.parent.iterdir()) == ["school.ics", "school.toml"]


def test_a_link_to_the_schools_file_stays_one(ics: Path, school: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(school)
    assert ran(*importing_words(ics, link, "--write")) == 0
    assert link.is_symlink()
    assert "Pasen" in school.read_text("utf-8")


def test_a_school_in_json_is_written_as_json(
    ics: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "school.json"
    file.write_text('{"groups": [{"id": "a"}]}')
    found = facts(capsys, *importing_words(ics, file, "--write", "--group", "a"))
    assert isinstance(found, dict)
    assert found["layout_kept"] is False
    assert read_school(json.loads(file.read_text())).calendar.days_off[0].name == "Pasen"


def test_breaks_want_a_group(ics: Path, school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = facts(capsys, *importing_words(ics, school))
    assert isinstance(found, dict)
    assert [one["name"] for one in found["homeless"]] == ["Ochtendpauze"]


def test_the_holidays_of_the_schools_region_are_read(
    tmp_path: Path, school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    regions = [
        {"region": "midden", "startdate": "2027-02-20T00:00:00Z", "enddate": "2027-02-28T22:59:00Z"}
    ]
    vacation = {"type": "Voorjaar\n", "compulsorydates": "true", "regions": regions}
    file = tmp_path / "holidays.json"
    file.write_text(json.dumps({"content": [{"vacations": [vacation]}]}))
    found = facts(capsys, *importing_words(file, school))
    assert isinstance(found, dict)
    assert [(one["name"], one["last"]) for one in found["added"]] == [("Voorjaar", "2027-02-28")]
    other = facts(capsys, *importing_words(file, school, "--region", "zuid"))
    assert isinstance(other, dict)
    assert (other["added"], other["region"]) == ([], "zuid")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.ics", b"hello", "a.ics:1: this is no iCalendar file"),
        ("a.json", b"{", "not readable JSON (line 1)"),
        ("a.ics", b"x" * (LARGEST + 1), "too large"),
    ],
)
def test_what_is_no_calendar_is_refused_and_the_file_stays(
    tmp_path: Path,
    school: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes,
    told: str,
) -> None:
    (tmp_path / name).write_bytes(content)
    assert ran(*importing_words(tmp_path / name, school, "--write")) == FAILED
    assert told in capsys.readouterr().err
    assert school.read_bytes() == EXAMPLE.read_bytes()


def test_a_group_that_the_school_has_not_is_refused(
    school: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.ics"
    file.write_bytes(calendar(f"{EASTER}|X-NETJES-GROUPS:groep-1"))
    assert ran(*importing_words(file, school, "--write")) == FAILED
    assert "calendar.days_off[6].groups[1]" in capsys.readouterr().err
    assert school.read_bytes() == EXAMPLE.read_bytes()


def test_an_interrupted_import_leaves_all_as_it_was(school: Path, tmp_path: Path) -> None:
    file = tmp_path / "big.ics"
    file.write_bytes(
        calendar(*[f"SUMMARY:Feest {n}|DTSTART;VALUE=DATE:20261005" for n in range(60_000)])
    )
    program = (
        "import signal, sys; from kiosk.calendars import lines; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "
        "told = lines._Cutter._begin; "
        "count = []\n"
        "def begin(self, *said):\n"
        "    count.append(1)\n"
        "    if len(count) == 20_000: print('now', flush=True); signal.pause()\n"
        "    told(self, *said)\n"
        "lines._Cutter._begin = begin\n"
        "from kiosk.commands import run; sys.exit(run(sys.argv[1:], []))"
    )
    words = map(str, ["timetable", *importing_words(file, school, "--write")])
    with subprocess.Popen(
        [sys.executable, "-c", program, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"now\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert (process.returncode, b"Traceback" in said) == (INTERRUPTED, False)
    assert school.read_bytes() == EXAMPLE.read_bytes()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["big.ics", "school.toml"]


def test_what_is_exported_as_a_calendar_is_already_there(
    school: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.ics"
    words = ["--school", school, "--group", "groep-7", "--year", 2026]
    assert ran("export", *words, "--format", "ics", "--to", out) == 0
    assert b"BEGIN:VTIMEZONE" in out.read_bytes()
    capsys.readouterr()
    found = facts(capsys, *importing_words(out, school, "--group", "groep-7"))
    assert isinstance(found, dict)
    assert (found["added"], found["changed"], found["unclear"]) == ([], [], [])
    assert len(found["there"]) == 5 + 1 + 2


@pytest.mark.parametrize(("more", "bounded"), [([], True), (["--endless"], False)])
def test_breaks_end_with_the_school_year_or_never(
    capsys: pytest.CaptureFixture[str], more: list[str], bounded: bool
) -> None:
    words = ["--school", EXAMPLE, "--group", "groep-5", "--year", 2026, "--format", "ics", *more]
    assert ran("export", *words) == 0
    assert ("UNTIL=20270731T215959Z" in capsys.readouterr().out) == bounded


def test_a_group_is_exported_as_a_schools_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.toml"
    words = ["--school", EXAMPLE, "--group", "plusklas", "--format", "toml"]
    assert ran("export", *words, "--to", out) == 0
    capsys.readouterr()
    found = facts(capsys, "check", out)
    assert isinstance(found, dict)
    assert found["groups"] == ["groep-7", "groep-8", "plusklas"]
    assert explained(capsys, "plusklas", "2027-05-27T09:00") == facts(
        capsys, "explain", "--school", out, "--group", "plusklas", "--at", "2027-05-27T09:00"
    )


def test_a_folder_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--school", EXAMPLE, "--group", "groep-5", "--format", "toml"]
    assert ran("export", *words, "--to", "/nowhere/out.toml") == FAILED
    assert "/nowhere/out.toml" in capsys.readouterr().err


def test_a_year_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["year", "--school", EXAMPLE, "--group", "groep-5", "--year", 2026]
    found = facts(capsys, *words)
    assert isinstance(found, dict)
    assert (found["first"], found["last"]) == ("2026-08-01", "2027-07-31")
    assert [one["name"] for one in found["days_off"]] == [
        "Zomervakantie", "Herfstvakantie", "Studiedag", "Kerstvakantie",
    ]  # fmt: skip
    assert found["short_days"][0] == {
        "date": "2026-12-04",
        "name": "Sinterklaas",
        "lesson_hours": 3.5,
    }
    assert {one["name"] for one in found["short_days"][1:]} == {"Toetsweek"}
    assert found["school_days"] == list(found["days"].values()).count("school") + 6
    weekdays = sum(date.fromisoformat(day).isoweekday() <= 5 for day in found["days"])
    off = 20 + 5 + 1 + 10  # weekdays of the four, within the year
    assert found["school_days"] == weekdays - off


def test_a_year_is_drawn_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["year", "--school", EXAMPLE, "--group", "groep-5", "--year", 2026]
    assert ran(*words) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[3].startswith(" Oct 2026  40    ■■··")
    assert "vvvvvvv" in lines[3]
    assert any("2026-12-04" in line and "Sinterklaas" in line for line in lines)
    assert max(map(len, lines)) <= 100


def test_without_a_year_it_is_the_one_at_school_now() -> None:
    assert importing.around(2026, "Europe/Amsterdam") == date(2026, 9, 1)
    assert importing.around(None, "Europe/Amsterdam").year >= 2026
