"""A process that goes on adding entries whatever happens to the disk, and says how each went.

``python -m tests.e2e.parts.stubborn_process FOLDER COUNT``: prints ``kept ID``, or the trouble's
message id and ``ID``, and at the end the ids that the journal holds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.errors import NetjesError
from kiosk.local.journal import Journal
from tests.parts.entries import made


def main(folder: Path, entries: int) -> None:
    """Add so many entries."""
    journal = Journal(folder / "journal.db")
    for number in range(entries):
        name = f"e{number:03}"
        try:
            journal.add(made(name))
        except NetjesError as trouble:
            sys.stdout.write(f"{trouble.message} {name}\n")
        else:
            sys.stdout.write(f"kept {name}\n")
    sys.stdout.writelines(f"holds {kept.entry.id}\n" for kept in journal.pending(limit=entries))
    journal.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
