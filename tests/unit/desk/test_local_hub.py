from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kiosk.desk import local_hub
from kiosk.errors import HubAway, NoAccess

HUB = """
import json, os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

class Health(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b'{"ok":true}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

data = Path(sys.argv[1])
server = HTTPServer(("127.0.0.1", 0), Health)
(data / "local.key").write_text("abc\\n")
told = {"host": "127.0.0.1", "port": server.server_port, "pid": os.getpid()}
(data / "part").write_text(json.dumps(told))
(data / "part").rename(data / "hub.json")
server.serve_forever()
"""


class Health(BaseHTTPRequestHandler):
    body = b'{"ok":true}'

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        """Nothing to say."""


class Other(Health):
    body = b"[]"


@pytest.fixture
def port() -> Iterator[int]:
    yield from serving(Health)


@pytest.fixture
def other_port() -> Iterator[int]:
    yield from serving(Other)


def serving(handler: type[Health]) -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def tell(data: Path, port: object) -> None:
    (data / "hub.json").write_text(json.dumps({"host": "127.0.0.1", "port": port, "pid": 1}))
    (data / "local.key").write_text("abc\n")


def test_a_hub_that_answers_is_found(tmp_path: Path, port: int) -> None:
    tell(tmp_path, port)
    hub = local_hub.find(tmp_path)
    assert hub is not None
    assert (hub.url, hub.key) == (f"ws://127.0.0.1:{port}/sync", "abc")
    assert local_hub.ensure(tmp_path) == hub


def test_another_program_at_the_port_is_no_hub(tmp_path: Path, other_port: int) -> None:
    tell(tmp_path, other_port)
    assert local_hub.find(tmp_path) is None


@pytest.mark.parametrize("port", [1, 99_999, "x", None])
def test_what_a_dead_hub_left_behind_is_no_hub(tmp_path: Path, port: object) -> None:
    tell(tmp_path, port)
    assert local_hub.find(tmp_path) is None


def test_no_file_or_a_broken_one_is_no_hub(tmp_path: Path) -> None:
    assert local_hub.find(tmp_path) is None
    for text in ("", "[]", "{", '{"host": 1}'):
        (tmp_path / "hub.json").write_text(text)
        assert local_hub.find(tmp_path) is None


def test_a_hub_is_started_in_a_session_of_its_own(tmp_path: Path) -> None:
    data = tmp_path / "hub"
    hub = local_hub.ensure(data, command=[sys.executable, "-c", HUB, str(data)])
    pid = json.loads((data / "hub.json").read_text())["pid"]
    try:
        assert hub.key == "abc"
        assert os.getsid(pid) != os.getsid(0)
        assert data.stat().st_mode & 0o777 == 0o700
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def test_a_hub_that_gives_up_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(HubAway) as trouble:
        local_hub.ensure(tmp_path, command=[sys.executable, "-c", "raise SystemExit('bezet')"])
    assert trouble.value.facts["why"] == "bezet"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NoAccess):
        local_hub.ensure(tmp_path / "file" / "hub", command=[sys.executable, "-c", ""])


def test_the_command_is_the_hubs_own(tmp_path: Path) -> None:
    assert local_hub.served(tmp_path)[1:5] == ["-m", "kiosk", "hub", "serve"]


def test_an_address_of_six_groups_is_bracketed() -> None:
    assert local_hub.LocalHub("::1", 7370, "k").url == "ws://[::1]:7370/sync"


def test_a_hub_that_was_stopped_in_order_has_not_crashed(tmp_path: Path, port: int) -> None:
    assert not local_hub.crashed(tmp_path)
    tell(tmp_path, port)
    assert not local_hub.crashed(tmp_path)
    tell(tmp_path, 1)
    assert local_hub.crashed(tmp_path)


def test_of_a_long_log_the_last_line_is_told(tmp_path: Path) -> None:
    assert local_hub.last_words(tmp_path) == ""
    (tmp_path / "hub.log").write_text("é" * 100_000 + "\nthe last thing said\n\n", "utf-8")
    assert local_hub.last_words(tmp_path) == "the last thing said"
    (tmp_path / "hub.log").write_text("short", "utf-8")
    assert local_hub.last_words(tmp_path) == "short"
