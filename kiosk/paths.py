"""Where Netjes keeps and finds its files."""

from __future__ import annotations

import os
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_INSTALLED = _HERE / "resources"
_RESOURCES = _INSTALLED if _INSTALLED.is_dir() else _HERE.parent / "resources"


def resource(*parts: str) -> Path:
    """A file that comes with Netjes: ``resource("packs", "juliana.toml")``."""
    return _RESOURCES.joinpath(*parts)


def data(part: str) -> Path:
    """The default folder for ``hub``, ``device`` or ``desk`` data (XDG base directories)."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local/share") / "netjes" / part
