"""Why something is not opened."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """Message ids of the pupil's room."""

    EMPTY = "pupil.web.empty"  # nothing was typed
    SCHEME = "pupil.web.scheme"  # not a page of the web
    TOO_LONG = "pupil.web.too_long"
    BROKEN = "pupil.web.broken"  # no address, though it looks like one
    DOWNLOAD = "pupil.web.download"  # nothing is kept as a file (juliana P9)
