"""Which school this device belongs to: the file that enrolling it left behind."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from kiosk.errors import NotEnrolled, Problem
from kiosk.model import Device
from kiosk.tables import Table


class Enrolment(Struct, frozen=True):
    """Where the device's hub is, and how the device proves itself."""

    hub: str
    device: Device
    credential: str


def of(value: object, data: Path) -> Enrolment:
    """The enrolment in the decoded ``device.json`` of the folder ``data``.

    Raises NotEnrolled, also for one that is damaged.
    """
    problems: list[Problem] = []
    table = Table(value, "", problems)
    enrolment = Enrolment(
        hub=table.text("hub"),
        device=Device(table.text("id"), table.text("name"), table.texts("groups")),
        credential=table.text("credential"),
    )
    if problems or not enrolment.hub.startswith(("ws://", "wss://")):
        raise NotEnrolled(data=data)
    return enrolment
