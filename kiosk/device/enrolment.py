"""Which school this device belongs to: the file that enrolling it left behind."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec import Struct

from kiosk.errors import NoAccess, NotEnrolled, Problem
from kiosk.model import Device
from kiosk.tables import Table

FILE = "device.json"


class Enrolment(Struct, frozen=True):
    """Where the device's hub is, and how the device proves itself."""

    hub: str
    device: Device
    credential: str


def read(data: Path) -> Enrolment:
    """The enrolment in the device's data folder.

    Raises NotEnrolled when there is none or it is damaged, NoAccess when it cannot be read.
    """
    try:
        value = json.loads((data / FILE).read_bytes())
    except FileNotFoundError as error:
        raise NotEnrolled(data=data) from error
    except OSError as error:
        raise NoAccess(path=data / FILE) from error
    except ValueError as error:
        raise NotEnrolled(data=data) from error
    return of(value, data)


def of(value: object, data: Path) -> Enrolment:
    """The enrolment in a decoded file of the folder ``data``. Raises NotEnrolled."""
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
