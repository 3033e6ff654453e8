"""Social media in lessons: held back, permitted for a while, held back again (juliana A1)."""

from __future__ import annotations

import pytest
from msgspec import structs

from kiosk.device.seat import Place, Why
from kiosk.model import Grant, Kind, Permission
from kiosk.packs.model import Services, Setting, Settings, SocialMedia
from kiosk.packs.policy import Choices
from kiosk.timetable.model import Period, PeriodKind, Timetable
from kiosk.timetable.verdicts import Reason
from kiosk.trust import Trust
from kiosk.web.rules import Load, refusal
from tests.unit.device.fakes import CLOSES, FIVE, NOOR, SEM, SIX, WEEKDAYS, WEEKS, World, ms, pack

SOCIAL = structs.replace(
    CLOSES,
    social_media=Setting(SocialMedia.PERMISSION, "A1"),
    services=Services(named=["youtube"]),
)
OPEN = structs.replace(SOCIAL, closed_in_breaks=Setting())
VIDEO = "https://www.youtube.com/watch?v=1"


def world(settings: Settings = SOCIAL) -> World:
    """Noor is in; Friday, nine o'clock, a lesson."""
    made = World()
    made.document("pack", pack(settings=settings))
    made.enter()
    return made


def grant(
    made: World,
    start: str = "09:00",
    end: str = "10:00",
    *,
    without: tuple[str, ...] = (),
    name: str = "g1",
) -> Grant:
    begin, over = ms(f"2026-11-20 {start}"), ms(f"2026-11-20 {end}")
    what = Permission.SOCIAL_MEDIA
    return Grant(name, FIVE.id, what, begin, over, "staff", "Juf Marieke", "", list(without))


def give(made: World, *grants: Grant) -> None:
    """The hub's word of what is permitted comes in."""
    made.document(f"grants/{FIVE.id}", list(grants))


def held(made: World, url: str = VIDEO) -> bool:
    return refusal(made.seat.web_rules, url, Load.PAGE) is Why.SOCIAL


def test_in_a_lesson_it_stays_home_with_the_reason() -> None:
    made = world()
    made.seat.open(VIDEO)
    assert (made.place(), made.seat.trouble) == (Place.HOME, Why.SOCIAL)
    assert made.seat.clause(Why.SOCIAL) == "juliana A1"
    assert not made.seat.social_over
    made.seat.open("nu.nl")
    assert made.place() is Place.WEB
    made.seat.open("youtube.com")
    assert (made.seat.trouble, made.seat.address) == (Why.SOCIAL, "https://nu.nl")


def test_where_the_protocol_is_silent_it_is_not_held_back() -> None:
    made = world(CLOSES)
    assert not held(made)
    made.seat.open(VIDEO)
    assert made.place() is Place.WEB


def test_a_school_can_turn_it_on_and_then_no_clause_is_cited() -> None:
    made = world(structs.replace(CLOSES, services=Services(named=["youtube"])))
    made.document("choices", Choices(social_media=SocialMedia.PERMISSION))
    assert held(made)
    assert made.seat.clause(Why.SOCIAL) == ""


def test_without_any_pack_a_school_can_turn_it_on() -> None:
    made = World()
    made.document("choices", Choices(social_media=SocialMedia.PERMISSION))
    made.enter()
    assert held(made, "https://instagram.com/")
    assert not held(made, VIDEO)


def test_the_school_adds_hosts_and_takes_hosts_off() -> None:
    made = world()
    more = ["chat.example", "BÜCHER.example"]
    made.document("choices", Choices(more_social=more, less_social=["m.youtube.com"]))
    assert held(made, "https://www.chat.example/")
    assert held(made, "https://xn--bcher-kva.example/")
    assert held(made)
    assert not held(made, "https://m.youtube.com/")
    made.document("choices", Choices(less_social=["youtube.com"]))
    assert not held(made)


