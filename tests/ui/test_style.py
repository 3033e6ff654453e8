"""The look: what is read is readable, and what is pressed is large enough."""

from __future__ import annotations

import pytest

from ui import style


def test_contrast_follows_wcag() -> None:
    assert style.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert style.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert style.contrast("#FFFFFF", "#777777") == style.contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize(("voice", "ground", "least"), style.PAIRS)
def test_everything_read_is_readable(voice: str, ground: str, least: float) -> None:
    assert style.contrast(voice, ground) >= least


def test_a_target_is_never_smaller_than_asked_for() -> None:
    ruler = style.Ruler(dots=96.0)
    assert ruler.target == 76
    assert ruler.target / 96 * 25.4 >= style.PUPIL_TARGET
    assert style.Ruler(dots=135.0).target / 135 * 25.4 >= style.PUPIL_TARGET


class _Screen:
    def __init__(self, dots: float, width: int, height: int) -> None:
        self._dots, self._width, self._height = dots, width, height

    def physicalDotsPerInch(self) -> float:
        return self._dots

    def size(self) -> _Screen:
        return self

    def width(self) -> int:
        return self._width

    def height(self) -> int:
        return self._height


@pytest.mark.parametrize("nonsense", [0.0, 3.0, 25.4, 254.0, 2540.0, float("inf"), float("nan")])
def test_a_display_that_tells_nonsense_counts_as_plain(nonsense: float) -> None:
    assert style.ruler(_Screen(nonsense, 1366, 768)).dots == 96.0  # type: ignore[arg-type]


def test_letters_grow_with_the_screen() -> None:
    small = style.ruler(_Screen(96.0, 1366, 768))  # type: ignore[arg-type]
    large = style.ruler(_Screen(96.0, 1920, 1080))  # type: ignore[arg-type]
    assert small.px(24) == 24
    assert large.px(24) > 30
