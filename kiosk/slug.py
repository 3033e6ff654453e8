"""Short ids from names: "Groep 5/6" becomes ``groep-5-6``."""

from __future__ import annotations

import re

from kiosk.letters import bare

LONGEST = 40
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """A short id of lower-case letters, digits and hyphens; "" if the name has none of them."""
    return _OTHER.sub("-", bare(name).lower()).strip("-")[:LONGEST].strip("-")
