"""Names that cannot harm."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.filenames import LONGEST, NAMELESS, safe, unique

NAMES = st.text() | st.text("a.-_ /\\\u202e\u0301é(2)CON", max_size=200)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("werkblad.pdf", "werkblad.pdf"),
        ("Mijn  tekening .png", "Mijn tekening.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\foto.jpg", "foto.jpg"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("\u200bstil\x00le\x1b.txt", "stille.txt"),
        ("een\nregel.txt", "een regel.txt"),
        (".bashrc", "bashrc"),
        ("-rf.txt", "rf.txt"),
        ("~boek.txt", "boek.txt"),
        ("con.txt", f"{NAMELESS} con.txt"),
        ("NUL", f"{NAMELESS} NUL"),
        ("lpt1.tar.gz", f"{NAMELESS} lpt1.tar.gz"),
        ("console.txt", "console.txt"),
        ("vraag?<b>.txt", "vraag--b-.txt"),
        ("punt...", "punt"),
        ("", NAMELESS),
        ("...", NAMELESS),
        ("\u202e", NAMELESS),
        ("cafe\u0301.txt", "café.txt"),
        ("日本語.txt", "日本語.txt"),
        ("\ud800.txt", "txt"),
    ],
)
def test_what_is_left_of_a_name(name: str, kept: str) -> None:
    assert safe(name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    kept = safe("é" * 500 + ".docx")
    assert kept.endswith("é.docx")
    assert len(kept.encode()) in {LONGEST, LONGEST - 1}


def test_a_letter_goes_with_its_accents() -> None:
    kept = safe("x" * (LONGEST - 1) + "q\u0301\u0302")
    assert kept == "x" * (LONGEST - 1)


@pytest.mark.parametrize(
    ("taken", "kept"),
    [
        (set[str](), "naam.pdf"),
        ({"naam.txt"}, "naam.pdf"),
        ({"naam.pdf"}, "naam (2).pdf"),
        ({"NAAM.PDF"}, "naam (2).pdf"),
        ({"naam.pdf", "Naam (2).pdf"}, "naam (3).pdf"),
    ],
)
def test_a_name_that_is_taken_gets_a_number(taken: set[str], kept: str) -> None:
    assert unique("naam.pdf", taken) == kept


def test_accents_written_otherwise_and_capitals_are_the_same_name() -> None:
    assert unique("CAFE\u0301.txt", {"café.txt"}) == "CAFE\u0301 (2).txt"
    assert unique("Straße.txt", {"STRASSE.txt"}) == "Straße (2).txt"


@given(NAMES)
def test_whatever_a_page_calls_a_file(name: str) -> None:
    kept = safe(name)
    assert kept
    assert len(kept.encode()) <= LONGEST
    assert not set(kept) & set('/\\<>:"|?*\x00\n')
    assert kept[0] not in " .-~_"
    assert kept[-1] not in " ."
    assert unicodedata.is_normalized("NFC", kept)
    assert not any(unicodedata.category(char) in {"Cc", "Cf", "Cs"} for char in kept)
    assert kept.split(".")[0].strip().lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@given(st.lists(NAMES, max_size=8))
def test_no_two_names_are_alike(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        one = unique(safe(name), taken)
        assert len(one.encode()) <= LONGEST
        taken.add(one)
    assert len({unicodedata.normalize("NFC", one.casefold()) for one in taken}) == len(names)
