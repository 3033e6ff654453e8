"""Whatever a hand does to a timetable, it can be read, and every step can be undone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.rooster.draft import Change, Draft, EqualDays, Unfit
from kiosk.timetable.model import Period, PeriodKind, Timetable
from kiosk.timetable.reading import read

Step = Callable[[Draft], object]

MOMENTS = st.integers(-30, 1500)
DAYS = st.lists(st.integers(1, 7), max_size=7)
DAY = st.integers(1, 7)
NAMES = st.sampled_from(
    ["Toetsweek", "Kort rooster", " kort  rooster", "", "<b>Lang</b>", "x" * 99]
)
KINDS = st.sampled_from(list(PeriodKind))
DATES = st.dates().map(str)
NUMBERS = st.integers(0, 30)


def wall(moment: int) -> str:
    return f"{moment // 60:02}:{moment % 60:02}"


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period of any kind, not always one that can be."""
    start, end = draw(st.integers(0, 1440)), draw(st.integers(0, 1440))
    return Period(draw(DAYS), wall(start), wall(end), draw(KINDS), draw(NAMES))


@st.composite
def sound(draw: st.DrawFn) -> Timetable:
    """A timetable as one might hold it, seconds included."""
    made = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, 1430))
        days = sorted(draw(st.sets(st.integers(1, 7), min_size=1)))
        end = draw(st.integers(start + 2, 1440))
        made.append(Period(days, f"{wall(start)}:30", wall(end), draw(KINDS)))
    return Timetable("groep-5", made)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """One thing that a person does, on the week and the period that there happen to be."""
    which, number = draw(NUMBERS), draw(NUMBERS)
    one, two, day, days = draw(MOMENTS), draw(MOMENTS), draw(DAY), draw(DAYS)
    name, kind, first, last = draw(NAMES), draw(KINDS), draw(DATES), draw(DATES)
    period, flag = draw(periods()), draw(st.booleans())

    def week(draft: Draft) -> str:
        names = draft.names()
        return names[which % len(names)]

    def at(draft: Draft) -> int:
        return number % len(draft.periods(week(draft)))

    def change(draft: Draft) -> None:
        on = draft.periods(week(draft))[at(draft)].days[0] if flag else 0
        what: Change = {"start": one, "end": two, "kind": kind, "name": name}
        if days:
            what["days"] = days
        draft.change(week(draft), at(draft), day=on, **what)

    def some(does: Callable[[Draft], None]) -> Step:
        return lambda draft: does(draft) if draft.periods(week(draft)) else None

    def unuse(draft: Draft) -> None:
        if draft.timetable.uses:
            draft.remove_use(draft.timetable.uses[number % len(draft.timetable.uses)])

    def variant(does: Callable[[Draft, str], object]) -> Step:
        return lambda draft: does(draft, week(draft)) if week(draft) else None

    def whole(draft: Draft) -> None:
        draft.equal_days(week(draft), EqualDays(days, (one, two), [(one + 5, two - 5)], None))

    return draw(
        st.sampled_from(
            [
                lambda draft: draft.add(week(draft), period),
                some(lambda draft: draft.remove(week(draft), at(draft))),
                some(change),
                lambda draft: draft.clear_day(week(draft), day),
                lambda draft: draft.copy_day(week(draft), day, days),
                lambda draft: draft.free_from(week(draft), day, max(one, 0)),
                whole,
                lambda draft: draft.copy_week(week(draft), draft.periods()),
                lambda draft: draft.add_variant(name, week(draft)),
                variant(lambda draft, of: draft.rename_variant(of, name)),
                variant(lambda draft, of: draft.remove_variant(of)),
                variant(lambda draft, of: draft.add_use(of, first, last)),
                unuse,
                lambda draft: draft.combine(["groep-6", "groep-5", "groep-7"][: which % 4]),
                Draft.undo,
                Draft.redo,
            ]
        )
    )


def do(draft: Draft, many: list[Step]) -> None:
    for step in many:
        before = draft.timetable
        try:
            step(draft)
        except Unfit:
            assert draft.timetable == before


@given(sound(), st.lists(steps(), max_size=15))
def test_the_timetable_stays_one_that_can_be_read(first: Timetable, many: list[Step]) -> None:
    draft = Draft(first)
    do(draft, many)
    again = read(msgspec.json.decode(msgspec.json.encode(draft.timetable)))
    assert again == draft.timetable
    draft.conflicts()


@given(sound(), st.lists(steps(), max_size=15))
def test_undo_leads_to_the_first_and_redo_to_the_last(first: Timetable, many: list[Step]) -> None:
    draft = Draft(first)
    do(draft, many)
    while draft.can_redo:
        draft.redo()
    last = draft.timetable
    seen = 0
    while draft.can_undo:
        draft.undo()
        seen += 1
    assert draft.timetable == first
    assert not draft.unsaved
    for _ in range(seen):
        draft.redo()
    assert draft.timetable == last
    assert not draft.can_redo


@given(sound(), st.lists(steps(), max_size=8), st.lists(steps(), max_size=4), NUMBERS)
def test_what_a_colleague_saved_is_had_too_or_nothing_is_changed(
    first: Timetable, many: list[Step], others: list[Step], saved_at: int
) -> None:
    draft, colleague = Draft(first), Draft(first)
    for number, step in enumerate(many):
        if number == saved_at:
            draft.kept(draft.timetable)
            colleague = Draft(draft.timetable)
        do(draft, [step])
    do(colleague, others)
    theirs, mine = colleague.timetable, draft.timetable
    if not draft.merge(theirs):
        assert draft.timetable == mine
        return
    assert draft.saved == theirs
    while draft.can_undo:
        assert read(msgspec.json.decode(msgspec.json.encode(draft.timetable))) == draft.timetable
        draft.undo()


@given(sound(), st.integers(1, 7), st.integers(0, 1440))
def test_a_day_that_is_free_from_a_moment_keeps_what_was_before(
    first: Timetable, day: int, moment: int
) -> None:
    draft = Draft(first)
    draft.free_from("", day, moment)

    def covered(timetable: Timetable, on: int, at: int) -> set[PeriodKind]:
        text = f"{wall(at)}:45"
        return {
            one.kind for one in timetable.periods if on in one.days and one.start <= text < one.end
        }

    for at in range(0, 1440, 7):
        for on in range(1, 8):
            expected = set() if on == day and at >= moment else covered(first, on, at)
            assert covered(draft.timetable, on, at) == expected


@given(sound(), st.lists(periods(), max_size=6))
def test_what_stands_on_a_day_is_there_once(first: Timetable, more: list[Period]) -> None:
    draft = Draft(first)
    for period in more:
        with contextlib.suppress(Unfit):
            draft.add("", period)
    if not draft.can_undo:
        return
    seen = [
        (one.start, one.end, one.kind, one.name, day) for one in draft.periods() for day in one.days
    ]
    assert len(seen) == len(set(seen))
