"""Waiting for a wire and for other threads at the same time, without polling."""

from __future__ import annotations

import selectors
import socket
from contextlib import suppress
from typing import Protocol


class Waited(Protocol):
    """Something with a socket in it (:class:`kiosk.wire.Wire`)."""

    @property
    def wants_to_write(self) -> bool:
        """Whether to wait until the socket takes bytes."""

    def fileno(self) -> int:
        """The socket."""


class Bell:
    """One thread waits, any thread rings."""

    def __init__(self) -> None:
        self._heard, self._rope = socket.socketpair()
        self._heard.setblocking(False)
        self._rope.setblocking(False)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._heard, selectors.EVENT_READ)

    def ring(self) -> None:
        """End the wait that is under way, or the next one."""
        with suppress(OSError):  # full: it rings already; closed: nobody waits
            self._rope.send(b"!")

    def wait(self, wire: Waited | None, seconds: float) -> tuple[bool, bool]:
        """Wait for the bell or for the wire: whether it can be read, whether written."""
        if wire is None:
            self._selector.select(max(0.0, seconds))
            self._hush()
            return False, False
        wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if wire.wants_to_write else 0)
        self._selector.register(wire, wanted)
        try:
            found = {
                key.fileobj: events for key, events in self._selector.select(max(0.0, seconds))
            }
        finally:
            self._selector.unregister(wire)
        self._hush()
        events = found.get(wire, 0)
        return bool(events & selectors.EVENT_READ), bool(events & selectors.EVENT_WRITE)

    def close(self) -> None:
        """Let go of the sockets."""
        self._selector.close()
        self._heard.close()
        self._rope.close()

    def _hush(self) -> None:
        with suppress(BlockingIOError):
            self._heard.recv(4096)
