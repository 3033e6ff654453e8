"""A hub whose disk is full keeps nothing by halves, says so, and goes on once there is room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk.model import Entry, Kind, Trust
from kiosk.sync.asks import AddPupils, Codes, Enrol, Enrolled, No, StaffSession, StaffSignIn
from kiosk.sync.messages import Ack, Hello, Push, Refuse
from tests.parts.founding import GROUP, PASSWORD, school
from tests.parts.hub_process import HubProcess, caller, hub, key


def desk(running: HubProcess) -> Hello:
    return Hello("desk", "desk-1", key(running))


def turn(running: HubProcess, how: str) -> None:
    """Take all the room on the hub's disk, or give it back."""
    there = f"/proc/{running.process.pid}/root{running.data}"
    subprocess.run([sys.executable, "-m", "tests.parts.full_disk", how, there], check=True)


def test_a_hub_on_a_full_disk(tmp_path: Path) -> None:
    data = tmp_path / "hub"
    with hub(data) as running:
        with caller(running, desk(running)) as office:
            session = office.ask(school())
            assert isinstance(session, StaffSession)
            enrolled = office.ask(Enrol("Laptop 12", [GROUP]))
            assert isinstance(enrolled, Enrolled)
        running.stop()
    device = enrolled.device.id
    hello = Hello("device", device, enrolled.credential)
    pupil = session.codes[0].pupil
    reports = [
        Entry(
            f"report-{number}",
            Kind.REPORTED,
            1,
            Trust.HUB,
            device,
            device,
            GROUP,
            pupil,
            body={"url": "http://wrong.example/"},
        )
        for number in range(3)
    ]
    tiny = [sys.executable, "-m", "tests.parts.full_disk", str(data)]
    with hub(data, before=tiny) as running:
        with caller(running, desk(running)) as office:
            office.ask(StaffSignIn(session.staff.id, PASSWORD))
            turn(running, "--fill")
            with caller(running, hello) as pushing:
                for report in reports:
                    pushing.say(Push(report))
                assert pushing.hear(Refuse).why == "error.hub_full"
            assert office.ask(AddPupils(GROUP, ["Nieuw Kind"])) == No("error.hub_full")
            turn(running, "--empty")
            assert isinstance(office.ask(AddPupils(GROUP, ["Nieuw Kind"])), Codes)
        with caller(running, hello) as pushing:
            for report in reports:
                pushing.say(Push(report))
            assert [pushing.hear(Ack).id for _ in reports] == [one.id for one in reports]
        assert running.stop()[0] == 0
