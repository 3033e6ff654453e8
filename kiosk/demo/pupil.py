"""A pupil at a device: what a pupil does there, one deed a method."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from kiosk.demo.stage.people import Person
from kiosk.demo.stage.witness import Event, Unheard
from kiosk.sync.asks import PupilCode

_TRIES = 20
_PATIENCE = 30.0  # seconds that a window may take for anything


class Pupil:
    """One pupil, who knows the own pictures, at one device."""

    def __init__(self, person: Person, code: PupilCode) -> None:
        self.person = person
        self.id = code.pupil
        self._code = code.code

    def choose_name(self) -> None:
        """Press the own name."""
        self.person.tap(f"name:{self.id}", "names")

    def pick(self, pictures: Sequence[str]) -> int:
        """Press these pictures. When the last press was sent (monotonic ns)."""
        sent = 0
        for picture in pictures:
            sent = self.person.tap(f"pick:{picture}", "secret")
        return sent

    def sign_in(self) -> Event:
        """Choose the name and press the pictures, again where the hub was not there yet."""
        self.choose_name()
        for _ in range(_TRIES):
            sent = self.pick(self._code)
            heard = self.person.witness.wait(
                lambda event, sent=sent: event.t > sent and _answered(event),  # type: ignore[misc]
                _PATIENCE,
                "signed_in",
            )
            if heard.name == "signed_in":
                return heard
        raise Unheard("signed_in")

    def forget(self, *, once: bool = False) -> None:
        """Give wrong pictures, once or until no more are taken."""
        wrong = [*self._code[1:], self._code[0]]
        if wrong == self._code:
            wrong[0] = "sun" if self._code[0] != "sun" else "fish"
        left = -1
        while left != 0:
            sent = self.pick(wrong)
            left = self._heard_left(sent)
            if once:
                return

    def read_agreements(self) -> Event:
        """Go through the agreements, from the first card to the last."""
        for card in count(1):
            sent = self.person.tap("next", "rules")
            heard = self.person.witness.wait(
                lambda event, sent=sent, card=card: event.t > sent and _goes_on(event, card),  # type: ignore[misc]
                _PATIENCE,
                "the next agreement",
            )
            if heard.name == "agreements_read":
                return heard
        raise Unheard("agreements_read")

    def come_in(self) -> None:
        """Sign in and, where they are due, go through the agreements; then home is there."""
        came = self.sign_in()
        painted = self.person.witness.wait(
            lambda event: event.t > came.t and event.name == "screen", _PATIENCE, "a screen"
        )
        if painted.facts["name"] == "rules":
            self.read_agreements()
        self.person.find("klaar", "home")

    def open_tile(self, number: int) -> Event:
        """Open a site of the group, by its place on home."""
        return self._hear("page_open", self.person.tap(f"tile:{number}", "home"))

    def search(self, words: str) -> Event:
        """Search for these words, from home."""
        self.person.write("search", words, "home")
        return self._hear("page_open", self.person.hand.key("Return"))

    def try_tile(self, number: int) -> Event:
        """Press a site of the group: ``page_open``, or ``refused`` with why and the clause."""
        sent = self.person.tap(f"tile:{number}", "home")
        return self._either("page_open", "refused", sent)

    def take_file(self, x: int, y: int) -> Event:
        """Press what a page gives at this place: ``saved``, or ``refused`` with why."""
        return self._either("saved", "refused", self.person.hand.click(x, y))

    def look_up(self) -> Event:
        """Look the agreements up, from home."""
        return self._hear("looked_up", self.person.tap("agreements", "home"), place="agreements")

    def show_files(self) -> Event:
        """Look at the own files, from home."""
        return self._hear("looked_up", self.person.tap("files", "home"), place="files")

    def go_home(self) -> None:
        """From a page back to home."""
        self.person.tap("home", "web")
        self.person.find("klaar", "home")

    def oops(self) -> int:
        """Press Oeps over a page. When the press was sent (monotonic ns)."""
        return self.person.tap("oops", "web")

    def on_with_it(self) -> None:
        """From the report back to home."""
        self.person.tap("home", "oops")
        self.person.find("klaar", "home")

    def sign_out(self) -> Event:
        """Press Klaar."""
        return self._hear("signed_out", self.person.tap("klaar", "home"))

    def _heard_left(self, sent: int) -> int:
        """How many tries are left, once the answer to the pictures is on the screen."""
        answer = self.person.witness.wait(
            lambda event: (
                event.t > sent
                and event.name == "screen"
                and event.facts.get("entered") == 0
                and event.facts.get("left") != -1
            ),
            _PATIENCE,
            "wrong pictures",
        )
        return int(answer.facts["left"])

    def _either(self, one: str, other: str, after: int) -> Event:
        return self.person.witness.wait(
            lambda event: event.t > after and event.name in {one, other},
            _PATIENCE,
            f"{one} or {other}",
        )

    def _hear(self, event: str, after: int, **facts: object) -> Event:
        return self.person.witness.wait_for(event, _PATIENCE, after, **facts)


def _answered(event: Event) -> bool:
    asked_again = event.name == "screen" and event.facts.get("entered") == 0
    return event.name == "signed_in" or asked_again


def _goes_on(event: Event, card: int) -> bool:
    """Whether the card (from 0) is there, or all are read: one card is painted more than once."""
    shown = event.name == "screen" and event.facts.get("card") == card
    return event.name == "agreements_read" or shown