def test_a_permission_opens_it_and_its_end_brings_home_with_a_kind_word() -> None:
    made = world()
    give(made, grant(made))
    assert not held(made)
    made.seat.open(VIDEO)
    made.seat.page("youtube.com", "Film", VIDEO)
    assert made.place() is Place.WEB
    wait = made.seat.tick()
    assert wait == ms("2026-11-20 10:00") - made.clock.at
    made.clock.at += wait - 1
    made.seat.tick()
    assert made.place() is Place.WEB
    made.clock.at += 1
    made.seat.tick()
    assert made.place() is Place.HOME
    assert made.seat.social_over
    assert made.seat.trouble == Why.SOCIAL_OVER
    assert made.seat.clause(Why.SOCIAL_OVER) == "juliana A1"
    assert made.seat.address == ""
    made.seat.open("nu.nl")
    made.seat.home()
    assert not made.seat.social_over


def test_a_permission_that_is_taken_back_brings_home_at_once() -> None:
    made = world()
    give(made, grant(made))
    made.seat.open(VIDEO)
    give(made)
    assert made.place() is Place.HOME
    assert made.seat.social_over


def test_another_page_stays_when_a_permission_ends() -> None:
    made = world()
    give(made, grant(made))
    made.seat.open(VIDEO)
    made.seat.page("nu.nl", "Nieuws", "https://nu.nl/")
    give(made)
    assert made.place() is Place.WEB


def test_a_page_that_led_to_social_media_is_left() -> None:
    made = world()
    made.seat.open("https://short.example/1")
    made.seat.page("youtube.com", "Film", VIDEO)
    assert made.place() is Place.HOME
    assert made.seat.social_over


@pytest.mark.parametrize(
    ("begin", "end", "without"),
    [("09:01", "10:00", ()), ("08:00", "09:00", ()), ("09:00", "10:00", (NOOR.id,))],
)
def test_a_permission_for_another_time_or_pupil(
    begin: str, end: str, without: tuple[str, ...]
) -> None:
    made = world()
    give(made, grant(made, begin, end, without=without))
    assert held(made)


def test_of_several_permissions_one_is_enough() -> None:
    made = world()
    late = grant(made, "09:30", "10:10", name="g2")
    give(made, grant(made, without=(NOOR.id,)), late)
    assert held(made)
    assert made.seat.tick() == 30 * 60_000
    made.at("09:30")
    assert not held(made)


def test_who_is_left_out_reads_what_everybody_reads() -> None:
    made = world()
    made.seat.open(VIDEO)
    everybody = (made.place(), made.seat.trouble, made.seat.clause(Why.SOCIAL))
    give(made, grant(made, without=(NOOR.id,)))
    made.seat.open(VIDEO)
    assert (made.place(), made.seat.trouble, made.seat.clause(Why.SOCIAL)) == everybody
    assert not made.seat.social_over


def test_who_is_without_consent_is_so_alone() -> None:
    made = world()
    give(made, grant(made, without=(SEM.id,)))
    assert not held(made)
    made.seat.sign_out()
    made.enter(SEM)
    assert held(made)


def test_breaks_are_no_lessons_where_devices_stay_open() -> None:
    made = world(OPEN)
    assert held(made)
    made.at("10:15")
    assert not held(made)
    made.seat.open(VIDEO)
    assert made.place() is Place.WEB
    assert made.at("10:20") == 10 * 60_000
    made.at("10:30")
    assert made.place() is Place.HOME
    assert made.seat.social_over


def test_a_rain_break_with_devices_open_is_a_break() -> None:
    made = world()
    made.override(opens=True, start="10:15", end="10:30")
    made.at("10:20")
    assert made.place() is Place.HOME
    assert not held(made)


def test_longer_after_school_is_no_lesson() -> None:
    made = world()
    made.override(opens=True, start="14:00", end="15:00")
    made.at("14:10")
    made.enter()
    assert made.verdict().reason is Reason.LONGER
    assert not held(made)


def test_what_staff_open_or_close_makes_no_lesson_less_a_lesson() -> None:
    made = world()
    made.override(opens=True, start="09:10", end="09:40")
    made.at("09:20")
    assert held(made)


