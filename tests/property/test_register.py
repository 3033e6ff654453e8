"""The register comes to the same in any order of hearing, and has a yes only of somebody."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.model import Entry, Fact, Kind, Trust
from kiosk.packs.model import ConsentTerm, ConsentUse, Renewal, Shown
from kiosk.register import Consents, Lessons, State, behind, due, last_day, read, standing
from kiosk.timetable.school_year import first_day

TODAY = date(2026, 11, 20)
PEOPLE = ("noor", "kofi")
POSTINGS = ("", "2026-11-18 Sportdag", "2025-11-18 Sportdag")

days = st.integers(-800, 30).map(lambda away: TODAY + timedelta(days=away))
terms = st.builds(
    ConsentTerm,
    id=st.just("pictures"),
    clause=st.just("A5"),
    use=st.just(ConsentUse.PICTURES),
    purpose=st.just({"nl": "Foto's"}),
    renewal=st.sampled_from(Renewal),
    shown=st.lists(st.sampled_from(Shown), max_size=2),
    unless_refused=st.booleans(),
)


@st.composite
def stories(draw: st.DrawFn) -> list[Entry]:
    """Entries of the register, some of which take others back."""
    count = draw(st.integers(1, 12))
    return [draw(an_entry(number, count)) for number in range(count)]


@st.composite
def an_entry(draw: st.DrawFn, number: int, count: int) -> Entry:
    undone = draw(st.integers(0, 3)) == 0
    day = draw(days)
    said: dict[str, Fact] = {
        "consent": draw(st.sampled_from(("pictures", "website"))),
        "state": draw(st.sampled_from(("given", "given", "refused", "withdrawn"))),
        "by": "parents",
        "how": draw(st.sampled_from(("paper", "spoken"))),
        "date": day.isoformat(),
        "posting": draw(st.sampled_from(POSTINGS)),
    }
    return Entry(
        id=f"e{number:02}",
        kind=Kind.CONSENT,
        at=draw(st.integers(0, 20)),
        trust=Trust.HUB,
        origin="desk",
        group="groep-5",
        pupil=draw(st.sampled_from(PEOPLE)),
        staff="juf",
        about=f"e{draw(st.integers(0, count)):02}" if undone else "",
        body={"undone": True} if undone else said,
    )


@given(stories(), terms, st.sampled_from(POSTINGS), st.randoms(use_true_random=False))
def test_any_order_and_any_repeating(
    story: list[Entry], term: ConsentTerm, posting: str, chance: Random
) -> None:
    retold = [*story, *chance.choices(story, k=len(story))]
    chance.shuffle(retold)
    first, second = Consents(story), Consents(retold)
    for who in PEOPLE:
        assert first.history(who) == second.history(who)
        assert first.of(who) == second.of(who)
        assert first.standing(term, who, TODAY, posting) == second.standing(
            term, who, TODAY, posting
        )


@given(stories(), terms, st.sampled_from(POSTINGS))
def test_a_no_of_today_wins_over_everything(
    story: list[Entry], term: ConsentTerm, posting: str
) -> None:
    wanted = posting if term.renewal is Renewal.POSTING else ""
    last = Entry(
        id="z",
        kind=Kind.CONSENT,
        at=21,
        trust=Trust.HUB,
        origin="desk",
        group="groep-5",
        pupil="noor",
        staff="juf",
        body={
            "consent": "pictures",
            "state": "withdrawn",
            "by": "parents",
            "date": TODAY.isoformat(),
            "posting": wanted,
        },
    )
    found = Consents([*story, last]).standing(term, "noor", TODAY, posting)
    if term.renewal is Renewal.POSTING and not posting:
        assert found.state is State.NONE
    else:
        assert (found.state, found.valid) == (State.WITHDRAWN, False)


@given(stories(), terms, st.sampled_from(POSTINGS))
def test_a_yes_rests_on_somebody_s_yes(story: list[Entry], term: ConsentTerm, posting: str) -> None:
    found = standing(term, Consents(story).of("noor"), TODAY, posting)
    if found.state is State.GIVEN:
        assert found.said is not None
        assert found.said.state.value == "given"
        assert found.said.day <= TODAY
        assert found.until is None or found.until >= TODAY
    assert found.valid == (
        found.state is State.GIVEN
        or (term.unless_refused and found.state not in (State.REFUSED, State.WITHDRAWN))
    )


@given(stories(), terms, days, st.integers(0, 400))
def test_what_has_run_out_stays_so(
    story: list[Entry], term: ConsentTerm, day: date, later: int
) -> None:
    said = [one for one in map(read, story) if one is not None and one.day <= day]
    first = standing(term, said, day)
    then = standing(term, said, day + timedelta(days=later))
    if first.state is State.RUN_OUT:
        assert then.state is State.RUN_OUT
    if first.said is not None and term.renewal is Renewal.YEARLY:
        end = last_day(term, first.said)
        assert end is not None
        assert 363 <= (end - first.said.day).days <= 365


@given(st.integers(2000, 2100), st.integers(1, 40))
def test_due_days_rise_to_the_end_of_june(year: int, target: int) -> None:
    found = due(year, target)
    assert len(found) == target
    assert found == sorted(set(found))
    assert first_day(year) <= found[0]
    assert found[-1] == date(year + 1, 6, 30)


@given(st.integers(0, 40), days)
def test_nobody_is_behind_who_held_them_all(target: int, today: date) -> None:
    held = Lessons().of("groep-5", today.year)
    assert behind(held, 0, today) == 0
    assert 0 <= behind(held, target, today) <= target
