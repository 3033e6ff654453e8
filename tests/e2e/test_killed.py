"""Journal and link killed with -9 a hundred times: no entry is lost, none is there twice."""

from __future__ import annotations

import secrets
from pathlib import Path

from tests.e2e.parts.killing import Tally, missing_and_doubled

KILLS = 100


def test_a_hundred_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    seed = secrets.randbits(32)
    print(f"seed {seed}")  # noqa: T201 - shown when the test fails
    tally = Tally(tmp_path, seed)
    try:
        tally.kill(KILLS)
        found = tally.finish()
    finally:
        tally.close()
    missing, doubled = missing_and_doubled(tally.kept, found)
    assert not missing
    assert not doubled
    assert found == sorted(found), "the order in which they were added"
    assert tally.hub_kills
    assert len(tally.kept) > KILLS, "it was killed while it worked"
