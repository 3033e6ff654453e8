"""The plug is pulled: what the journal said it kept is there, whole, and in order.

A kill leaves the system's cache of unwritten pages alive, a power cut does not. So a real process
is traced while it keeps entries, and the disk is rebuilt as it would be after a power cut at every
single point of that trace: once with everything gone that was not flushed, and several times with
arbitrary parts of it written and torn (:mod:`tests.parts.power` says exactly what is simulated).
The real journal then opens what is left. Nothing here depends on how a journal is written: only
"kept" having been said, and the flushes before it.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from kiosk.local.journal import Journal
from tests.parts.entries import made
from tests.parts.power import Disk, Step, run_traced, steps

REPOSITORY = Path(__file__).parents[2]
PROCESS = Path(__file__).parent / "parts" / "journal_process.py"
TRIES = 2  # arbitrary survivals at each point, beside the barest one
SEED = 20_260_101


class Said:
    """What the process said so far: every id kept in order, and those that may be gone since."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.taken: set[str] = set()

    def hear(self, step: Step) -> None:
        """Take in what the process wrote to its standard output."""
        if step.begins and step.call.name == "write" and step.call.handle[0] == 1:
            word, name = step.call.strings[0].decode().split()
            if word == "kept":
                self.kept.append(name)
            else:
                self.taken.add(name)

    @property
    def must_be_there(self) -> list[str]:
        return [name for name in self.kept if name not in self.taken]


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The trace of one run, and the folder that it kept its journal in."""
    base = tmp_path_factory.mktemp("power")
    folder = base / "device"
    folder.mkdir()
    run_traced([sys.executable, "-m", "tests.e2e.parts.journal_process", str(folder)],
               base / "trace", REPOSITORY)  # fmt: skip
    return base / "trace", folder


def cuts(trace: Path, folder: Path) -> Iterator[tuple[Disk, Said]]:
    """The disk and what was said, at every point at which the power may fail."""
    disk, said = Disk(folder), Said()
    for step in steps(trace):
        said.hear(step)
        if disk.apply(step):
            yield disk, said
    yield disk, said


def found_after(survivors: dict[str, bytes], folder: Path) -> list[str]:
    """The ids in the journal that opens after the cut; every entry must be whole."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in survivors.items():
        (folder / name).write_bytes(content)
    damaged: list[Path] = []
    journal = Journal(folder / "journal.db", damaged.append)
    found = [kept.entry for kept in journal.pending(limit=10_000)]
    journal.add(made("afterwards"))
    assert journal.pending(limit=10_000)[-1].entry.id == "afterwards"
    journal.close()
    assert not damaged
    assert found == [made(entry.id) for entry in found]
    return [entry.id for entry in found]


def test_every_entry_that_was_kept_is_there_after_a_power_cut(
    trace: tuple[Path, Path], tmp_path: Path
) -> None:
    chance = Random(SEED)
    points = 0
    before: tuple[dict[str, bytes], int] | None = None
    for disk, said in cuts(*trace):
        points += 1
        states = [disk.survivors(chance) for _ in range(TRIES)]
        barest = disk.survivors(), len(said.must_be_there)
        if barest != before:  # or it was tried a moment ago
            states.append(barest[0])
            before = barest
        for survivors in states:
            found = found_after(survivors, tmp_path / "after")
            missing = set(said.must_be_there).difference(found)
            assert not missing, f"at point {points} (seed {SEED}) lost {missing}"
            assert found == sorted(found), "the order in which they were added"
    assert points > 200
    assert len(said.kept) == 48


def test_the_flush_comes_before_the_word(trace: tuple[Path, Path]) -> None:
    """Between the last write of an entry and the word "kept" there is a flush of that file."""
    unflushed = False
    words = 0
    for step in steps(trace[0]):
        call = step.call
        path = call.handle[1]
        if step.begins and call.name == "pwrite64" and path.endswith("journal.db-wal"):
            unflushed = True
        elif not step.begins and call.name == "fdatasync" and path.endswith("journal.db-wal"):
            unflushed = False
        elif step.begins and call.name == "write" and call.handle[0] == 1:
            words += call.strings[0].startswith(b"kept")
            assert not unflushed or call.strings[0].startswith(b"taking")
    assert words == 48


def test_a_journal_that_did_not_flush_would_be_found_out(
    trace: tuple[Path, Path], tmp_path: Path
) -> None:
    """The same trace with the flushes of the log struck out: this test must see the loss."""
    disk, said = Disk(trace[1]), Said()
    losses = 0
    for step in steps(trace[0]):
        if step.call.name == "fdatasync" and step.call.handle[1].endswith("-wal"):
            continue
        said.hear(step)
        if disk.apply(step) and said.kept and step.call.name == "pwrite64":
            try:
                there = set(found_after(disk.survivors(), tmp_path / "after"))
            except AssertionError:
                losses += 1
            else:
                losses += not there.issuperset(said.must_be_there)
    assert losses > 20
