"""Where Netjes keeps and finds its files."""

from __future__ import annotations

import os
from pathlib import Path

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """A file that comes with Netjes: ``resource("packs", "juliana.toml")``."""
    return _RESOURCES.joinpath(*parts)


def data(part: str) -> Path:
    """The default folder for ``hub``, ``device`` or ``desk`` data (XDG base directories)."""
    base = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local/share")
    return Path(base) / "netjes" / part
