"""The columns of the file, the words in them, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.desk.typed import tidy
from kiosk.model import ConsentState
from kiosk.register.statements import By

LONGEST = 500
"""Characters of a cell that are read."""

COLUMNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "person": ("naam", "name"),
        "consent": ("toestemming", "consent"),
        "purpose": ("waarvoor", "purpose"),
        "posting": ("plaatsing", "posting"),
        "state": ("stand", "state"),
        "by": ("door", "by"),
        "said_by": ("wie", "who"),
        "how": ("hoe", "how"),
        "date": ("datum", "date"),
        "until": ("tot en met", "until"),
    }
)
"""Each column's heading in Dutch and in English."""

STATES: Mapping[ConsentState, tuple[str, str]] = MappingProxyType(
    {
        ConsentState.GIVEN: ("gegeven", "given"),
        ConsentState.REFUSED: ("geweigerd", "refused"),
        ConsentState.WITHDRAWN: ("ingetrokken", "withdrawn"),
    }
)
BY: Mapping[By, tuple[str, str]] = MappingProxyType(
    {
        By.PARENTS: ("ouders", "parents"),
        By.PUPIL: ("leerling", "pupil"),
        By.STAFF: ("medewerker", "staff"),
    }
)
HOW: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "paper": ("papier", "paper"),
        "email": ("e-mail", "email"),
        "portal": ("portaal", "portal"),
        "spoken": ("gesproken", "spoken"),
    }
)
"""What stands in a cell for each, in Dutch and in English."""

_BEFORE = "' \u00a0"  # what spreadsheets look past
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(_BEFORE).startswith(_FORMULA) else cell


def bare(cell: str) -> str:
    """The cell in one line, without the mark that guards it against being a formula."""
    cell = cell.strip()
    if cell.startswith("'") and cell.lstrip(_BEFORE).startswith(_FORMULA):
        cell = cell[1:]
    return tidy(cell, LONGEST)
