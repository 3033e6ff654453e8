"""Files for their owner alone, whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from kiosk import private
from kiosk.errors import NoAccess


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "pepper"
    assert private.kept(path, b"one") == b"one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    assert private.kept(path, b"two") == b"one"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path], "nothing half is left lying about"


def test_a_wide_umask_does_not_open_a_secret(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        private.write(tmp_path / "key", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_secret_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoAccess):
        private.kept(tmp_path / "nowhere" / "pepper", b"x")


def test_a_folder_is_its_owners_and_one_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    private.make_folder(tmp_path / "above" / "data")
    assert stat.S_IMODE((tmp_path / "above" / "data").stat().st_mode) == 0o700
    (tmp_path / "above").chmod(0o755)
    private.make_folder(tmp_path / "above")
    assert stat.S_IMODE((tmp_path / "above").stat().st_mode) == 0o755


def test_what_is_written_is_flushed_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, flushed = tmp_path / "key", os.fsync
    seen: list[tuple[bool, bool]] = []

    def flush(handle: int) -> None:
        seen.append((stat.S_ISDIR(os.fstat(handle).st_mode), path.exists()))
        flushed(handle)

    monkeypatch.setattr(os, "fsync", flush)
    private.write(path, b"x")
    assert seen == [(False, False), (True, True)], "the file, its name, then its folder"
