"""A pupil's own files on a real disk."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk import private
from kiosk.errors import DiskFull, NoAccess
from kiosk.workspace import MOST_FILES, MOST_READ, FileKind, NotTaken, Workspace

QUOTA = 1_000
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "work")
    made.sweep()
    return made


def come(space: Workspace, content: bytes, name: str = "1-1") -> Path:
    """The browser has written this."""
    path = space.incoming / name
    path.write_bytes(content)
    return path


def keep(space: Workspace, content: bytes, name: str, pupil: str = "noor") -> str:
    return space.keep(pupil, come(space, content), name, QUOTA).name


def test_a_file_is_kept_for_one_pupil_alone(space: Workspace, tmp_path: Path) -> None:
    path = come(space, b"hoi")
    path.chmod(0o666)
    kept = space.keep("noor", path, "brief.txt", QUOTA)
    assert (kept.name, kept.size, kept.kind) == ("brief.txt", 3, FileKind.TEXT)
    assert space.files("noor") == [kept]
    assert space.files("sem") == []
    assert not path.exists()
    file = tmp_path / "work" / "pupils" / "noor" / "brief.txt"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for folder in (file.parent, file.parent.parent, space.incoming):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_it_is_on_the_disk_before_it_is_among_the_files(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, flushed = os.fsync, []

    def flush(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            flushed.append([one.name for one in space.files("noor")])
        really(handle)

    monkeypatch.setattr(os, "fsync", flush)
    keep(space, b"hoi", "brief.txt")
    assert flushed == [[]]


def test_it_is_moved_in_one_step_on_one_file_system(space: Workspace) -> None:
    path = come(space, b"hoi")
    number = path.stat().st_ino
    space.keep("noor", path, "brief.txt", QUOTA)
    found = space._folder("noor") / "brief.txt"
    assert found.stat().st_ino == number


def test_names_that_are_taken_and_names_that_harm(space: Workspace) -> None:
    assert keep(space, b"1", "naam.txt") == "naam.txt"
    assert keep(space, b"2", "NAAM.txt") == "NAAM (2).txt"
    assert keep(space, b"3", "../../../naam.txt") == "naam (3).txt"
    assert keep(space, b"4", "naam.txt", pupil="sem") == "naam.txt"
    assert space.read("noor", "naam.txt").text == "1"


@pytest.mark.parametrize("pupil", ["../sem", "", "a/b", "x" * 300, "."])
def test_a_pupil_s_id_is_no_path(space: Workspace, tmp_path: Path, pupil: str) -> None:
    keep(space, b"x", "a.txt", pupil)
    assert [one.name for one in space.files(pupil)] == ["a.txt"]
    assert len(list((tmp_path / "work" / "pupils").glob("*/a.txt"))) == 1


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"\x7fELF", "brief.txt", "program"),
        (b"x", "spel.exe", "program"),
        (b"\x1f\x8b\x08", "brief.txt", "unseen"),
        (bytes(QUOTA + 1), "groot.bin.txt", "no_room"),
    ],
)
def test_what_is_not_taken_is_gone(space: Workspace, content: bytes, name: str, why: str) -> None:
    path = come(space, content)
    (space.incoming / "1-1.download").write_bytes(b"half")
    with pytest.raises(NotTaken) as refused:
        space.keep("noor", path, name, QUOTA)
    assert refused.value.why == why
    assert list(space.incoming.iterdir()) == []
    assert space.files("noor") == []


def test_all_files_count_for_the_room(space: Workspace) -> None:
    keep(space, bytes(600), "a.dat")
    keep(space, bytes(400), "b.dat")
    with pytest.raises(NotTaken, match="no_room"):
        keep(space, b"x", "c.dat")
    space.delete("noor", "a.dat")
    keep(space, b"x", "c.dat")
    assert [one.name for one in space.files("noor")] == ["c.dat", "b.dat"]


def test_there_are_no_more_than_so_many(space: Workspace) -> None:
    keep(space, b"x", "a.txt")
    folder = space._folder("noor")
    for number in range(MOST_FILES - 1):
        (folder / f"{number}.txt").touch()
    with pytest.raises(NotTaken, match="too_many"):
        keep(space, b"x", "b.txt")


def test_what_can_be_shown(space: Workspace) -> None:
    keep(space, b"caf\xc3\xa9\xff", "brief.txt")
    keep(space, PNG, "tekening")
    keep(space, b"%PDF-1.7", "boek.pdf")
    assert space.read("noor", "brief.txt").text == "café\ufffd"
    picture = space.read("noor", "tekening")
    assert (picture.file.kind, picture.picture) == (FileKind.PICTURE, PNG)
    book = space.read("noor", "boek.pdf")
    assert (book.file.kind, book.text, book.picture) == (FileKind.OTHER, "", b"")


def test_of_a_long_text_the_beginning_is_shown(space: Workspace) -> None:
    path = come(space, b"a" * (MOST_READ + 1))
    space.keep("noor", path, "lang.txt", MOST_READ * 2)
    shown = space.read("noor", "lang.txt")
    assert (len(shown.text), shown.whole) == (MOST_READ, False)


@pytest.mark.parametrize("name", ["../sem/geheim.txt", "..", "", "weg.txt", "/etc/passwd"])
def test_only_what_is_listed_can_be_reached(space: Workspace, name: str) -> None:
    keep(space, b"x", "geheim.txt", pupil="sem")
    keep(space, b"x", "a.txt")
    with pytest.raises(NoAccess):
        space.read("noor", name)
    space.delete("noor", name)
    assert [one.name for one in space.files("sem")] == ["geheim.txt"]


def test_links_are_no_files(space: Workspace, tmp_path: Path) -> None:
    keep(space, b"x", "a.txt")
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    (space._folder("noor") / "b.txt").symlink_to(secret)
    assert [one.name for one in space.files("noor")] == ["a.txt"]
    (space.incoming / "1-2").symlink_to(secret)
    with pytest.raises(NoAccess):
        space.keep("noor", space.incoming / "1-2", "c.txt", QUOTA)
    assert secret.read_bytes() == b"secret"


def test_a_browser_s_notes_on_a_file_go(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every file system takes such notes: this one is said to have some."""
    gone: list[str] = []
    notes = ["security.selinux", "user.xdg.origin.url", "user.xdg.referrer.url"]
    monkeypatch.setattr(os, "listxattr", lambda _file: notes)
    monkeypatch.setattr(os, "removexattr", lambda _file, note: gone.append(note))
    keep(space, b"x", "a.txt")
    assert gone == notes[1:]


def test_unfinished_downloads_go_at_a_sign_out_and_at_the_start(space: Workspace) -> None:
    for name in ("1-1", "1-2.download", "2-1"):
        come(space, b"half", name)
    space.sweep("1-")
    assert [one.name for one in space.incoming.iterdir()] == ["2-1"]
    space.sweep()
    assert list(space.incoming.iterdir()) == []


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("broken", ["make_folder", "flush_folder"])
def test_a_full_disk_is_told(
    space: Workspace, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = come(space, b"x")
    failing: Callable[..., None] = full
    monkeypatch.setattr(private, broken, failing)
    with pytest.raises(DiskFull):
        space.keep("noor", path, "a.txt", QUOTA)
    assert not path.exists()
    assert space.files("noor") == []
