"""Is this address one of social media: by its host, with all that stands under that name.

However a host is written (capitals, a dot at its end, a port, a name before it, letters of another
alphabet, punycode), it is the same host. Only the web's own addresses have one, and what a page of
the web made itself (``blob:``), which is of that page's host.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Collection
from urllib.parse import unquote

_UNSEEN = re.compile(r"[\t\n\r]")
_HOST = re.compile(r"[\x00-\x20]*(?:blob:)?https?:[/\\]*([^/\\?#]*)", re.IGNORECASE)
_PORT = re.compile(r":\d*\Z", re.ASCII)
_DOTS = re.compile("[\u3002\uff0e\uff61]")  # what other alphabets write for a dot
_PUNYCODE = "xn--"


def host_of(url: str) -> str:
    """The host of a web address, as browsers understand it, in its one plain form; "" without."""
    found = _HOST.match(_UNSEEN.sub("", url))
    return plain(_PORT.sub("", found[1].rpartition("@")[2])) if found else ""


def plain(host: str) -> str:
    """The one form of a host that is compared: small letters of ASCII, no dot at the end."""
    bare = _DOTS.sub(".", unicodedata.normalize("NFKC", unquote(host))).strip(" .[]")
    try:
        return ipaddress.ip_address(bare).compressed
    except ValueError:
        return ".".join(_label(label) for label in bare.split("."))


def counts(host: str, named: Collection[str], free: Collection[str] = ()) -> bool:
    """Whether ``host`` is one of ``named``, or under one, with none of ``free`` nearer to it.

    All in plain form.
    """
    if _is_number(host):
        return host in named and host not in free
    labels = host.split(".")
    for start in range(len(labels)):
        name = ".".join(labels[start:])
        if name in free or name in named:
            return name not in free
    return False


def _label(label: str) -> str:
    small = unicodedata.normalize("NFKC", _decoded(label.lower())).lower()
    if small.isascii():
        return small
    try:
        return _PUNYCODE + small.encode("punycode").decode("ascii")
    except UnicodeError:
        return small


def _decoded(label: str) -> str:
    if not label.startswith(_PUNYCODE):
        return label
    try:
        return label[len(_PUNYCODE) :].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _is_number(host: str) -> bool:
    """Whether it is an address of a machine: nothing is under one. No name ends with a number."""
    return ":" in host or host.rpartition(".")[2].isdigit()
