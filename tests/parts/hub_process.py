"""A real hub in a process of its own, and a caller who speaks to it over a real socket."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from websockets.sync.client import ClientConnection, connect

from kiosk.sync.asks import Answer, Ask
from kiosk.sync.messages import PATH, Downward, Hello, Reply, Request, Upward, Welcome

PATIENCE = 20.0
Said = TypeVar("Said", bound=Downward)


class HubProcess:
    """``netjes hub serve`` on a folder; ``before`` is what the command is started by."""

    def __init__(self, data: Path, *words: str, before: Sequence[str] = ()) -> None:
        self.data = data
        command = [*before, sys.executable, "-m", "kiosk", "hub", "serve", "--data", str(data)]
        self.process = subprocess.Popen(
            [*command, *(words or ("--port", "0"))],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "NETJES_LANGUAGE": "nl"},
        )

    def ready(self) -> dict[str, Any]:
        """The line that it writes when it listens."""
        assert self.process.stdout is not None
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        self.port: int = told["port"]
        return told

    def kill(self) -> None:
        """As a crash would."""
        self._end(signal.SIGKILL)

    def stop(self) -> tuple[int, str]:
        """Ask it to stop. Its exit code and what it said on standard error."""
        return self._end(signal.SIGTERM)

    def ended(self) -> tuple[int, str]:
        """Wait for its end. Its exit code and what it said on standard error."""
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said

    def _end(self, number: signal.Signals) -> tuple[int, str]:
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.ended()


@contextmanager
def hub(data: Path, *words: str, before: Sequence[str] = ()) -> Iterator[HubProcess]:
    """A hub that listens, and is gone at the end."""
    process = HubProcess(data, *words, before=before)
    try:
        process.ready()
        yield process
    finally:
        if process.process.returncode is None:
            process.kill()


class Caller:
    """A peer that says exactly what a test wants said."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self._heard: list[Downward] = []
        self._decoder = msgspec.json.Decoder(Downward)
        self._asked = 0

    def say(self, message: Upward) -> None:
        self.line.send(msgspec.json.encode(message).decode())

    def hear(self, kind: type[Said]) -> Said:
        """The next message of this kind; others are kept for later."""
        for held in self._heard:
            if isinstance(held, kind):
                self._heard.remove(held)
                return held
        while True:
            message: Downward = self._decoder.decode(self.line.recv(PATIENCE))
            if isinstance(message, kind):
                return message
            self._heard.append(message)

    def ask(self, ask: Ask) -> Answer:
        self._asked += 1
        self.say(Request(self._asked, ask))
        while True:
            reply = self.hear(Reply)
            if reply.id == self._asked:
                return reply.answer


@contextmanager
def caller(hub: HubProcess, hello: Hello) -> Iterator[Caller]:
    """A peer that the hub has welcomed."""
    with line(hub) as opened:
        made = Caller(opened)
        made.say(hello)
        made.hear(Welcome)
        yield made


@contextmanager
def line(hub: HubProcess) -> Iterator[ClientConnection]:
    """A connection on which nothing has been said."""
    with connect(f"ws://127.0.0.1:{hub.port}{PATH}", compression=None, max_queue=None) as opened:
        yield opened


def key(hub: HubProcess) -> str:
    """What dashboards of the same user prove themselves by."""
    return (hub.data / "local.key").read_text("ascii")
