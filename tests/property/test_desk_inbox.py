"""The inbox is the same whatever the order of arrival and however often something is told."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.inbox import Inbox
from kiosk.model import Entry, Kind, ReportState, Trust

GROUP = "groep-5"
KINDS = (
    Kind.REPORTED,
    Kind.SHOWN,
    Kind.HANDLED,
    Kind.ACCIDENT,
    Kind.LOCKED_OUT,
    Kind.UNLOCKED,
    Kind.DAMAGED,
    Kind.CLOCK_DOUBTED,
)


@st.composite
def stories(draw: st.DrawFn) -> list[tuple[int, Entry]]:
    """Entries as a hub has them: each with an own position."""
    count = draw(st.integers(1, 14))
    return [(position, draw(an_entry(position))) for position in range(1, count + 1)]


@st.composite
def an_entry(draw: st.DrawFn, position: int) -> Entry:
    kind = draw(st.sampled_from(KINDS))
    about = draw(st.integers(1, 14)) if kind in (Kind.SHOWN, Kind.HANDLED, Kind.ACCIDENT) else 0
    return Entry(
        id=f"e{position:02}",
        kind=kind,
        at=draw(st.integers(0, 50)),
        trust=Trust.HUB,
        origin="somewhere",
        device="laptop-1",
        group=GROUP,
        pupil=draw(st.sampled_from(["p1", "p2"])),
        about=f"e{about:02}" if about else "",
        body={"state": draw(st.sampled_from(list(ReportState))).value},
    )


def told(news: list[tuple[int, Entry]]) -> Inbox:
    inbox = Inbox()
    for position, entry in news:
        inbox.hear(position, entry)
    return inbox


def state(inbox: Inbox) -> tuple[object, ...]:
    return inbox.reports(GROUP), inbox.waiting(GROUP), inbox.damaged(GROUP)


@given(stories(), st.randoms())
def test_any_order_gives_the_same_inbox(news: list[tuple[int, Entry]], chance: Random) -> None:
    mixed = [*news, *chance.sample(news, len(news) // 2)]
    chance.shuffle(mixed)
    assert state(told(mixed)) == state(told(news))


@given(stories())
def test_the_same_news_again_changes_nothing(news: list[tuple[int, Entry]]) -> None:
    inbox = told(news)
    assert not any(inbox.hear(position, entry) for position, entry in news)


@given(stories())
def test_every_report_is_there_and_none_twice(news: list[tuple[int, Entry]]) -> None:
    reported = [entry.id for _, entry in news if entry.kind is Kind.REPORTED]
    assert sorted(report.id for report in told(news).reports(GROUP)) == reported
