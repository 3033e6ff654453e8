"""The line of a place in a file that a person wrote."""

import pytest

from kiosk.errors import Problem
from kiosk.places import Places, lined

TEXT = '''# a school
school = "a"
[calendar]
ceiling = 0
[[calendar.days_off]]
name = "a"
[[calendar.days_off]]
name = "b"
groups = ["z"]

[[groups]]
id = "a"
periods = [
    # a comment, with a { in it
    { days = "mon", start = "8:00", end = "9:00" },
    { days = "tue", start = "8:00",
      end = "9:00" },
]
[[groups.variants]]
name = "A"
[[groups]]
id = "b"
[[groups.variants]]
name = "B"
[[groups.variants.periods]]
days = "mon"
[[groups.variants]]
name = "C"
[settings]
"days off" = { value = true,
  clause = "a # b" }  # and more
text.nl = "een"
words."1-2".en = """
two
"""
[school.board]
name = "c"
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("school", 2),
        ("calendar.ceiling", 4),
        ("calendar.region", 3),
        ("calendar.days_off[2].groups[1]", 9),
        ("calendar.days_off[2].first", 7),
        ("groups[1].id", 12),
        ("groups[1].periods[1].kind", 15),
        ("groups[1].periods[2].end", 16),
        ("groups[1].periods", 13),
        ("groups[1].variants[1].name", 20),
        ("groups[2].variants[2].name", 28),
        ("groups[2].variants[1].periods[1].start", 25),
        ("groups[2].periods[1].days[3]", 21),
        ("groups", 11),
        ("settings.days off.clause", 30),
        ("settings.text", 32),
        ("settings.text.en", 32),
        ("settings.words.1-2.en", 33),
        ("school.board.name", 37),
        ("calendar.days_off[2]", 7),
    ],
)
def test_a_place_has_its_line(place: str, line: int) -> None:
    found = lined("school.toml", TEXT, [Problem(place, "problem.missing", {})])
    assert found == [Problem(f"school.toml:{line}: {place}", "problem.missing", {})]


@pytest.mark.parametrize("place", ["", "zone", "groups[3].id", "overrides[1].end"])
def test_what_does_not_stand_there_has_no_line(place: str) -> None:
    problem = Problem(place, "problem.missing", {})
    assert lined("school.toml", TEXT, [problem]) == [problem]


def test_what_is_written_at_a_place() -> None:
    said = Places(TEXT).said()
    assert said["calendar.ceiling"] == "ceiling = 0"
    assert said["groups[2].variants[1].periods[1].days"] == 'days = "mon"'
    assert said["settings.text.nl"] == 'text.nl = "een"'


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "a=" * 50_000, 'a = "' + "\\" * 50_001, "[a", "x = [#"]
)
def test_what_is_no_toml_at_all_has_places_too(text: str) -> None:
    assert Places(text).line("nowhere") == 0
