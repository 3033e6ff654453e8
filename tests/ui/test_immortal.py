from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import ui
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(str)

bell = Bell()
for _ in range(20_000):
    bell.rung.emit("x")
print("alive")
"""


def test_twenty_thousand_signals_do_not_end_the_process() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
