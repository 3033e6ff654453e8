"""A model hub on a real socket, for tests of the link: remembers, and does what it is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import msgspec
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

from kiosk.model import Entry
from kiosk.sync.asks import Answer, Ask, Done
from kiosk.sync.messages import Ack, Downward, Hello, Push, Reply, Request, Upward, Welcome

NOW = 1_800_000_000_000
_decoder: msgspec.json.Decoder[Upward] = msgspec.json.Decoder(Upward)


class ModelHub:
    """Keeps entries by id in order; ``heard`` is everything that peers said."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.heard: list[Upward] = []
        self.acks = True
        self.greets = True
        self.answer: Callable[[Ask], Answer | None] = lambda _ask: Done()
        self._changed = threading.Condition()
        self._peers: list[ServerConnection] = []
        self._server: Server | None = None
        self._thread: threading.Thread | None = None
        self.port = 0

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/sync"

    def open(self) -> None:
        """Listen: the first time on a free port, later on the same."""
        self._server = serve(self._serve, "127.0.0.1", self.port, compression=None)
        self.port = self._server.socket.getsockname()[1]
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        """Stop listening, and cut every connection as a crash would."""
        if self._server is None or self._thread is None:
            return
        self._server.shutdown()
        self._thread.join()
        self._server = None
        self.cut()

    def cut(self) -> None:
        """Cut every connection."""
        for peer in list(self._peers):
            with suppress(OSError):
                peer.socket.shutdown(2)
            peer.recv_events_thread.join()
        self.wait(lambda: not self._peers)

    def say(self, message: Downward) -> None:
        """Say this to everybody."""
        for peer in self._peers:
            peer.send(msgspec.json.encode(message).decode())

    def say_bytes(self, text: str) -> None:
        """Say something that may not be right at all."""
        for peer in self._peers:
            peer.send(text)

    def wait(self, condition: Callable[[], Any], seconds: float = 10) -> None:
        """Wait until the condition holds, looked at after everything that is heard."""
        with self._changed:
            assert self._changed.wait_for(condition, seconds), f"still not, heard {self.heard}"

    def of(self, kind: type[Any]) -> list[Any]:
        """What was heard of one kind."""
        return [message for message in self.heard if isinstance(message, kind)]

    def _serve(self, peer: ServerConnection) -> None:
        self._peers.append(peer)
        with suppress(ConnectionClosed):
            for text in peer:
                self._take(peer, _decoder.decode(text))
        with self._changed:
            self._peers.remove(peer)
            self._changed.notify_all()

    def _take(self, peer: ServerConnection, message: Upward) -> None:
        with self._changed:
            self.heard.append(message)
        for answer in self._answers(message):
            peer.send(msgspec.json.encode(answer).decode())
        with self._changed:
            self._changed.notify_all()

    def _answers(self, message: Upward) -> Iterator[Downward]:
        if isinstance(message, Hello) and self.greets:
            yield Welcome(NOW, "school")
        elif isinstance(message, Push):
            self.entries.setdefault(message.entry.id, message.entry)
            if self.acks:
                yield Ack(message.entry.id, NOW)
        elif isinstance(message, Request) and (answer := self.answer(message.ask)):
            yield Reply(message.id, answer)


@contextmanager
def model_hub() -> Iterator[ModelHub]:
    """A hub that listens, and is gone at the end."""
    hub = ModelHub()
    hub.open()
    try:
        yield hub
    finally:
        hub.close()
