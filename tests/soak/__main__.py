"""``make soak``: the long version of being killed.

Journal and link a thousand times, the whole kiosk a hundred times, at random moments; afterwards
everything that was said to be kept must be with the hub, exactly once. Says its seed, so that a
failure can be played again; the exit code is 0 only if nothing was lost and nothing doubled.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from random import Random

from kiosk.demo import school
from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage import people
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import Stage
from kiosk.model import Tile
from tests.e2e.parts.killing import Tally, missing_and_doubled
from tests.parts import kills
from tests.parts.sites import SITES, WRONG

AT_A_TIME = 50


def main() -> int:
    """Both parts; the exit code."""
    words = _words()
    _say(f"seed {words.seed}")
    good = _links(words.links, words.seed)
    return 0 if _kiosks(words.kiosks, Random(words.seed)) and good else 1


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak ARGS=...", description=__doc__)
    parser.add_argument("--links", type=int, default=1_000, help="kills of journal and link")
    parser.add_argument("--kiosks", type=int, default=100, help="kills of the whole kiosk")
    parser.add_argument("--seed", type=int, default=secrets.randbits(32), help="of all chance")
    return parser.parse_args()


def _links(times: int, seed: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        tally = Tally(Path(folder), seed)
        try:
            while tally.kills < times:
                tally.kill(min(AT_A_TIME, times - tally.kills))
                _progress("journal and link", tally.kills, times)
            found = tally.finish()
        finally:
            tally.close()
    missing, doubled = missing_and_doubled(tally.kept, found)
    in_order = found == sorted(found)
    _say(
        f"journal and link: {tally.kills} kills and {tally.hub_kills} of the hub,"
        f" {len(tally.kept)} entries kept, {len(missing)} lost, {len(doubled)} doubled,"
        f" {'in' if in_order else 'OUT OF'} order"
    )
    return not missing and not doubled and in_order


def _kiosks(times: int, chance: Random) -> bool:
    if not times:
        return True
    with Stage() as stage, ExitStack() as closing:
        web = people.web(stage)
        tiles = [Tile(site, f"http://{site}.localhost:{web.port}/") for site in SITES]
        classroom = Classroom(stage, school.always(), tiles)
        kiosk = people.kiosk(stage, Screen(stage, "kiosk"), classroom.device)
        closing.callback(kiosk.close)
        pupil = Pupil(kiosk, classroom.code(school.PLAYER))
        for done in range(times):
            kills.tap_and_kill(kiosk, pupil, WRONG, chance)
            if (done + 1) % 10 == 0:
                _progress("kiosk", done + 1, times)
        try:
            held, kept = kills.check(classroom, kiosk, pupil, times)
        except AssertionError as finding:
            _say(f"kiosk: {times} kills: {finding}")
            return False
    _say(f"kiosk: {times} kills, {kept} reports said kept, {held} held, each once")
    return held >= kept > 0


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _progress(what: str, done: int, times: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what}: {done} of {times}" + ("\n" if done == times else ""))


if __name__ == "__main__":
    sys.exit(main())
