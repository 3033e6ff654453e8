"""A protocol's pack: what a school agreed with its pupils, and which settings follow from it.

Texts are by language: ``{"nl": ..., "en": ...}``. A clause is a reference into the school's own
document (``P5``); together with the pack's id it reads ``juliana P5``.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

Texts = dict[str, str]


class Sector(StrEnum):
    """Which pupils the protocol is for."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    BOTH = "both"


class Band(StrEnum):
    """Ages, by Dutch year group."""

    YOUNGEST = "1-2"
    MIDDLE = "3-5"
    UPPER = "6-8"
    SECONDARY = "secondary"


_LAST_MIDDLE = 5  # the year groups of Dutch primary school go to 8
_LAST_YOUNGEST = 2
_LAST_UPPER = 8


def band_of(year: int) -> Band:
    """The band of a Dutch year group; after the eighth comes secondary school."""
    if year <= _LAST_YOUNGEST:
        return Band.YOUNGEST
    if year <= _LAST_MIDDLE:
        return Band.MIDDLE
    return Band.UPPER if year <= _LAST_UPPER else Band.SECONDARY


class Downloads(StrEnum):
    """What pupils may download."""

    NONE = "none"
    WORKSPACE = "workspace"  # into the pupil's own files


class School(Struct, frozen=True):
    """Whose protocol it is."""

    name: str
    place: str = ""
    board: str = ""


class Validity(Struct, frozen=True):
    """From when to when the protocol holds, and when it is due for review; "" where not said.

    ISO dates, a year (``2022``) or a month (``2024-06``): as exact as the document is.
    """

    start: str = ""
    end: str = ""
    review: str = ""


class Rule(Struct, frozen=True):
    """One agreement with the pupils, as a card. No ``bands``: for everybody."""

    id: str
    clause: str
    picture: str
    text: Texts
    bands: list[Band] = field(default_factory=list)


class Contact(Struct, frozen=True):
    """Somebody to turn to, and what for. ``address``: a number or an address, "" where none."""

    id: str
    name: Texts
    purpose: Texts
    address: str = ""
    clause: str = ""


class Switch(Struct, frozen=True):
    """A yes or no, and the clause that says so. No value: the protocol does not state it."""

    value: bool | None = None
    clause: str = ""

    @property
    def stated(self) -> bool:
        """Whether the protocol says anything about it."""
        return self.value is not None


class DownloadRule(Struct, frozen=True):
    """What may be downloaded, and the clause that says so. No value: not stated."""

    value: Downloads | None = None
    clause: str = ""

    @property
    def stated(self) -> bool:
        """Whether the protocol says anything about it."""
        return self.value is not None


class Settings(Struct, frozen=True):
    """What the protocol decides about devices. A silence is a fact and is shown as one."""

    closed_in_breaks: Switch = field(default_factory=Switch)
    downloads: DownloadRule = field(default_factory=DownloadRule)


class Pack(Struct, frozen=True):
    """One school's protocol.

    ``version`` changes with every edition of the file. ``reading_number`` is raised by the author
    when a rule's meaning changes, and only then do pupils read again: a corrected typo keeps it.
    """

    id: str
    version: str
    reading_number: int
    school: School
    sector: Sector
    rules: list[Rule]
    validity: Validity = field(default_factory=Validity)
    settings: Settings = field(default_factory=Settings)
    contacts: list[Contact] = field(default_factory=list)

    @property
    def reading(self) -> str:
        """What a pupil has read who went through these rules: ``juliana@1``."""
        return f"{self.id}@{self.reading_number}"
