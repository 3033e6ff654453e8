"""The line of a place in a school's file."""

import pytest

from kiosk.calendars.places import lined
from kiosk.errors import Problem

TEXT = """# a school
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
"""


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
    ],
)
def test_a_place_has_its_line(place: str, line: int) -> None:
    found = lined("school.toml", TEXT, [Problem(place, "problem.missing", {})])
    assert found == [Problem(f"school.toml:{line}: {place}", "problem.missing", {})]


@pytest.mark.parametrize("place", ["", "zone", "groups[3].id", "overrides[1].end"])
def test_what_does_not_stand_there_has_no_line(place: str) -> None:
    problem = Problem(place, "problem.missing", {})
    assert lined("school.toml", TEXT, [problem]) == [problem]
