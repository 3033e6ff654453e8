"""Short ids from names: "Groep 5/6" becomes ``groep-5-6``."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """A short id of lower-case letters, digits and hyphens; "" if the name has none of them."""
    bare = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in bare if not unicodedata.combining(char)).lower()
    return _OTHER.sub("-", plain).strip("-")[:LONGEST].strip("-")
