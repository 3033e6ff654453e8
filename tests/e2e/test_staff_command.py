"""``netjes hub staff`` beside a hub that runs: heard at the next sign-in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from kiosk.model import Role
from kiosk.sync.asks import AddStaff, No, StaffList, StaffSession, StaffSignIn
from kiosk.sync.messages import Hello
from tests.parts.founding import PASSWORD, school
from tests.parts.hub_process import caller, hub, key

NEW = "een heel ander wachtwoord"


def staff(data: Path, *words: str, typed: str = "") -> dict[str, str]:
    """What the command tells."""
    command = [sys.executable, "-m", "kiosk", "hub", "staff", *words]
    done = subprocess.run(
        [*command, "--data", str(data), "--json"],
        input=typed,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NETJES_LANGUAGE": "nl"},
    )
    told: dict[str, str] = json.loads(done.stdout)
    return told


def test_a_teacher_alone_comes_in_again_and_leads(tmp_path: Path) -> None:
    with hub(tmp_path) as running:
        with caller(running, Hello("desk", "desk-1", key(running))) as office:
            founded = office.ask(school())
            assert isinstance(founded, StaffSession)
            leader = AddStaff("Meester Ali", Role.LEADER, NEW)
            assert office.ask(leader) == No("error.not_allowed")
        told = staff(tmp_path, "password", "Juf Marieke", typed=NEW)
        assert told["id"] == founded.staff.id
        staff(tmp_path, "role", "Juf Marieke", "leader")
        with caller(running, Hello("desk", "desk-2", key(running))) as office:
            me = founded.staff.id
            assert office.ask(StaffSignIn(me, PASSWORD)) == No("error.wrong_password")
            session = office.ask(StaffSignIn(me, NEW))
            assert isinstance(session, StaffSession)
            assert session.staff.role is Role.LEADER
            assert isinstance(office.ask(leader), StaffList)
