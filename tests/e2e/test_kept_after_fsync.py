"""The pupil reads "kept" only once the disk has it: the system calls tell."""

from __future__ import annotations

import re
import shutil

from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.stage import Stage
from tests.parts.sites import QUIET


def test_the_flush_comes_before_kept(stage: Stage, kiosk: Person, pupil: Pupil) -> None:
    calls = stage.room("logs") / "calls"
    strace = shutil.which("strace")
    assert strace, "strace is one of the system packages that set-up installs"
    options = ["-f", "--seccomp-bpf", "-y", "-s", "200", "-e", "trace=write,fsync,fdatasync"]
    kiosk.open(before=[strace, *options, "-o", str(calls)])
    pupil.come_in()
    pupil.open_tile(QUIET)
    tapped = pupil.oops()
    kept = kiosk.witness.wait_for("kept", 60, tapped)
    kiosk.stop()
    lines = calls.read_text("utf-8", "replace").splitlines()
    taps = [at for at, line in enumerate(lines) if '\\"event\\": \\"tapped\\"' in line]
    keeps = [at for at, line in enumerate(lines) if '\\"event\\": \\"kept\\"' in line]
    assert len(taps) == len(keeps) == 1, kept
    between = lines[taps[0] : keeps[0]]
    assert _flushed(between), "\n".join(between)


def _flushed(lines: list[str]) -> bool:
    """Whether a flush of the journal has ended well; another thread's call may stand between."""
    begun: set[str] = set()
    for line in lines:
        thread, call = line.split(maxsplit=1)
        if re.match(r"f(?:data)?sync\(\d+<[^>]*journal\.db[^>]*>", call):
            begun.add(thread)
        elif not re.match(r"<\.\.\. f(?:data)?sync resumed>", call):
            continue
        if thread in begun and re.search(r"\)\s+= 0$", call):
            return True
    return False
