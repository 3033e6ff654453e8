from __future__ import annotations

from kiosk.desk.classroom import NO_PUPIL, Classroom, Doing
from kiosk.desk.inbox import Inbox
from kiosk.device.place import BEFORE, Place
from kiosk.model import Kind, Presence, Roster, Trust
from tests.unit.desk.fakes import GROUP, PUPILS, entry, reported


def a_class() -> tuple[Classroom, Inbox]:
    inbox = Inbox()
    classroom = Classroom(inbox)
    classroom.take(Roster(GROUP, PUPILS))
    return classroom, inbox


def here(pupil: str = "p1", place: str = "web", device: str = "laptop-1") -> Presence:
    host = "wikikids.nl" if place == "web" else ""
    return Presence(device, GROUP.id, pupil, place, host, "Egels" if host else "")


def test_pupils_in_the_order_of_a_class_list_and_told_apart() -> None:
    classroom, _ = a_class()
    assert [one.id for one in classroom.pupils(GROUP.id)] == ["p2", "p1", "p3"]
    assert [classroom.called(one) for one in ("p1", "p2", "p3")] == ["Sem B.", "Noor", "Sem V."]


def test_nobody_is_signed_in_at_first() -> None:
    classroom, _ = a_class()
    seated = classroom.seated(PUPILS[0])
    assert (seated.device, seated.doing, seated.waiting, seated.reports) == ("", None, None, ())


def test_signed_in_since_then_seen_then_signed_out() -> None:
    classroom, _ = a_class()
    arrival = entry(Kind.SIGNED_IN)
    assert classroom.hear(1, arrival)
    assert classroom.seated(PUPILS[0]).since == arrival.at
    assert classroom.here(here()) == {"p1"}
    assert classroom.seated(PUPILS[0]).doing == Doing("web", "wikikids.nl", "Egels")
    assert classroom.hear(2, entry(Kind.SIGNED_OUT))
    assert classroom.seated(PUPILS[0]).device == ""
    assert classroom.seated(PUPILS[0]).doing is None


def test_the_hubs_order_counts_not_the_order_of_arrival() -> None:
    classroom, _ = a_class()
    classroom.hear(9, entry(Kind.SIGNED_OUT))
    assert not classroom.hear(8, entry(Kind.SIGNED_IN))
    assert classroom.seated(PUPILS[0]).device == ""


def test_the_device_goes_on_to_another_pupil() -> None:
    classroom, _ = a_class()
    classroom.here(here("p1"))
    assert classroom.here(here("p2", "home")) == {"p1", "p2"}
    assert classroom.seated(PUPILS[0]).doing is None
    assert classroom.seated(PUPILS[1]).doing == Doing("home")


def test_a_name_screen_seats_nobody() -> None:
    classroom, _ = a_class()
    classroom.here(here("p1", "secret"))
    assert classroom.seated(PUPILS[0]).device == ""


def test_out_of_reach_is_said_and_taken_back() -> None:
    classroom, _ = a_class()
    classroom.hear(1, entry(Kind.SIGNED_IN))
    classroom.here(here())
    assert classroom.gone("laptop-1") == {"p1"}
    assert classroom.seated(PUPILS[0]).doing == Doing("web", "wikikids.nl", "Egels", stale=True)
    classroom.here(here(place="home"))
    assert classroom.seated(PUPILS[0]).doing == Doing("home")


def test_without_the_hub_everything_is_from_before() -> None:
    classroom, _ = a_class()
    classroom.here(here())
    classroom.cut(away=True)
    doing = classroom.seated(PUPILS[0]).doing
    assert doing is not None
    assert doing.stale


def test_what_was_seen_is_forgotten() -> None:
    classroom, _ = a_class()
    classroom.here(here())
    classroom.forget_seen()
    assert classroom.seated(PUPILS[0]).doing is None


def test_open_reports_stand_at_the_pupil() -> None:
    classroom, inbox = a_class()
    tap = reported()
    inbox.hear(1, tap)
    assert classroom.seated(PUPILS[0]).reports == (tap.id,)
    inbox.hear(2, entry(Kind.HANDLED, about=tap.id, body={"state": "talked"}))
    assert classroom.seated(PUPILS[0]).reports == ()


def test_the_places_without_a_pupil_are_the_seats() -> None:
    assert set(NO_PUPIL) == {place.value for place in (*BEFORE, Place.CLOSED)}


def test_a_time_that_the_hub_has_not_confirmed_is_told_by_the_devices_last_word() -> None:
    classroom, _ = a_class()
    classroom.hear(1, entry(Kind.SIGNED_IN))
    assert not classroom.seated(PUPILS[0]).unverified
    assert classroom.hear(3, entry(Kind.RULES_READ, trust=Trust.HARDWARE))
    assert classroom.seated(PUPILS[0]).unverified
    assert not classroom.seated(PUPILS[1]).unverified, "not signed in on that device"
    assert classroom.there("laptop-1") == {"p1"}
    assert not classroom.hear(2, entry(Kind.RULES_READ)), "an older word"
    by_staff = entry(Kind.SHOWN, origin="desk-1", trust=Trust.HUB)
    assert not classroom.hear(4, by_staff), "not the device's own"
    assert classroom.seated(PUPILS[0]).unverified
    assert classroom.hear(5, entry(Kind.REPORTED, trust=Trust.CARRIED))
    assert not classroom.seated(PUPILS[0]).unverified


def test_a_pupil_who_is_not_signed_in_is_at_no_device() -> None:
    classroom, _ = a_class()
    classroom.hear(1, entry(Kind.SIGNED_OUT, trust=Trust.NONE))
    assert not classroom.seated(PUPILS[0]).unverified
