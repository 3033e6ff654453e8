"""A school's protocol as data: load it, check it, explain it."""

from kiosk.packs.library import ADVICE, load, load_shipped, offered, shipped
from kiosk.packs.model import Clause, ConsentTerm, Contact, Pack, Rule, School, Settings, Validity
from kiosk.packs.policy import Choices, Held, Policy, Source

__all__ = [
    "ADVICE",
    "Choices",
    "Clause",
    "ConsentTerm",
    "Contact",
    "Held",
    "Pack",
    "Policy",
    "Rule",
    "School",
    "Settings",
    "Source",
    "Validity",
    "load",
    "load_shipped",
    "offered",
    "shipped",
]
