"""Entries of the register, made with as few words as a test needs."""

from __future__ import annotations

from msgspec import structs

from kiosk.model import Entry, Fact, Kind, Trust
from kiosk.packs.model import ConsentTerm, ConsentUse, Renewal, Shown

GROUP = "groep-5"


def entry(id: str, kind: Kind, body: dict[str, Fact], at: int = 0, pupil: str = "") -> Entry:
    """An entry of a group's dashboard."""
    return Entry(
        id=id,
        kind=kind,
        at=at,
        trust=Trust.HUB,
        origin="desk",
        group=GROUP,
        pupil=pupil,
        staff="juf",
        body=body,
    )


def said(id: str, state: str, date: str, at: int = 0, pupil: str = "noor", **more: str) -> Entry:
    """Parents said something about the consent ``pictures``."""
    body = {"consent": "pictures", "state": state, "by": "parents", "how": "paper", "date": date}
    return entry(id, Kind.CONSENT, {**body, **more}, at, pupil)


def but(entry: Entry, **other: Fact) -> Entry:
    """The entry with other things in its body."""
    return structs.replace(entry, body={**entry.body, **other})


def undo(id: str, about: Entry, at: int = 0) -> Entry:
    """That record was a mistake."""
    return Entry(
        id=id,
        kind=about.kind,
        at=at,
        trust=Trust.HUB,
        origin="desk",
        group=GROUP,
        pupil=about.pupil,
        staff="ib",
        about=about.id,
        body={"undone": True},
    )


def term(
    renewal: Renewal = Renewal.WITHDRAWN,
    *,
    use: ConsentUse = ConsentUse.PICTURES,
    written: bool = False,
    unless_refused: bool = False,
) -> ConsentTerm:
    """The consent ``pictures`` of a protocol."""
    return ConsentTerm(
        id="pictures",
        clause="A5",
        use=use,
        purpose={"nl": "Foto's", "en": "Pictures"},
        renewal=renewal,
        shown=[Shown.WRITTEN] if written else [],
        unless_refused=unless_refused,
    )
