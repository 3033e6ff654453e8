"""Which cards a group has, and in whose words: by the years of the group."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.packs.model import Band, Pack, Rule, Sector, band_of

_PRIMARY = (Band.YOUNGEST, Band.MIDDLE, Band.UPPER)


def bands(pack: Pack | None, years: Sequence[int]) -> list[Band]:
    """The bands of a group, youngest first.

    Of one that says no years: any of a primary school, or secondary school.
    """
    found = {band_of(year) for year in years}
    if not found:
        secondary = pack is not None and pack.sector is not Sector.PRIMARY
        found = {Band.SECONDARY} if secondary else set(_PRIMARY)
    return [band for band in Band if band in found]


def words_of(pack: Pack | None, years: Sequence[int]) -> Band:
    """Whose words a group reads: its youngest pupils', which the older ones can read, too.

    Of a group without years at a primary school the middle.
    """
    found = bands(pack, years)
    return Band.MIDDLE if not years and Band.MIDDLE in found else found[0]


def rules_of(pack: Pack | None, years: Sequence[int]) -> list[Rule]:
    """The cards of a group: those of all its bands, in the pack's order."""
    if pack is None:
        return []
    found = set(bands(pack, years))
    return [rule for rule in pack.rules if not rule.bands or found & set(rule.bands)]
