"""The services that protocols call social media, and the hosts that they are found at.

Which services there are, and where, are facts of their year: they stand in a file of their own
(``resources/services.toml``), and a school adds hosts to them and takes hosts off.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

import msgspec
from msgspec import Struct, field

from kiosk import paths
from kiosk.packs.model import Services
from kiosk.packs.policy import Choices


class ServiceKind(StrEnum):
    """What a service is for."""

    NETWORK = "network"  # people who follow each other
    VIDEO = "video"
    MESSAGES = "messages"
    FORUM = "forum"
    BLOG = "blog"
    BOOKMARKS = "bookmarks"
    ENCYCLOPEDIA = "encyclopedia"


SOCIAL = frozenset({ServiceKind.NETWORK, ServiceKind.MESSAGES})
"""What counts where a protocol means those that come after it as well, or where social media are
held back and nobody says which. Sites for films do only where they are named: lessons use them.
"""


class Service(Struct, frozen=True):
    """A service. ``hosts``: each counts with all that is under it. ``gone``: since that year."""

    name: str
    kind: ServiceKind
    hosts: list[str] = field(default_factory=list)
    gone: int = 0


@cache
def services() -> Mapping[str, Service]:
    """The services that Netjes knows, by id."""
    with paths.resource("services.toml").open("rb") as file:
        return MappingProxyType(msgspec.convert(tomllib.load(file), dict[str, Service]))


def hosts(named: Services, choices: Choices) -> frozenset[str]:
    """The hosts that count as social media, each with all that is under it.

    Where the protocol names nothing, those of :data:`SOCIAL`. What the school takes off goes with
    all that is under it.
    """
    kinds = {*named.kinds, *(SOCIAL if named.future else ())}
    if not named.named and not kinds:
        kinds = {*SOCIAL}
    counted = {
        host
        for id, service in services().items()
        if id in named.named or service.kind in kinds
        for host in service.hosts
    }
    less = tuple(choices.less_social)
    return frozenset(host for host in counted | {*choices.more_social} if not _under(host, less))


def _under(host: str, others: tuple[str, ...]) -> bool:
    return any(host == other or host.endswith(f".{other}") for other in others)
