"""How far a time can be trusted. Read before the first picture: the standard library only."""

from __future__ import annotations

from enum import StrEnum


class Trust(StrEnum):
    """How far a school time can be trusted, best first (DESIGN, school time)."""

    HUB = "hub"  # carried on from the hub's word of this connection
    CARRIED = "carried"  # the hub's word, carried by this boot's monotonic clock
    HARDWARE = "hardware"  # the hardware clock after a restart, not before the last time kept
    NONE = "none"  # nothing to go by
