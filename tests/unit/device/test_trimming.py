"""What a page says of itself, before it is kept or sent."""

import pytest

from kiosk.device.trimming import LONGEST_TITLE, titled


@pytest.mark.parametrize(
    "title",
    [
        "https://zoek.example/?q=rode kat",
        "zoek.example/?q=rode kat",
        "zoek.example",
        "www.zoek.example/zoek?q=kat",
        "ZOEK.example:8080/zoek?q=kat",
        "ander.example/zoek?q=rode kat",
        "127.0.0.1:8080/zoek?q=kat",
        "[::1]:8080/zoek?q=kat",
        "about://blank",
    ],
)
def test_an_address_is_no_title(title: str) -> None:
    assert titled(title, "zoek.example") == ""


def test_an_address_on_this_machine_is_no_title() -> None:
    assert titled("localhost/zoek?q=kat", "localhost") == ""


@pytest.mark.parametrize(
    "title",
    [
        "Dieren",
        "zoek.example: alles over dieren",
        "zoek.examples",
        "AC/DC",
        "Wie? Wat? Waar?",
        "Nieuws - nu.nl",
        "",
    ],
)
def test_what_a_page_calls_itself_stays(title: str) -> None:
    assert titled(title, "zoek.example") == title
    assert titled(title, "") == title


def test_a_title_has_an_end() -> None:
    assert len(titled("x" * 9_000, "zoek.example")) == LONGEST_TITLE
