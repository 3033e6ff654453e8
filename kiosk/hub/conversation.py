"""One connection's life: frames in, through the machine, to the service; and messages out.

What a peer says is dealt with in its order; its questions are answered beside that, a few at a
time, since a hash takes as long as twenty commits. Messages go out through a queue, so that a slow
reader holds up nobody else.
"""

from __future__ import annotations

import asyncio
import logging
import traceback

from starlette.websockets import WebSocket, WebSocketDisconnect

from kiosk.errors import DiskFull, NetjesError, StoreDamaged
from kiosk.hub.peers import Peer
from kiosk.hub.service import Service
from kiosk.sync.asks import No
from kiosk.sync.messages import (
    Downward,
    Hello,
    Here,
    Push,
    Refuse,
    Reply,
    Request,
    Upward,
    Watch,
)
from kiosk.sync.server import PeerTrouble, ServerSide, State

GREETING_SECONDS = 10.0
QUESTIONS_AT_ONCE = 4
MOST_WAITING = 20_000
"""Messages that wait for a slow reader, at most: then it has to dial again and hear the rest."""

_log = logging.getLogger(__name__)


class Conversation:
    """The hub's talk with one peer."""

    def __init__(self, websocket: WebSocket, service: Service) -> None:
        self._websocket = websocket
        self._service = service
        self._machine = ServerSide()
        self._outgoing: asyncio.Queue[str | None] = asyncio.Queue()
        self._room = asyncio.Semaphore(QUESTIONS_AT_ONCE)
        self._peer = Peer(self._say, self._hang_up)

    async def run(self) -> None:
        """Talk until one of the two hangs up."""
        await self._websocket.accept()
        async with asyncio.TaskGroup() as tasks:
            sender = tasks.create_task(self._send())
            try:
                await self._hear(tasks)
            except PeerTrouble as trouble:
                self._hang_up(trouble.why)
            except NetjesError as trouble:
                self._hang_up(_of_store(trouble))
            except Exception as trouble:  # noqa: BLE001 - it ends this connection and no other
                _report("a connection", trouble)
                self._hang_up("error.unknown")
            finally:
                self._service.leave(self._peer)
                self._outgoing.put_nowait(None)
                await sender
                self._machine.end()

    async def _hear(self, tasks: asyncio.TaskGroup) -> None:
        try:
            async with asyncio.timeout(GREETING_SECONDS):
                frame = await self._frame()
        except TimeoutError:
            raise PeerTrouble("error.order") from None
        while frame is not None:
            await self._take(self._machine.hear(frame), tasks)
            frame = await self._frame()

    async def _frame(self) -> str | bytes | None:
        """The next frame; ``None`` when the line is gone or we have said goodbye."""
        message = await self._websocket.receive()
        if message["type"] != "websocket.receive" or self._machine.state is State.ENDED:
            return None
        text = message.get("text")
        return text if text is not None else bytes(message["bytes"])

    async def _take(self, message: Upward, tasks: asyncio.TaskGroup) -> None:
        match message:
            case Hello():
                await self._service.greet(self._peer, message)
            case Push():
                await self._service.push(self._peer, message.entry)
            case Request():
                await self._room.acquire()
                tasks.create_task(self._answer(message))
            case Watch():
                await self._service.watch(self._peer, message)
            case Here():
                self._service.here(self._peer, message.presence)

    async def _answer(self, request: Request) -> None:
        try:
            answer = await self._service.ask(self._peer, request.ask)
        except NetjesError as trouble:
            answer = No(_of_store(trouble))
        except Exception as trouble:  # noqa: BLE001 - it fails this question and no other
            _report(type(request.ask).__name__, trouble)
            answer = No("error.unknown")
        finally:
            self._room.release()
        self._say(Reply(request.id, answer))

    def _say(self, message: Downward) -> None:
        if self._machine.state is State.ENDED:
            return
        if self._outgoing.qsize() >= MOST_WAITING:
            self._hang_up("error.too_slow")
            return
        self._outgoing.put_nowait(self._machine.say(message))

    def _hang_up(self, why: str) -> None:
        if self._machine.state is State.ENDED:
            return
        self._outgoing.put_nowait(self._machine.say(Refuse(why)))
        self._outgoing.put_nowait(None)

    async def _send(self) -> None:
        """Send what waits, in order; ``None`` is goodbye."""
        try:
            while (frame := await self._outgoing.get()) is not None:
                await self._websocket.send_text(frame)
            await self._websocket.close()
        except (WebSocketDisconnect, RuntimeError, OSError):
            self._machine.end()  # the line is gone; who hears will notice


def _of_store(trouble: NetjesError) -> str:
    """What a peer hears when the hub cannot keep or read: its files are no business of theirs."""
    if isinstance(trouble, DiskFull):
        return "error.hub_full"
    _log.error("%s", trouble)
    return "error.hub_damaged" if isinstance(trouble, StoreDamaged) else "error.hub_disk"


def _report(what: str, trouble: Exception) -> None:
    """Log where it went wrong, but not the error's own words: those may hold what a peer said."""
    where = "".join(traceback.format_tb(trouble.__traceback__))
    _log.error("%s failed: %s\n%s", what, type(trouble).__name__, where)
