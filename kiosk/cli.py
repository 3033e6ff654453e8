"""The command ``netjes``: where it begins.

A window's command goes straight on to ``python -m ui``, before anything else is imported: a child
waits for that window.
"""

from __future__ import annotations

import io
import os
import sys

WINDOWS = ("kiosk", "dashboard")
_HELP = {"--help", "-h"}


def main() -> None:
    """Run the command with the words that this process was started with."""
    wants_window = len(sys.argv) > 1 and sys.argv[1] in WINDOWS
    if wants_window and not _HELP & set(sys.argv[2:]) and _has_windows():
        os.execv(sys.executable, [sys.executable, "-m", "ui", *sys.argv[1:]])  # noqa: S606
    from kiosk.commands import run

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that knows few signs shows the rest
    sys.exit(run(sys.argv[1:], WINDOWS))


def _has_windows() -> bool:
    from importlib.util import find_spec

    return find_spec("ui") is not None and find_spec("PySide6") is not None
