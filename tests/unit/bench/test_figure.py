"""Figures: what counts as met is computed."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.bench.figure import Pairs, percentile, ratio, save


def test_a_ratio_is_of_the_medians() -> None:
    figure = ratio("x", "ms", "bare", 1.5, Pairs([30, 10, 20, 1000], [10, 20, 20, 30]))
    assert (figure.value, figure.floor, figure.ratio, figure.met, figure.n) == (
        25,
        20,
        1.25,
        True,
        4,
    )


def test_too_much_is_not_met() -> None:
    assert not ratio("x", "ms", "bare", 1.5, Pairs([31], [20])).met


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_one_of_the_values_that_enough_do_not_exceed(
    values: list[float], share: float
) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9


def test_the_file_is_a_list(tmp_path: Path) -> None:
    save([ratio("x", "ms", "bare", 1.5, Pairs([30], [20]))], tmp_path / "build" / "bench.json")
    (only,) = json.loads((tmp_path / "build" / "bench.json").read_text("utf-8"))
    assert set(only) == {
        "name", "value", "unit", "against", "floor", "ratio", "target", "met", "n",
    }  # fmt: skip
