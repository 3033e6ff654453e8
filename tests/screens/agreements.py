"""Every screen of the agreements: the handbook and the protocol, for every pack."""

from __future__ import annotations

import time
from pathlib import Path

from msgspec import structs

from kiosk.demo import school
from kiosk.demo.classroom import put, raw
from kiosk.demo.stage.people import Person
from kiosk.demo.teacher import Teacher
from kiosk.model import Role
from kiosk.packs import Choices, load_shipped, shipped
from kiosk.packs.model import Downloads, Texts
from kiosk.sync.asks import AddStaff, PutDocument, StaffList, StaffNames
from tests.screens import cards
from tests.screens.place import Place
from tests.screens.shots import Shots

_COLLEAGUE = "Anna Jansen"
_WRONG = 'id = "Eigen School"\nversion = 3\nreading = 0\nsector = "basis"\n'
_LONG: Texts = {
    "nl": "Hottentottententententoonstellingscommissievoorzittersverkiezing " * 6,
    "en": "A sentence that goes on and on, as sentences in protocols tend to do. " * 6,
}


def tour(place: Place, shots: Shots) -> None:
    """What a leader sees, then what a teacher sees."""
    teacher = place.teacher()
    teacher.sign_in()
    person = teacher.person
    shots.take(person, "agreements-review")
    person.tap("tab:agreements")
    for name in shipped():
        put(place.colleague, "pack", load_shipped(name))
        _pages(person, shots, name)
    _handbook(place, person, shots)
    _protocol(place, person, shots)
    cards.tour(place, person, shots)
    _long(place, person, shots)
    _teacher(place, person, shots)


def _pages(person: Person, shots: Shots, name: str) -> None:
    for page in ("handbook", "cards", "protocol"):
        person.tap(f"agreements:{page}", "agreements")
        shots.take(person, f"agreements-{page}-{name}")


def _handbook(place: Place, person: Person, shots: Shots) -> None:
    """Searching, nothing found, a silence, a data leak, a copy."""
    put(place.colleague, "pack", load_shipped("bnc"))
    person.tap("agreements:handbook", "agreements")
    person.write("handbook:search", "foto", "agreements")
    shots.take(person, "agreements-handbook-search")
    person.hand.type("xyz")
    shots.take(person, "agreements-handbook-nothing")
    person.hand.key("Escape")
    person.tap("fold:measures", "agreements")
    shots.take(person, "agreements-handbook-theme")
    person.tap("fold:measures", "agreements")
    person.tap("copy:privacy", "agreements")
    shots.take(person, "agreements-handbook-copied")
    person.tap("leak", "agreements")
    shots.take(person, "agreements-leak")
    person.tap("leak:back", "agreements")


def _protocol(place: Place, person: Person, shots: Shots) -> None:
    """The school's own choices, another protocol, a file that is wrong."""
    put(place.colleague, "pack", load_shipped("verkruisen"))
    own = Choices(downloads=Downloads.NONE, more_social=["voorbeeld.nl"])
    place.colleague.put(PutDocument("choices", 0, raw(own)))
    person.tap("agreements:protocol", "agreements")
    shots.take(person, "agreements-protocol-choices")
    person.tap("protocol:change", "agreements")
    person.tap("choose:shipped", "agreements")
    person.hand.key("Home")
    person.find("choose:put", "agreements")
    shots.take(person, "agreements-choose")
    person.tap("choose:put", "agreements")
    person.tap("protocol:change", "agreements")
    place.colleague.ask(StaffNames())  # what another dashboard put is heard before the answer
    person.write("choose:path", f"{_wrong(place)}\n", "agreements")
    shots.take(person, "agreements-choose-wrong")
    person.tap("choose:back", "agreements")


def _long(place: Place, person: Person, shots: Shots) -> None:
    """A protocol of a school whose names and sentences have no end."""
    pack = load_shipped("bnc")
    name = "Openbare Brede School voor Daltononderwijs en Buitenschoolse Opvang De Vrije Vlinder"
    long = structs.replace(
        pack,
        id="school-met-een-lange-naam",
        school=structs.replace(pack.school, name=name, place="Nes aan de Amstel"),
        clauses=[structs.replace(one, text=_LONG) for one in pack.clauses],
        contacts=[
            structs.replace(one, name=_LONG, address=f"{'a' * 80}@voorbeeld.nl")
            for one in pack.contacts
        ],
    )
    put(place.colleague, "pack", long)
    person.tap("agreements:handbook", "agreements")
    person.tap("fold:lessons", "agreements")
    shots.take(person, "agreements-handbook-long")
    person.tap("agreements:protocol", "agreements")
    shots.take(person, "agreements-protocol-long")


def _teacher(place: Place, person: Person, shots: Shots) -> None:
    """A teacher reads it all and changes nothing."""
    put(place.colleague, "pack", load_shipped("juliana"))
    answer = place.colleague.ask(AddStaff(_COLLEAGUE, Role.TEACHER, school.PASSWORD))
    listed = answer.staff if isinstance(answer, StaffList) else []
    person.stop()
    stopped = time.monotonic_ns()
    person.open()
    person.witness.wait_for("screen", after=stopped)
    person.tap(f"staff:{next(one.id for one in listed if one.name == _COLLEAGUE)}", "signin")
    Teacher(person, _COLLEAGUE, school.PASSWORD).sign_in()
    person.tap("tab:agreements")
    shots.take(person, "agreements-handbook-teacher")
    person.tap("agreements:protocol", "agreements")
    shots.take(person, "agreements-protocol-teacher")


def _wrong(place: Place) -> Path:
    path = place.stage.room("own") / "eigen.toml"
    path.write_text(_WRONG, "utf-8")
    place.stage.own(path)
    return path
