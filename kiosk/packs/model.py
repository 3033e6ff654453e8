"""A protocol's pack: what a school agreed, clause by clause, and which settings follow from it.

Texts are by language: ``{"nl": ..., "en": ...}``. A clause is a reference into the school's own
document (``P5``); together with the pack's id it reads ``juliana P5``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct, field

from kiosk.model import Role

Texts = dict[str, str]
Value = TypeVar("Value")


def text_in(texts: Texts, language: str) -> str:
    """A text in this language, else in Dutch, which is always there; "" where nothing is said."""
    return texts.get(language) or texts.get("nl", "")


class Sector(StrEnum):
    """Which pupils the protocol is for."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    BOTH = "both"


class Origin(StrEnum):
    """Who wrote down what the pack carries."""

    SCHOOL = "school"  # a school or board; the wording in the pack may be another's
    NETJES = "netjes"  # an advice of ours, nobody's protocol until a school takes it


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


class Carry(StrEnum):
    """What the product does with a clause."""

    ENFORCE = "enforce"  # the device does it
    GUIDE = "guide"  # somebody is asked or told at the right moment
    RECORD = "record"  # kept, with who and when
    SHOW = "show"  # can be read: in the agreements or the handbook


class Audience(StrEnum):
    """Whom a clause or a measure is about."""

    STAFF = "staff"
    PARENTS = "parents"
    PUPILS = "pupils"


class Theme(StrEnum):
    """Where a clause stands in the handbook."""

    LESSONS = "lessons"  # internet and social media in class
    PUPILS = "pupils"  # what is agreed with pupils
    PICTURES = "pictures"  # photo, film, sound
    CONTACT = "contact"  # staff with pupils and parents
    CHANNELS = "channels"  # the school with parents
    POSTING = "posting"  # what one publishes oneself
    TROUBLE = "trouble"  # a conversation that derails, doubt, a data leak, a complaint
    MEASURES = "measures"  # what follows on a breach
    CLIMATE = "climate"  # safe and decent
    PHONES = "phones"  # own telephones
    SCHOOL = "school"  # the school's own site, and this protocol itself


class Downloads(StrEnum):
    """What pupils may download."""

    NONE = "none"
    WORKSPACE = "workspace"  # into the pupil's own files


class SocialMedia(StrEnum):
    """When social media may be used in lessons."""

    PERMISSION = "permission"  # permission beforehand
    EDUCATIONAL = "educational"  # permission beforehand, with an educational purpose


class Criminal(StrEnum):
    """What the school does with what is possibly criminal."""

    MAY = "may_report"
    WILL = "will_report"
    CONSIDERS = "considers_reporting"


class Repair(StrEnum):
    """How what went wrong is made good."""

    REMOVE = "remove"  # the message is taken away
    CORRECT = "correct"  # a correction is posted
    TALK = "talk"
    HELP = "help"  # for those hurt


class Renewal(StrEnum):
    """How long a consent lasts."""

    ONCE = "once"  # until withdrawn: asked once, and at enrolment
    WITHDRAWN = "until_withdrawn"  # the protocol does not say for how long
    YEARLY = "yearly"  # registered anew every year
    POSTING = "per_posting"  # for one posting alone


class ConsentUse(StrEnum):
    """At which moment a consent is looked at."""

    PICTURES = "pictures"  # before a photo, film or sound of somebody is posted
    WEBSITE = "website"  # before a photo is put on the school's own site
    SOCIAL_MEDIA = "social_media"  # before social media is granted for a lesson


class Shown(StrEnum):
    """How a consent has to be given."""

    WRITTEN = "written"
    DEMONSTRABLE = "demonstrable"
    EXPRESS = "express"


class School(Struct, frozen=True):
    """Whose protocol it is."""

    name: str
    place: str = ""
    board: str = ""


class Validity(Struct, frozen=True, omit_defaults=True):
    """From when to when the protocol holds, and when it is due for review; "" where not said.

    ISO dates, a year (``2022``) or a month (``2024-06``): as exact as the document is.
    """

    adopted: str = ""
    start: str = ""
    end: str = ""
    review: str = ""


class Rule(Struct, frozen=True, omit_defaults=True):
    """One agreement with the pupils, as a card.

    ``bands``: for whom it is, none: for everybody. ``words`` are a band's own words where they
    differ from ``text``; ``voice`` is what is read aloud to a band where it differs from those.
    """

    id: str
    clause: str
    picture: str
    text: Texts
    bands: list[Band] = field(default_factory=list)
    words: dict[Band, Texts] = field(default_factory=dict)
    voice: dict[Band, Texts] = field(default_factory=dict)

    def texts(self, band: Band) -> Texts:
        """What a pupil of this band reads, by language."""
        return self.words.get(band, self.text)

    def spoken(self, band: Band) -> Texts:
        """What a pupil of this band hears, by language."""
        return {**self.texts(band), **self.voice.get(band, {})}


