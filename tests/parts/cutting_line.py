"""A line between a peer and a hub that chops what it carries, and breaks after some bytes."""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from random import Random


class CuttingLine:
    """Listens on a port of its own and carries to another, one connection at a time."""

    def __init__(self, port: int, chance: Random, shortest: int, longest: int) -> None:
        """Break each connection after ``shortest`` to ``longest`` bytes, both ways together."""
        self.cuts = 0
        self._to = port
        self._chance = chance
        self._bytes = (shortest, longest)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._stopping = False
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def close(self) -> None:
        """Break what there is, and carry no more."""
        self._stopping = True
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
            self._thread.join()
        self._thread.join()
        self._listener.close()

    def _run(self) -> None:
        while not self._stopping:
            near, _address = self._listener.accept()
            with near, suppress(OSError):
                if not self._stopping:
                    self._carry(near)
                    self.cuts += 1

    def _carry(self, near: socket.socket) -> None:
        left = self._chance.randint(*self._bytes)
        with ExitStack() as stack:
            far = stack.enter_context(socket.create_connection(("127.0.0.1", self._to), timeout=5))
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            selector = stack.enter_context(selectors.DefaultSelector())
            selector.register(near, selectors.EVENT_READ, far)
            selector.register(far, selectors.EVENT_READ, near)
            selector.register(self._listener, selectors.EVENT_READ)
            while left > 0:
                for key, _events in selector.select()[:1]:
                    if key.data is None:
                        return  # somebody else calls: this connection is over
                    data = key.fileobj.recv(self._chance.choice((3, 500, 9000)))  # type: ignore[union-attr]
                    if not data:
                        return
                    key.data.sendall(data[:left])
                    left -= len(data)


@contextmanager
def cutting_line(port: int, chance: Random, shortest: int, longest: int) -> Iterator[CuttingLine]:
    """A line, and its end."""
    line = CuttingLine(port, chance, shortest, longest)
    try:
        yield line
    finally:
        line.close()
