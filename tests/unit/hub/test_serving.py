"""Where a hub listens when nobody says where."""

import socket
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.hub import serving
from kiosk.hub.files import HubFolder


def test_the_second_hub_of_a_machine_takes_a_free_port_and_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as first:
        first.bind(("127.0.0.1", 0))
        first.listen()
        usual = first.getsockname()[1]
        monkeypatch.setattr(serving, "USUAL_PORT", usual)
        with closing(HubFolder(tmp_path)) as folder:
            with serving._listener(folder, "127.0.0.1", None) as listener:
                own = listener.getsockname()[1]
            assert folder.port == own != usual
    with (
        closing(HubFolder(tmp_path)) as folder,
        serving._listener(folder, "127.0.0.1", None) as again,
    ):
        assert again.getsockname()[1] == own, "also when the usual one is free by now"


def test_any_free_port_is_nobodys_own(tmp_path: Path) -> None:
    with closing(HubFolder(tmp_path)) as folder, serving._listener(folder, "127.0.0.1", 0):
        assert folder.port is None
