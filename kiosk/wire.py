"""One WebSocket connection to a hub, over a socket that never blocks.

The protocol itself is the library's (RFC 6455, :mod:`websockets`, without its threads); here are
the bytes only, so that one thread can wait for the socket and for other things at the same time.
"""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from websockets.client import ClientProtocol
from websockets.exceptions import InvalidURI
from websockets.frames import Frame, Opcode
from websockets.protocol import State
from websockets.uri import WebSocketURI, parse_uri

from kiosk.errors import HubAway
from kiosk.sync.messages import MAX_MESSAGE

_CHUNK = 65_536
_IN_PROGRESS = (0, errno.EINPROGRESS, errno.EWOULDBLOCK)


class Place(NamedTuple):
    """Somewhere to dial."""

    uri: WebSocketURI
    family: socket.AddressFamily
    address: tuple[object, ...]


def places(url: str) -> Iterator[Place]:
    """Where a ``ws://`` address can be dialled, best first. Raises HubAway.

    A host's name is looked up, which can take its time; numeric addresses do not.
    """
    try:
        uri = parse_uri(url)
        found = socket.getaddrinfo(uri.host, uri.port, type=socket.SOCK_STREAM)
    except (InvalidURI, OSError) as error:
        raise HubAway(address=url) from error
    for family, _kind, _protocol, _name, address in found:
        yield Place(uri, family, address)


class Wire:
    """A connection: dialled at once, of use when :attr:`ready`.

    Every method raises HubAway when the connection cannot be made or is gone.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._connected = False
        self._outgoing = bytearray()
        self._parts: list[bytes] = []
        self._protocol = ClientProtocol(place.uri, max_size=MAX_MESSAGE)
        self._socket = socket.socket(place.family, socket.SOCK_STREAM)
        self._socket.setblocking(False)
        code = self._socket.connect_ex(place.address)
        if code not in _IN_PROGRESS:
            self._socket.close()
            raise self._away(OSError(code, os.strerror(code)))

    def fileno(self) -> int:
        """The socket, to be waited for."""
        return self._socket.fileno()

    @property
    def ready(self) -> bool:
        """Whether both sides have agreed to speak."""
        return self._protocol.state is State.OPEN

    @property
    def over(self) -> bool:
        """Whether the other side ended it, or never agreed; what came in before still counts."""
        ended = self._protocol.state in (State.CLOSING, State.CLOSED)
        return ended or self._protocol.handshake_exc is not None

    @property
    def wants_to_write(self) -> bool:
        """Whether to wait until the socket takes bytes again."""
        return not self._connected or bool(self._outgoing)

    def send(self, text: bytes) -> None:
        """Send one message (UTF-8), as soon as the socket takes it."""
        self._protocol.send_text(text)
        self._write()

    def ping(self) -> None:
        """Ask for a sign of life; whatever comes in is one."""
        self._protocol.send_ping(b"")
        self._write()

    def writable(self) -> None:
        """The socket takes bytes."""
        if not self._connected:
            self._begin()
        self._write()

    def readable(self) -> list[bytes]:
        """The socket has bytes: the whole messages that they make."""
        try:
            data = self._socket.recv(_CHUNK)
        except BlockingIOError:
            return []
        except OSError as error:
            raise self._away(error) from error
        if data:
            self._protocol.receive_data(data)
        else:
            self._protocol.receive_eof()
        messages = [
            text for event in self._protocol.events_received() for text in self._text(event)
        ]
        self._write()
        return messages

    def close(self) -> None:
        """Say goodbye as far as that goes without waiting, and let go."""
        with suppress(HubAway):
            if self.ready:
                self._protocol.send_close(1000)
                self._write()
        self._socket.close()

    def _begin(self) -> None:
        code = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise self._away(OSError(code, os.strerror(code)))
        self._connected = True
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._protocol.send_request(self._protocol.connect())

    def _write(self) -> None:
        self._outgoing += b"".join(self._protocol.data_to_send())
        try:
            while self._outgoing:
                del self._outgoing[: self._socket.send(self._outgoing)]
        except BlockingIOError:
            pass
        except OSError as error:
            raise self._away(error) from error

    def _text(self, event: object) -> Iterator[bytes]:
        if isinstance(event, Frame) and event.opcode in (Opcode.TEXT, Opcode.CONT, Opcode.BINARY):
            self._parts.append(bytes(event.data))
            if event.fin:
                yield b"".join(self._parts)
                self._parts.clear()

    def _away(self, reason: BaseException | None) -> HubAway:
        away = HubAway(address=self._place.uri.host)
        away.__cause__ = reason
        return away
