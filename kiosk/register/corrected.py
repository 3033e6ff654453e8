"""Entries that a later one can take back, whichever of the two is heard first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from kiosk.model import Entry

Value = TypeVar("Value")


class Corrected(Generic[Value]):
    """Values by the id of their entry, without those that were taken back.

    ``read`` makes a value of an entry, or None of one that is none.
    """

    def __init__(self, read: Callable[[Entry], Value | None]) -> None:
        self._read = read
        self._held: dict[str, Value] = {}
        self._undoes: dict[str, Entry] = {}  # by the id of what is taken back

    def hear(self, entry: Entry) -> bool:
        """Take in an entry; whether anything changed."""
        if undoes(entry):
            held = self._undoes.get(entry.about)
            if held is not None and (held.at, held.id) <= (entry.at, entry.id):
                return False
            self._undoes[entry.about] = entry
            return entry.about in self._held
        value = self._read(entry)
        if value is None or entry.id in self._held:
            return False
        self._held[entry.id] = value
        return True

    def standing(self) -> list[Value]:
        """What stands, in no order of meaning."""
        return [value for id, value in self._held.items() if id not in self._undoes]

    def every(self) -> list[tuple[Value, Entry | None]]:
        """All that was ever recorded, each with the entry that takes it back, if one does."""
        return [(value, self._undoes.get(id)) for id, value in self._held.items()]


def undoes(entry: Entry) -> bool:
    """Whether the entry takes an earlier one back."""
    return bool(entry.about) and entry.body.get("undone") is True
