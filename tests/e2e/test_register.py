"""What one dashboard records, the hub keeps and another dashboard hears: whole, and taken back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from msgspec import structs
from pytestqt.qtbot import QtBot

from kiosk.desk.desk import Desk
from kiosk.desk.saying import Saying, posting_of
from kiosk.model import ConsentState, Role
from kiosk.packs import load_shipped
from kiosk.packs.model import Renewal
from kiosk.register import By
from kiosk.sync.asks import Answer, Put
from tests.e2e.test_dashboard import DRAFT, PASSWORD, dashboards, hub, opened
from ui.dashboard_app import Dashboard

__all__ = ["dashboards", "hub"]

SOON = 20_000  # ms


def put_pack(desk: Desk, name: str, qtbot: QtBot) -> None:
    answers: list[Answer] = []
    pack = load_shipped(name)
    desk.protocol.put_pack(pack, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=SOON)
    assert isinstance(answers[0], Put)
    qtbot.waitUntil(lambda: desk.protocol.pack == pack, timeout=SOON)


def record(desk: Desk, qtbot: QtBot) -> list[str]:
    """Everybody gives every consent, a lesson is held, the agreements are explained."""
    register, kept = desk.register, list[str]()
    day = register.today - timedelta(days=3)
    for term in register.terms:
        posting = posting_of(day, "Open dag") if term.renewal is Renewal.POSTING else None
        said = [
            (
                one,
                Saying(
                    term.id,
                    ConsentState.GIVEN,
                    By.STAFF if one.staff else By.PARENTS,
                    day,
                    posting=posting,
                    name="Ouder van één",
                ),
            )
            for one in register.people()
            if term.staff or not one.staff
        ]
        register.record(said, kept.extend)
    register.record_lesson(day, "Wat online staat", "", kept.extend)
    told = len(register.explanations_here())
    register.explained([register.pupils()[0].id], kept.extend)
    qtbot.waitUntil(lambda: len(register.explanations_here()) > told, timeout=SOON)
    return kept


def test_recorded_here_and_heard_there(
    hub: Path,
    tmp_path: Path,
    dashboards: list[Dashboard],
    qtbot: QtBot,
) -> None:
    first = opened(dashboards, hub, tmp_path / "desk")
    qtbot.waitUntil(lambda: first.window.screen_name == "founding", timeout=SOON)
    first.window.founded.emit(structs.replace(DRAFT, role=Role.LEADER))
    qtbot.waitUntil(lambda: first.window.screen_name == "codes", timeout=SOON)
    here = first._desk
    kept: list[str] = []
    for name in ("osvs", "bnc", "juliana"):
        put_pack(here, name, qtbot)
        kept += record(here, qtbot)
    here.register.undo([kept[-1]], kept.extend)

    second = opened(dashboards, hub, tmp_path / "other")
    qtbot.waitUntil(lambda: second.window.screen_name == "signin", timeout=SOON)
    second.window.signin.password.setText(PASSWORD)
    second.window.signin.enter.click()
    there = second._desk
    qtbot.waitUntil(lambda: len(there.register.explanations_here()) == 2, timeout=SOON)
    qtbot.waitUntil(lambda: bool(there.register.held()), timeout=SOON)
    qtbot.waitUntil(lambda: there.protocol.pack == here.protocol.pack, timeout=SOON)
    assert there.register.held() == here.register.held()
    people = here.register.people()
    assert {one.staff for one in people} == {False, True}
    for one in people:
        assert there.register.history(one.id) == here.register.history(one.id)
        assert len(there.register.history(one.id)) >= 2
    assert there.register.postings() == here.register.postings()
