"""A window that lives long: thousands of calls into Qt end no program."""

from __future__ import annotations

import subprocess
import sys

_LONG_LIFE = """
import ui
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal()

bell = Bell()
for _ in range(60_000):
    bell.setObjectName("bell")
    bell.rung.emit()
"""


def test_constants_survive_a_long_life_with_qt() -> None:
    done = subprocess.run([sys.executable, "-c", _LONG_LIFE], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
