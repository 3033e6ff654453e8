"""The ordinary user that plays when root starts the stage.

Chromium's sandbox refuses to work for root, so root steps down for every process it starts. The
number is from the range that systemd gives to passing users; nobody owns it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

PASSER_BY = 61184


@cache
def user(root: Path) -> int | None:
    """Whom to step down to; None: stay who we are.

    None as well where that user cannot reach the programs below ``root``; the kiosk then says that
    its pages run without a sandbox.
    """
    if os.geteuid() != 0:
        return None
    tried = subprocess.run(
        [sys.executable, "-c", "import kiosk, msgspec"],
        user=PASSER_BY,
        group=PASSER_BY,
        extra_groups=[],
        cwd="/",
        env={"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    return PASSER_BY if tried.returncode == 0 else None
