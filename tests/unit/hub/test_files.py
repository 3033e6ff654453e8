"""The hub's folder: what is in it is its owner's, and a broken secret is no open door."""

from contextlib import closing
from pathlib import Path

import pytest

from kiosk.errors import NoAccess
from kiosk.hub.files import HubFolder
from kiosk.signin import KEY_BYTES, new_credential


@pytest.mark.parametrize("cut", [b"", b"\n", b"0123456789abcdef", b"\xff" * 64, b"k" * 257])
def test_a_key_that_is_damaged_is_made_anew(tmp_path: Path, cut: bytes) -> None:
    (tmp_path / "local.key").write_bytes(cut)
    with closing(HubFolder(tmp_path)) as folder:
        key = folder.key()
        assert len(key) == 2 * KEY_BYTES
        assert folder.key() == key == (tmp_path / "local.key").read_text("ascii")
    assert (tmp_path / "local.key").stat().st_mode & 0o777 == 0o600


def test_a_whole_key_stays(tmp_path: Path) -> None:
    key = new_credential()
    (tmp_path / "local.key").write_text(key + "\n", "ascii")
    with closing(HubFolder(tmp_path)) as folder:
        assert folder.key() == key


@pytest.mark.parametrize("cut", [b"", b"p" * 31])
def test_a_pepper_that_was_cut_short_is_not_made_anew(tmp_path: Path, cut: bytes) -> None:
    (tmp_path / "pepper").write_bytes(cut)
    with closing(HubFolder(tmp_path)) as folder, pytest.raises(NoAccess):
        folder.pepper()
    assert (tmp_path / "pepper").read_bytes() == cut


def test_the_port_of_last_time(tmp_path: Path) -> None:
    with closing(HubFolder(tmp_path)) as folder:
        found = [folder.port]
        folder.keep_port(7371)
        found.append(folder.port)
    assert found == [None, 7371]


@pytest.mark.parametrize("text", ["", "x", "0", "70000", "-1"])
def test_a_port_that_cannot_be_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "hub.port").write_text(text, "ascii")
    with closing(HubFolder(tmp_path)) as folder:
        assert folder.port is None
