"""What holds at a school: its protocol, and what the school decided where that is silent.

Each answer says where it comes from. A clause is cited only where the protocol has one: a choice
of the school, or what Netjes does when nobody says anything, is never passed off as the protocol's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct, field

from kiosk.model import Role
from kiosk.packs.model import Downloads, Pack, Services, Setting, Settings, SocialMedia

Value = TypeVar("Value")

TERMS = ("08-01", "01-01", "04-01")
"""Where a school says nothing else, its terms begin on these days (month-day)."""

MOST_HOSTS = 300
"""Hosts that a school counts, and that it does not count, as social media; each at most."""

MEGABYTES = 50
"""What a pupil may keep, where the school says nothing else."""


class Source(StrEnum):
    """Who says so."""

    PACK = "pack"  # the protocol, in a clause
    SCHOOL = "school"  # the school's own choice, where the protocol is silent
    NETJES = "netjes"  # nobody said anything; so it is then


class Held(Struct, Generic[Value], frozen=True):
    """What holds, who says so, and the clause with its pack's id (``juliana P9``) if it has one."""

    value: Value
    source: Source = Source.NETJES
    clause: str = ""


class Choices(Struct, frozen=True, omit_defaults=True):
    """What the school decided itself. It counts only where the protocol does not state anything.

    ``more_social`` and ``less_social`` are hosts that the school counts, or does not count, as
    social media; ``terms`` are the first days of terms (``MM-DD``), none: :data:`TERMS`.
    """

    closed_in_breaks: bool | None = None
    ask_first: bool | None = None
    video_purpose: bool | None = None
    downloads: Downloads | None = None
    social_media: SocialMedia | None = None
    photos: bool | None = None
    screen_capture: bool | None = None
    personal_information: bool | None = None
    lessons_a_year: int | None = None
    more_social: list[str] = field(default_factory=list)
    less_social: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    megabytes: int = 0  # that a pupil may keep; 0: MEGABYTES


class Policy:
    """The settings that hold now. Without a pack a device is as closed as its timetable says."""

    def __init__(self, pack: Pack | None = None, choices: Choices | None = None) -> None:
        self.pack = pack
        self.choices = choices or Choices()
        self._settings = pack.settings if pack else Settings()

    @property
    def closes(self) -> Held[bool]:
        """Whether devices are closed in breaks and after school (juliana P11)."""
        chosen = self.choices.closed_in_breaks
        return self._held(self._settings.closed_in_breaks, chosen, self.pack is None)

    @property
    def asks_first(self) -> Held[bool]:
        """Whether pupils ask before they go online (juliana P1)."""
        return self._held(self._settings.ask_first, self.choices.ask_first, False)

    @property
    def video_purpose(self) -> Held[bool]:
        """Whether YouTube asks for a purpose of its own (juliana U6)."""
        return self._held(self._settings.video_purpose, self.choices.video_purpose, False)

    @property
    def downloads(self) -> Held[Downloads]:
        """What pupils may download (juliana P9)."""
        chosen = self.choices.downloads
        return self._held(self._settings.downloads, chosen, Downloads.WORKSPACE)

    @property
    def social_media(self) -> Held[SocialMedia | None]:
        """When social media may be used in lessons (juliana A1); None: it is not held back."""
        setting: Setting[SocialMedia | None] = Setting(
            self._settings.social_media.value, self._settings.social_media.clause
        )
        return self._held(setting, self.choices.social_media, None)

    @property
    def services(self) -> Services:
        """What the protocol counts as social media; nothing named where it does not say."""
        return self._settings.services

    @property
    def grant_by(self) -> Held[frozenset[Role]]:
        """Who may give pupils permission for social media; where nobody says so, all staff."""
        stated = self._settings.grant_by
        setting = Setting(frozenset(stated.value), stated.clause) if stated.value else Setting()
        return self._held(setting, None, frozenset(Role))

    @property
    def photos(self) -> Held[bool]:
        """Whether pupils may send photos (juliana P8); unless somebody says so, they may not."""
        return self._held(self._settings.photos, self.choices.photos, False)

    @property
    def captures(self) -> Held[bool]:
        """Whether pages may record the screen (osvs U2); unless somebody says so, they may not."""
        return self._held(self._settings.screen_capture, self.choices.screen_capture, False)

    @property
    def guards_personal(self) -> Held[bool]:
        """Whether pupils are warned when they type personal information (juliana P7)."""
        chosen = self.choices.personal_information
        return self._held(self._settings.personal_information, chosen, False)

    @property
    def lessons_a_year(self) -> Held[int]:
        """How many lessons a school year treat the risks (bnc L1); 0: none are asked for."""
        return self._held(self._settings.lessons_a_year, self.choices.lessons_a_year, 0)

    @property
    def terms(self) -> list[str]:
        """The first days of the school's terms, ``MM-DD``."""
        return list(self.choices.terms or TERMS)

    @property
    def quota(self) -> int:
        """Bytes that a pupil may keep."""
        return (self.choices.megabytes or MEGABYTES) * 1_000_000

    def _held(self, setting: Setting[Value], chosen: Value | None, silent: Value) -> Held[Value]:
        if setting.value is not None and self.pack is not None:
            return Held(setting.value, Source.PACK, self.pack.cite(setting.clause))
        if chosen is not None:
            return Held(chosen, Source.SCHOOL)
        return Held(silent)
