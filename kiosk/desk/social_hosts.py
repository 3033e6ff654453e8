"""The list of hosts that count as social media: from the protocol, and what the school changed."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, structs

from kiosk.packs.model import Services
from kiosk.packs.policy import MOST_HOSTS, Choices
from kiosk.packs.services import hosts, services
from kiosk.web.hosts import is_name
from kiosk.web.social import host_of, plain


class Standing(StrEnum):
    """Why a host is on the list."""

    PROTOCOL = "protocol"  # a service that the protocol names
    ADDED = "added"  # the school counts it too
    OFF = "off"  # of the protocol's, and the school does not count it


class Counted(Struct, frozen=True):
    """A host, the name of the service that is found there ("" unknown), and its standing."""

    host: str
    service: str
    standing: Standing


def listed(named: Services, choices: Choices) -> list[Counted]:
    """Every host, those of one service together; what the school added comes first."""
    protocol, now = hosts(named, Choices()), hosts(named, choices)
    called = {host: one.name for one in services().values() for host in one.hosts}
    every = {host: Standing.PROTOCOL if host in now else Standing.OFF for host in protocol}
    every.update(dict.fromkeys(now - protocol, Standing.ADDED))
    made = [Counted(host, called.get(host, ""), standing) for host, standing in every.items()]
    return sorted(made, key=_order)


def added(named: Services, choices: Choices, typed: str) -> Choices | None:
    """The choices with the host that was typed, a whole address will do; None: that is no host."""
    said = typed.strip()
    host = (host_of(said) or plain(said.split("/")[0])).removeprefix("www.")
    if not is_name(host):
        return None
    less = [one for one in choices.less_social if one != host]
    more = list(choices.more_social)
    if host not in hosts(named, Choices()) and host not in more:
        more.append(host)
    if len(more) > MOST_HOSTS:
        return None
    return structs.replace(choices, more_social=more, less_social=less)


def taken_off(named: Services, choices: Choices, host: str) -> Choices:
    """The choices without this host."""
    more = [one for one in choices.more_social if one != host]
    less = list(choices.less_social)
    if host in hosts(named, Choices()) and host not in less:
        less.append(host)
    return structs.replace(choices, more_social=more, less_social=less)


def _order(one: Counted) -> tuple[bool, bool, str, str]:
    return one.standing is not Standing.ADDED, not one.service, one.service.casefold(), one.host
