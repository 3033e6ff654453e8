"""Every trouble that a person can meet, as an error with a message of its own.

An error carries a message id (a key of ``resources/translations``), the facts that fill the
sentence, and the help page that goes further. The sentence itself is made where it is shown
(:func:`kiosk.words.sentence`), so that it is in the reader's language.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong with a file: where in it, a message id, the facts that fill it."""

    where: str
    why: str
    facts: dict[str, str]


class NetjesError(Exception):
    """Trouble that is told to a person in one sentence: what is wrong, where, and what to do."""

    message: str = "error.unknown"
    help_page: str = "docs/trouble.md"

    def __init__(self, **facts: object) -> None:
        self.facts: dict[str, str] = {name: str(value) for name, value in facts.items()}
        super().__init__(self.message, self.facts)

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.message}({said})"


class ManyProblems(NetjesError):
    """Several things are wrong at once: all are told, one a line, as the fact ``problems``."""

    def __init__(self, problems: Iterable[Problem], **facts: object) -> None:
        self.problems = tuple(problems)
        said = "; ".join(f"{one.where}: {one.why}" for one in self.problems)
        super().__init__(problems=said, **facts)


class UsageTrouble(NetjesError):
    """The command's words are off. Facts: ``why``."""

    message = "error.usage"


class PackTrouble(ManyProblems):
    """A protocol's pack cannot be used. Facts: ``file``, ``problems``."""

    message = "error.pack"


class NoSuchPack(NetjesError):
    """No protocol of that name comes with Netjes. Facts: ``name``, ``known``."""

    message = "error.no_such_pack"


class TimetableTrouble(ManyProblems):
    """A timetable cannot be used. Facts: ``problems``."""

    message = "error.timetable"


class TimetableFileTrouble(TimetableTrouble):
    """A file with a timetable or a school cannot be used. Facts: ``file``, ``problems``."""

    message = "error.timetable_file"


class CalendarTrouble(ManyProblems):
    """A file is no calendar that can be read. Facts: ``file``, ``problems``."""

    message = "error.calendar"


class NoSuchGroup(NetjesError):
    """A school's timetable has no such group. Facts: ``group``, ``known``."""

    message = "error.no_such_group"


class PortInUse(NetjesError):
    """Another program listens where the hub would. Facts: ``host``, ``port``."""

    message = "error.port_in_use"


class NotLoopback(NetjesError):
    """Without TLS the hub serves this machine only. Facts: ``host``."""

    message = "error.not_loopback"


class NoDisplay(NetjesError):
    """There is no screen to show a window on."""

    message = "error.no_display"


class NoWindows(NetjesError):
    """The part of Netjes that draws windows is not installed here."""

    message = "error.no_windows"


class DiskFull(NetjesError):
    """There is no room left to keep something. Facts: ``path``."""

    message = "error.disk_full"


class NoAccess(NetjesError):
    """A folder or file cannot be read or written. Facts: ``path``."""

    message = "error.no_access"


def of_file(trouble: OSError, path: object) -> NetjesError:
    """What an operating system's trouble with a file means to a person: no room, or no access."""
    full = trouble.errno in (errno.ENOSPC, errno.EDQUOT)
    return DiskFull(path=path) if full else NoAccess(path=path)


class HubAway(NetjesError):
    """The hub does not answer. Facts: ``address``."""

    message = "error.hub_away"


class NotEnrolled(NetjesError):
    """This device belongs to no school yet. Facts: ``data``."""

    message = "error.not_enrolled"


class Refused(NetjesError):
    """The hub says no to what was asked. Facts: ``why`` and what the reason needs."""

    message = "error.refused"


class ProtocolTrouble(NetjesError):
    """The other side of a connection broke the agreed form. Facts: ``why``."""

    message = "error.protocol"


class StoreDamaged(NetjesError):
    """The hub's database is not one any more. Facts: ``path``."""

    message = "error.store_damaged"


class KioskRunning(NetjesError):
    """Another kiosk works on the same data folder. Facts: ``data``."""

    message = "error.kiosk_running"


class HubRunning(NetjesError):
    """Another hub works on the same data folder. Facts: ``data``."""

    message = "error.hub_running"


class NoSchool(NetjesError):
    """No school has been made on this hub yet."""

    message = "error.no_school"


class UnknownStaff(NetjesError):
    """Nobody works here by that name, or several do. Facts: ``name``."""

    message = "error.unknown_staff"


class PasswordsDiffer(NetjesError):
    """The new password and its repetition are not the same."""

    message = "error.passwords_differ"


class Said(NetjesError):
    """What another part of Netjes said no with: its message id, and the facts of it."""

    def __init__(self, message: str, **facts: object) -> None:
        self.message = message
        super().__init__(**facts)


class AlreadyEnrolled(NetjesError):
    """This device belongs to a school already. Facts: ``data``."""

    message = "error.already_enrolled"
