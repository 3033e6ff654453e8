"""A line between a device and its hub that can go dead: it stands, and carries nothing any more."""

from __future__ import annotations

import json
import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


class Line:
    """Listens on a port of its own and carries to another."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._open = ExitStack()
        self._listener = self._open.enter_context(socket.create_server(("127.0.0.1", 0)))
        self.port = self._listener.getsockname()[1]
        self._carried = selectors.DefaultSelector()
        self._carried.register(self._listener, selectors.EVENT_READ)
        self._lock = threading.Lock()
        self._stopping = False
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def go_dead(self) -> None:
        """What stands now carries nothing from here on, without a word; new calls get through."""
        with self._lock:
            for key in list(self._carried.get_map().values()):
                if key.data is not None:
                    self._carried.unregister(key.fileobj)
        self._knock()

    def close(self) -> None:
        """Break all, and carry no more."""
        self._stopping = True
        self._knock()
        self._thread.join()
        self._open.close()

    def _knock(self) -> None:
        """Have whoever waits look again."""
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()

    def _run(self) -> None:
        while not self._stopping:
            events = self._carried.select()
            with self._lock:
                for key, _ in events:
                    if key.fileobj is self._listener:
                        self._join(self._listener.accept()[0])
                    elif key.fd in self._carried.get_map():
                        self._carry(key.fileobj, key.data)  # type: ignore[arg-type]

    def _join(self, near: socket.socket) -> None:
        far = socket.create_connection(("127.0.0.1", self._to), timeout=5)
        for end, other in ((near, far), (far, near)):
            self._open.enter_context(end)
            self._carried.register(end, selectors.EVENT_READ, other)

    def _carry(self, end: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            if data := end.recv(65_536):
                other.sendall(data)
                return
        self._carried.unregister(end)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


@contextmanager
def line_to(port: int, device: Path) -> Iterator[Line]:
    """The device in this folder reaches its hub over such a line."""
    line = Line(port)
    file = device / "device.json"
    told = json.loads(file.read_text("utf-8"))
    told["hub"] = told["hub"].replace(f":{port}", f":{line.port}")
    file.write_text(json.dumps(told), "utf-8")
    try:
        yield line
    finally:
        line.close()
