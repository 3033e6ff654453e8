"""What a protocol decides, matter by matter, and who says so where it is silent.

A silence is shown as one: the school can then decide itself, or Netjes does what it does by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar, cast

from msgspec import Struct, field, structs

from kiosk.packs.carried import setting_waits
from kiosk.packs.model import (
    ConsentUse,
    Downloads,
    Pack,
    Services,
    Setting,
    SocialMedia,
    Texts,
)
from kiosk.packs.policy import Choices, Held, Policy, Source

Value = TypeVar("Value")
Chosen = bool | int | Downloads | SocialMedia | None


class Matter(StrEnum):
    """What protocols differ in."""

    SOCIAL_MEDIA = "social_media"
    GRANT_BY = "grant_by"
    SERVICES = "services"
    CLOSED_IN_BREAKS = "closed_in_breaks"
    ASK_FIRST = "ask_first"
    VIDEO_PURPOSE = "video_purpose"
    DOWNLOADS = "downloads"
    PHOTOS = "photos"
    SCREEN_CAPTURE = "screen_capture"
    PERSONAL_INFORMATION = "personal_information"
    PICTURE_CONSENT = "picture_consent"
    SOCIAL_CONSENT = "social_consent"
    LESSONS_A_YEAR = "lessons_a_year"
    DERAILS = "derails"
    DOUBT = "doubt"
    CRIMINAL = "criminal"
    REPAIR = "repair"
    REVIEW = "review"


class Decided(Struct, frozen=True):
    """What holds in a matter, and who says so.

    ``says`` are the words for it (``yes``, ``workspace``, a role, a date), ``names`` what the pack
    itself calls it, ``ids`` services and kinds of them, ``count`` a number or an age; ``clause``
    the reference (``juliana P9``), "" where the protocol is silent. ``waits``: Netjes does not do
    it itself yet.
    """

    matter: Matter
    source: Source
    clause: str = ""
    says: list[str] = field(default_factory=list)
    names: list[Texts] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    count: int = 0
    waits: bool = False

    @property
    def stated(self) -> bool:
        """Whether the protocol says so itself."""
        return self.source is Source.PACK


_SWITCHES: Mapping[Matter, Callable[[Policy], Held[bool]]] = MappingProxyType(
    {
        Matter.CLOSED_IN_BREAKS: lambda policy: policy.closes,
        Matter.ASK_FIRST: lambda policy: policy.asks_first,
        Matter.VIDEO_PURPOSE: lambda policy: policy.video_purpose,
        Matter.PHOTOS: lambda policy: policy.photos,
        Matter.SCREEN_CAPTURE: lambda policy: policy.captures,
        Matter.PERSONAL_INFORMATION: lambda policy: policy.guards_personal,
    }
)

MOST_OFFERED = 12
"""Lessons a year that a school can choose at most; a protocol may ask for more."""

OPTIONS: Mapping[Matter, tuple[Chosen, ...]] = MappingProxyType(
    {
        Matter.SOCIAL_MEDIA: tuple(SocialMedia),
        **dict.fromkeys(_SWITCHES, (True, False)),
        Matter.DOWNLOADS: tuple(Downloads),
        Matter.LESSONS_A_YEAR: tuple(range(1, MOST_OFFERED + 1)),
    }
)
"""What a school can choose itself where its protocol is silent."""


def decisions(pack: Pack, policy: Policy) -> list[Decided]:
    """What holds in every matter, in the order of :class:`Matter`."""
    settings = pack.settings
    says: dict[Matter, Decided] = {
        **{matter: _held(matter, of(policy)) for matter, of in _SWITCHES.items()},
        Matter.SOCIAL_MEDIA: _held(Matter.SOCIAL_MEDIA, policy.social_media),
        Matter.GRANT_BY: _roles(policy),
        Matter.SERVICES: _services(pack, policy.services),
        Matter.DOWNLOADS: _held(Matter.DOWNLOADS, policy.downloads),
        Matter.PICTURE_CONSENT: _consent(Matter.PICTURE_CONSENT, pack, ConsentUse.PICTURES),
        Matter.SOCIAL_CONSENT: _consent(Matter.SOCIAL_CONSENT, pack, ConsentUse.SOCIAL_MEDIA),
        Matter.LESSONS_A_YEAR: _held(Matter.LESSONS_A_YEAR, policy.lessons_a_year),
        Matter.DERAILS: _contacts(Matter.DERAILS, pack, settings.derails),
        Matter.DOUBT: _contacts(Matter.DOUBT, pack, settings.doubt),
        Matter.CRIMINAL: _stated(
            Matter.CRIMINAL, pack, settings.criminal.clause, settings.criminal.value
        ),
        Matter.REPAIR: _stated(
            Matter.REPAIR, pack, settings.repair.clause, *(settings.repair.value or [])
        ),
        Matter.REVIEW: _stated(Matter.REVIEW, pack, "", pack.validity.review),
    }
    return [says[matter] for matter in Matter]


def silences(pack: Pack, policy: Policy) -> list[Decided]:
    """The matters that the protocol says nothing about."""
    return [one for one in decisions(pack, policy) if not one.stated]


def chosen(choices: Choices, matter: Matter) -> Chosen:
    """What the school chose in a matter of :data:`OPTIONS`; None: nothing."""
    value: Chosen = getattr(choices, matter.value)
    return value


def choose(choices: Choices, matter: Matter, value: Chosen) -> Choices:
    """The choices with this one in it; None: the school chooses nothing."""
    return structs.replace(choices, **{matter.value: value})


def word(value: Chosen) -> str:
    """The end of the message id that says a value; a number's is ``some``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return value.value
    return "some" if value else "none"


