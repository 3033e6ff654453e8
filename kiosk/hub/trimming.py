"""What a device gets of a document: no more than it works with.

Of the protocol that is what pupils read and what is enforced. What is meant for staff and parents
(clauses, contacts, consents, measures, subjects of lessons) stays with the hub and the dashboards.
Of a permission it is when it holds and for whom not; who gave it, and what for, stays there too.
"""

from __future__ import annotations

import msgspec
from msgspec import structs

from kiosk.hub import papers
from kiosk.hub.store import Paper
from kiosk.model import Grant
from kiosk.packs.model import Pack


class Trimmed:
    """Documents as devices get them; each version is made once, however many devices there are."""

    def __init__(self) -> None:
        self._version = 0
        self._pack: Paper | None = None

    def of(self, paper: Paper) -> Paper | None:
        """The document, with the same key and version, for a device; ``None``: none at all.

        What cannot be read is not passed on: what is in it is not known either.
        """
        if paper.key.startswith(papers.grants_key("")):
            return _without_words(paper)
        if paper.key != papers.PACK:
            return paper
        if self._version != paper.version:
            self._version, self._pack = paper.version, _trimmed(paper)
        return self._pack


def _trimmed(paper: Paper) -> Paper | None:
    try:
        pack = msgspec.json.decode(paper.body, type=Pack)
    except msgspec.DecodeError:
        return None
    short = structs.replace(pack, clauses=[], contacts=[], consents=[], measures=[], topics=[])
    return structs.replace(paper, body=msgspec.json.encode(short))


def _without_words(paper: Paper) -> Paper | None:
    try:
        grants = msgspec.json.decode(paper.body, type=list[Grant])
    except msgspec.DecodeError:
        return None
    short = [structs.replace(one, staff="", by="", purpose="") for one in grants]
    return structs.replace(paper, body=msgspec.json.encode(short))
