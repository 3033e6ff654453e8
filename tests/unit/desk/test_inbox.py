from __future__ import annotations

from msgspec import structs

from kiosk.desk.inbox import UNHEARD, Inbox
from kiosk.model import Kind, ReportState
from tests.unit.desk.fakes import GROUP, entry, reported


def test_a_report_is_new_until_somebody_reacts() -> None:
    inbox = Inbox()
    tap = reported()
    assert inbox.hear(1, tap)
    report = inbox.reports(GROUP.id)[0]
    assert (report.id, report.pupil, report.host) == (tap.id, "p1", "fout.test")
    assert report.state is ReportState.NEW
    assert not report.shown
    assert not report.accident


def test_the_same_news_twice_changes_nothing() -> None:
    inbox = Inbox()
    tap = reported()
    inbox.hear(1, tap)
    assert not inbox.hear(1, tap)
    assert len(inbox.reports(GROUP.id)) == 1


def test_what_follows_before_the_report_counts_as_well() -> None:
    inbox = Inbox()
    tap = reported()
    inbox.hear(2, entry(Kind.SHOWN, about=tap.id))
    assert inbox.reports(GROUP.id) == []
    inbox.hear(1, tap)
    assert inbox.reports(GROUP.id)[0].shown


def test_the_last_word_in_the_hubs_order_is_the_state() -> None:
    inbox = Inbox()
    tap = reported()
    inbox.hear(3, entry(Kind.HANDLED, about=tap.id, staff="s2", body={"state": "talked"}))
    inbox.hear(2, entry(Kind.HANDLED, about=tap.id, staff="s1", body={"state": "coming"}))
    inbox.hear(1, tap)
    report = inbox.reports(GROUP.id)[0]
    assert report.state is ReportState.TALKED
    assert report.handled_by == "s2"
    assert not report.open


def test_an_own_word_counts_until_the_hub_puts_it_in_its_place() -> None:
    inbox = Inbox()
    tap = reported()
    inbox.hear(1, tap)
    mine = entry(Kind.HANDLED, about=tap.id, staff="s1", body={"state": "coming"})
    assert inbox.hear(UNHEARD, mine)
    theirs = entry(Kind.HANDLED, about=tap.id, staff="s2", body={"state": "talked"})
    assert not inbox.hear(3, theirs)
    assert inbox.hear(2, mine)
    assert inbox.reports(GROUP.id)[0].handled_by == "s2"


def test_most_urgent_first_then_newest() -> None:
    inbox = Inbox()
    old, new, accident, coming = reported("p1"), reported("p2"), reported("p3"), reported("p1")
    for position, tap in enumerate((old, new, accident, coming), 1):
        inbox.hear(position, tap)
    inbox.hear(5, entry(Kind.ACCIDENT, about=accident.id))
    inbox.hear(6, entry(Kind.HANDLED, about=coming.id, body={"state": "coming"}))
    order = [report.id for report in inbox.reports(GROUP.id)]
    assert order == [new.id, old.id, coming.id, accident.id]


def test_a_locked_out_pupil_waits_until_let_in() -> None:
    inbox = Inbox()
    locked = entry(Kind.LOCKED_OUT, "p2")
    assert inbox.hear(4, locked)
    assert [one.pupil for one in inbox.waiting(GROUP.id)] == ["p2"]
    assert inbox.hear(5, entry(Kind.UNLOCKED, "p2"))
    assert inbox.waiting(GROUP.id) == []
    assert not inbox.hear(4, locked)


def test_a_damaged_journal_is_told_once() -> None:
    inbox = Inbox()
    told = entry(Kind.DAMAGED, "", body={"file": "journal.db.damaged"})
    assert inbox.hear(1, told)
    assert not inbox.hear(1, told)
    assert [one.device for one in inbox.damaged(GROUP.id)] == ["laptop-1"]


def test_a_device_that_waits_is_told_once_and_for_a_while() -> None:
    inbox = Inbox()
    first = structs.replace(entry(Kind.DEVICE_WAITS, "", body={"until": 700}), at=100)
    again = structs.replace(entry(Kind.DEVICE_WAITS, "", body={"until": 900}), at=300)
    assert inbox.hear(2, again)
    assert inbox.hear(1, first)
    assert not inbox.hear(1, first)
    assert [(one.device, one.until) for one in inbox.waits(GROUP.id, 0)] == [("laptop-1", 900)]
    assert inbox.waits(GROUP.id, 301) == []


def test_a_clock_that_was_wrong_is_told_once_and_for_a_while() -> None:
    inbox = Inbox()
    wrong = {"trust": "hardware", "off": -7_200_000}
    first = structs.replace(entry(Kind.CLOCK_DOUBTED, "", body=wrong), at=100)
    none = {"trust": "none", "off": 0}
    again = structs.replace(entry(Kind.CLOCK_DOUBTED, "", body=none, device="laptop-2"), at=300)
    assert inbox.hear(1, first)
    assert inbox.hear(2, again)
    assert not inbox.hear(2, again)
    told = [(one.device, one.off, one.unknown) for one in inbox.doubted(GROUP.id, 0)]
    assert told == [("laptop-2", 0, True), ("laptop-1", -7_200_000, False)]
    assert [one.device for one in inbox.doubted(GROUP.id, 101)] == ["laptop-2"]
    assert inbox.doubted("groep-8", 0) == []


def test_facts_of_another_kind_are_no_text() -> None:
    inbox = Inbox()
    inbox.hear(1, reported(host=7, title=["a"], url=True))
    report = inbox.reports(GROUP.id)[0]
    assert (report.host, report.title, report.url) == ("", "", "")


def test_a_state_that_is_not_known_here_is_no_reaction() -> None:
    inbox = Inbox()
    tap = reported()
    inbox.hear(1, tap)
    inbox.hear(2, entry(Kind.HANDLED, about=tap.id, body={"state": "closed"}))
    assert inbox.reports(GROUP.id)[0].state is ReportState.NEW


def test_reports_of_another_group_stay_apart() -> None:
    inbox = Inbox()
    inbox.hear(1, reported())
    assert inbox.reports("groep-6") == []
