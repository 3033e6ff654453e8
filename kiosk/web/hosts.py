"""Names of machines on the web: which can be one, and how one is shown to a child."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

LONGEST_HOST = 253  # characters (RFC 1035)
LONGEST_SHOWN = 40  # characters

_LABEL = re.compile(r"[^\W_](?:[\w\-]{0,61}[^\W_])?")
_TOP = re.compile(r"(?:[^\W\d_]{2,63}|xn--[a-z0-9\-]{1,59})", re.IGNORECASE)
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}", re.ASCII)
_IPV6 = re.compile(r"[0-9a-f:.]{2,45}", re.IGNORECASE)
_PUNYCODE = "xn--"
_LATIN_BESIDE = frozenset("æøœß")  # letters of Latin that are no plain letter with an accent


def is_host(host: str) -> bool:
    """Whether ``host`` can be the name or number of a machine on the web."""
    return is_local(host) or is_name(host)


def is_local(host: str) -> bool:
    """Whether ``host`` is a number, or this machine: of these nobody has a certificate."""
    if _IPV4.fullmatch(host):
        return all(int(part) < 256 for part in host.split("."))
    return host.lower() == "localhost" or (":" in host and bool(_IPV6.fullmatch(host)))


def is_name(host: str) -> bool:
    """Whether ``host`` can be a name on the web: at least two parts, the last one of letters."""
    labels = host.removesuffix(".").split(".")
    if len(host) > LONGEST_HOST or len(labels) == 1:
        return False
    return all(map(_LABEL.fullmatch, labels)) and bool(_TOP.fullmatch(labels[-1]))


def shown(url: str) -> str:
    """The host of an address as a child may read it; "" when it has none.

    Other alphabets are written out only where nothing in them can pass for another name: Latin
    letters, or a host that is of one alphabet from end to end. Any other host stays in punycode.
    Of a long one the end is shown, since the end says whose it is.
    """
    try:
        host = (urlsplit(url).hostname or "").removesuffix(".")
    except ValueError:
        return ""
    if not is_host(host):
        return ""
    plain = _written_out(host).removeprefix("www.")
    return plain if len(plain) <= LONGEST_SHOWN else "…" + plain[-LONGEST_SHOWN:]


def _written_out(host: str) -> str:
    try:
        ascii_host = host.encode("idna").decode("ascii")
        labels = [_decoded(label) for label in ascii_host.split(".")]
    except UnicodeError:
        return host if host.isascii() else host.encode("ascii", "backslashreplace").decode()
    written = ".".join(labels)
    return written if _cannot_deceive(written) else ascii_host


def _decoded(label: str) -> str:
    if not label.lower().startswith(_PUNYCODE):
        return label
    return label[len(_PUNYCODE) :].encode("ascii").decode("punycode")


def _cannot_deceive(host: str) -> bool:
    letters = {
        char for char in host if char not in ".-" and not (char.isascii() and char.isdigit())
    }
    if all(map(_is_plain_latin, letters)):
        return True
    alphabets = {unicodedata.name(char, "?").split(" ")[0] for char in letters}
    return len(alphabets) == 1 and not alphabets & {"LATIN", "?"}


def _is_plain_latin(char: str) -> bool:
    bare = unicodedata.normalize("NFD", char)[0]
    return (bare.isascii() and bare.isalpha()) or char in _LATIN_BESIDE
