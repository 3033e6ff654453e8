"""Every screen of the register: consents and lessons, for every pack, empty and full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from msgspec import structs

from kiosk.demo import school
from kiosk.demo.classroom import put
from kiosk.demo.stage.people import Person
from kiosk.desk import moments
from kiosk.packs import Pack, load_shipped, shipped
from kiosk.packs.model import ConsentTerm, ConsentUse, Renewal
from tests.screens.place import FULL_NAMES, Place
from tests.screens.shots import Shots

_HEAD = "naam;toestemming;stand;datum;plaatsing;wie"
_STATES = ("gegeven", "gegeven", "gegeven", "geweigerd", "gegeven", "ingetrokken", "")
_DAYS = (20, 400, 340, 90, 5, 60, 0)  # ago


def tour(place: Place, shots: Shots) -> None:
    """By protocol: nothing said yet, then a list that is read, one person, everybody."""
    teacher = place.teacher()
    teacher.sign_in()
    person = teacher.person
    person.tap("tab:agreements")
    for name in shipped():
        put(place.colleague, "pack", load_shipped(name))
        for page in ("consents", "lessons"):
            person.tap(f"agreements:{page}", "agreements")
            shots.take(person, f"register-{page}-{name}")
    _consents(place, person, shots)
    _postings(place, person, shots)
    _lessons(place, person, shots)


def full(place: Place, shots: Shots) -> None:
    """Thirty-six pupils with long names, and a protocol with six consents."""
    teacher = place.teacher()
    teacher.sign_in()
    person = teacher.person
    put(place.colleague, "pack", _many_terms())
    person.tap("tab:agreements")
    person.tap("agreements:consents", "agreements")
    terms = ["pictures", "website", "own-3"]
    _take_list(person, _list(place, "vol", FULL_NAMES, terms))
    shots.take(person, "register-consents-full")


def _consents(place: Place, person: Person, shots: Shots) -> None:
    put(place.colleague, "pack", load_shipped("osvs"))
    person.tap("agreements:consents", "agreements")
    wrong = _list(place, "fout", ["Karel Onbekend", *school.NAMES[:2]], ["pictures", "foto"])
    _read(person, wrong)
    shots.take(person, "register-list-wrong")
    person.tap("consents:back", "agreements")
    _read(person, _list(place, "goed", school.NAMES, ["pictures", "teaching"]))
    shots.take(person, "register-list")
    person.tap("consents:take", "agreements")
    shots.take(person, "register-consents-runs-out")
    person.tap("consents:all", "agreements")
    shots.take(person, "register-consents-everybody")
    person.tap("consents:nobody", "agreements")
    person.tap("consents:ends", "agreements")
    person.tap("consents:nobody", "agreements")
    person.write("consents:search", school.PLAYER, "agreements")
    person.tap("consents:all", "agreements")
    shots.take(person, "register-consents-one")
    person.tap("consents:nobody", "agreements")
    person.tap("consents:search", "agreements")
    person.hand.key("Escape")


def _postings(place: Place, person: Person, shots: Shots) -> None:
    put(place.colleague, "pack", load_shipped("bnc"))
    person.write("posting:name", "Open dag\n", "agreements")
    person.tap("consents:all", "agreements")
    person.tap("consent:record", "agreements")
    shots.take(person, "register-consents-posting")


def _lessons(place: Place, person: Person, shots: Shots) -> None:
    person.tap("agreements:lessons", "agreements")
    person.tap("lesson:record", "agreements")
    shots.take(person, "register-lessons-held")


def _read(person: Person, path: Path) -> None:
    person.tap("consents:read", "agreements")
    person.write("consents:path", f"{path}\n", "agreements")


def _take_list(person: Person, path: Path) -> None:
    _read(person, path)
    person.tap("consents:take", "agreements")


def _list(place: Place, name: str, names: Sequence[str], terms: Sequence[str]) -> Path:
    """What people said in the past year and a bit, as a file."""
    today = moments.local(place.colleague.now, "Europe/Amsterdam").date()
    lines = [_HEAD]
    for at, one in enumerate(names):
        for place_, term in enumerate(terms):
            number = (at + place_) % len(_STATES)
            lines.append(f"{one};{term};{_STATES[number]};{_day(today, number)};;")
    path = place.stage.room("lists") / f"{name}.csv"
    path.write_text("\r\n".join(lines), "utf-8-sig")
    place.stage.own(path)
    return path


def _day(today: date, number: int) -> str:
    return f"{today - timedelta(days=_DAYS[number]):%d-%m-%Y}"


def _many_terms() -> Pack:
    """A protocol that asks much."""
    pack = load_shipped("juliana")
    more = [
        ConsentTerm(
            f"own-{number}",
            clause,
            use,
            {"nl": "Een eigen toestemming van de school", "en": "A consent of the school's own"},
            Renewal.YEARLY,
        )
        for number, (clause, use) in enumerate(
            (
                ("A5", ConsentUse.PICTURES),
                ("W5", ConsentUse.WEBSITE),
                ("A1", ConsentUse.SOCIAL_MEDIA),
                ("A1", ConsentUse.SOCIAL_MEDIA),
            ),
            1,
        )
    ]
    return structs.replace(pack, id="veel", consents=[*pack.consents, *more])
