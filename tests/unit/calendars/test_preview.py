"""What importing would change, shown before it does, and once only."""

from msgspec.structs import replace

from kiosk.calendars.found import Found
from kiosk.calendars.preview import Item, State, preview
from kiosk.timetable.model import Calendar, DayKind, DaysOff, HalfDay, Period, PeriodKind, Timetable

AUTUMN = DaysOff("Herfstvakantie", "2026-10-17", "2026-10-25")
STUDY = DaysOff("Studiedag", "2026-11-11", "2026-11-11", DayKind.STUDY_DAY)
PARTY = HalfDay("Sinterklaas", "2026-12-04")
WEEK = [1, 2, 3, 4, 5]
LESSON = Period(WEEK, "08:15", "14:00", PeriodKind.LESSON)
BREAK = Period(WEEK, "10:15", "10:30", PeriodKind.BREAK, "Pauze")
GROUP = Timetable("groep-5", [LESSON])


def found(*things: DaysOff | HalfDay | Period) -> Found:
    return Found(
        "2026-08-01",
        "2027-07-31",
        [one for one in things if isinstance(one, DaysOff)],
        [one for one in things if isinstance(one, HalfDay)],
        [one for one in things if isinstance(one, Period)],
    )


def test_what_is_new_is_added_after_what_is_there() -> None:
    calendar = Calendar([STUDY])
    seen = preview(found(AUTUMN, PARTY, BREAK), calendar, GROUP)
    assert [(one.state, one.thing) for one in seen.items] == [
        (State.ADDED, AUTUMN),
        (State.ADDED, PARTY),
        (State.ADDED, BREAK),
    ]
    assert seen.apply(calendar, GROUP) == (
        Calendar([STUDY, AUTUMN], [PARTY]),
        Timetable("groep-5", [LESSON, BREAK]),
    )


def test_importing_twice_changes_nothing() -> None:
    what = found(AUTUMN, STUDY, PARTY, BREAK)
    calendar, timetable = preview(what, Calendar(), GROUP).apply(Calendar(), GROUP)
    again = preview(what, calendar, timetable)
    assert not again.changes
    assert {one.state for one in again.items} == {State.THERE}
    assert again.apply(calendar, timetable) == (calendar, timetable)


def test_the_same_thing_at_another_time_is_shown_as_it_was_and_as_it_will_be() -> None:
    moved = replace(AUTUMN, last="2026-10-26")
    later = replace(PARTY, start="13:00")
    longer = replace(BREAK, end="10:35", name="")
    here = Calendar([AUTUMN, STUDY], [PARTY])
    group = replace(GROUP, periods=[BREAK, LESSON])
    seen = preview(found(moved, later, longer), here, group)
    assert seen.of(State.CHANGED) == [
        Item(State.CHANGED, moved, AUTUMN),
        Item(State.CHANGED, later, PARTY),
        Item(State.CHANGED, longer, BREAK),
    ]
    assert seen.apply(here, group) == (
        Calendar([moved, STUDY], [later]),
        replace(group, periods=[longer, LESSON]),
    )


def test_what_a_school_made_itself_is_never_replaced_by_something_else() -> None:
    own = DaysOff("Lang weekend van ons", "2026-10-16", "2026-10-19", DayKind.DAY_OFF)
    seen = preview(found(AUTUMN), Calendar([own]))
    assert seen.items[0] == Item(State.ADDED, AUTUMN, overlaps=[own])
    assert seen.apply(Calendar([own]), None)[0].days_off == [own, AUTUMN]


def test_what_is_for_other_groups_does_not_overlap() -> None:
    own = replace(AUTUMN, name="Anders", groups=["groep-8"])
    theirs = replace(AUTUMN, groups=["groep-5"])
    assert preview(found(theirs), Calendar([own])).items[0].overlaps == []


def test_what_is_only_here_is_shown_and_stays() -> None:
    here = Calendar([STUDY, AUTUMN, replace(AUTUMN, first="2025-10-18", last="2025-10-26")])
    christmas = DaysOff("Kerstvakantie", "2026-12-19", "2027-01-03")
    seen = preview(found(christmas), here)
    assert [one.thing for one in seen.of(State.ONLY_HERE)] == [AUTUMN]
    assert seen.apply(here, None)[0].days_off == [*here.days_off, christmas]


def test_two_breaks_that_overlap_each_other_do_not_take_turns() -> None:
    lower, upper = BREAK, replace(BREAK, start="10:20", end="10:40", name="Bovenbouw")
    what = found(lower, upper)
    group = replace(GROUP, periods=[lower])
    _, once = preview(what, Calendar(), group).apply(Calendar(), group)
    _, twice = preview(what, Calendar(), once).apply(Calendar(), once)
    assert once.periods == twice.periods == [lower, upper]


def test_a_break_over_a_part_of_the_days_is_added_and_its_overlap_shown() -> None:
    group = replace(GROUP, periods=[LESSON, BREAK])
    friday = replace(BREAK, days=[5], start="10:00")
    (item,) = preview(found(friday), Calendar(), group).of(State.ADDED)
    assert item.overlaps == [BREAK]


def test_breaks_without_a_group_are_left_out_and_said() -> None:
    seen = preview(found(BREAK), Calendar())
    assert (seen.homeless, seen.items, seen.changes) == ([BREAK], [], False)


def test_the_region_that_was_chosen_is_kept_with_the_calendar() -> None:
    what = replace(found(), region="zuid")
    seen = preview(what, Calendar())
    assert (seen.region, seen.changes) == ("zuid", True)
    calendar, _ = seen.apply(Calendar(), None)
    assert calendar.region == "zuid"
    assert not preview(what, calendar).changes


def test_a_preview_goes_by_what_is_there_when_it_is_applied() -> None:
    seen = preview(found(AUTUMN), Calendar())
    assert seen.apply(Calendar([STUDY, AUTUMN]), None)[0].days_off == [STUDY, AUTUMN]


def test_the_order_of_days_and_seconds_of_nought_are_no_difference() -> None:
    group = replace(GROUP, periods=[replace(BREAK, days=[5, 4, 3, 2, 1], start="10:15:00")])
    assert not preview(found(BREAK), Calendar(), group).changes


def test_a_group_without_a_week_of_its_own_is_not_closed_by_breaks() -> None:
    combined = Timetable("5-6", [], combines=["5", "6"])
    what = found(BREAK)
    seen = preview(what, Calendar(), combined)
    assert (seen.homeless, seen.items, seen.changes) == ([BREAK], [], False)
    assert seen.apply(Calendar(), combined) == (Calendar(), combined)
