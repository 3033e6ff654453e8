"""A process that keeps entries in a journal, one after another, and says when each is kept.

``python journal_process.py FOLDER``: prints ``kept ID`` once the journal's word stands, and
``taking ID`` before an entry is taken out again.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.local.journal import Journal
from tests.parts.entries import made

SESSIONS = 4
ENTRIES = 12  # in each session


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def _session(path: Path, number: int) -> None:
    journal = Journal(path)
    if number % 2:  # move the log into the database often, not once in a thousand pages
        journal._file.connection.execute("pragma wal_autocheckpoint=8")
    for count in range(ENTRIES):
        name = f"e{number}-{count:02}"
        journal.add(made(name))
        _say(f"kept {name}")
        if count % 3 == 2:
            oldest = journal.pending(limit=1)[0].entry.id
            _say(f"taking {oldest}")
            journal.acknowledged(oldest)
    if number % 3 != 2:  # sometimes as after a kill: not closed
        journal.close()


if __name__ == "__main__":
    for session in range(SESSIONS):
        _session(Path(sys.argv[1]) / "journal.db", session)
