"""The timeline of a day: its order under each protocol, and its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk import packs
from kiosk.demo import school
from kiosk.demo.timeline import Timeline, day_of, permits, teaching_consent
from kiosk.model import Role
from kiosk.packs import Policy
from kiosk.packs.model import Pack, Sector, Setting, Settings, SocialMedia

MS = 1_000_000
BEGIN = ("hub_ready", "signed_in", "agreements_read", "looked_up", "page_open")
SITE = ("wrong_page_open", "tapped", "covered", "on_dashboard", "handled", "handbook", "protocol")
REFUSED, SAVED = ("download_refused",), ("download_saved", "file_seen")
PERMITTED = ("social_permitted", "social_open", "social_over")
CLOSED = ("warned", "closed", "rain_break", "rain_over", "reopened")
OPEN = ("open_in_break", "closed_by_teacher", "reopened")
DIFFERS = {
    "juliana": (REFUSED, ("social_refused", *PERMITTED), CLOSED),
    "netjes-basis": (SAVED, ("social_refused", *PERMITTED), CLOSED),
    "bnc": (SAVED, ("social_refused", *PERMITTED), OPEN),
    "asko": (SAVED, ("social_refused", *PERMITTED), OPEN),
    "verkruisen": (SAVED, ("social_free",), OPEN),
    "osvs": (SAVED, ("social_refused", "consents_recorded", *PERMITTED), OPEN),
}
DAY = day_of(Policy(packs.load_shipped(school.PACK)))


def _day(names: tuple[str, ...]) -> Timeline:
    line = Timeline(1_780_000_000_000, "Europe/Amsterdam")
    for at, name in enumerate(names):
        line.add(name, at * 250 * MS)
    return line


def test_a_whole_day_misses_nothing() -> None:
    assert _day(DAY).missing(DAY) == []


def test_other_steps_may_come_between() -> None:
    assert _day(("locked_out", *DAY[:3], "search", *DAY[3:])).missing(DAY) == []


def test_a_step_out_of_its_order_is_missed() -> None:
    at = DAY.index("tapped")
    swapped = (*DAY[:at], "covered", "tapped", *DAY[at + 2 :])
    assert _day(swapped).missing(DAY)[0] == "covered"


def test_a_step_that_never_came_is_missed() -> None:
    assert _day(DAY[:-1]).missing(DAY) == ["signed_out"]


@pytest.mark.parametrize("name", packs.shipped())
def test_a_day_has_the_steps_of_its_protocol(name: str) -> None:
    download, social, pause = DIFFERS[name]
    expected = (*BEGIN, *download, *SITE, *social, *pause, "signed_out")
    assert day_of(Policy(packs.load_shipped(name), school.SOCIAL)) == expected


def test_only_one_protocol_waits_for_a_consent_with_social_media() -> None:
    asked = {name: teaching_consent(Policy(packs.load_shipped(name))) for name in packs.shipped()}
    assert {name: place for name, place in asked.items() if place is not None} == {"osvs": 1}


def test_where_a_teacher_may_not_permit_it_stays_refused() -> None:
    settings = Settings(
        social_media=Setting(SocialMedia.PERMISSION, "1"), grant_by=Setting([Role.LEADER], "1")
    )
    pack = Pack("own", "1", 1, packs.School("De Boom"), Sector.PRIMARY, [], settings=settings)
    policy = Policy(pack)
    assert not permits(policy)
    assert [step for step in day_of(policy) if step.startswith("social")] == ["social_refused"]


def test_the_file_has_school_time_and_the_ms_since_the_step_before(tmp_path: Path) -> None:
    line = _day(("hub_ready", "signed_in"))
    line.save(tmp_path / "timeline.json")
    steps = json.loads((tmp_path / "timeline.json").read_text("utf-8"))["steps"]
    assert steps == [
        {"name": "hub_ready", "school_time": "2026-05-28T22:26:40.000+02:00", "ms": 0.0},
        {"name": "signed_in", "school_time": "2026-05-28T22:26:40.250+02:00", "ms": 250.0},
    ]
