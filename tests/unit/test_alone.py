"""What a program makes is its user's alone, and a crash leaves nothing."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import os, resource, sys
from kiosk.alone import keep_to_ourselves
os.umask(0)
keep_to_ourselves()
open("made", "w").close()
print(resource.getrlimit(resource.RLIMIT_CORE))
os.abort()
"""


def test_files_are_private_and_no_core_is_left(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONUNBUFFERED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "(0, 0)\n"
    assert (tmp_path / "made").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["made"]
