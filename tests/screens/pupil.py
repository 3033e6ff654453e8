"""Every screen of the pupil."""

from __future__ import annotations

from kiosk.demo import school
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage import people
from kiosk.demo.stage.people import Person
from tests.screens import rest
from tests.screens.place import Place
from tests.screens.shots import Shots

_ANIMALS, _BROKEN = 1, 6  # places of tiles

PACKS = (
    ("juliana", 1), ("juliana", 8), ("verkruisen", 2), ("verkruisen", 7), ("netjes-basis", 4),
    ("bnc", 0), ("asko", 6), ("asko", 0), ("osvs", 0),
)  # fmt: skip
"""Packs with a year of the group, 0: of secondary school; the tour is juliana's group 5."""

SHELF = ("Mijn werkstuk over dieren.txt", "rekenen.pdf", "lijst.csv")


def tour(place: Place, shots: Shots) -> None:
    """From the first screen to the last, with nobody at a dashboard yet."""
    _not_enrolled(place, shots)
    person = place.kiosk("Laptop 1", school.GROUP_ID)
    noor = Pupil(person, place.classroom.code(school.PLAYER))
    kofi = Pupil(person, place.classroom.code(school.FORGETFUL))
    person.find(f"name:{noor.id}", "names")
    shots.take(person, "pupil-names")
    _secret(person, kofi, shots)
    noor.sign_in()
    _agreements(person, shots)
    _web(person, noor, shots)
    _tap(place, person, noor, shots)
    rest.warned(place, person, noor, shots)
    rest.closed(place, person, shots)
    rest.unsure(place, person, shots)
    rest.asleep(place, noor, shots)


def agreed(place: Place, shots: Shots, name: str) -> None:
    """A pack's first card and all of its agreements, as this group has them; and what is kept."""
    person = place.kiosk("Laptop 3", school.GROUP_ID)
    noor = Pupil(person, place.classroom.code(school.PLAYER))
    _keep(place, person, noor)
    noor.sign_in()
    person.find("next", "rules")
    shots.take(person, f"pupil-rules-{name}")
    noor.read_agreements()
    person.find("klaar", "home")
    shots.take(person, f"pupil-home-{name}")
    _shelf(person, shots, name)
    person.tap("agreements", "home")
    person.find("card:0", "agreements")
    shots.take(person, f"pupil-agreements-{name}")


def _keep(place: Place, person: Person, noor: Pupil) -> None:
    """Have something on the shelf."""
    folder = place.device(person) / "work" / "pupils" / noor.id
    place.stage.room(*folder.parent.relative_to(place.stage.folder).parts)
    place.stage.room(*folder.relative_to(place.stage.folder).parts)
    for number, name in enumerate(SHELF):
        path = folder / name
        path.write_text("Een olifant is heel groot.\n" * (number + 1) * 40, "utf-8")
        path.chmod(0o600)
        place.stage.own(path)


def _shelf(person: Person, shots: Shots, name: str) -> None:
    """The shelf, and a look into a text."""
    person.tap("files", "home")
    person.find("file:0", "files")
    shots.take(person, f"pupil-files-{name}")
    person.tap("file:0", "files")
    person.find("throw", "files")
    shots.take(person, f"pupil-file-{name}")
    person.tap("back", "files")
    person.find("file:0", "files")
    person.tap("back", "files")
    person.find("klaar", "home")


def _looked_up(person: Person, shots: Shots) -> None:
    """The agreements once more, one of them, and the questions before posting."""
    person.tap("agreements", "home")
    person.find("card:0", "agreements")
    shots.take(person, "pupil-agreements")
    person.tap("card:0", "agreements")
    person.find("previous", "agreements")
    shots.take(person, "pupil-agreements-card")
    person.tap("previous", "agreements")
    person.tap("think", "agreements")
    person.find("back", "think")
    shots.take(person, "pupil-think")
    person.tap("back", "think")
    person.find("klaar", "home")


