"""How consents stand: by day, by term, by posting, with what was taken back."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.model import Fact, Kind
from kiosk.packs.model import ConsentUse, Renewal
from kiosk.register import Consents, State, read, without
from kiosk.register.postings import Posting, posting
from kiosk.register.statements import body
from tests.unit.register.entries import but, entry, said, term, undo

TODAY = date(2026, 11, 20)
POSTED = "2026-11-18 Sportdag"


def test_nothing_said_is_no_consent() -> None:
    found = Consents().standing(term(), "noor", TODAY)
    assert (found.state, found.valid) == (State.NONE, False)


def test_given_holds_until_withdrawn() -> None:
    register = Consents([said("1", "given", "2020-09-01")])
    assert register.standing(term(), "noor", TODAY).valid
    register.hear(said("2", "withdrawn", "2026-11-20"))
    assert register.standing(term(), "noor", date(2026, 11, 19)).state is State.GIVEN
    assert register.standing(term(), "noor", TODAY).state is State.WITHDRAWN


def test_once_is_as_long_as_until_withdrawn() -> None:
    register = Consents([said("1", "given", "2019-09-01")])
    assert register.standing(term(Renewal.ONCE), "noor", TODAY).valid


def test_a_form_of_before_does_not_undo_a_withdrawal() -> None:
    register = Consents(
        [said("1", "withdrawn", "2026-10-10", at=1), said("2", "given", "2026-09-01", at=2)]
    )
    assert register.standing(term(), "noor", TODAY).state is State.WITHDRAWN


def test_of_one_day_the_later_record_counts() -> None:
    register = Consents(
        [said("1", "given", "2026-11-20", at=5), said("2", "refused", "2026-11-20", at=3)]
    )
    assert register.standing(term(), "noor", TODAY).state is State.GIVEN


def test_of_one_moment_the_no_counts() -> None:
    register = Consents([said("2", "given", "2026-11-20"), said("1", "withdrawn", "2026-11-20")])
    assert register.standing(term(), "noor", TODAY).state is State.WITHDRAWN


@pytest.mark.parametrize(
    ("given", "last"),
    [
        ("2025-11-21", date(2026, 11, 20)),
        ("2024-02-29", date(2025, 2, 28)),
        ("2025-02-28", date(2026, 2, 27)),
    ],
)
def test_yearly_is_a_year(given: str, last: date) -> None:
    yearly = term(Renewal.YEARLY)
    register = Consents([said("1", "given", given)])
    assert register.standing(yearly, "noor", last).until == last
    assert register.standing(yearly, "noor", last).valid
    after = register.standing(yearly, "noor", last.fromordinal(last.toordinal() + 1))
    assert (after.state, after.valid) == (State.RUN_OUT, False)


def test_until_ends_a_consent_sooner_and_never_later() -> None:
    sooner = said("1", "given", "2026-09-01", until="2026-10-01")
    later = said("2", "given", "2025-09-01", pupil="kofi", until="2030-01-01")
    register = Consents([sooner, later])
    yearly = term(Renewal.YEARLY)
    assert register.standing(yearly, "noor", TODAY).state is State.RUN_OUT
    assert register.standing(term(), "noor", TODAY).state is State.RUN_OUT
    assert register.standing(yearly, "kofi", TODAY).state is State.RUN_OUT
    assert register.standing(term(), "kofi", TODAY).valid


def test_per_posting_counts_for_that_posting_alone() -> None:
    each = term(Renewal.POSTING)
    register = Consents([said("1", "given", "2026-11-18", posting=POSTED)])
    assert register.standing(each, "noor", TODAY, POSTED).valid
    assert not register.standing(each, "noor", TODAY, "2025-11-18 Sportdag").valid
    assert not register.standing(each, "noor", TODAY).valid
    assert not register.standing(term(), "noor", TODAY).valid  # the protocol is another now
    assert register.postings("pictures") == [Posting(date(2026, 11, 18), "Sportdag")]


def test_what_holds_for_all_is_no_consent_per_posting() -> None:
    register = Consents([said("1", "given", "2026-11-18")])
    assert not register.standing(term(Renewal.POSTING), "noor", TODAY).valid
    assert not register.standing(term(Renewal.POSTING), "noor", TODAY, POSTED).valid


def test_unless_refused_holds_until_somebody_objects() -> None:
    open_ = term(unless_refused=True)
    register = Consents()
    assert register.standing(open_, "noor", TODAY).valid
    register.hear(said("1", "refused", "2026-11-01"))
    assert not register.standing(open_, "noor", TODAY).valid
    register.hear(said("2", "given", "2026-11-02", until="2026-11-10"))
    assert register.standing(open_, "noor", TODAY).valid


def test_spoken_is_not_written() -> None:
    register = Consents([said("1", "given", "2026-11-01", how="spoken")])
    written = register.standing(term(written=True), "noor", TODAY)
    assert (written.state, written.valid) == (State.UNWRITTEN, False)
    assert register.standing(term(), "noor", TODAY).valid


def test_a_spoken_no_is_a_no() -> None:
    register = Consents([said("1", "refused", "2026-11-01", how="spoken")])
    assert register.standing(term(written=True), "noor", TODAY).state is State.REFUSED


def test_what_is_taken_back_was_never_said_but_stays_in_the_history() -> None:
    first, wrong = said("1", "given", "2026-09-01"), said("2", "withdrawn", "2026-10-01", at=7)
    register = Consents([undo("3", wrong, at=9), first])
    assert register.hear(wrong)
    assert register.standing(term(), "noor", TODAY).state is State.GIVEN
    taken_back, kept = register.history("noor")
    assert (taken_back.statement.id, taken_back.undone_by, taken_back.undone_at) == ("2", "ib", 9)
    assert (kept.statement.id, kept.undone_at) == ("1", 0)


def test_a_withdrawal_keeps_the_earlier_giving() -> None:
    register = Consents([said("1", "given", "2026-09-01"), said("2", "withdrawn", "2026-10-01")])
    assert [one.statement.state.value for one in register.history("noor")] == ["withdrawn", "given"]


def test_the_same_entry_again_changes_nothing() -> None:
    one = said("1", "given", "2026-09-01")
    register = Consents([one])
    assert not register.hear(one)
    assert register.hear(undo("2", one))
    assert not register.hear(undo("2", one))
    assert not register.hear(undo("3", one, at=5))


def test_staff_speak_for_themselves() -> None:
    own = said("1", "given", "2026-09-01", pupil="", by="staff", staff_member="juf")
    register = Consents([own])
    assert register.standing(term(), "juf", TODAY).valid
    statement = read(own)
    assert statement is not None
    assert statement.of_staff
    assert body(statement) == {**own.body, "posting": "", "until": "", "name": ""}


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "perhaps"},
        {"by": "neighbours"},
        {"by": "staff"},
        {"date": "20-11-2026"},
        {"until": "2020-01-01"},
        {"until": "soon"},
        {"posting": "Sportdag"},
        {"posting": "2026-11-18"},
        {"posting": "2026-11-18 "},
        {"name": "n" * 101},
        {"how": 5},
        {"consent": ""},
        {"staff_member": "juf"},
    ],
)
def test_half_a_statement_is_none(wrong: dict[str, Fact]) -> None:
    assert read(said("1", "given", "2026-11-20")) is not None
    assert read(but(said("1", "given", "2026-11-20"), **wrong)) is None


def test_of_nobody_is_no_statement() -> None:
    assert read(said("1", "given", "2026-11-20", pupil="")) is None


def test_who_may_not_be_recognised() -> None:
    asked = [term(), term(use=ConsentUse.SOCIAL_MEDIA)]
    register = Consents(
        [said("1", "given", "2026-09-01"), said("2", "refused", "2026-09-01", pupil="kofi")]
    )
    people = ["luuk", "noor", "kofi"]
    assert without(asked, ConsentUse.PICTURES, register, people, TODAY) == ["luuk", "kofi"]
    assert without(asked, ConsentUse.WEBSITE, register, people, TODAY) == []


def test_other_kinds_change_nothing() -> None:
    assert not Consents().hear(entry("1", Kind.LESSON_HELD, {}, pupil="noor"))


def test_a_posting_reads_as_it_was_written() -> None:
    one = Posting(date(2026, 1, 5), "Kerstviering 2025")
    assert posting(one.key) == one
    assert posting("2026-01-05Kerst") is None
