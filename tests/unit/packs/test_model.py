"""What a pack says of itself."""

from kiosk.packs import load_shipped
from kiosk.packs.model import ConsentUse, text_in

OSVS = load_shipped("osvs")


def test_a_text_that_is_not_in_a_language_is_in_dutch() -> None:
    assert text_in({"nl": "Ja", "en": "Yes"}, "en") == "Yes"
    assert text_in({"nl": "Ja"}, "en") == "Ja"
    assert text_in({}, "en") == ""


def test_a_clause_is_cited_with_its_pack() -> None:
    assert OSVS.cite("M9") == "osvs M9"
    assert OSVS.cite("") == ""


def test_consents_are_asked_for_their_use() -> None:
    assert [one.clause for one in OSVS.asks(ConsentUse.SOCIAL_MEDIA)] == ["M9"]
    assert load_shipped("juliana").asks(ConsentUse.SOCIAL_MEDIA) == []
