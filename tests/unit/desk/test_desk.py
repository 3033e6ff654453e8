from __future__ import annotations

from kiosk.desk.changes import Part
from kiosk.errors import DiskFull
from kiosk.model import Group, Kind, Presence, ReportState
from kiosk.sync.asks import (
    Done,
    No,
    StaffList,
    StaffNames,
    StaffSession,
    StaffSignIn,
    StaffSignOut,
    Unlock,
)
from tests.unit.desk.fakes import ANNA, GROUP, World, entry, reported


def nothing() -> None:
    pass


def on_duty() -> World:
    world = World()
    world.sign_in()
    return world


def test_the_desk_asks_who_works_here_when_the_hub_is_there() -> None:
    world = World()
    world.desk.line_state(connected=True)
    assert isinstance(world.line.asked[0][0], StaffNames)
    world.line.answer(StaffList([]))
    assert world.desk.duty.unfounded


def test_watching_begins_with_duty_and_ends_with_it() -> None:
    world = on_duty()
    assert world.line.watches[-1] == [GROUP.id]
    world.desk.duty.sign_out()
    assert world.line.watches[-1] == []
    assert any(isinstance(ask, StaffSignOut) for ask, _ in world.line.asked)


def test_a_wrong_password_is_told_and_a_second_press_does_nothing() -> None:
    world = World()
    world.desk.line_state(connected=True)
    world.line.answer(StaffList([ANNA]))
    world.desk.duty.sign_in("s1", "wrong")
    world.desk.duty.sign_in("s1", "wrong")
    assert [type(ask) for ask, _ in world.line.asked] == [StaffSignIn]
    world.line.answer(No("error.wrong_password"))
    assert world.desk.duty.trouble == No("error.wrong_password")
    assert world.desk.duty.staff is None


def test_a_report_changes_its_row_and_its_pupils_tile_alone() -> None:
    world = on_duty()
    tap = world.news(reported("p2"))
    assert len(world.changes) == 1
    change = world.changes[0]
    assert change.reports == {tap.id}
    assert change.pupils == {"p2"}
    assert not change.parts


def test_seen_makes_one_entry_with_everything_in_it() -> None:
    world = on_duty()
    tap = world.news(reported("p2"))
    assert world.desk.seen(tap.id)
    assert not world.desk.seen(tap.id)
    shown = world.journal.entries[0]
    assert len(world.journal.entries) == 1
    assert (shown.kind, shown.about, shown.device) == (Kind.SHOWN, tap.id, "laptop-1")
    assert (shown.group, shown.pupil, shown.staff) == (GROUP.id, "p2", "s1")
    assert shown.origin == "desk-1"
    assert world.line.wakes == 1


def test_nothing_is_seen_in_board_mode_or_without_duty() -> None:
    world = on_duty()
    tap = world.news(reported())
    world.desk.set_board(True)
    assert not world.desk.seen(tap.id)
    world.desk.set_board(False)
    world.desk.duty.over()
    assert not world.desk.seen(tap.id)
    assert world.journal.entries == []


def test_what_a_colleague_was_shown_is_not_shown_again() -> None:
    world = on_duty()
    tap = world.news(reported())
    world.news(entry(Kind.SHOWN, about=tap.id, staff="s2"))
    assert not world.desk.seen(tap.id)


def test_a_full_disk_is_told_and_seen_is_tried_again() -> None:
    world = on_duty()
    tap = world.news(reported())
    world.journal.trouble = DiskFull(path="/data")
    assert world.desk.seen(tap.id)
    assert world.desk.trouble == No("error.disk_full", {"path": "/data"})
    world.journal.trouble = None
    assert world.desk.seen(tap.id)
    assert len(world.journal.entries) == 1


def test_handling_carries_who_and_counts_at_once() -> None:
    world = on_duty()
    tap = world.news(reported())
    done: list[bool] = []
    world.desk.handle(tap.id, ReportState.COMING, lambda: done.append(True))
    report = world.desk.inbox.report(tap.id)
    assert report is not None
    assert (report.state, report.handled_by) == (ReportState.COMING, "s1")
    assert world.journal.entries[0].body == {"state": "coming"}
    assert done == [True]
    world.desk.handle(tap.id, ReportState.COMING, nothing)
    assert len(world.journal.entries) == 1


def test_letting_in_names_the_device_where_the_pupil_waits() -> None:
    world = on_duty()
    world.news(entry(Kind.LOCKED_OUT, "p2", device="laptop-7"))
    assert Part.NOTICES in world.changes[-1].parts
    done: list[bool] = []
    world.desk.unlock("p2", lambda: done.append(True))
    assert world.line.asked[-1][0] == Unlock("p2", "laptop-7")
    world.line.answer(Done())
    assert done == [True]
    world.news(entry(Kind.UNLOCKED, "p2"))
    assert world.desk.inbox.waiting(GROUP.id) == []


def test_a_no_is_trouble_until_it_is_read() -> None:
    world = on_duty()
    world.desk.unlock("p1", nothing)
    world.line.answer(No("error.hub_away"))
    assert world.desk.trouble == No("error.hub_away")
    world.desk.quiet()
    assert world.desk.trouble is None


def test_a_session_that_the_hub_forgot_is_over_here_too() -> None:
    world = on_duty()
    world.desk.unlock("p1", nothing)
    world.line.answer(No("error.session_over"))
    assert world.desk.duty.staff is None
    assert world.desk.duty.trouble == No("teacher.signin.over")


def test_another_group_is_watched() -> None:
    world = World()
    world.sign_in(groups=(Group("groep-6", "Groep 6"),))
    world.news(reported())
    world.desk.look_at("groep-6")
    assert world.line.watches[-1] == ["groep-6"]
    world.desk.look_at(GROUP.id)
    assert world.line.watches[-1] == [GROUP.id]
    assert [group.name for group in world.desk.groups()] == ["Groep 5", "Groep 6"]
    world.desk.look_at("nowhere")
    assert world.desk.group == GROUP.id


def test_an_older_document_changes_nothing() -> None:
    world = on_duty()
    world.document("roster/groep-5", 1, {"group": {"id": "groep-5", "name": "x"}, "pupils": []})
    assert len(world.desk.classroom.pupils(GROUP.id)) == 3


def test_the_hub_leaves_and_comes_back() -> None:
    world = on_duty()
    world.desk.here(Presence("laptop-1", GROUP.id, "p1", "home"))
    world.desk.line_state(connected=False)
    seated = world.desk.touch("p1")
    assert seated is not None
    assert seated.doing is not None
    assert seated.doing.stale
    world.desk.line_state(connected=True)
    seated = world.desk.touch("p1")
    assert seated is not None
    assert seated.doing is not None
    assert not seated.doing.stale


def test_board_mode_ends_with_duty() -> None:
    world = on_duty()
    world.desk.set_board(True)
    world.desk.duty.sign_out()
    assert not world.desk.board


def test_a_pupil_of_no_group_here_has_no_tile() -> None:
    assert on_duty().desk.touch("nobody") is None


def test_a_founded_school_begins_with_its_session() -> None:
    world = World()
    world.desk.begin(StaffSession(ANNA, [GROUP.id]))
    assert world.desk.group == GROUP.id
    assert world.desk.duty.name_of("s1") == "Anna Jansen"
    assert world.desk.duty.name_of("s9") == ""
