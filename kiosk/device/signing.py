"""Signing in: four pictures in order, checked by the hub."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.device.ports import Line
from kiosk.model import Pupil
from kiosk.sync.asks import Admitted, Answer, Ask, No, SignedIn, SignIn, WrongCode

CODE_LENGTH = 4
UNKNOWN = -1  # tries left, as long as the hub has not said

AWAY = "pupil.secret.away"  # the hub does not answer; the code may well be right
WRONG = "pupil.secret.wrong"
RESTS = "pupil.secret.rests"  # too many wrong codes on this device, whoever gave them
TROUBLE = "pupil.secret.trouble"  # the hub will not; nothing that a pupil can mend


class Signing:
    """One pupil at the secret screen, from the choice of a name to being in.

    ``came_in`` hears that the hub let the pupil in, ``changed`` everything else.
    """

    def __init__(
        self, line: Line, came_in: Callable[[SignedIn], None], changed: Callable[[], None]
    ) -> None:
        self._line = line
        self._came_in = came_in
        self._changed = changed
        self._attempt = 0  # an answer to an attempt that was given up is dropped
        self._let_in = False
        self.pupil: Pupil | None = None
        self.entered: list[str] = []
        self.left = UNKNOWN
        self.trouble = ""
        self.busy = False

    @property
    def locked(self) -> bool:
        """Whether only a teacher can let this pupil in."""
        return self.left == 0

    def begin(self, pupil: Pupil | None) -> None:
        """Start over for this pupil, or for nobody; an answer on its way is not waited for."""
        self._attempt += 1
        self._let_in = False
        self.pupil = pupil
        self.entered = []
        self.left = UNKNOWN
        self.trouble = ""
        self.busy = False

    def press(self, picture: str) -> None:
        """One picture more; the fourth asks the hub."""
        if self.pupil is None or self.busy or self.locked:
            return
        self.trouble = ""
        self.entered = [*self.entered, picture]
        if len(self.entered) == CODE_LENGTH:
            self._ask(SignIn(self.pupil.id, self.entered))

    def erase(self) -> None:
        """The last picture goes."""
        if not self.busy:
            self.entered = self.entered[:-1]

    def unlocked(self, pupil: str) -> None:
        """A teacher let this pupil in on this device."""
        if self.locked and self.pupil is not None and self.pupil.id == pupil:
            self._let_in = True
            self.connected()

    def recoded(self, pupil: str) -> bool:
        """A teacher gave this pupil a new code: it may be tried. Whether that is the one here."""
        if self.pupil is None or self.pupil.id != pupil:
            return False
        self.begin(self.pupil)
        return True

    def connected(self) -> None:
        """The hub is there: ask for what a lost connection may have swallowed."""
        if self._let_in and self.pupil is not None and not self.busy:
            self._ask(Admitted(self.pupil.id))

    def _ask(self, ask: Ask) -> None:
        self._attempt += 1
        attempt = self._attempt
        self.busy = True
        self.trouble = ""

        def then(answer: Answer) -> None:
            if attempt == self._attempt:
                self._answered(answer)

        self._line.ask(ask, then)

    def _answered(self, answer: Answer) -> None:
        self.busy = False
        self.entered = []
        match answer:
            case SignedIn(pupil=pupil) if self.pupil is not None and pupil == self.pupil.id:
                self._came_in(answer)
                return
            case WrongCode(left=left):
                self.left = max(left, 0)
                self.trouble = WRONG
            case No(why="error.hub_away"):
                self.trouble = AWAY
            case No(why="error.device_tries"):
                self.trouble = RESTS
            case _:
                self._let_in = False
                self.trouble = TROUBLE
        self._changed()