def _held_back(person: Person, shots: Shots) -> None:
    """Social media in a lesson, from the search field."""
    person.write("search", "instagram.com", "home")
    person.witness.wait_for("refused", after=person.hand.key("Return"))
    shots.take(person, "pupil-home-social")
    for _ in range(20):
        person.hand.key("BackSpace")


def known(place: Place, shots: Shots) -> None:
    """The report that a teacher has seen, and the eye while somebody watches."""
    person = place.kiosk("Laptop 2", school.GROUP_ID)
    luuk = Pupil(person, place.classroom.code("Luuk"))
    luuk.come_in()
    shots.take(person, "pupil-home-watched")
    luuk.open_tile(_ANIMALS)
    person.witness.wait_for("known", after=luuk.oops())
    shots.take(person, "pupil-oops-known")
    person.tap("accident", "oops")
    shots.take(person, "pupil-oops-accident")


def full(place: Place, shots: Shots) -> None:
    """Many long names, many tiles with long titles."""
    person = place.kiosk("Kar 1", school.GROUP_ID)
    first = Pupil(person, place.classroom.codes[0])
    person.find(f"name:{first.id}", "names")
    shots.take(person, "pupil-names-full")
    first.choose_name()
    shots.take(person, "pupil-secret-full")
    person.tap("back", "secret")
    first.come_in()
    shots.take(person, "pupil-home-full")


def _not_enrolled(place: Place, shots: Shots) -> None:
    screen = place.look.screen(place.stage, "nobody")
    person = people.kiosk(place.stage, screen, place.stage.room("nobody"), "nobody")
    person.eye.watch()
    person.open()
    person.eye.wait(lambda: person.eye.look().colours() > 1, 20)
    shots.take(person, "pupil-not-enrolled")
    person.close()


def _secret(person: Person, kofi: Pupil, shots: Shots) -> None:
    kofi.choose_name()
    person.find("pick:sun", "secret")
    shots.take(person, "pupil-secret")
    kofi.pick(["sun", "umbrella"])
    shots.take(person, "pupil-secret-two")
    person.tap("erase", "secret")
    person.tap("erase", "secret")
    kofi.forget(once=True)
    shots.take(person, "pupil-secret-wrong")
    kofi.forget()
    shots.take(person, "pupil-locked")
    person.tap("back", "locked")


def _agreements(person: Person, shots: Shots) -> None:
    number = 0
    while True:
        number += 1
        person.find("next", "rules")
        shots.take(person, f"pupil-rules-{number:02}")
        sent = person.tap("next", "rules")
        heard = person.witness.wait(
            lambda event, sent=sent: (  # type: ignore[misc]
                event.t > sent and event.name in {"screen", "agreements_read"}
            ),
            20,
        )
        if heard.name == "agreements_read":
            return


def _web(person: Person, noor: Pupil, shots: Shots) -> None:
    person.find("klaar", "home")
    shots.take(person, "pupil-home")
    _looked_up(person, shots)
    _held_back(person, shots)
    noor.open_tile(_ANIMALS)
    shots.take(person, "pupil-web")
    person.tap("home", "web")
    noor.search("dieren")
    shots.take(person, "pupil-web-search")
    person.tap("home", "web")
    person.tap(f"tile:{_BROKEN}", "home")
    person.find("oops", "web")
    shots.take(person, "pupil-web-trouble")
    person.tap("home", "web")
    person.write("search", "javascript:alert(1)", "home")
    person.hand.key("Return")
    shots.take(person, "pupil-home-refused")
    for _ in range(30):
        person.hand.key("BackSpace")


def _tap(place: Place, person: Person, noor: Pupil, shots: Shots) -> None:
    noor.open_tile(_ANIMALS)
    place.classroom.hub.kill()
    person.witness.wait_for("kept", after=noor.oops())
    shots.take(person, "pupil-oops-kept")
    place.restart_hub()
    noor.on_with_it()
