"""The pictures are all there, and all of one hand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk.paths import resource

FOLDER = resource("pictures")
FILES = sorted(FOLDER.glob("*.svg"))

SECRET = [
    "sun",
    "fish",
    "tree",
    "ball",
    "house",
    "cat",
    "boat",
    "apple",
    "star",
    "key",
    "umbrella",
    "bike",
]
RULES = [
    f"rule-{name}"
    for name in [
        "ask",
        "own",
        "words",
        "wrong-sites",
        "oops",
        "feel",
        "private",
        "photo",
        "download",
        "device",
        "break",
        "care",
        "done",
        "quarrel",
        "repair",
        "safe",
        "save",
        "social",
        "answer",
        "stays",
        "kind",
        "talk",
        "record",
        "follows",
        "social",
        "answer",
        "stays",
        "kind",
        "record",
        "talk",
        "follows",
    ]
]
BUTTONS = [
    "oops",
    "help",
    "eye",
    "eye-closed",
    "done",
    "home",
    "back",
    "forward",
    "reload",
    "stop",
    "search",
    "erase",
    "check",
    "clock",
    "moon",
    "playground",
    "lunch",
    "cloud-off",
    "lock",
    "unlock",
    "teacher",
    "group",
    "board",
    "report",
    "accident",
    "well-done",
    "walk-to-teacher",
    "printer",
    "speaker",
    "agreements",
    "thought",
    "page",
    "bin",
    "plus",
    "sign-out",
    "logo",
    "netjes",
]
CLOSED = [
    "holiday",
    "study-day",
    "goodbye",
    "rain",
    "sunrise",
    "backpack",
    "kite",
    "ice-cream",
    "clock-unsure",
]
TILES = ["globe", "book", "letters", "numbers", "music", "map", "animal", "planet", "paint", "news"]
LIGHT = [
    f"{name}-light"
    for name in [
        "home",
        "back",
        "forward",
        "reload",
        "stop",
        "search",
        "done",
        "eye",
        "eye-closed",
        "erase",
        "check",
        "lock",
        "unlock",
        "plus",
        "sign-out",
    ]
]

INK, WHITE = "#1D2B4F", "#FFFFFF"
PALETTE = {
    INK,
    WHITE,
    "#FFF9F0",
    "#00605B",
    "#FFB238",
    "#8CC7E8",
    "#6DB56D",
    "#F2786B",
    "#B9A4E3",
    "#E9D3A8",
}
SHAPES = {"svg", "g", "path", "circle", "rect"}
LINE = {"stroke-width": "4", "stroke-linecap": "round", "stroke-linejoin": "round"}
ATTRIBUTES = {
    "viewBox", "fill", "fill-rule", "stroke", "transform", "d",
    "cx", "cy", "r", "x", "y", "width", "height", "rx", *LINE,
}  # fmt: skip
XMLNS = "{http://www.w3.org/2000/svg}"


def parsed(file: Path) -> ET.Element:
    return ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314  (our own files)


def named_in(value: object) -> Iterator[str]:
    """Every value of a key ``picture``, at any depth."""
    if isinstance(value, dict):
        if isinstance(picture := value.get("picture"), str):
            yield picture
        for part in value.values():
            yield from named_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from named_in(part)


@pytest.mark.parametrize("name", [*SECRET, *RULES, *BUTTONS, *CLOSED, *TILES, *LIGHT])
def test_a_picture_that_the_screens_need_is_there(name: str) -> None:
    assert (FOLDER / f"{name}.svg").is_file()


def test_every_picture_in_a_pack_is_there() -> None:
    there = {file.stem for file in FILES}
    for pack in sorted(resource("packs").glob("*.toml")):
        named = set(named_in(tomllib.loads(pack.read_text(encoding="utf-8"))))
        assert named <= there, pack.name


def test_pictures_are_found_at_any_depth_of_a_pack() -> None:
    pack = {"rules": [{"picture": "rule-ask"}, {"more": {"picture": "sun"}}], "picture": "map"}
    assert sorted(named_in(pack)) == ["map", "rule-ask", "sun"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_picture_is_a_small_square_of_plain_shapes(file: Path) -> None:
    root = parsed(file)
    assert root.tag == f"{XMLNS}svg"
    assert root.get("viewBox") == "0 0 96 96"
    assert file.stat().st_size < 6000
    for element in root.iter():
        assert element.tag.removeprefix(XMLNS) in SHAPES
        assert set(element.attrib) <= ATTRIBUTES
        assert not (element.text or "").strip()
        assert not (element.tail or "").strip()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_picture_keeps_to_one_line_and_ten_colours(file: Path) -> None:
    root = parsed(file)
    outer = next(iter(root))
    assert {key: outer.get(key) for key in LINE} == LINE
    for element in root.iter():
        for key in ("fill", "stroke"):
            assert element.get(key, "none") in PALETTE | {"none"}
        for key, value in LINE.items():
            assert element.get(key, value) == value


@pytest.mark.parametrize("name", LIGHT)
def test_a_light_picture_is_its_dark_one_in_white(name: str) -> None:
    light = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    dark = (FOLDER / f"{name.removesuffix('-light')}.svg").read_text(encoding="utf-8")
    swapped = {INK: WHITE, WHITE: INK}
    assert light == re.sub("|".join(swapped), lambda found: swapped[found[0]], dark)


def test_no_two_pictures_are_the_same() -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES]
    assert len(set(texts)) == len(texts)
