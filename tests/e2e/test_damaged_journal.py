"""A journal that is damaged while the device is off: set aside, and the hub hears of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.e2e.parts.real_hub import REPOSITORY, RealHub, entries_in


def test_a_device_with_a_damaged_journal_goes_on_and_says_so(tmp_path: Path) -> None:
    device = tmp_path / "device"
    hub = RealHub(tmp_path / "hub")
    hub.start()
    try:
        hub.found_and_enrol(device)
        broken = b"\xff" * 20_000
        (device / "journal.db").write_bytes(broken)
        subprocess.run(
            [sys.executable, "-m", "tests.e2e.parts.device_process", str(device), "0", "3"],
            check=True, capture_output=True, cwd=REPOSITORY, timeout=60,
        )  # fmt: skip
    finally:
        hub.stop()
    name = json.loads((device / "device.json").read_text())["id"]
    assert len(entries_in(hub.data / "hub.db", name, "damaged")) == 1
    assert entries_in(hub.data / "hub.db", name) == [f"r0000-{number:06}" for number in range(3)]
    assert (device / "journal.db.damaged-1").read_bytes() == broken
