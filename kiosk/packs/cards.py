"""Which cards a group has, and in whose words: by the years of the group."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.packs.model import Band, Pack, Rule, Sector, band_of

_PRIMARY = (Band.YOUNGEST, Band.MIDDLE, Band.UPPER)


def bands(pack: Pack | None, years: Sequence[int]) -> list[Band]:
    """The bands of a group, youngest first.

    A secondary school's are all of one band: its "2b" is no second year of primary school. Of a
    group that says no years: any of a primary school, or secondary school.
    """
    sector = pack.sector if pack else Sector.PRIMARY
    found = {band_of(year) for year in years}
    if sector is Sector.SECONDARY or (not found and sector is Sector.BOTH):
        found = {Band.SECONDARY}
    elif not found:
        found = set(_PRIMARY)
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
