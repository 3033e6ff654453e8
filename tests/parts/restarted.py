"""A machine that was off for a while, as a device's folder shows it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path


def restart(device: Path, *, later: int = 0) -> None:
    """What the device keeps of the clock is of an earlier start of the machine.

    ``later`` (ms): and of so much later a time, so that the machine's clock cannot be right.
    """
    with closing(sqlite3.connect(device / "documents.db")) as file, file:
        (said,) = file.execute("select value from states where name = 'clock'").fetchone()
        kept = json.loads(said)
        kept["anchor"]["boot"] = "an earlier one"
        kept["last"] += later
        file.execute("update states set value = ? where name = 'clock'", (json.dumps(kept),))
