"""Sending on what Qt still holds back for the X server."""

from __future__ import annotations

from PySide6.QtGui import QCursor


def flush() -> None:
    """Let the display hear of what was asked so far: a question takes everything before it along.

    Qt sends when it next waits for events, which is after all that is ready to run has run.
    """
    QCursor.pos()