def test_without_a_timetable_it_is_always_a_lesson() -> None:
    made = World()
    made.document("pack", pack(settings=OPEN))
    made.shelf.timetables.clear()
    made.shelf._forget_plans()
    made.enter()
    assert held(made)
    made.clock.at = ms("2026-11-21 20:00")
    made.seat.tick()
    assert held(made)


def test_a_combined_group_has_a_lesson_while_all_its_parts_have() -> None:
    made = World()
    made.put(f"timetable/{SIX.id}", Timetable(SIX.id, WEEKS[SIX.id]))
    made.put(f"timetable/{FIVE.id}", Timetable(FIVE.id, combines=["x", SIX.id]))
    made.put("timetable/x", Timetable("x", [Period(WEEKDAYS, "09:00", "12:00", PeriodKind.LESSON)]))
    made.document("pack", pack(settings=OPEN))
    made.enter()
    assert held(made)
    made.at("10:35")  # a break for one of them
    assert not held(made)
    made.at("10:45")
    assert held(made)


@pytest.mark.parametrize("clock", ["09:30", "10:20", "20:00"])
def test_an_unknown_time_is_a_lesson_without_permission(clock: str) -> None:
    made = world(OPEN)
    give(made, grant(made, end="22:00"))
    made.seat.open(VIDEO)
    made.at(clock)
    assert made.place() is Place.WEB
    made.clock.trust = Trust.NONE
    wait = made.seat.tick()
    assert wait == made.clock.wait, "what it is at is not looked for"
    assert made.place() is Place.HOME
    assert held(made)
    assert made.seat.social_over
    made.clock.trust = Trust.HUB
    made.seat.tick()
    assert not held(made)


def test_where_it_is_not_held_back_an_unknown_time_changes_nothing() -> None:
    made = world(structs.replace(OPEN, social_media=Setting()))
    made.seat.open(VIDEO)
    made.clock.trust = Trust.NONE
    made.seat.tick()
    assert made.place() is Place.WEB


def test_back_from_a_break_to_a_page_that_is_held_back_now() -> None:
    made = world()
    give(made, grant(made, end="10:20"))
    made.seat.open(VIDEO)
    made.at("10:15")
    assert made.place() is Place.CLOSED
    made.at("10:30")
    made.enter()
    assert made.place() is Place.HOME
    assert made.seat.social_over


def test_a_pack_that_changes_meanwhile_changes_what_is_held() -> None:
    made = world()
    made.document("pack", pack(2, CLOSES))
    assert not held(made)
    made.seat.open(VIDEO)
    made.document("pack", pack(3, SOCIAL))
    assert made.place() is Place.HOME
    assert made.seat.social_over


def test_grants_that_cannot_be_read_change_nothing() -> None:
    made = world()
    give(made, grant(made))
    made.document(f"grants/{FIVE.id}", [{"id": "g2"}])
    assert not held(made)


def test_the_rules_are_told_when_they_change_and_stay_the_same_value_until_then() -> None:
    made = world()
    before, changes = made.seat.web_rules, made.changes
    made.at("09:05")
    assert made.seat.web_rules is before
    assert made.changes == changes
    give(made, grant(made, end="09:30"))
    changes = made.changes
    made.at("09:30")
    assert made.changes > changes


def test_nobody_hears_of_what_was_held_back() -> None:
    made = world()
    made.seat.open(VIDEO)
    assert made.journal.kinds() == [Kind.SIGNED_IN]


def test_captures_and_photos_have_their_clauses_where_the_protocol_has() -> None:
    made = world()
    assert not made.seat.web_rules.captures
    assert (made.seat.clause(Why.CAPTURE), made.seat.clause(Why.UPLOAD)) == ("", "")
    stated = structs.replace(
        SOCIAL, screen_capture=Setting(False, "U2"), photos=Setting(False, "P8")
    )
    made.document("pack", pack(settings=stated))
    assert made.seat.clause(Why.CAPTURE) == "juliana U2"
    assert made.seat.clause(Why.UPLOAD) == "juliana P8"
