"""Tiles fit their room, are never too small, and none is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.grid import Limits, lay_out

LIMITS = st.builds(
    Limits,
    st.integers(20, 200),
    st.integers(20, 200),
    st.integers(200, 500),
    st.integers(200, 500),
    st.floats(0.5, 3.0),
)


@given(
    st.integers(0, 300), st.integers(200, 2000), st.integers(200, 1500), st.integers(0, 40), LIMITS
)
def test_every_tile_has_a_place(
    count: int, width: int, height: int, gap: int, limits: Limits
) -> None:
    grid = lay_out(count, width, height, gap, limits)
    assert grid.pages * grid.page_size >= count
    assert (grid.pages - 1) * grid.page_size < max(count, 1)
    assert limits.least_width <= grid.width <= limits.most_width
    assert limits.least_height <= grid.height <= limits.most_height
    assert grid.columns * (grid.width + gap) - gap <= width
    assert grid.rows * (grid.height + gap) - gap <= height


def test_of_equal_grids_the_one_without_empty_places_is_taken() -> None:
    limits = Limits(170, 160, 280, 240, 1.2)
    assert lay_out(3, 1286, 510, 16, limits)[:2] == (3, 1)
    assert lay_out(4, 1286, 510, 16, limits)[:2] == (4, 1)


def test_a_class_of_34_fits_one_page_of_a_small_laptop() -> None:
    assert lay_out(34, 1286, 600, 16, Limits(128, 76, 290, 150, 2.0)).pages == 1
