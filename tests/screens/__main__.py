"""``python -m tests.screens``: every screen, to ``build/screens``.

Dutch and English, two sizes of display, on an ordinary day and at its fullest; from the real
windows, in processes of their own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from kiosk.demo import school
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.stage import ROOT, Stage
from tests.screens import agreements, cards, granting, pupil, register, teacher
from tests.screens.place import Place
from tests.screens.shots import LANGUAGES, SIZES, Look, Shots

OUT = ROOT / "build" / "screens"


def main() -> int:
    """Take them all."""
    words = argparse.ArgumentParser(prog="python -m tests.screens")
    words.add_argument("--out", type=Path, default=OUT)
    words.add_argument("--quick", action="store_true", help="one language, one size")
    said = words.parse_args()
    said.out.mkdir(parents=True, exist_ok=True)
    for old in said.out.glob("*.png"):
        old.unlink()
    looks = [Look(language, *size) for language in LANGUAGES for size in SIZES]
    taken = [name for look in looks[: 1 if said.quick else None] for name in _shoot(said.out, look)]
    taken += _posters(said.out)
    where = said.out.relative_to(ROOT) if said.out.is_relative_to(ROOT) else said.out
    sys.stdout.write(f"{len(taken)} screens in {where}\n")
    return 0


def _shoot(out: Path, look: Look) -> list[str]:
    shots = Shots(out, look)
    with Stage() as stage, ExitStack() as closing:
        place = Place(stage, look, closing)
        pupil.tour(place, shots)
        _say(shots, "the pupil's screens")
    with Stage() as stage, ExitStack() as closing:
        teacher.founding(stage, look, shots, closing)
        place = Place(stage, look, closing)
        _together(place, shots)
        _say(shots, "the teacher's screens")
    with Stage() as stage, ExitStack() as closing:
        agreements.tour(Place(stage, look, closing), shots)
        _say(shots, "the agreements")
    with Stage() as stage, ExitStack() as closing:
        cards.youngest(Place(stage, look, closing, year=1), shots)
        _say(shots, "the youngest")
    with Stage() as stage, ExitStack() as closing:
        register.tour(Place(stage, look, closing), shots)
        _say(shots, "the register")
    with Stage() as stage, ExitStack() as closing:
        granting.tour(Place(stage, look, closing), shots)
        _say(shots, "social media in a lesson")
    with Stage() as stage, ExitStack() as closing:
        place = Place(stage, look, closing, full=True)
        pupil.full(place, shots)
        teacher.full(place, shots)
    with Stage() as stage, ExitStack() as closing:
        register.full(Place(stage, look, closing, full=True), shots)
        _say(shots, "the full class")
    for pack, year in pupil.PACKS:
        with Stage() as stage, ExitStack() as closing:
            place = Place(stage, look, closing, pack=pack, year=year)
            pupil.agreed(place, shots, f"{pack}-{year}")
    _say(shots, "every pack's agreements")
    return shots.taken


def _posters(out: Path) -> list[str]:
    """What is printed, drawn in a process of its own: it needs Qt and no display."""
    command = [sys.executable, "-m", "tests.screens.posters", str(out)]
    drawn = subprocess.run(command, check=True, capture_output=True, text=True)
    return drawn.stdout.split()


def _together(place: Place, shots: Shots) -> None:
    person = place.kiosk("Laptop 3", school.GROUP_ID)
    noor = Pupil(person, place.classroom.code(school.PLAYER))
    kofi = Pupil(person, place.classroom.code(school.FORGETFUL))
    teacher.tour(place, shots, lambda: teacher.trouble(person, noor, kofi))
    pupil.known(place, shots)


def _say(shots: Shots, what: str) -> None:
    look = shots.look
    sys.stdout.write(f"{look.language} {look.width}x{look.height}: {what} ({len(shots.taken)})\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
