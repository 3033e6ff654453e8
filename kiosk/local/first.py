"""What the first screen needs, read with the standard library alone.

Between pressing the power button and seeing the names of the group, every import counts. So this
module imports nothing of Netjes and nothing from elsewhere, opens the database for reading only,
and is content with whatever there is: the full start that follows is the strict one.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple


class First(NamedTuple):
    """A device as it was kept: ``device.json``, the bodies of its documents, its small states.

    ``documents`` holds decoded JSON by key, ``versions`` their versions, ``states`` plain texts.
    Without a ``device`` the device belongs to no school yet.
    """

    device: dict[str, Any] | None
    documents: dict[str, Any]
    versions: dict[str, int]
    states: dict[str, str]


def read(data: Path) -> First:
    """What the folder ``data`` of a device holds; whatever is missing or damaged is left out."""
    documents, versions, states = _database(data / "documents.db")
    return First(_device(data / "device.json"), documents, versions, states)


def _device(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _database(path: Path) -> tuple[dict[str, Any], dict[str, int], dict[str, str]]:
    documents: dict[str, Any] = {}
    versions: dict[str, int] = {}
    states: dict[str, str] = {}
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return documents, versions, states
    try:
        for key, version, body in connection.execute("select key, version, body from documents"):
            with suppress(ValueError, RecursionError):
                documents[key] = json.loads(body)
                versions[key] = version
        states.update(connection.execute("select name, value from states"))
    except sqlite3.Error:
        return {}, {}, {}
    finally:
        connection.close()
    return documents, versions, states
