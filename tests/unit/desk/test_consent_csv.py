"""Consents as a file: what goes out comes back, and every mistake is told with its line."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from kiosk.desk import consent_csv
from kiosk.desk.consent_csv import MOST_PROBLEMS, MOST_ROWS, Preview, Problem
from kiosk.desk.consent_csv.columns import bare, guarded
from kiosk.desk.saying import Saying, posting_of
from kiosk.desk.typed import tidy
from kiosk.model import ConsentState, Pupil
from kiosk.packs import load_shipped
from kiosk.register import By
from tests.unit.desk.fakes import PUPILS, World

TODAY = date(2023, 11, 14)
HEAD = "naam;toestemming;stand;door;hoe;datum;tot en met;plaatsing;wie"


def school(name: str = "juliana", pupils: list[Pupil] | None = None) -> World:
    world = World()
    world.sign_in(pupils=pupils)
    world.document("pack", 1, load_shipped(name))
    return world


def read(world: World, *lines: str, head: str = HEAD) -> Preview:
    return consent_csv.read("\r\n".join([head, *lines]).encode(), world.desk.register)


def take(world: World, preview: Preview) -> None:
    said = [(row.person, row.saying) for row in preview.rows]
    world.desk.register.record(said, lambda _: None)


def wrong(*problems: tuple[int, str, str]) -> list[Problem]:
    return [
        Problem(line, f"teacher.consent_list.wrong.{why}", said) for line, why, said in problems
    ]


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_list_is_previewed_and_then_recorded() -> None:
    world = school()
    preview = read(
        world,
        "Noor de Vries;pictures;gegeven;ouders;papier;1-9-2023;;;Moeder de Vries",
        "Sem Bakker;pictures;geweigerd;;e-mail;2023-09-02;;;",
        "Sem Vos;pictures;;;;;;;",
        "Anna Jansen;pictures;gegeven;;;;;;",
    )
    assert (preview.problems, preview.empty, preview.there) == ([], 1, 0)
    assert preview.ready
    assert world.journal.entries == []
    assert [(row.line, row.person.id, row.saying) for row in preview.rows] == [
        (
            2,
            "p2",
            Saying(
                "pictures", ConsentState.GIVEN, By.PARENTS, date(2023, 9, 1), name="Moeder de Vries"
            ),
        ),
        (3, "p1", Saying("pictures", ConsentState.REFUSED, By.PARENTS, date(2023, 9, 2), "email")),
        (5, "s1", Saying("pictures", ConsentState.GIVEN, By.STAFF, TODAY)),
    ]
    take(world, preview)
    assert len(world.journal.entries) == 3


def test_what_goes_out_comes_back_the_same() -> None:
    world = school()
    take(world, read(world, "Noor de Vries;pictures;gegeven;;portaal;1-9-2023;1-9-2025;;Ma"))
    again = consent_csv.read(consent_csv.export(world.desk.register, "nl"), world.desk.register)
    assert (again.rows, again.problems, again.there) == ([], [], 1)
    assert again.empty == 6  # three pupils and one member of staff, two consents
    english = consent_csv.export(world.desk.register, "en")
    assert table(english)[0]["state"] == "given"
    other = consent_csv.read(english, school().desk.register)
    assert [row.saying for row in other.rows] == [
        Saying(
            "pictures",
            ConsentState.GIVEN,
            By.PARENTS,
            date(2023, 9, 1),
            "portal",
            date(2025, 9, 1),
            name="Ma",
        )
    ]


@pytest.mark.parametrize(
    "name", ["=1+1", "+31", "-x", "@sum", "'=1", "\uff1d1", "\uff20sum", "' =1"]
)
def test_no_cell_is_a_formula(name: str) -> None:
    pupils = [Pupil("p1", name, "Bakker")]
    world = school(pupils=pupils)
    out = consent_csv.export(world.desk.register, "nl")
    assert table(out)[0]["naam"] == f"'{name} Bakker"
    back = out.decode("utf-8-sig").replace(";;;;;;;\r\n", ";;;;;;\r\n")
    lines = [f"'{name} Bakker;pictures;gegeven;;;;;;"]
    assert [row.person.id for row in read(world, *lines).rows] == ["p1"]
    assert back.startswith("naam;toestemming;waarvoor;plaatsing;stand")


@pytest.mark.parametrize("cell", [" =1", "\u00a0@sum", "' =1", "\t=1"])
def test_a_spreadsheet_that_looks_past_blanks_finds_no_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert bare(guarded(cell)) == tidy(cell, 20)


def test_per_posting_each_posting_is_a_row() -> None:
    world = school("bnc")
    preview = read(world, "Noor de Vries;pictures;gegeven;leerling;papier;;;2023-11-10 Open dag;")
    assert [row.saying.posting for row in preview.rows] == [
        posting_of(date(2023, 11, 10), "Open dag")
    ]
    take(world, preview)
    rows = table(consent_csv.export(world.desk.register, "nl"))
    assert {row["plaatsing"] for row in rows} == {"2023-11-10 Open dag"}
    assert [row["stand"] for row in rows] == ["gegeven", "", "", ""]


@pytest.mark.parametrize(
    "data",
    [
        "naam;toestemming;stand\r\nZoë Vos;pictures;gegeven\r\n".encode("utf-8-sig"),
        "naam;toestemming;stand\nZoë Vos;pictures;gegeven".encode("cp1252"),
        "name,consent,state\r\nZoë Vos,pictures,given\r\n".encode(),
        'sep=,\r\nname,consent,state\r\n"Zoë Vos",pictures,given\r\n'.encode(),
        "naam\ttoestemming\tstand\r\nZoe Vos\tPictures\tGEGEVEN\r\n".encode("utf-16"),
        "state;name;note;consent\r\ngiven;zoë  vos;x;pictures\r\n\r\n;;;\r\n".encode(),
        "naam;toestemming;stand\r\nZoë;pictures;gegeven\r\n".encode(),
    ],
)
def test_whatever_a_spreadsheet_writes(data: bytes) -> None:
    world = school(pupils=[Pupil("z", "Zoë", "Vos")])
    preview = consent_csv.read(data, world.desk.register)
    assert preview.problems == []
    assert [row.person.id for row in preview.rows] == ["z"]


def test_every_mistake_with_its_line() -> None:
    world = school(pupils=[*PUPILS, Pupil("p4", "Noor", "de Vries")])
    preview = read(
        world,
        "Karel Onbekend;pictures;gegeven;;;;;;",
        "Noor de Vries;pictures;gegeven;;;;;;",
        "Sem Bakker;fotos;gegeven;;;;;;",
        "Sem Bakker;pictures;misschien;buren;;32-1-2023;ooit;Open dag;",
        "Sem Bakker;pictures;gegeven;;;15-11-2023;;;",
        "Sem Bakker;pictures;gegeven;;mondeling-gesproken;1-9-2023;;;",
        "Sem Bakker;pictures;gegeven;;gesproken;1-9-2023;;;",
        "Sem Vos;pictures;geweigerd;;;1-9-2023;1-9-2024;2023-09-01 Kamp;",
        "Sem Vos;website;geweigerd;;;;;;",
        "Sem Vos;website;gegeven;;;;;;",
        "Anna Jansen;website;gegeven;;;;;;",
        "Anna Jansen;pictures;gegeven;ouders;;;;;",
        "",
        "Sem;pictures;gegeven;;;;;;",
    )
    assert preview.problems == wrong(
        (2, "person", "Karel Onbekend"),
        (3, "two", "Noor de Vries"),
        (4, "consent", "fotos"),
        (5, "state", "misschien"),
        (5, "by", "buren"),
        (5, "date", "32-1-2023"),
        (5, "date", "ooit"),
        (5, "posting_form", "Open dag"),
        (6, "future", ""),
        (7, "twice", "6"),
        (8, "spoken", ""),
        (8, "twice", "6"),
        (9, "until_given", ""),
        (9, "posting", ""),
        (11, "twice", "10"),
        (12, "of_staff", ""),
        (13, "by", ""),
        (15, "person", "Sem"),
    )
    assert not preview.ready


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", (1, "columns", "naam, toestemming, stand")),
        (b"naam;stand\r\nx;gegeven\r\n", (1, "columns", "toestemming")),
        (b"sep=;\r\nnaam\r\n", (2, "columns", "toestemming, stand")),
        (b'naam;toestemming;stand\r\n"Noor;pictures;gegeven\r\n', (2, "quotes", "")),
        (b"PK\x03\x04\0\0\xff\x81\x8d", (1, "letters", "")),
        (b"\xff\xfe\x00", (1, "letters", "")),
        (b" " * (consent_csv.LARGEST + 1), (1, "large", "")),
    ],
)
def test_what_is_no_such_list(data: bytes, problem: tuple[int, str, str]) -> None:
    preview = consent_csv.read(data, school().desk.register)
    assert preview.problems == wrong(problem)
    assert preview.rows == []


def test_too_many_lines_and_too_many_problems() -> None:
    preview = read(school(), *["Wie;pictures;gegeven"] * (MOST_ROWS + 5))
    assert len(preview.problems) == MOST_PROBLEMS
    assert preview.more == MOST_ROWS + 1 - MOST_PROBLEMS


def test_the_same_line_twice_is_told() -> None:
    line = "Noor de Vries;pictures;gegeven;;;;;;"
    assert read(school(), line, line).problems == wrong((3, "twice", "2"))
