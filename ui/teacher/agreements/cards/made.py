"""The poster of the group looked at, made from what the desk knows now."""

from __future__ import annotations

from kiosk.desk import posters
from kiosk.desk.desk import Desk
from kiosk.desk.posters import Poster, ThinkPoster
from kiosk.model import Group
from kiosk.packs.cards import rules_of, words_of
from kiosk.packs.model import Band


def group_of(desk: Desk) -> Group:
    """The group looked at; one without a name where there is none."""
    return next((one for one in desk.groups() if one.id == desk.group), Group("", ""))


def poster_of(desk: Desk, language: str, band: Band | None = None) -> Poster | None:
    """The group's agreements; without a ``band`` in the words that the group reads.

    None where nobody is on duty, and where there are no agreements.
    """
    pack, group = desk.protocol.pack, group_of(desk)
    rules = rules_of(pack, group.years)
    if pack is None or desk.duty.staff is None or not rules:
        return None
    words = band or words_of(pack, group.years)
    names = {"school": desk.school.name, "group": group.name}
    return posters.agreements(pack, rules, words, language, **names)


def think_of(desk: Desk, language: str) -> ThinkPoster | None:
    """The questions before posting; None where the protocol has none."""
    pack = desk.protocol.pack
    if pack is None or desk.duty.staff is None:
        return None
    return posters.think(pack, language, school=desk.school.name, group=group_of(desk).name)
