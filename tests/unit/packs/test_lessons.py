"""Social media in lessons: held back, permitted by whom the protocol names, and kept."""

from __future__ import annotations

from kiosk.device.seat import Place
from kiosk.model import Grant, Kind
from kiosk.packs.model import Carry
from kiosk.sync.asks import EndGrant, No
from kiosk.web.why import Why
from tests.parts.office import office
from tests.parts.proving import Case, proves
from tests.parts.seated import Seated

FACEBOOK = "https://www.facebook.com/groep"
PAGE = "https://dieren.example/vos"


@proves("juliana A1", "bnc A1", "asko A1", "osvs U1", flipped=["social_media"])
def test_social_media_waits_for_permission(case: Case) -> None:
    """Held back in lessons with its clause, open while permitted, and left when that ends."""
    clause = case.cited("U1" if case.pack.id == "osvs" else "A1")
    there = Seated(case)
    there.comes_in()
    there.seat.open(FACEBOOK)
    assert (there.place(), there.seat.trouble) == (Place.HOME, Why.SOCIAL)
    assert there.refused(FACEBOOK) is Why.SOCIAL
    assert there.refused(PAGE) is None
    assert there.seat.clause(Why.SOCIAL) == clause
    there.permit("09:00", "09:40")
    there.on(FACEBOOK)
    there.at("09:39")
    assert there.place() is Place.WEB
    there.at("09:40")
    assert there.place() is Place.HOME
    assert there.seat.social_over
    assert there.refused(FACEBOOK) is Why.SOCIAL


@proves("osvs II3", flipped=["services"])
def test_what_the_protocol_counts_as_social_media(case: Case) -> None:
    """For everybody, for a circle, for one other person: all of it, and what came later."""
    there = Seated(case)
    there.comes_in()
    everybody = ["https://x.com/", "https://m.facebook.com/"]
    circle = ["https://www.instagram.com/stories", "https://web.snapchat.com/"]
    one = ["https://web.whatsapp.com/", "https://web.telegram.org/", "https://signal.org/"]
    for url in (*everybody, *circle, *one):
        assert there.refused(url) is Why.SOCIAL, url
    there.permit("09:00", "09:40")
    assert [there.refused(url) for url in (*everybody, *circle, *one)] == [None] * 7


@proves("bnc A1", flipped=["educational", "social_media"])
def test_permission_needs_an_educational_purpose(case: Case) -> None:
    """Without what it is for nothing is permitted; blanks are no purpose."""

    async def asked() -> None:
        async with office(case) as school:
            for purpose in ("", "  ", "..."):
                answer = await school.permit(purpose)
                assert answer == No("error.grant_purpose")
            assert not school.grants()
            granted = await school.permit("Nepnieuws herkennen")
            assert isinstance(granted, Grant)
            assert granted.purpose == "Nepnieuws herkennen"
            assert school.grants() == [granted]

    case.run(asked)


@proves(
    "juliana A1", "asko A1", "osvs U1", carry=Carry.RECORD, flipped=["social_media", "grant_by"]
)
def test_who_permitted_what_is_kept(case: Case) -> None:
    """The teacher permits beforehand; who, what for and until when are kept, and its end too."""

    async def asked() -> None:
        async with office(case) as school:
            await school.consent_of_everybody()
            granted = await school.permit("Een enquête")
            assert isinstance(granted, Grant)
            await school.teacher.ask(EndGrant(granted.group, granted.id))
            kept = school.kept(Kind.GRANTED)
            assert [one.staff for one in kept] == [school.teacher_id] * 2
            assert [one.body["id"] for one in kept] == [granted.id] * 2
            assert kept[0].body["purpose"] == "Een enquête"
            assert kept[0].body["end"] == granted.end
            assert kept[1].body["ended"]
            assert not school.grants()

    case.run(asked)
