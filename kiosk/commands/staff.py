"""``netjes hub staff``: the team, for whoever owns the hub's folder. Nobody need be signed in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk import clock, paths
from kiosk.commands.helping import Command, Group
from kiosk.commands.speech import Speech
from kiosk.errors import NoAccess, NoSchool, PasswordsDiffer, Said, of_file
from kiosk.model import Role, Staff
from kiosk.words import Words

if TYPE_CHECKING:
    from kiosk.hub.team import Team

ROLES = click.Choice([role.value for role in Role])


def command(speech: Speech) -> click.Group:
    """``hub staff list``, ``add``, ``password`` and ``role``."""
    group = Group("staff", help=speech("command.staff"))
    for made in (_list(speech), _add(speech), _password(speech), _role(speech)):
        made.params += [
            click.Option(
                ["--data"], type=click.Path(path_type=Path), help=speech("command.hub.data")
            ),
            click.Option(["--json", "as_json"], is_flag=True, help=speech("command.json")),
        ]
        group.add_command(made)
    return group


def _list(speech: Speech) -> click.Command:
    @click.command("list", cls=Command, help=speech("command.staff.list"))
    def everybody(data: Path | None, as_json: bool) -> None:
        with _team(data) as team:
            found = team.everybody()
        speech.tell(
            [_facts(one) for one in found],
            as_json,
            lambda: "\n".join(f"{one.name}  {_called(one, speech)}  {one.id}" for one in found),
        )

    return everybody


def _add(speech: Speech) -> click.Command:
    @click.command("add", cls=Command, help=speech("command.staff.add"))
    @click.argument("name")
    @click.option("--role", type=ROLES, required=True, help=speech("command.staff.as"))
    def add(name: str, role: str, data: Path | None, as_json: bool) -> None:
        with _team(data) as team:
            staff = team.add(name, Role(role), _new_password(speech))
        _tell(speech, "command.staff.added", staff, as_json)

    return add


def _password(speech: Speech) -> click.Command:
    @click.command("password", cls=Command, help=speech("command.staff.password"))
    @click.argument("name")
    def password(name: str, data: Path | None, as_json: bool) -> None:
        with _team(data) as team:
            staff = team.set_password(name, _new_password(speech))
        _tell(speech, "command.staff.renewed", staff, as_json)

    return password


def _role(speech: Speech) -> click.Command:
    @click.command("role", cls=Command, help=speech("command.staff.role"))
    @click.argument("name")
    @click.argument("role", type=ROLES)
    def change(name: str, role: str, data: Path | None, as_json: bool) -> None:
        with _team(data) as team:
            staff = team.set_role(name, Role(role))
        _tell(speech, "command.staff.changed", staff, as_json)

    return change


@contextmanager
def _team(data: Path | None) -> Iterator[Team]:
    """The team of the hub that keeps its data in this folder, whether it runs or not."""
    from kiosk.hub.files import DATABASE
    from kiosk.hub.store_sqlite import SqliteStore
    from kiosk.hub.team import Team
    from kiosk.hub.wording import Unfit
    from kiosk.signin import Passwords

    path = (data or paths.data("hub")) / DATABASE
    _check_owner(path)
    with closing(SqliteStore(path)) as store:
        try:
            yield Team(store, Passwords(), clock.system().wall())
        except Unfit as trouble:
            raise Said(trouble.no.why, **trouble.no.facts) from trouble


def _check_owner(path: Path) -> None:
    """Only the hub's own user: files that root makes beside a database, that user cannot write."""
    try:
        owner = path.stat().st_uid
    except FileNotFoundError as trouble:
        raise NoSchool from trouble
    except OSError as trouble:
        raise of_file(trouble, path) from trouble
    if owner != os.geteuid():
        raise NoAccess(path=path)


def _new_password(speech: Speech) -> str:
    """Typed twice, unseen; or, from another program, the first line of what it sends."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    said = click.prompt(speech("command.staff.new"), hide_input=True, err=True)
    if click.prompt(speech("command.staff.again"), hide_input=True, err=True) != said:
        raise PasswordsDiffer
    return str(said)


def _tell(speech: Speech, message: str, staff: Staff, as_json: bool) -> None:
    facts = _facts(staff)
    speech.tell(
        facts, as_json, lambda: speech(message, name=staff.name, role=_called(staff, speech))
    )


def _facts(staff: Staff) -> dict[str, str]:
    return {"id": staff.id, "name": staff.name, "role": staff.role.value}


def _called(staff: Staff, speech: Speech) -> str:
    return Words(speech.language, "teacher")(f"teacher.role.{staff.role.value}")
