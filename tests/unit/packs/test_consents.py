"""Consents and lessons on the risks: kept with who and when, for as long as the protocol says."""

from __future__ import annotations

from datetime import date

from kiosk.desk.decisions import Matter, decisions
from kiosk.model import Grant, Kind
from kiosk.packs.model import Carry, ConsentUse
from kiosk.register import State, behind, without
from kiosk.sync.asks import No
from kiosk.web.why import Why
from tests.parts.founding import GROUP
from tests.parts.office import Office, office
from tests.parts.proving import Case, proves
from tests.parts.seated import Seated
from tests.unit.device.fakes import NOOR

TODAY = date(2027, 1, 15)
SPORTS = "2027-01-14 Sportdag"
PLAY = "2027-01-15 Toneel"
FACEBOOK = "https://www.facebook.com/groep"


def state(school: Office, clause: str, who: str, day: date = TODAY, posting: str = "") -> State:
    """How a consent stands by all that the hub has kept."""
    standing = school.consents().standing(school.term(clause), who, day, posting)
    assert standing.valid is (standing.state is State.GIVEN) or standing.state is State.NONE
    return standing.state


@proves("juliana A5", carry=Carry.RECORD, flipped=["staff", "shown"])
def test_consent_of_staff_too(case: Case) -> None:
    """Of parents and of staff, in writing; what was only said is not enough."""

    async def asked() -> None:
        async with office(case) as school:
            term, (noor, sem, _) = school.term("A5"), school.pupils
            assert state(school, "A5", noor) is State.NONE
            await school.consent(term, noor, name="Moeder van Noor")
            await school.consent(term, sem, how="spoken")
            mine = {"by": "staff", "staff_member": school.leader_id}
            await school.consent(term, "", **mine)
            assert state(school, "A5", noor) is State.GIVEN
            assert state(school, "A5", sem) is State.UNWRITTEN
            assert state(school, "A5", school.leader_id) is State.GIVEN
            await school.consent(term, noor, state="withdrawn", date="2027-01-12")
            assert state(school, "A5", noor) is State.WITHDRAWN
            said = school.consents().history(noor)
            assert [one.statement.recorded_by for one in said] == [school.teacher_id] * 2
            assert said[-1].statement.name == "Moeder van Noor"

    case.run(asked)


@proves("juliana O5", carry=Carry.RECORD, flipped=["use"])
def test_looked_up_before_posting(case: Case) -> None:
    """Who is not to be recognised is told by name: whoever's parents have not said yes."""

    async def asked() -> None:
        async with office(case) as school:
            noor, sem, other = school.pupils
            await school.consent(school.term("A5"), noor)
            await school.consent(school.term("A5"), sem, state="refused")
            terms, said = school.pack.consents, school.consents()
            left_out = without(terms, ConsentUse.PICTURES, said, school.pupils, TODAY)
            assert left_out == [sem, other]

    case.run(asked)


@proves("juliana W5", carry=Carry.RECORD, flipped=["unless_refused"])
def test_objected_to_in_writing(case: Case) -> None:
    """A photo on the site may stand until the parents object; the objection is kept."""

    async def asked() -> None:
        async with office(case) as school:
            term, (noor, sem, _) = school.term("W5"), school.pupils
            await school.consent(term, noor, state="refused", name="Vader van Noor")
            said = school.consents()
            assert said.standing(term, sem, TODAY).valid
            assert not said.standing(term, noor, TODAY).valid
            assert [one.body["name"] for one in school.kept(Kind.CONSENT)] == ["Vader van Noor"]

    case.run(asked)


@proves("bnc A5", "asko A5", carry=Carry.RECORD, flipped=["renewal"])
def test_consent_for_one_posting(case: Case) -> None:
    """A yes is for that posting, and for no other one."""

    async def asked() -> None:
        async with office(case) as school:
            term, (noor, sem, _) = school.term("A5"), school.pupils
            await school.consent(term, noor, posting=SPORTS)
            await school.consent(term, sem, posting=SPORTS, state="refused")
            assert state(school, "A5", noor, posting=SPORTS) is State.GIVEN
            assert state(school, "A5", sem, posting=SPORTS) is State.REFUSED
            assert state(school, "A5", noor, posting=PLAY) is State.NONE
            assert state(school, "A5", noor) is State.NONE

    case.run(asked)


