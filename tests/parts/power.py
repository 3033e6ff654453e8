"""Power cuts, from a trace of what a real program asked of the system.

``strace`` writes down every call that changes a file, with all its data. :class:`Disk` replays
those calls on a model of a disk in which **nothing lasts that was not flushed**:

- what was written to a file lasts once ``fsync`` or ``fdatasync`` of that file has returned, and
  covers only writes that had begun before the flush did;
- a file's name (made, renamed, removed) lasts once its folder was flushed;
- memory-mapped files do not last at all: SQLite's ``-shm`` is thrown away.

After any call the power may fail. Then either everything that was not flushed is gone, or, as real
disks do it, any part of it: any of the pending writes, torn at 512 bytes, in any combination, and
the first few of the pending names. What is not modelled: a disk that breaks its promise to have
flushed, and damage to what was flushed before.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

CALLS = (
    "openat,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,"
    "rename,renameat,renameat2,unlink,unlinkat,sendto,sendmsg,recvfrom,recvmsg,read,lseek"
)
SECTOR = 512

_WHOLE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
_BEGUN = re.compile(r"(\d+) +(\w+)\((.*?)(?:,? *)<unfinished \.\.\.>$")
_ENDED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_HANDLE = re.compile(r"(\d+)<([^>]*)>")


@dataclass
class Call:
    """One call: its name, its arguments as strace wrote them, its result once it has returned."""

    name: str
    words: str
    result: int = -1

    @property
    def strings(self) -> list[bytes]:
        """The strings among the arguments."""
        found = _STRING.findall(self.words)
        assert not any(cut for _text, cut in found), "strace left out data"
        return [bytes.fromhex(text.replace("\\x", "")) for text, _cut in found]

    @property
    def handle(self) -> tuple[int, str]:
        """The file that it is about: number and path."""
        found = _HANDLE.match(self.words)
        return (int(found[1]), _plain(found[2])) if found else (-1, "")

    @property
    def number(self) -> int:
        """The last argument, a number."""
        return int(self.words.rpartition(",")[2])


@dataclass(frozen=True)
class Step:
    """A call begins (``begins``) or has returned."""

    call: Call
    begins: bool


@dataclass
class _File:
    durable: bytes = b""
    pending: list[tuple[int, bytes] | int] = field(default_factory=list)  # a write, or a new size


Rename = tuple[str, str | None, _File | None]  # this name goes, that name comes, for this file


def traced(command: Sequence[str], trace: Path) -> list[str]:
    """The command that runs ``command`` and writes down what it asks of the system."""
    strace = shutil.which("strace")
    assert strace, "this test needs strace"
    return [strace, "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}",
            "-o", str(trace), *command]  # fmt: skip


def run_traced(command: Sequence[str], trace: Path, folder: Path) -> None:
    """Run a program to its end."""
    subprocess.run(
        traced(command, trace), check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=120
    )


def steps(trace: Path) -> Iterator[Step]:
    """What happened, in order, of all threads."""
    open_calls: dict[str, Call] = {}
    for line in trace.read_text("ascii").splitlines():
        if begun := _BEGUN.match(line):
            call = open_calls[begun[1]] = Call(begun[2], begun[3])
            yield Step(call, begins=True)
        elif ended := _ENDED.match(line):
            call = open_calls.pop(ended[1])
            call.words, call.result = call.words + ended[3], int(ended[4])
            yield Step(call, begins=False)
        elif whole := _WHOLE.match(line):
            call = Call(whole[2], whole[3], int(whole[4]))
            yield Step(call, begins=True)
            yield Step(call, begins=False)


class Disk:
    """The files of one folder as a program left them, flushed or not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, _File] = {}
        self._durable_names: dict[str, _File] = {}
        self._renames: list[Rename] = []
        self._flushes: dict[int, int] = {}  # a flush under way: how much was pending

    def apply(self, step: Step) -> bool:
        """Replay a step; whether it changed anything here."""
        act = self._begin if step.begins else self._end
        return act(step.call)

    def survivors(self, chance: Random | None = None) -> dict[str, bytes]:
        """What is on the disk if the power fails now.

        Without ``chance`` nothing that was not flushed; with it, any part of that.
        """
        names = dict(self._durable_names)
        kept = chance.randint(0, len(self._renames)) if chance else 0
        for gone, come, file in self._renames[:kept]:
            names.pop(gone, None)
            if come is not None and file is not None:
                names[come] = file
        return {
            name: _after_cut(file, chance)
            for name, file in names.items()
            if not name.endswith("-shm")
        }

    def _begin(self, call: Call) -> bool:
        file = self._names.get(self._name(call.handle[1]))
        if call.name in ("fsync", "fdatasync"):
            pending = self._renames if call.handle[1] == str(self._folder) else []
            self._flushes[id(call)] = len(file.pending if file else pending)
        if file is None:
            return False
        if call.name == "pwrite64":
            file.pending.append((call.number, call.strings[0]))
        elif call.name == "write":  # by programs that write a file once, from its front to its end
            file.pending.append((len(_content(file.durable, file.pending)), call.strings[0]))
        elif call.name == "ftruncate":
            file.pending.append(call.number)
        else:
            assert call.name in ("openat", "fsync", "fdatasync", "read", "lseek"), call.name
            return False
        return True

    def _end(self, call: Call) -> bool:
        if call.result < 0:
            return False
        if call.name == "openat":
            return self._open(call)
        if call.name in ("unlink", "rename"):
            return self._rename(*(self._name(text.decode()) for text in call.strings))
        if call.name in ("fsync", "fdatasync"):
            return self._flush(call)
        assert call.name not in ("unlinkat", "renameat", "renameat2", "truncate", "fallocate")
        return False

    def _open(self, call: Call) -> bool:
        name = self._name(call.strings[0].decode())
        if not name or "O_CREAT" not in call.words or name in self._names:
            assert not name or "O_TRUNC" not in call.words, "cutting a file is not modelled"
            return False
        self._names[name] = _File()
        self._renames.append((name, name, self._names[name]))
        return True

    def _rename(self, gone: str, come: str | None = None) -> bool:
        if not gone or gone not in self._names:
            return False
        file = self._names.pop(gone)
        if come:
            self._names[come] = file
        self._renames.append((gone, come, file))
        return True

    def _flush(self, call: Call) -> bool:
        count = self._flushes.pop(id(call))
        path = call.handle[1]
        if path == str(self._folder):
            for gone, come, file in self._renames[:count]:
                self._durable_names.pop(gone, None)
                if come is not None and file is not None:
                    self._durable_names[come] = file
            del self._renames[:count]
            return True
        file = self._names.get(self._name(path))
        if file is None:
            return False
        flushed = _File(file.durable, file.pending[:count])
        file.durable = _content(flushed.durable, flushed.pending)
        del file.pending[:count]
        return True

    def _name(self, path: str) -> str:
        """A path's name in the folder; "" for anything elsewhere."""
        folder, _, name = path.rpartition("/")
        return name if folder == str(self._folder) else ""


def _content(durable: bytes, pending: Sequence[tuple[int, bytes] | int]) -> bytes:
    content = bytearray(durable)
    for change in pending:
        if isinstance(change, int):
            content[change:] = b"\0" * max(0, change - len(content))
        else:
            offset, data = change
            content.extend(b"\0" * (offset - len(content)))
            content[offset : offset + len(data)] = data
    return bytes(content)


def _after_cut(file: _File, chance: Random | None) -> bytes:
    if chance is None:
        return file.durable
    share = chance.choice((0.1, 0.5, 0.9, 1.0))
    kept = [part for change in file.pending for part in _torn(change) if chance.random() < share]
    return _content(file.durable, kept)


def _torn(change: tuple[int, bytes] | int) -> Iterator[tuple[int, bytes] | int]:
    """A write in the pieces that a disk writes at once."""
    if isinstance(change, int):
        yield change
        return
    offset, data = change
    first = -offset % SECTOR or SECTOR
    for start, end in zip(
        (0, *range(first, len(data), SECTOR)),
        (*range(first, len(data), SECTOR), len(data)),
        strict=True,
    ):
        yield offset + start, data[start:end]


def _plain(words: str) -> str:
    return re.sub(r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), words)
