"""Which school this device belongs to: the file that enrolling it left behind."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.errors import NotEnrolled, Problem
from kiosk.model import Device
from kiosk.tables import Table

FILE = "device.json"
"""Its name in the device's data folder."""


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


def read(data: Path) -> Enrolment:
    """The enrolment that the folder ``data`` of a device holds. Raises NotEnrolled."""
    try:
        value = msgspec.json.decode((data / FILE).read_bytes())
    except (OSError, msgspec.DecodeError) as trouble:
        raise NotEnrolled(data=data) from trouble
    return of(value, data)
