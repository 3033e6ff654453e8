"""``netjes enrol``: a device joins the school."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import click

from kiosk import clock, paths, private, ulid
from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech
from kiosk.device import enrolment
from kiosk.errors import (
    AlreadyEnrolled,
    HubAway,
    NoAccess,
    ProtocolTrouble,
    Refused,
    Said,
    of_file,
)
from kiosk.sync.asks import Answer, Ask, Enrol, Enrolled, No
from kiosk.sync.messages import PATH, Hello, Refuse, Reply

PATIENCE = 10.0
"""How long (s) the hub may take for each of its words."""


def command(speech: Speech) -> click.Command:
    """The command."""

    @click.command("enrol", cls=Command, help=speech("command.enrol"))
    @click.option("--hub", required=True, help=speech("command.enrol.hub"))
    @click.option(
        "--key",
        required=True,
        type=click.Path(path_type=Path),
        help=speech("command.enrol.key"),
    )
    @click.option("--name", required=True, help=speech("command.enrol.name"))
    @click.option("--group", "groups", multiple=True, help=speech("command.enrol.group"))
    @click.option("--data", type=click.Path(path_type=Path), help=speech("command.enrol.data"))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def enrol(
        hub: str,
        key: Path,
        name: str,
        groups: tuple[str, ...],
        data: Path | None,
        as_json: bool,
    ) -> None:
        folder = data or paths.data("device")
        if (folder / enrolment.FILE).exists():
            raise AlreadyEnrolled(data=folder)
        answer = _asked(address(hub), _key(key), Enrol(name, list(groups)))
        if isinstance(answer, No):
            raise Refused(why=speech(answer.why, **answer.facts))
        if not isinstance(answer, Enrolled):
            raise ProtocolTrouble(why=type(answer).__name__)
        device = answer.device
        told = {"id": device.id, "name": device.name, "groups": device.groups}
        _write(folder, {"hub": address(hub), **told, "credential": answer.credential})
        _make_files(folder)
        speech.tell(
            {**told, "data": str(folder)},
            as_json,
            lambda: speech("command.enrol.done", name=device.name, data=folder),
        )

    return enrol


def address(said: str) -> str:
    """Where to dial: the hub's address, with the path that every hub has if none is given.

    Raises :class:`HubAway` for what is no address.
    """
    try:
        path = urlsplit(said).path
    except ValueError as trouble:
        raise HubAway(address=said) from trouble
    return said.rstrip("/") + PATH if path in ("", "/") else said


def _key(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeError) as trouble:
        raise NoAccess(path=path) from trouble


def _asked(url: str, key: str, ask: Ask) -> Answer:
    """The hub's answer to one question of a dashboard."""
    from websockets.exceptions import InvalidURI, WebSocketException
    from websockets.sync.client import connect

    from kiosk.sync.client import Client

    answers: list[Answer] = []
    machine = Client()
    desk = ulid.new(clock.system().wall())
    try:
        with connect(url, open_timeout=PATIENCE, compression=None) as line:
            line.send(machine.connected(Hello("desk", desk, key)).decode())
            _refused(machine.received(line.recv(PATIENCE)))
            line.send(machine.ask(ask, answers.append).decode())
            while not answers:
                message = machine.received(line.recv(PATIENCE))
                _refused(message)
                if isinstance(message, Reply):
                    machine.take_asker(message)(message.answer)
    except (OSError, InvalidURI, WebSocketException) as trouble:
        raise HubAway(address=url) from trouble
    return answers[0]


def _refused(message: object) -> None:
    if isinstance(message, Refuse):
        raise Said(message.why)


def _make_files(folder: Path) -> None:
    """Make the device's databases now, so that its first start is as quick as any other.

    What another hub sent in versions of its own would stand in the way of this one's.
    """
    from kiosk.local import documents, journal

    journal.Journal(folder / journal.FILE).close()
    held = documents.Documents(folder / documents.FILE)
    held.forget()
    held.close()


def _write(folder: Path, value: dict[str, object]) -> None:
    path = folder / enrolment.FILE
    try:
        private.make_folder(folder)
        private.write(path, json.dumps(value, ensure_ascii=False).encode() + b"\n")
    except OSError as trouble:
        raise of_file(trouble, path) from trouble
