"""A classroom that stands ready: a hub with the demo's school, and a device that belongs to it.

Made over the wire, for whoever wants a classroom but not the making of it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from kiosk.demo import school
from kiosk.demo.colleague import Colleague
from kiosk.demo.stage import people
from kiosk.demo.stage.stage import ROOT, Stage
from kiosk.model import Role, Roster, Tile
from kiosk.packs import load_shipped
from kiosk.slug import slug
from kiosk.sync.asks import FoundSchool, NewCodes, PupilCode, PutDocument
from kiosk.timetable.model import Timetable


class Classroom:
    """A school of one group on a stage. ``hub`` runs from the start on; ``device`` is enrolled."""

    def __init__(
        self,
        stage: Stage,
        week: Timetable,
        tiles: Sequence[Tile] = (),
        *,
        names: Sequence[str] = school.NAMES,
        role: Role = Role.TEACHER,
        school_time: int | None = None,
        pack: str = school.PACK,
        years: Sequence[int] = (5,),
        group: str = school.GROUP,
    ) -> None:
        """``pack`` is the name of one that is shipped; ``years`` are those of the ``group``."""
        self.stage = stage
        self.hub_data = stage.room("hub")
        self.hub = people.hub(stage, self.hub_data, school_time=school_time)
        self.port = self.hub.port
        self._group = group
        self._documents = {
            f"timetable/{slug(group)}": raw(week),
            f"tiles/{slug(group)}": raw(list(tiles)),
            "pack": raw(load_shipped(pack)),
        }
        self.codes = self._found(names, role, years)
        self.device = self.enrol(school.DEVICE)

    @property
    def url(self) -> str:
        """Where the hub is."""
        return f"ws://127.0.0.1:{self.port}"

    @property
    def key(self) -> Path:
        """The file that lets a desk speak to the hub."""
        return self.hub_data / "local.key"

    def code(self, first: str) -> PupilCode:
        """The picture code of the pupil with this first name."""
        return next(code for code in self.codes if code.name.split()[0] == first)

    def colleague(self) -> Colleague:
        """The teacher, signed in over the wire."""
        colleague = Colleague(self.url, self.key)
        colleague.sign_in(school.TEACHER, school.PASSWORD)
        return colleague

    def enrol(self, name: str, groups: Sequence[str] | None = None) -> Path:
        """Another device of the school, for these groups (None: its first); its data folder."""
        folder = self.stage.room("devices", name.lower().replace(" ", "-"))
        shared = [slug(self._group)] if groups is None else groups
        enrol(self.stage, self.url, self.key, folder, name=name, groups=shared)
        return folder

    def put(self, key: str, value: object) -> None:
        """Put a document as the teacher would."""
        colleague = self.colleague()
        put(colleague, key, value)
        colleague.close()

    def restart_hub(self) -> None:
        """Have a hub again, at the same address."""
        self.hub = people.hub(self.stage, self.hub_data, self.port)

    def _found(self, names: Sequence[str], role: Role, years: Sequence[int]) -> list[PupilCode]:
        colleague = Colleague(self.url, self.key)
        ask = FoundSchool(
            school=school.SCHOOL,
            staff=school.TEACHER,
            role=role,
            password=school.PASSWORD,
            group=self._group,
            years=list(years),
            names=list(names),
            documents=self._documents,
        )
        codes = colleague.found(ask).codes
        colleague.close()
        return codes


def raw(value: object) -> msgspec.Raw:
    """A value as a document's body."""
    return msgspec.Raw(msgspec.json.encode(value))


def put(colleague: Colleague, key: str, value: object) -> None:
    """Put the next version of a document."""
    colleague.put(PutDocument(key, colleague.document(key).version, raw(value)))


def pupils(colleague: Colleague, group: str = school.GROUP_ID) -> dict[str, str]:
    """The ids of a group's pupils by first name; of two with one name, one of them."""
    roster = colleague.value(f"roster/{group}", Roster)
    return {pupil.name: pupil.id for pupil in roster.pupils}


def new_code(colleague: Colleague, pupil: str, group: str = school.GROUP_ID) -> PupilCode:
    """A new picture code for one pupil of a group."""
    return colleague.codes(NewCodes(group, [pupil]))[0]


def add_leader(stage: Stage, hub_data: Path) -> None:
    """Add the school's leader to the team, with the command of whoever owns the hub's folder.

    Raises CalledProcessError.
    """
    command = ["-m", "kiosk", "hub", "staff", "add", school.LEADER, "--role", Role.LEADER.value]
    with stage.log("staff").open("ab") as log:
        subprocess.run(
            [sys.executable, *command, "--data", str(hub_data)],
            input=school.PASSWORD.encode(),
            stdout=log,
            stderr=log,
            cwd=ROOT,
            env=stage.environment(),
            user=stage.user,
            group=stage.user,
            extra_groups=None if stage.user is None else [],
            check=True,
        )


def enrol(
    stage: Stage, url: str, key: Path, folder: Path, *, name: str, groups: Sequence[str]
) -> None:
    """Make a folder a device of the school, with the command that IT uses."""
    listed = [word for group in groups for word in ("--group", group)]
    command = ["-m", "kiosk", "enrol", "--hub", url, "--key", str(key), "--name", name, *listed]
    process = stage.start("enrol", [sys.executable, *command, "--data", str(folder)])
    if process.wait() != 0:
        raise ChildProcessError(stage.log("enrol").read_text("utf-8", "replace").strip())
