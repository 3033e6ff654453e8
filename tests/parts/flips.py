"""Each setting of a pack, flipped: as it would be at a school that agreed the contrary, or nothing.

A proof that a clause is carried out has to fail for the flipped pack; else it proves something that
is so at every school.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import structs

from kiosk.model import Role
from kiosk.packs.model import (
    ConsentUse,
    Downloads,
    Pack,
    Renewal,
    Services,
    Setting,
    SocialMedia,
)

Flip = Callable[[Pack], Pack]

_RENEWED = {
    Renewal.ONCE: Renewal.YEARLY,
    Renewal.WITHDRAWN: Renewal.YEARLY,
    Renewal.YEARLY: Renewal.ONCE,
    Renewal.POSTING: Renewal.WITHDRAWN,
}
_USED = {
    ConsentUse.PICTURES: ConsentUse.WEBSITE,
    ConsentUse.WEBSITE: ConsentUse.PICTURES,
    ConsentUse.SOCIAL_MEDIA: ConsentUse.PICTURES,
}


def _setting(name: str, value: Callable[[Pack], object]) -> Flip:
    def flip(pack: Pack) -> Pack:
        return structs.replace(pack, settings=structs.replace(pack.settings, **{name: value(pack)}))

    return flip


def _consents(name: str, value: Callable[[object], object]) -> Flip:
    def flip(pack: Pack) -> Pack:
        terms = [structs.replace(one, **{name: value(getattr(one, name))}) for one in pack.consents]
        return structs.replace(pack, consents=terms)

    return flip


FLIPS: Mapping[str, Flip] = MappingProxyType(
    {
        "social_media": _setting("social_media", lambda _: Setting()),
        "educational": _setting("social_media", lambda _: Setting(SocialMedia.PERMISSION, "A1")),
        "grant_by": _setting("grant_by", lambda _: Setting([Role.MANAGER], "A1")),
        "services": _setting("services", lambda _: Services(named=["wikipedia"])),
        "closed_in_breaks": _setting("closed_in_breaks", lambda _: Setting(False, "P11")),
        "downloads": _setting("downloads", lambda _: Setting(Downloads.WORKSPACE, "P9")),
        "screen_capture": _setting("screen_capture", lambda _: Setting(True, "U2")),
        "lessons_a_year": _setting("lessons_a_year", lambda _: Setting()),
        "renewal": _consents("renewal", lambda one: _RENEWED[Renewal(str(one))]),
        "use": _consents("use", lambda one: _USED[ConsentUse(str(one))]),
        "shown": _consents("shown", lambda _: []),
        "staff": _consents("staff", lambda one: not one),
        "unless_refused": _consents("unless_refused", lambda one: not one),
        "own_from": _consents("own_from", lambda one: 0 if one else 16),
    }
)
