"""What a device does because a protocol says so, and would not do otherwise."""

from __future__ import annotations

from pathlib import Path

from kiosk.device.seat import Place
from kiosk.local.journal import Journal
from kiosk.model import Kind
from kiosk.packs.model import Carry
from kiosk.web.rules import Load
from kiosk.web.why import Why
from tests.parts.proving import Case, proves
from tests.parts.seated import KeepsNothing, LetsEverybodyIn, Seated, StaysThere
from tests.unit.device.fakes import NOOR

PAGE = "https://dieren.example/vos"
INSIDE = {Place.RULES, Place.HOME, Place.WEB, Place.FILES, Place.AGREEMENTS}


@proves("juliana P2", broken=[LetsEverybodyIn])
def test_nobody_works_without_signing_in(case: Case) -> None:
    """A name alone opens nothing; the own secret does, and what is one's own is the pupil's."""
    there = Seated(case)
    assert there.place() is Place.NAMES
    there.seat.open(PAGE)
    there.seat.show_files()
    assert there.place() is Place.NAMES
    there.seat.choose_pupil(NOOR.id)
    assert there.place() is Place.SECRET
    there.seat.open(PAGE)
    assert there.place() is Place.SECRET
    assert not there.journal.entries
    there.seat.back()
    there.comes_in()
    assert there.place() in INSIDE
    assert [entry.pupil for entry in there.journal.entries] == [NOOR.id]


@proves("juliana P5", broken=[StaysThere])
def test_one_tap_leaves_the_wrong_site(case: Case) -> None:
    """Away at once, and not back to it."""
    there = Seated(case)
    there.comes_in()
    there.on(PAGE)
    there.seat.oops(PAGE, "dieren.example", "Een vos")
    assert there.place() is Place.OOPS
    assert there.seat.address == ""
    there.seat.done_reporting()
    assert there.place() is Place.HOME


@proves("juliana P5", carry=Carry.RECORD, broken=[KeepsNothing])
def test_one_tap_is_kept_and_told(case: Case) -> None:
    """On the disk, with who and where, and on its way to the teacher."""
    there = Seated(case)
    there.comes_in()
    there.on(PAGE)
    woken = there.line.wakes
    there.seat.oops(PAGE, "dieren.example", "Een vos")
    told = [entry for entry in there.journal.entries if entry.kind is Kind.REPORTED]
    assert [(one.pupil, one.body["url"]) for one in told] == [(NOOR.id, PAGE)]
    assert there.seat.report.kept
    assert there.line.wakes > woken
    kept = Journal(case.folder / "journal.db")
    kept.add(told[0])
    kept.close()
    again = Journal(case.folder / "journal.db")
    assert [one.entry for one in again.pending()] == told
    again.close()


@proves("juliana P9", flipped=["downloads"])
def test_nothing_is_downloaded(case: Case) -> None:
    """No file comes in, and the refusal says which clause that is."""
    there = Seated(case)
    there.comes_in()
    there.on(PAGE)
    for name, kind in (("vos.pdf", "application/pdf"), ("lied.mp3", "audio/mpeg"), ("vos", "")):
        answer = there.seat.accept_download(name, kind, 1000)
        assert not isinstance(answer, Path)
        assert answer is Why.DOWNLOAD
    assert there.refused(f"{PAGE}.pdf", Load.DOWNLOAD) is Why.DOWNLOAD
    assert there.seat.clause(Why.DOWNLOAD) == case.cited("P9")


@proves("juliana P11", flipped=["closed_in_breaks"])
def test_devices_are_closed_in_breaks(case: Case) -> None:
    """In the break and after school nobody works, whoever was in; in lessons they do."""
    there = Seated(case)
    there.comes_in()
    assert there.place() in INSIDE
    there.at("10:15")
    assert there.place() is Place.CLOSED
    there.at("10:30")
    assert there.place() is Place.NAMES
    there.comes_in()
    there.at("14:00")
    assert there.place() is Place.CLOSED
    there.at("20:00")
    assert there.place() is Place.CLOSED


@proves("osvs U2", flipped=["screen_capture"])
def test_pages_do_not_record_the_screen(case: Case) -> None:
    """No page gets the screen, and the refusal says which clause that is."""
    there = Seated(case)
    there.comes_in()
    there.on(PAGE)
    assert there.seat.web_rules.captures is False
    assert there.seat.clause(Why.CAPTURE) == case.cited("U2")
