"""The figures of verdicts: both are taken, beside something bare."""

from __future__ import annotations

from tests.bench.judging import measure


def test_both_figures_are_taken() -> None:
    said: list[str] = []
    verdict, year = measure(50, said.append)
    assert (verdict.name, verdict.unit, verdict.n) == ("verdict_us", "us", 50)
    assert (year.name, year.unit, year.n) == ("year_ms", "ms", 20)
    assert verdict.floor > 0 < year.floor
    assert verdict.met == (verdict.value <= 50)
    assert len(said) == 1