@proves("verkruisen G10", carry=Carry.RECORD, flipped=["renewal", "shown"])
def test_consent_once(case: Case) -> None:
    """Once for who is there, then at enrolment; in writing, and not every year anew."""

    async def asked() -> None:
        async with office(case) as school:
            term, (noor, sem, _) = school.term("G10"), school.pupils
            await school.consent(term, noor)
            await school.consent(term, sem, how="spoken")
            later = date(2031, 1, 15)
            assert state(school, "G10", noor, later) is State.GIVEN
            assert state(school, "G10", sem) is State.UNWRITTEN
            new = await school.enrol("Mees")
            assert state(school, "G10", new) is State.NONE
            await school.consent(term, new)
            assert state(school, "G10", new) is State.GIVEN

    case.run(asked)


@proves("osvs M8", carry=Carry.RECORD, flipped=["renewal", "own_from"])
def test_consent_every_year(case: Case) -> None:
    """By the parents, from 16 by the pupil, which staff are told; after a year it is over."""

    async def asked() -> None:
        async with office(case) as school:
            term, (noor, sem, _) = school.term("M8"), school.pupils
            await school.consent(term, noor, by="pupil", date="2026-09-01")
            await school.consent(term, sem, by="parents", date="2026-01-14")
            assert [one.body["by"] for one in school.kept(Kind.CONSENT)] == ["pupil", "parents"]
            assert state(school, "M8", noor) is State.GIVEN
            assert state(school, "M8", noor, date(2027, 9, 1)) is State.RUN_OUT
            assert state(school, "M8", sem) is State.RUN_OUT
            await school.consent(term, sem, by="parents", date="2027-01-15")
            assert state(school, "M8", sem) is State.GIVEN
            told = {one.matter: one for one in decisions(school.pack, school.policy)}
            assert told[Matter.PICTURE_CONSENT].count == 16
            assert told[Matter.PICTURE_CONSENT].clause == case.cited("M8")

    case.run(asked)


@proves("osvs M9", carry=Carry.RECORD, flipped=["use", "renewal"])
def test_consent_before_a_lesson(case: Case) -> None:
    """Looked up before social media is permitted: it is not for those without, at their device."""

    async def asked() -> None:
        async with office(case) as school:
            term, (noor, sem, other) = school.term("M9"), school.pupils
            refused = await school.permit("Nieuws volgen")
            assert isinstance(refused, No)
            assert refused.facts["clause"] == case.cited("M9")
            await school.consent(term, noor)
            await school.consent(term, sem, date="2026-01-11")  # a year ago, and over
            granted = await school.permit("Nieuws volgen")
            assert isinstance(granted, Grant)
            assert granted.without == [sem, other]
            assert school.grants() == [granted]

    case.run(asked)
    there = Seated(case)
    there.comes_in()
    there.permit("09:00", "09:40", without=[NOOR.id])
    assert there.refused(FACEBOOK) is Why.SOCIAL


@proves("bnc L1", carry=Carry.RECORD, flipped=["lessons_a_year"])
def test_lessons_a_year(case: Case) -> None:
    """Which were held, when, by whom and about what; a group that is behind is told."""

    async def asked() -> None:
        async with office(case) as school:
            target, winter, summer = (
                school.policy.lessons_a_year,
                date(2027, 2, 1),
                date(2027, 7, 1),
            )
            assert behind(school.lessons().of(GROUP, 2026), target.value, winter) == 1
            assert target.clause == case.cited("L1")
            body = {"date": "2027-01-14", "about": "Nepaccounts", "topic": "privacy"}
            entry = await school.record(Kind.LESSON_HELD, {**body, "year": 2026})
            held = school.lessons().of(GROUP, 2026)
            assert [(one.id, one.recorded_by) for one in held] == [(entry.id, school.teacher_id)]
            assert (held[0].day, held[0].about) == (date(2027, 1, 14), "Nepaccounts")
            assert behind(held, target.value, winter) == 0
            assert behind(held, target.value, summer) == 1

    case.run(asked)
