"""What is near the device, and no business of a page: the hub's door, this machine, the network.

A page can make the browser send requests to services that no stranger could reach (RFC 1918
networks, loopback). What the pupil types may go there; what a page from elsewhere asks for may not.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}
_LOCALHOST = "localhost"


def may_reach(url: str, hub: str = "", by: str = "", page: str = "") -> bool:
    """Whether a request for ``url`` may leave the browser.

    ``hub`` is the address that the device dials; ``by`` is the origin that asks ("": the pupil),
    ``page`` the page that it is part of ("": it is the page itself).
    """
    asked = _split(url)
    if asked is None:
        return True  # not of any network
    if _is_door(asked, _split(hub)):
        return False
    return not is_near(asked.hostname or "") or all(
        is_near(urlsplit(origin).hostname or "") for origin in (by, page) if _split(origin)
    )


def is_near(host: str) -> bool:
    """Whether a host is this machine, or a number of the network around it."""
    plain = host.removesuffix(".").lower()
    if plain == _LOCALHOST or plain.endswith(f".{_LOCALHOST}"):
        return True
    try:
        address = ipaddress.ip_address(plain)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return not mapped.is_global


def _is_door(asked: SplitResult, hub: SplitResult | None) -> bool:
    if hub is None or _port(asked) != _port(hub):
        return False
    if asked.hostname == hub.hostname or not is_near(hub.hostname or ""):
        return asked.hostname == hub.hostname
    # Any name can be made to lead to this machine (DNS rebinding): then the port alone decides.
    return is_near(asked.hostname or "") or _port(hub) not in _PORTS.values()


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS.get(parts.scheme, 0)


def _split(url: str) -> SplitResult | None:
    """The parts of an address with a host and a port that can be; ``None`` for any other."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.hostname else None
