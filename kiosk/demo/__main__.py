"""The demo's command: ``python -m kiosk.demo``.

With a display it opens the windows for a person to play with. Without one, or with ``--headless``,
it plays a school day on virtual displays and leaves pictures and ``timeline.json`` behind. The exit
code is 0 only when the day went as it should.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import clock, packs
from kiosk.demo import school
from kiosk.demo.day import Day
from kiosk.demo.show import show
from kiosk.demo.stage.screen import display
from kiosk.demo.stage.stage import ROOT, Stage
from kiosk.demo.trouble import BadClock, NoSuchPack
from kiosk.errors import NetjesError
from kiosk.words import sentence, spoken

_ZONE = ZoneInfo("Europe/Amsterdam")
_MORNING = "09:40"


def main(words: Sequence[str] | None = None) -> int:
    """Run the demo; the exit code."""
    said = _parser().parse_args(words)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        pack = _pack(said.pack)
        if said.headless or not display():
            _play(said.out, _school_time(said.clock or _MORNING), pack)
        else:
            with Stage() as stage:
                show(stage, _school_time(said.clock) if said.clock else None, _tell, pack)
    except NetjesError as trouble:
        sys.stderr.write(sentence(trouble, spoken(os.environ)) + "\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _play(out: Path, school_time: int, pack: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with Stage() as stage:
        day = Day(stage, out, school_time, _tell, pack)
        try:
            line = day.play()
        finally:
            day.close()
    _tell("\n".join(["", *line.lines(), "", f"pictures and timeline.json: {_short(out)}"]))


def _pack(said: str) -> str:
    known = packs.shipped()
    if said not in known:
        raise NoSuchPack(name=said, known=", ".join(known))
    return said


def _school_time(said: str) -> int:
    today = dt.datetime.fromtimestamp(clock.system().wall() / 1000, _ZONE)
    try:
        return school.moment(said, today)
    except ValueError as wrong:
        raise BadClock(clock=said) from wrong


def _short(path: Path) -> Path:
    """The path as seen from the project's folder, wherever that is mounted."""
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(
        prog="netjes demo", description=(__doc__ or "").split("\n\n")[1]
    )
    words.add_argument("--headless", action="store_true", help="play the day, display or not")
    words.add_argument("--out", type=Path, default=ROOT / "build" / "demo", help="for the pictures")
    words.add_argument("--clock", default="", help="school time: HH:MM, or a date and a time")
    words.add_argument("--pack", default=school.PACK, help="the school's protocol, by its name")
    return words


if __name__ == "__main__":
    sys.exit(main())
