"""A disk that is full, or that fails, while entries are kept: told, and nothing else is lost.

The system's own refusals, put in between by ``strace`` for a while, from a certain call on.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from kiosk.local.journal import Journal
from tests.parts.entries import made

REPOSITORY = Path(__file__).parents[2]
ENTRIES = 30


@pytest.mark.parametrize(
    ("refusal", "message"),
    [
        ("pwrite64:error=ENOSPC:when=30..38", "error.disk_full"),
        ("fdatasync:error=EIO:when=6..9", "error.no_access"),
    ],
)
def test_what_cannot_be_kept_is_told_and_the_rest_stays(
    tmp_path: Path, refusal: str, message: str
) -> None:
    Journal(tmp_path / "journal.db").close()
    strace = shutil.which("strace")
    assert strace, "this test needs strace"
    log = tmp_path / "journal.db-wal"
    under = [strace, "-f", "-o", "/dev/null", "-P", str(log), "-e", f"inject={refusal}"]
    command = [sys.executable, "-m", "tests.e2e.parts.stubborn_process", str(tmp_path)]
    run = subprocess.run(
        [*under, *command, str(ENTRIES)],
        capture_output=True, text=True, cwd=REPOSITORY, timeout=60, check=True,
    )  # fmt: skip
    said: dict[str, list[str]] = defaultdict(list)
    for line in run.stdout.splitlines():
        word, name = line.split()
        said[word].append(name)
    assert said[message], "the disk refused"
    assert said["kept"][-1] == f"e{ENTRIES - 1:03}", "and then it did not any more"
    assert len(said["kept"]) + len(said[message]) == ENTRIES
    assert said["holds"] == said["kept"]
    journal = Journal(tmp_path / "journal.db")
    assert [kept.entry for kept in journal.pending()] == [made(name) for name in said["kept"]]
    journal.close()
