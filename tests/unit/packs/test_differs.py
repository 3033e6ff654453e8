"""What the five schools decided differently: each as its document says, or not stated at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kiosk import packs
from kiosk.packs.model import ConsentUse, Pack, Setting

SCHOOLS = ("juliana", "bnc", "asko", "verkruisen", "osvs")
PACKS = {name: packs.load_shipped(name) for name in SCHOOLS}

NONE = [None, None, None, None]
STATED: dict[str, Sequence[object]] = {  # in the order of SCHOOLS; None: not stated
    "social_media": ["permission", "educational", "permission", None, "permission"],
    "grant_by": [["leader", "teacher"], None, ["teacher"], None, ["teacher"]],
    "closed_in_breaks": [True, *NONE],
    "ask_first": [True, *NONE],
    "video_purpose": [True, *NONE],
    "downloads": ["none", *NONE],
    "photos": [False, *NONE],
    "screen_capture": [*NONE, False],
    "personal_information": [True, True, True, None, True],
    "lessons_a_year": [None, 2, None, None, None],
    "derails": [["manager"], ["director"], ["manager"], None, ["manager"]],
    "doubt": [["management"], ["director"], *[["manager"]] * 2, ["manager", "social-media-coach"]],
    "criminal": ["may_report", "will_report", "may_report", "considers_reporting", None],
    "repair": [None, None, None, ["remove", "correct"], ["correct", "help"]],
}
CLAUSES: dict[str, Sequence[str]] = {
    "social_media": ["A1", "A1", "A1", "", "U1"],
    "grant_by": ["A1", "", "A1", "", "U1"],
    "closed_in_breaks": ["P11", "", "", "", ""],
    "ask_first": ["P1", "", "", "", ""],
    "video_purpose": ["U6", "", "", "", ""],
    "downloads": ["P9", "", "", "", ""],
    "photos": ["P8", "", "", "", ""],
    "screen_capture": ["", "", "", "", "U2"],
    "personal_information": ["P7", "A2", "A2", "", "U3"],
    "lessons_a_year": ["", "L1", "", "", ""],
    "derails": ["B2", "B2", "B2", "", "M10"],
    "doubt": ["B3", "B3", "B3", "G8", "M11"],
    "criminal": ["S6", "S6", "D6", "G4", ""],
    "repair": ["", "", "", "G4", "V1"],
}
NAMED = {
    "juliana": "facebook google-plus instagram linkedin signal twitter whatsapp wikipedia youtube",
    "bnc": "facebook instagram linkedin twitter whatsapp youtube",
    "asko": "facebook instagram linkedin twitter youtube",
    "verkruisen": "facebook instagram linkedin twitter whatsapp youtube",
    "osvs": "facebook instagram linkedin snapchat twitter whatsapp",
}
PICTURES = {  # renewal, how shown, from which age the pupil gives it
    "juliana": ("until_withdrawn", ["written", "demonstrable"], 0),
    "bnc": ("per_posting", ["express"], 0),
    "asko": ("per_posting", ["express"], 0),
    "verkruisen": ("once", ["written"], 0),
    "osvs": ("yearly", ["express", "demonstrable"], 16),
}


@pytest.mark.parametrize("name", STATED)
def test_a_setting_is_as_the_document_says(name: str) -> None:
    settings: list[Setting[object]] = [getattr(one.settings, name) for one in PACKS.values()]
    assert [one.value for one in settings] == list(STATED[name])
    assert [one.clause for one in settings] == list(CLAUSES[name])


def test_every_setting_is_in_the_table() -> None:
    settings = PACKS["juliana"].settings.__struct_fields__
    assert set(settings) == {*STATED, "services"}
    assert STATED.keys() == CLAUSES.keys()


def test_sectors() -> None:
    sectors = [pack.sector.value for pack in PACKS.values()]
    assert sectors == ["primary", "secondary", "both", "primary", "secondary"]


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_what_is_named_as_social_media(pack: Pack) -> None:
    services = pack.settings.services
    assert " ".join(sorted(services.named)) == NAMED[pack.id]
    assert services.future is (pack.id in {"verkruisen", "osvs"})
    kinds = {"blog", "bookmarks", "forum"} if pack.id == "juliana" else set()
    assert set(services.kinds) == kinds


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_consent_for_pictures(pack: Pack) -> None:
    term = next(one for one in pack.consents if one.use is ConsentUse.PICTURES)
    renewal, shown, own_from = PICTURES[pack.id]
    assert (term.renewal.value, term.own_from) == (renewal, own_from)
    assert sorted(term.shown) == sorted(shown)


def test_consent_for_social_media_in_teaching() -> None:
    asked = {
        pack.id: (term.renewal.value, term.own_from)
        for pack in PACKS.values()
        for term in pack.consents
        if term.use is ConsentUse.SOCIAL_MEDIA
    }
    assert asked == {"osvs": ("yearly", 16)}


def test_when_a_review_is_due() -> None:
    due = {name: pack.validity.review for name, pack in PACKS.items()}
    later = {"bnc": "", "asko": "", "verkruisen": "", "osvs": "2027-02-01"}
    assert due == {"juliana": "2024-06", **later}
    assert PACKS["osvs"].validity.start == "2025-02-01"
    assert PACKS["asko"].validity.adopted == "2018-03-26"


def test_extra_contacts() -> None:
    addresses = {
        name: {one.address for one in pack.contacts if one.address} for name, pack in PACKS.items()
    }
    assert addresses["bnc"] == {"privacy@zaam.nl", "info@zaam.nl", "0900-1113111"}
    assert addresses["asko"] == {"0900-1113111"}
    assert addresses["juliana"] == addresses["verkruisen"] == addresses["osvs"] == set()
    assert "social-media-coach" in {one.id for one in PACKS["osvs"].contacts}
    assert "portal" in {one.id for one in PACKS["verkruisen"].contacts}


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_data_leaks_have_an_address_only_where_the_document_has_one(pack: Pack) -> None:
    told = [one.address for one in pack.contacts if one.data_leaks]
    assert told == (["privacy@zaam.nl"] if pack.id == "bnc" else [])
