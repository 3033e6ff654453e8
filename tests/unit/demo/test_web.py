"""The small web: what is served, and what a search finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.demo import web
from kiosk.demo.agreed import KEEP

PAGES = sorted(web.SITES.glob("*/*.html"))


def _text(host: str, address: str) -> str:
    found = web.page(host, address)
    assert found
    return found[1].decode("utf-8")


def test_a_site_is_found_by_its_host() -> None:
    assert "De egel" in _text("dieren.localhost:8000", "/")
    assert "mooiste nest" in _text("dieren.localhost:8000", "/nest.html")


def test_every_site_has_the_common_style() -> None:
    found = web.page("lezen.localhost", "/style.css")
    assert found
    assert found[0] == "text/css"


@pytest.mark.parametrize(
    "address", ["/../common/style.css", "/etc/passwd", "/none.html", "/.hidden"]
)
def test_nothing_else_is_served(address: str) -> None:
    assert web.page("dieren.localhost", address) is None


@pytest.mark.parametrize("host", ["", "..", "nobody.localhost", "../start.localhost"])
def test_no_other_host_is_served(host: str) -> None:
    assert web.page(host, "/index.html") is None


def test_the_colouring_sheet_is_a_picture_to_keep() -> None:
    found = web.page("dieren.localhost", "/kleurplaat.png")
    assert found
    assert found[0] == "image/png"
    assert found[1].startswith(b"\x89PNG")
    assert 'href="/kleurplaat.png" download=' in _text("dieren.localhost", "/")


def test_only_what_saves_the_colouring_sheet_has_its_colour() -> None:
    colour = "#{:02x}{:02x}{:02x}".format(*KEEP)
    assert _text("dieren.localhost", "/").count(colour) == 1
    assert colour not in _text("dieren.localhost", "/style.css")


def test_what_is_typed_among_the_chatter_stays_there() -> None:
    page = _text("kletsplein.localhost", "/")
    assert not re.search(r"fetch|XMLHttpRequest|sendBeacon|localStorage|action=", page)


def test_a_search_finds_pages_with_all_words() -> None:
    found = _text("zoek.localhost:81", "/?q=planeten")
    assert "1 gevonden" in found
    assert "//planeten.localhost:81/" in found


def test_a_search_for_an_animal_finds_the_wrong_site_too() -> None:
    found = _text("zoek.localhost", "/?q=win+een+dier")
    assert "//prijs.localhost/" in found


def test_what_is_searched_for_is_shown_and_never_run() -> None:
    found = _text("zoek.localhost", "/?q=<script>alert(1)</script>")
    assert "<script>" not in found
    assert "&lt;script&gt;" in found


def test_the_start_page_leads_to_its_sites() -> None:
    linked = set(re.findall(r'href="//(\w+)\.localhost:9/"', _text("start.localhost:9", "/")))
    assert {"dieren", "planeten", "rekenen", "lezen", "zoek"} == linked


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_page_fetches_nothing_from_elsewhere(path: Path) -> None:
    assert not re.search(r"(?:src|href|action|url\()\s*=?\s*[\"']?https?:", path.read_text("utf-8"))
