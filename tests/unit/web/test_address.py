"""What a pupil types: an address, words, or something that is not opened."""

from __future__ import annotations

import pytest

from kiosk.web.address import SEARCH, No, Open, Search, address
from kiosk.web.why import Why


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("nu.nl", "https://nu.nl"),
        ("  www.jeugdjournaal.nl ", "https://www.jeugdjournaal.nl"),
        ("nl.wikipedia.org/wiki/Zee?x=1#top", "https://nl.wikipedia.org/wiki/Zee?x=1#top"),
        ("http://nu.nl/a", "http://nu.nl/a"),
        ("HTTPS://nu.nl", "https://nu.nl"),
        ("https://nu.nl:8443/", "https://nu.nl:8443/"),
        ("nu.nl:8080", "https://nu.nl:8080"),
        ("127.0.0.1:8000/wrong", "http://127.0.0.1:8000/wrong"),
        ("localhost:8000", "http://localhost:8000"),
        ("bücher.de", "https://bücher.de"),
        ("https://[::1]/", "https://[::1]/"),
        ("\u200bnu.nl\u202e", "https://nu.nl"),
    ],
)
def test_addresses(typed: str, url: str) -> None:
    assert address(typed) == Open(url)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("dolfijnen", "dolfijnen"),
        ("hoe oud wordt een olifant?", "hoe%20oud%20wordt%20een%20olifant%3F"),
        ("opdracht: de zee", "opdracht%3A%20de%20zee"),
        ("12:30", "12%3A30"),
        ("3.14", "3.14"),
        ("a@b.nl", "a%40b.nl"),
        ("a/b.nl", "a%2Fb.nl"),
        ("zee&kp=-1#x", "zee%26kp%3D-1%23x"),
        ("\ud800", "%3F"),
    ],
)
def test_words(typed: str, words: str) -> None:
    assert address(typed) == Search(SEARCH.replace("{words}", words))


@pytest.mark.parametrize(
    "typed",
    [
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "chrome://settings",
        "devtools://devtools",
        "view-source:https://nu.nl",
        "qrc:/pictures",
        "ftp://nu.nl",
        "filesystem:https://nu.nl/",
        "data:text/html,<b>hoi",
        "blob:https://nu.nl/1",
        "javascript:alert(1)",
        "about:blank",
        "mailto:juf@school.nl",
        "tel:+31242222222",
        "\u200bjavascript:alert(1)",
    ],
)
def test_other_schemes_are_refused(typed: str) -> None:
    assert address(typed) == No(Why.SCHEME)


@pytest.mark.parametrize(
    "typed",
    [
        "http:/nu.nl",
        "https:",
        "https://",
        "https:///nu.nl",
        "https://juf:geheim@nu.nl",
        "https://nu.nl\\@elders.nl",
        "https://nu.nl:99999",
        "https://nu.nl:0",
        "http://2130706433/",
        "http://300.1.1.1/",
        "https://nu nl",
        "https://[::1",
        "nu.nl:nee/",
        "https://-.nl",
    ],
)
def test_what_looks_like_an_address_and_is_none(typed: str) -> None:
    assert isinstance(address(typed), No)


def test_nothing_typed() -> None:
    assert address("") == address(" \t\u200b") == No(Why.EMPTY)


def test_nobody_types_a_hundred_thousand_characters() -> None:
    assert address("a" * 100_000) == No(Why.TOO_LONG)
    assert address("https://nu.nl/" + "a" * 100_000) == No(Why.TOO_LONG)


def test_a_long_question_is_cut_for_the_search() -> None:
    found = address("waarom " * 200)
    assert isinstance(found, Search)
    assert len(found.url) < 600


def test_the_schools_own_search() -> None:
    own = "http://127.0.0.1:9/zoek?q={words}"
    assert address("de zee", own) == Search("http://127.0.0.1:9/zoek?q=de%20zee")


def test_a_search_that_is_no_page_of_the_web_is_refused() -> None:
    assert address("de zee", "file:///{words}") == No(Why.SCHEME)