def _held(matter: Matter, held: Held[Value]) -> Decided:
    value = cast("Chosen", held.value)
    count = value if isinstance(value, int) and not isinstance(value, bool) else 0
    waits = setting_waits(matter.value, value)
    return Decided(matter, held.source, held.clause, [word(value)], count=count, waits=waits)


def _stated(matter: Matter, pack: Pack, clause: str, *says: str | None) -> Decided:
    said = [one for one in says if one]
    if not said:
        return Decided(matter, Source.NETJES, says=["none"])
    return Decided(matter, Source.PACK, pack.cite(clause), said)


def _roles(policy: Policy) -> Decided:
    held = policy.grant_by
    if held.source is not Source.PACK:
        return Decided(Matter.GRANT_BY, held.source, says=["none"])
    says = sorted(role.value for role in held.value)
    return Decided(Matter.GRANT_BY, held.source, held.clause, says)


def _services(pack: Pack, services: Services) -> Decided:
    ids = [*services.named, *services.kinds]
    if not ids and not services.future:
        return Decided(Matter.SERVICES, Source.NETJES, says=["none"])
    says = ["future"] if services.future else []
    clause = pack.cite(services.clause)
    return Decided(Matter.SERVICES, Source.PACK, clause, says, ids=ids)


def _contacts(matter: Matter, pack: Pack, setting: Setting[list[str]]) -> Decided:
    wanted = setting.value or []
    names = [one.name for id in wanted for one in pack.contacts if one.id == id]
    if not names:
        return Decided(matter, Source.NETJES, says=["none"])
    return Decided(matter, Source.PACK, pack.cite(setting.clause), names=names)


def _consent(matter: Matter, pack: Pack, use: ConsentUse) -> Decided:
    term = next(iter(pack.asks(use)), None)
    if term is None:
        return Decided(matter, Source.NETJES, says=["none"])
    says = [*(shown.value for shown in term.shown), term.renewal.value]
    if term.own_from:
        says.append("own")
    clause = pack.cite(term.clause)
    return Decided(matter, Source.PACK, clause, says, count=term.own_from)
