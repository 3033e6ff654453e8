"""A school's protocol as data: load it, check it, explain it."""

from kiosk.packs.library import load, load_shipped, shipped
from kiosk.packs.model import Contact, Pack, Rule, School, Settings, Validity

__all__ = [
    "Contact",
    "Pack",
    "Rule",
    "School",
    "Settings",
    "Validity",
    "load",
    "load_shipped",
    "shipped",
]
