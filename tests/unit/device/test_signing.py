"""Who are you, and the secret: right, wrong, locked out, let in, and the hub away."""

from __future__ import annotations

from msgspec import structs

from kiosk import signin
from kiosk.device import signing
from kiosk.device.seat import Place
from kiosk.model import Entry, Kind, Trust
from kiosk.sync.asks import Admitted, No, SignedIn, SignIn, WrongCode
from tests.unit.device.fakes import CODE, FIVE, IDA, NOOR, SEM, SIX, World


def test_names_are_told_apart_and_in_order() -> None:
    tiles = World().seat.names()
    assert [tile.shown for tile in tiles] == ["Noor", "Sem B.", "Sem K."]
    assert tiles[1].pupil_id == "sem"


def test_a_device_asks_after_as_many_pictures_as_a_code_has() -> None:
    assert signing.CODE_LENGTH == signin.CODE_LENGTH


def test_the_fourth_picture_asks_the_hub() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    for number, picture in enumerate(CODE, 1):
        assert not world.seat.busy
        world.seat.press(picture)
        assert len(world.seat.entered) == number
    assert world.seat.busy
    world.seat.press("key")
    world.seat.erase()
    assert world.seat.entered == CODE
    assert world.line.answer(SignedIn(NOOR.id, FIVE.id)) == SignIn(NOOR.id, CODE)
    assert world.place() is Place.HOME
    assert world.seat.pupil == NOOR
    assert world.seat.entered == []
    assert [(one.kind, one.pupil, one.group) for one in world.journal.entries] == [
        (Kind.SIGNED_IN, NOOR.id, FIVE.id)
    ]
    assert world.line.wakes == 1


def test_a_wrong_code_says_how_many_tries_are_left() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    assert world.seat.left == -1
    world.type()
    world.line.answer(WrongCode(4))
    seat = world.seat
    assert (world.place(), seat.left, seat.entered) == (Place.SECRET, 4, [])
    assert seat.trouble == "pupil.secret.wrong"
    seat.press("sun")
    assert seat.trouble == ""


def test_a_picture_can_be_taken_back() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.seat.press("sun")
    world.seat.press("fish")
    world.seat.erase()
    assert world.seat.entered == ["sun"]


def test_the_hub_away_is_said_and_nothing_waits() -> None:
    world = World()
    world.line.connected = False
    world.seat.choose_pupil(NOOR.id)
    world.type()
    assert world.seat.trouble == "pupil.secret.away"
    assert not world.seat.busy
    assert world.seat.left == -1


def test_another_refusal_is_no_fault_of_the_pupil() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.line.answer(No("error.unknown"))
    assert world.seat.trouble == "pupil.secret.trouble"


def test_a_device_that_waits_says_so() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.line.answer(No("error.device_tries", {"minutes": "10"}))
    assert (world.place(), world.seat.trouble) == (Place.SECRET, "pupil.secret.rests")
    assert world.seat.left == -1, "none of the pupil's own tries is gone"


def test_after_the_last_try_only_the_teacher_lets_in() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.line.answer(WrongCode(0))
    assert world.place() is Place.LOCKED
    world.seat.press("sun")
    assert world.seat.entered == []
    world.news(Kind.UNLOCKED, pupil=SEM.id, device="device")
    assert not world.line.asked
    world.news(Kind.UNLOCKED, pupil=NOOR.id, device="device")
    assert world.line.answer(SignedIn(NOOR.id, FIVE.id)) == Admitted(NOOR.id)
    assert world.place() is Place.HOME


def test_a_new_code_is_asked_for_where_the_pupil_waits() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.line.answer(WrongCode(0))
    told = Entry("e", Kind.UNLOCKED, 1, Trust.HUB, "hub", "device", body={"key": "code"})
    world.seat.news(structs.replace(told, pupil=SEM.id))
    assert world.place() is Place.LOCKED
    world.seat.news(structs.replace(told, pupil=NOOR.id))
    assert (world.place(), world.seat.pupil, world.seat.left) == (Place.SECRET, NOOR, -1)
    assert not world.line.asked
    world.type()
    world.line.answer(SignedIn(NOOR.id, FIVE.id))
    assert world.place() is Place.HOME


def test_being_let_in_outlives_a_lost_connection() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.line.answer(WrongCode(0))
    world.news(Kind.UNLOCKED, pupil=NOOR.id, device="device")
    world.line.answer(No("error.hub_away"))
    assert (world.place(), world.seat.trouble) == (Place.LOCKED, "pupil.secret.away")
    world.seat.connected(True)
    world.line.answer(SignedIn(NOOR.id, FIVE.id))
    assert world.place() is Place.HOME


def test_an_admission_that_is_gone_is_asked_for_once() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.line.answer(WrongCode(0))
    world.news(Kind.UNLOCKED, pupil=NOOR.id, device="device")
    world.line.answer(No("error.not_admitted"))
    world.seat.connected(True)
    assert not world.line.asked
    assert world.place() is Place.LOCKED


def test_locked_out_leaves_the_device_to_the_others() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.line.answer(WrongCode(0))
    world.seat.back()
    world.enter(SEM)
    assert world.seat.pupil == SEM


def test_an_answer_for_who_went_back_signs_nobody_in() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.seat.back()
    world.seat.choose_pupil(SEM.id)
    world.line.answer(SignedIn(NOOR.id, FIVE.id))
    assert (world.place(), world.seat.pupil) == (Place.SECRET, SEM)
    assert not world.journal.entries


def test_an_answer_to_what_was_given_up_lets_nobody_in_without_a_code() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.seat.back()
    world.seat.choose_pupil(NOOR.id)
    world.line.answer(SignedIn(NOOR.id, FIVE.id))
    assert world.place() is Place.SECRET
    assert not world.journal.entries


def test_an_answer_about_somebody_else_signs_nobody_in() -> None:
    world = World()
    world.seat.choose_pupil(NOOR.id)
    world.type()
    world.line.answer(SignedIn(SEM.id, FIVE.id))
    assert world.place() is Place.SECRET


def test_a_shared_device_asks_for_the_group_first() -> None:
    world = World(FIVE, SIX)
    assert world.place() is Place.GROUPS
    assert world.seat.groups() == [FIVE, SIX]
    world.seat.choose_group("groep-7")
    assert world.place() is Place.GROUPS
    world.seat.choose_group(SIX.id)
    assert [tile.shown for tile in world.seat.names()] == [IDA.name]
    world.seat.back()
    assert world.place() is Place.GROUPS
    world.seat.choose_group(SIX.id)
    world.enter(IDA)
    assert world.journal.entries[0].group == SIX.id


def test_a_pupil_of_another_group_is_not_chosen() -> None:
    world = World()
    world.seat.choose_pupil(IDA.id)
    assert world.place() is Place.NAMES


def test_a_device_without_groups_serves_those_it_knows() -> None:
    world = World(FIVE, SIX)
    world.groups = ()
    world.seat = world.make()
    assert world.place() is Place.GROUPS
    assert world.seat.groups() == [FIVE, SIX]


def test_signing_out() -> None:
    world = World()
    world.enter()
    world.seat.sign_out()
    assert (world.place(), world.seat.pupil) == (Place.NAMES, None)
    assert world.journal.entries[-1].kind is Kind.SIGNED_OUT
    assert world.journal.entries[-1].body == {"why": "done"}
    world.seat.sign_out()
    assert len(world.journal.entries) == 2
