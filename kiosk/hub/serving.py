"""The hub as a process: one socket on this machine, one event loop, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import json
import logging
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import uvicorn

from kiosk.alone import keep_to_ourselves
from kiosk.errors import NoAccess, NotLoopback, PortInUse
from kiosk.hub.app import application
from kiosk.hub.files import USUAL_PORT, HubFolder
from kiosk.hub.service import Service
from kiosk.hub.store_sqlite import SqliteStore
from kiosk.signin import Hashing
from kiosk.sync.messages import MAX_MESSAGE

PING_SECONDS = 60.0
_BACKLOG = 128
_log = logging.getLogger(__name__)


class Server(uvicorn.Server):
    """uvicorn, without its clock: it would look ten times a second whether it should stop."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self._stop = asyncio.Event()

    async def main_loop(self) -> None:
        """Wait for the word to stop."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stop.set)
        self._ready()
        await self._stop.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing: the loop hears of signals itself, and being told to stop is no failure."""
        yield


def serve(data: Path, host: str, port: int | None, now: Callable[[], int], out: IO[str]) -> None:
    """Run a hub on the folder ``data`` until SIGTERM or SIGINT. ``now`` is its time in ms.

    Without a ``port`` it is the one of last time, the first time the usual one, and any free one
    where that is taken. When it listens it writes one line of JSON to ``out``. Raises
    :class:`NotLoopback`, :class:`PortInUse`, and what :class:`HubFolder` and :class:`SqliteStore`
    raise.
    """
    keep_to_ourselves()
    _loopback(host)  # before there is a folder
    with contextlib.ExitStack() as open_things:
        folder = open_things.enter_context(contextlib.closing(HubFolder(data)))
        listener = open_things.enter_context(_listener(folder, host, port))
        hashing, key = Hashing(folder.pepper()), folder.key()
        store = SqliteStore(folder.database)
        asyncio.run(_run(folder, store, hashing, key, now, listener, out))


def _listener(folder: HubFolder, host: str, port: int | None) -> socket.socket:
    """A socket at the port asked for, or the folder's own if that can be; kept for next time.

    A folder's port stays its port while another program is there: its devices know no other.
    """
    if port is not None:
        listener = listen(host, port)
        if port:
            folder.keep_port(port)
        return listener
    wanted = folder.port or USUAL_PORT
    try:
        listener = listen(host, wanted)
    except PortInUse:
        listener = listen(host, 0)
        found = listener.getsockname()[1]
        _log.warning("port %d is taken by another program; this hub is at %d", wanted, found)
    if folder.port is None:
        folder.keep_port(listener.getsockname()[1])
    return listener


def listen(host: str, port: int) -> socket.socket:
    """A socket of this machine alone; port 0 is any free one.

    Raises :class:`NotLoopback` for any other address, :class:`PortInUse` for one that is taken.
    """
    address = _loopback(host)
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((str(address), port))
        listener.listen(_BACKLOG)
    except OSError as trouble:
        listener.close()
        if trouble.errno == errno.EADDRINUSE:
            raise PortInUse(host=host, port=port) from trouble
        raise NoAccess(path=f"{host}:{port}") from trouble
    listener.setblocking(False)
    return listener


def _loopback(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address of a host. Names are not looked up: what they say can change."""
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host.strip("[]"))
    except ValueError as trouble:
        raise NotLoopback(host=host) from trouble
    if not address.is_loopback:
        raise NotLoopback(host=host)
    return address


async def _run(
    folder: HubFolder,
    store: SqliteStore,
    hashing: Hashing,
    key: str,
    now: Callable[[], int],
    listener: socket.socket,
    out: IO[str],
) -> None:
    host, port = listener.getsockname()[:2]

    def ready() -> None:
        folder.announce(host, port)
        told = {"event": "hub_ready", "who": "hub", "t": time.monotonic_ns()}
        out.write(json.dumps({**told, "host": host, "port": port}) + "\n")
        out.flush()

    service = Service(store, hashing, key, now)
    try:
        await Server(_config(service), ready).serve(sockets=[listener])
    finally:
        await service.close()


def _config(service: Service) -> uvicorn.Config:
    return uvicorn.Config(
        application(service),
        loop="asyncio",
        http="h11",
        ws="websockets-sansio",
        ws_max_size=MAX_MESSAGE,
        ws_ping_interval=PING_SECONDS,
        ws_per_message_deflate=False,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=5,
    )