class Clause(Struct, frozen=True, omit_defaults=True):
    """One clause of the document, in a wording that may be another's, and what is done with it."""

    id: str
    theme: Theme
    carry: list[Carry]
    audience: list[Audience]
    text: Texts


class Contact(Struct, frozen=True, omit_defaults=True):
    """Somebody to turn to, and what for. ``address``: a number or an address, "" where none."""

    id: str
    name: Texts
    purpose: Texts
    address: str = ""
    clause: str = ""
    data_leaks: bool = False  # also told of data leaks


class ConsentTerm(Struct, frozen=True, omit_defaults=True):
    """A consent that the school asks for.

    ``own_from``: from this age (years) the pupil gives it, below it the parents; 0: the protocol
    names no age (the privacy law's is 16). ``unless_refused``: it is taken to be there until
    somebody objects in writing. ``staff``: asked of staff as well, who appear in pictures, too.
    """

    id: str
    clause: str
    use: ConsentUse
    purpose: Texts
    renewal: Renewal
    shown: list[Shown] = field(default_factory=list)
    own_from: int = 0
    unless_refused: bool = False
    staff: bool = False


class Measure(Struct, frozen=True, omit_defaults=True):
    """What can follow on a breach, for whom."""

    id: str
    clause: str
    audience: list[Audience]
    text: Texts


class Topic(Struct, frozen=True):
    """A subject for a lesson on the risks."""

    id: str
    text: Texts


class Question(Struct, frozen=True):
    """One question before posting; ``letter`` is the one that it is remembered by."""

    letter: str
    text: Texts


class Think(Struct, frozen=True):
    """The questions to ask oneself before posting (juliana D)."""

    clause: str
    questions: list[Question]


class Setting(Struct, Generic[Value], frozen=True, omit_defaults=True):
    """A value, and the clause that says so. No value: the protocol does not state it."""

    value: Value | None = None
    clause: str = ""


class Services(Struct, frozen=True, omit_defaults=True):
    """What the protocol counts as social media.

    ``named`` and ``kinds`` are ids of services and of kinds of them (:mod:`kiosk.packs.services`);
    ``future``: those that come after it as well.
    """

    named: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    future: bool = False
    clause: str = ""


class Settings(Struct, frozen=True, omit_defaults=True):
    """What the protocol decides. A silence is a fact and is shown as one.

    ``derails`` and ``doubt`` hold ids of contacts.
    """

    social_media: Setting[SocialMedia] = field(default_factory=Setting)
    grant_by: Setting[list[Role]] = field(default_factory=Setting)
    services: Services = field(default_factory=Services)
    closed_in_breaks: Setting[bool] = field(default_factory=Setting)
    ask_first: Setting[bool] = field(default_factory=Setting)
    video_purpose: Setting[bool] = field(default_factory=Setting)
    downloads: Setting[Downloads] = field(default_factory=Setting)
    photos: Setting[bool] = field(default_factory=Setting)
    screen_capture: Setting[bool] = field(default_factory=Setting)
    personal_information: Setting[bool] = field(default_factory=Setting)
    lessons_a_year: Setting[int] = field(default_factory=Setting)
    derails: Setting[list[str]] = field(default_factory=Setting)
    doubt: Setting[list[str]] = field(default_factory=Setting)
    criminal: Setting[Criminal] = field(default_factory=Setting)
    repair: Setting[list[Repair]] = field(default_factory=Setting)


class Pack(Struct, frozen=True, omit_defaults=True):
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
    origin: Origin = Origin.SCHOOL
    spirit: Texts = field(default_factory=dict)  # what the protocol is after, in a few sentences
    validity: Validity = field(default_factory=Validity)
    settings: Settings = field(default_factory=Settings)
    clauses: list[Clause] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    consents: list[ConsentTerm] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    think: Think | None = None

    @property
    def reading(self) -> str:
        """What a pupil has read who went through these rules: ``juliana@1``."""
        return f"{self.id}@{self.reading_number}"

    def cite(self, clause: str) -> str:
        """How a clause of it is referred to: ``juliana P5``; "" for none."""
        return f"{self.id} {clause}" if clause else ""

    def asks(self, use: ConsentUse) -> list[ConsentTerm]:
        """The consents that are looked at for this use; none: it asks for none."""
        return [one for one in self.consents if one.use is use]
