"""How saying something ended, as the process that says it tells by its exit code."""

from __future__ import annotations

from enum import IntEnum


class Outcome(IntEnum):
    """Exit codes; any other one, or none, is :attr:`SILENT`."""

    HEARD = 0
    NOBODY = 3  # nobody speaks this language, or whoever should does not manage
    SILENT = 4  # there is nothing to hear it by
