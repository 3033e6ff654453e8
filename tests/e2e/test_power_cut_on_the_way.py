"""The plug is pulled while entries travel: at the device, or at the hub.

As :mod:`tests.e2e.test_power_cut`, for a device with its link and a hub process, each traced while
entries go from one to the other. What a device said it kept is in its journal until the hub's word
has come in; what the hub gave its word for is in the hub's store.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from kiosk.local.journal import Journal
from tests.e2e.parts.real_hub import REPOSITORY, RealHub, entries_in
from tests.parts.entries import made
from tests.parts.power import Disk, Step, steps, traced

ENTRIES = 40
SEED = 20_260_102
_ACK = re.compile(rb'"type":"ack","id":"([^"]+)"')
_SENDS = ("sendto", "sendmsg", "write", "writev")
_RECEIVES = ("recvfrom", "recvmsg", "read")


class Traces(NamedTuple):
    """Two traces of one journey, the folders, and the device's id."""

    device: Path
    device_folder: Path
    hub: Path
    hub_folder: Path
    origin: str


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Traces:
    """A device adds entries and a hub takes them, both traced, both ending in order."""
    base = tmp_path_factory.mktemp("journey")
    device = base / "device"
    hub = RealHub(base / "hub", tuple(traced([], base / "hub.trace")))
    hub.start()
    try:
        hub.found_and_enrol(device)
        command = [sys.executable, "-m", "tests.e2e.parts.device_process", str(device)]
        run = subprocess.run(
            traced([*command, "0", str(ENTRIES)], base / "device.trace"),
            check=True, capture_output=True, cwd=REPOSITORY, timeout=120,
        )  # fmt: skip
        assert run.stdout.split()[-1] == b"empty"
    finally:
        hub.stop()
    origin = json.loads((device / "device.json").read_text())["id"]
    return Traces(base / "device.trace", device, base / "hub.trace", base / "hub", origin)


def acks(step: Step, calls: tuple[str, ...]) -> list[str]:
    """The ids that the hub gives its word for, as they go out or have come in."""
    if step.call.name not in calls or '"' not in step.call.words:
        return []
    return [name.decode() for name in _ACK.findall(b"".join(step.call.strings))]


def laid_out(survivors: dict[str, bytes], folder: Path) -> Path:
    """The files that survived, in a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in survivors.items():
        (folder / name).write_bytes(content)
    return folder


def cuts(
    trace: Path, folder: Path, hear: Callable[[Step], None], chance: Random
) -> Iterator[dict[str, bytes]]:
    """What survives at every point: arbitrary parts, and where that changed, the barest."""
    disk = Disk(folder)
    before: dict[str, bytes] = {}
    for step in steps(trace):
        hear(step)
        if not disk.apply(step):
            continue
        yield disk.survivors(chance)
        if disk.survivors() != before:
            before = disk.survivors()
            yield before


def test_the_device_has_what_it_kept_until_the_hub_has_it(journey: Traces, tmp_path: Path) -> None:
    kept: list[str] = []
    gone: set[str] = set()

    def hear(step: Step) -> None:
        call = step.call
        if step.begins and call.name == "write" and call.handle[0] == 1:
            kept.extend(re.findall(r"kept (\S+)", call.strings[0].decode()))
        elif not step.begins:
            gone.update(acks(step, _RECEIVES))

    for survivors in cuts(journey.device, journey.device_folder, hear, Random(SEED)):
        folder = laid_out(survivors, tmp_path / "after")
        damaged: list[Path] = []
        journal = Journal(folder / "journal.db", damaged.append)
        found = [waiting.entry for waiting in journal.pending(limit=1_000)]
        journal.close()
        assert not damaged
        assert all(entry.body == made(entry.id).body for entry in found)
        assert not set(kept) - gone - {entry.id for entry in found}
    assert len(kept) == len(gone) == ENTRIES


def test_the_hub_has_what_it_gave_its_word_for(journey: Traces, tmp_path: Path) -> None:
    promised: list[str] = []

    def hear(step: Step) -> None:
        if step.begins:
            promised.extend(acks(step, _SENDS))

    tried = 0
    for survivors in cuts(journey.hub, journey.hub_folder, hear, Random(SEED)):
        if not promised:
            continue
        tried += 1
        database = laid_out(survivors, tmp_path / "after") / "hub.db"
        found = entries_in(database, journey.origin)
        assert found[: len(promised)] == promised
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
            bodies = connection.execute("select id, body from entries where device <> ''")
            assert all(json.loads(body) == made(name).body for name, body in bodies)
    assert promised == [f"r0000-{number:06}" for number in range(ENTRIES)]
    assert tried > 100
