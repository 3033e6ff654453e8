"""The timetable under a hand: each thing that a teacher does to it."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.desk.rooster.draft import Draft, EqualDays, Unfit
from kiosk.timetable.model import Period, PeriodKind, Timetable, Use, Variant
from kiosk.timetable.reading import read

LESSON, BREAK, LUNCH = PeriodKind.LESSON, PeriodKind.BREAK, PeriodKind.LUNCH
ALL = [1, 2, 3, 4, 5]
WEEK = EqualDays(ALL, (495, 840), [(615, 630)], (720, 765))


@pytest.fixture
def draft() -> Draft:
    """Five equal days: 8:15 to 14:00, break 10:15 to 10:30, lunch 12:00 to 12:45."""
    made = Draft(Timetable("groep-5"))
    made.equal_days("", WEEK)
    return made


def said(draft: Draft, week: str = "") -> list[tuple[list[int], str, str, PeriodKind]]:
    return [(one.days, one.start, one.end, one.kind) for one in draft.periods(week)]


def odd(draft: Draft) -> list[tuple[str, str, list[int]]]:
    return [
        (one.message.removeprefix("teacher.rooster.odd."), one.week, one.days)
        for one in draft.conflicts()
    ]


def test_five_equal_days_are_one_step(draft: Draft) -> None:
    assert said(draft) == [
        (ALL, "08:15", "14:00", LESSON),
        (ALL, "10:15", "10:30", BREAK),
        (ALL, "12:00", "12:45", LUNCH),
    ]
    assert odd(draft) == []
    draft.undo()
    assert said(draft) == []


def test_a_free_afternoon_is_one_step(draft: Draft) -> None:
    draft.free_from("", 3, 720)
    assert said(draft) == [
        ([1, 2, 4, 5], "08:15", "14:00", LESSON),
        (ALL, "10:15", "10:30", BREAK),
        ([1, 2, 4, 5], "12:00", "12:45", LUNCH),
        ([3], "08:15", "12:00", LESSON),
    ]
    assert odd(draft) == []
    draft.undo()
    assert said(draft)[0] == (ALL, "08:15", "14:00", LESSON)


def test_a_change_holds_for_all_days_of_the_period_or_splits_one_off(draft: Draft) -> None:
    at = draft.change("", 1, start=600, end=615)
    assert said(draft)[at] == (ALL, "10:00", "10:15", BREAK)
    at = draft.change("", at, day=2, end=620)
    assert said(draft)[at] == ([2], "10:00", "10:20", BREAK)
    assert ([1, 3, 4, 5], "10:00", "10:15", BREAK) in said(draft)
    at = draft.change("", at, end=615)
    assert said(draft)[at] == (ALL, "10:00", "10:15", BREAK)


def test_days_are_put_on_and_off(draft: Draft) -> None:
    at = draft.change("", 2, days=[5, 1])
    assert said(draft)[at][0] == [1, 5]
    draft.remove("", at, 5)
    assert said(draft)[at][0] == [1]
    draft.remove("", at)
    assert len(draft.periods()) == 2


def test_a_day_is_copied_over_others_as_it_is(draft: Draft) -> None:
    draft.free_from("", 3, 720)
    draft.copy_day("", 3, [3, 5])
    assert ([3, 5], "08:15", "12:00", LESSON) in said(draft)
    assert (ALL, "10:15", "10:30", BREAK) in said(draft)
    assert ([1, 2, 4], "12:00", "12:45", LUNCH) in said(draft)


@pytest.mark.parametrize(
    ("change", "message", "field"),
    [
        ({"start": 840}, "backwards", "end"),
        ({"end": 400}, "backwards", "end"),
        ({"start": -5}, "time", "start"),
        ({"end": 1445}, "time", "end"),
        ({"days": []}, "days", "days"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    draft: Draft, change: dict[str, int], message: str, field: str
) -> None:
    before = draft.timetable
    with pytest.raises(Unfit) as no:
        draft.change("", 0, **change)  # type: ignore[arg-type]
    assert (no.value.message, no.value.field) == (f"teacher.rooster.no.{message}", field)
    assert draft.timetable is before


def test_a_break_outside_the_day_of_the_form_is_refused() -> None:
    draft = Draft(Timetable("groep-5"))
    with pytest.raises(Unfit) as no:
        draft.equal_days("", EqualDays(ALL, (495, 840), [(615, 630), (850, 860)]))
    assert no.value.field == "break.1"
    assert no.value.facts == {"start": "14:10", "end": "14:20", "first": "08:15", "last": "14:00"}


def test_seconds_of_an_edge_that_stays_are_kept() -> None:
    draft = Draft(Timetable("groep-5", [Period([1], "08:15:30", "12:00:10", LESSON)]))
    draft.change("", 0, start=495, end=730)
    assert said(draft) == [([1], "08:15:30", "12:10", LESSON)]


def test_a_variant_begins_like_the_week_and_holds_on_its_dates(draft: Draft) -> None:
    assert draft.add_variant("  Toets <week> ") == "Toets week"
    assert said(draft, "Toets week") == said(draft)
    assert odd(draft) == [("unused", "Toets week", [])]
    draft.add_use("Toets week", "2027-01-18", "2027-01-22")
    assert odd(draft) == []
    draft.change("Toets week", 1, start=600)
    assert said(draft)[1][1] == "10:15"
    draft.rename_variant("Toets week", "Toetsweek")
    assert draft.timetable.uses == [Use("Toetsweek", "2027-01-18", "2027-01-22")]
    draft.remove_variant("Toetsweek")
    assert (draft.timetable.uses, draft.names()) == ([], [""])


def test_two_variants_on_one_date_are_refused_with_what_is_there(draft: Draft) -> None:
    draft.add_variant("Kort")
    draft.add_variant("Toetsweek")
    draft.add_use("Kort", "2027-01-20", "2027-01-20")
    for first, last in (("2027-01-20", "2027-01-20"), ("2027-01-01", "2027-02-01")):
        with pytest.raises(Unfit) as no:
            draft.add_use("Toetsweek", first, last)
        assert no.value.message == "teacher.rooster.no.two"
        assert no.value.facts["variant"] == "Kort"
    with pytest.raises(Unfit) as no:
        draft.add_use("Toetsweek", "2027-03-02", "2027-03-01")
    assert no.value.message == "teacher.rooster.no.dates"
    draft.remove_use(draft.timetable.uses[0])
    draft.add_use("Toetsweek", "2027-01-01", "2027-02-01")


def test_a_name_is_given_once_and_not_empty(draft: Draft) -> None:
    draft.add_variant("Kort")
    for name in ("kort", " KORT "):
        with pytest.raises(Unfit):
            draft.add_variant(name)
    with pytest.raises(Unfit):
        draft.add_variant(" <> ")
    draft.add_variant("Lang")
    with pytest.raises(Unfit):
        draft.rename_variant("Lang", "Kort")
    assert draft.rename_variant("Lang", "Lang") == "Lang"


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (Period([1], "10:20", "10:40", BREAK), [("overlap", "", [1])]),
        (Period([2, 3], "12:30", "13:00", BREAK), [("overlap", "", [2, 3])]),
        (Period([4], "14:00", "14:20", BREAK), [("outside", "", [4])]),
        (Period([5], "10:20", "10:50", LESSON), [("overlap", "", [5]), ("cut", "", [5])]),
        (Period([6], "09:00", "09:04", LESSON), [("short", "", [6])]),
        (Period([7], "09:00", "09:04", BREAK), [("outside", "", [7])]),
        (Period([1], "13:30", "14:30", PeriodKind.AFTER), []),
    ],
)
def test_what_is_odd_is_told_with_its_place(
    draft: Draft, period: Period, found: list[tuple[str, str, list[int]]]
) -> None:
    draft.add("", period)
    assert odd(draft) == found


def test_days_without_lessons_are_told_unless_there_is_nothing_at_all(draft: Draft) -> None:
    draft.clear_day("", 3)
    draft.clear_day("", 5)
    assert odd(draft) == [("empty", "", [3, 5])]
    assert Draft(Timetable("groep-5")).conflicts() == []


def test_a_new_step_forgets_what_was_undone(draft: Draft) -> None:
    draft.clear_day("", 1)
    draft.undo()
    ways = [draft.can_redo]
    draft.clear_day("", 2)
    ways.append(draft.can_redo)
    assert ways == [True, False]
    draft.clear_day("", 2)
    draft.undo()
    assert said(draft)[0][0] == ALL


def test_after_saving_undo_goes_on_and_has_to_be_saved_again(draft: Draft) -> None:
    draft.kept(draft.timetable)
    seen = [draft.unsaved]
    draft.undo()
    seen.append(draft.unsaved)
    draft.redo()
    assert [*seen, draft.unsaved] == [False, True, False]


def test_a_colleagues_timetable_can_be_taken_and_that_undone(draft: Draft) -> None:
    theirs = Timetable("groep-5", [], [Variant("Kort")])
    mine = draft.timetable
    draft.kept(theirs)
    draft.take(theirs)
    seen = [draft.unsaved]
    draft.undo()
    assert draft.timetable == mine
    assert [*seen, draft.unsaved] == [False, True]


def test_changes_of_different_parts_are_both_had(draft: Draft) -> None:
    draft.add_variant("Kort")
    draft.kept(draft.timetable)
    draft.clear_day("", 1)
    theirs = msgspec.structs.replace(draft.saved, uses=[Use("Kort", "2027-01-18", "2027-01-18")])
    assert draft.merge(theirs)
    assert (draft.timetable.uses, draft.unsaved) == (theirs.uses, True)
    draft.undo()
    assert (draft.timetable, draft.unsaved) == (theirs, False)


def test_changes_of_the_same_part_or_that_do_not_fit_are_not_merged(draft: Draft) -> None:
    draft.add_variant("Kort")
    draft.kept(draft.timetable)
    draft.clear_day("", 1)
    mine = draft.timetable
    assert not draft.merge(Timetable("groep-5"))
    draft.undo()
    draft.remove_variant("Kort")
    uses = [Use("Kort", "2027-01-18", "2027-01-18")]
    assert not draft.merge(msgspec.structs.replace(draft.saved, uses=uses))
    draft.undo()
    draft.clear_day("", 1)
    assert draft.timetable == mine


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("1999-12-31", "2000-01-02", "first"),
        ("2199-12-31", "2200-01-01", "last"),
        ("2026-01-01", "2027-01-02", "last"),
    ],
)
def test_dates_that_the_hub_would_refuse_are_refused_at_once(
    draft: Draft, first: str, last: str, field: str
) -> None:
    draft.add_variant("Kort")
    with pytest.raises(Unfit) as refused:
        draft.add_use("Kort", first, last)
    assert refused.value.field == field
    draft.add_use("Kort", "2026-01-01", "2027-01-01")
    assert read(msgspec.to_builtins(draft.timetable)) == draft.timetable


def test_the_week_of_another_group_is_taken_over(draft: Draft) -> None:
    other = Draft(Timetable("groep-7"))
    other.copy_week("", draft.periods())
    other.change("", 1, start=630, end=645)
    assert said(other)[1] == (ALL, "10:30", "10:45", BREAK)
    assert said(draft)[1] == (ALL, "10:15", "10:30", BREAK)


def test_a_group_is_made_up_of_others_but_not_of_itself(draft: Draft) -> None:
    draft.combine(["groep-6", "groep-5", "groep-6"])
    assert draft.timetable.combines == ["groep-6"]
