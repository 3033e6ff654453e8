"""``python -m ui.speech LANGUAGE``: says what comes on standard input, and ends.

A process of its own for each sentence or two: sound is loaded by nobody else, a sound server that
hangs holds up nobody, and one that goes away takes no more along than this (Qt 6.12 aborts then).
To be silent is to be killed, with all that it started.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication

from ui.speech.outcome import Outcome
from ui.speech.speakers import Kind, Speaker, find

LONGEST = 8_000  # bytes of a text


def main() -> Outcome:
    """Say it; where somebody does not manage, the next one does."""
    language = sys.argv[1] if len(sys.argv) > 1 else ""
    text = sys.stdin.buffer.read(LONGEST).decode("utf-8", "ignore")
    if not text:
        return Outcome.NOBODY
    application = QCoreApplication([])
    application.setApplicationName("Netjes")  # as a mixer shows it
    for speaker in find(language, os.environ):
        outcome = _said(speaker, text)
        if outcome is not Outcome.NOBODY:
            return outcome
    return Outcome.NOBODY


def _said(speaker: Speaker, text: str) -> Outcome:
    if speaker.kind is Kind.DISPATCHER:
        from ui.speech.dispatched import dispatch

        return dispatch(text, speaker.language)
    from ui.speech.making import make

    made = make(speaker, text)
    if made is None:
        return Outcome.NOBODY
    from ui.speech.playing import play

    return play(made)


if __name__ == "__main__":
    code = main()
    os._exit(code)  # what is loaded for sound need not be taken down again
