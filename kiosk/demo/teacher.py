"""A teacher at a dashboard: what a teacher does there, one deed a method."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk import packs
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.witness import Event

_PATIENCE = 30.0  # seconds that a window may take for anything


class Teacher:
    """One teacher, who knows the own password, at one dashboard."""

    def __init__(self, person: Person, name: str, password: str) -> None:
        self.person = person
        self._name = name
        self._password = password

    def found_school(
        self, school: str, group: str, names: Sequence[str], pack: str = packs.ADVICE
    ) -> None:
        """Make the school on the first page: typed, all of it."""
        self.person.write("school", school, "founding")
        self.person.write("staff", self._name, "founding")
        self.person.write("password", self._password, "founding")
        self.person.write("again", self._password, "founding")
        self.person.write("group", group, "founding")
        self.person.write("names", "\n".join(names), "founding")
        self._choose(pack)
        self.person.tap("found", "founding")

    def save_codes(self, path: Path) -> None:
        """Save the sheet with the picture codes, and go on to the class."""
        self.person.tap("path", "codes")
        self.person.hand.key("a", "Control_L")
        self.person.hand.type(str(path))
        self.person.tap("save", "codes")
        self.person.tap("done", "codes")
        self._class()

    def sign_in(self) -> Event:
        """Choose the own name and type the password."""
        self.person.write("password", self._password, "signin")
        self.person.hand.key("Return")
        return self._class()

    def inbox(self) -> None:
        """Turn to the reports."""
        self.person.tap("tab:inbox")

    def classroom(self) -> None:
        """Turn to the class."""
        self.person.tap("tab:class")

    def coming(self, report: str) -> Event:
        """Say that one is on the way."""
        return self._handled(report, "coming")

    def talked(self, report: str) -> Event:
        """Say that it has been talked about."""
        return self._handled(report, "talked")

    def unlock(self, pupil: str) -> int:
        """Let a locked-out pupil in. When the press was sent (monotonic ns)."""
        return self.person.tap(f"unlock:{pupil}")

    def rain_break(self) -> int:
        """Keep the devices open over the break. When the press was sent (monotonic ns)."""
        return self.person.tap("rain")

    def end_override(self) -> int:
        """End what was decided, now. When the press was sent (monotonic ns)."""
        shown = self.person.witness.wait(_can_end, _PATIENCE, "an override to end")
        return self.person.tap(next(filter(_ends, shown.facts["targets"])))

    def close_now(self) -> int:
        """Close the devices for a while. When the press was sent (monotonic ns)."""
        self.person.tap("rest")
        self.person.tap("rest:close")
        return self.person.tap("rest:go")

    def permit(self, purpose: str = "") -> None:
        """Open the panel for social media in the tool bar, and fill in what it is for."""
        self.person.tap("granting")
        if purpose:
            self.person.write("granting:purpose", purpose)
        self.person.find("granting:go")

    def permit_now(self) -> Event:
        """Permit it, for this lesson; told once the hub has agreed."""
        sent = self.person.tap("granting:go")
        return self.person.witness.wait(
            lambda event: event.t > sent and _without(event, "granting:go"), _PATIENCE, "permitted"
        )

    def end_permission(self) -> int:
        """End what is permitted, now. When the press was sent (monotonic ns)."""
        self.person.tap("granting")
        shown = self.person.witness.wait(_can_end_permission, _PATIENCE, "a permission to end")
        return self.person.tap(next(filter(_ends_permission, shown.facts["targets"])))

    def handbook(self) -> Event:
        """Turn to the agreements; the handbook is their first page."""
        sent = self.person.tap("tab:agreements")
        self.person.tap("agreements:handbook")
        return self._shown("handbook:search", sent)

    def agreements(self, page: str) -> Event:
        """From one page of the agreements to another."""
        sent = self.person.tap(f"agreements:{page}", "agreements")
        return self.person.witness.wait_for("screen", _PATIENCE, sent, name="agreements")

    def consents(self, term: int, of: int) -> Event:
        """Record the consent at place ``term`` ``of`` those asked as given, for everybody."""
        self.person.tap("tab:agreements")
        self.person.tap("agreements:consents", "agreements")
        self.person.tap("consents:all", "agreements")
        if of > 1:
            self.person.tap("consent:term", "agreements")
            self._pick(term)
        sent = self.person.tap("consent:record", "agreements")
        return self._shown("consents:undo", sent)

    def _choose(self, pack: str) -> None:
        """Choose the protocol from the list, with the keys."""
        offered = [one.id for one in packs.offered()]
        self.person.tap("pack", "founding")
        self._pick(offered.index(pack))

    def _pick(self, place: int) -> None:
        """Pick what stands at this place of the list that is open."""
        self.person.hand.key("Home")
        for _ in range(place):
            self.person.hand.key("Down")
        self.person.hand.key("Return")

    def _shown(self, target: str, after: int) -> Event:
        return self.person.witness.wait(
            lambda event: (
                event.t > after and event.name == "screen" and target in event.facts["targets"]
            ),
            _PATIENCE,
            target,
        )

    def _class(self) -> Event:
        return self.person.witness.wait_for("screen", _PATIENCE, name="class")

    def _handled(self, report: str, state: str) -> Event:
        sent = self.person.tap(f"{state}:{report}")
        return self.person.witness.wait_for("handled", _PATIENCE, sent, id=report, state=state)


def _can_end(event: Event) -> bool:
    return event.name == "screen" and any(map(_ends, event.facts["targets"]))


def _without(event: Event, target: str) -> bool:
    return event.name == "screen" and target not in event.facts["targets"]


def _can_end_permission(event: Event) -> bool:
    return event.name == "screen" and any(map(_ends_permission, event.facts["targets"]))


def _ends_permission(target: str) -> bool:
    return target.startswith("granting:end:")


def _ends(target: str) -> bool:
    return target.startswith("end:")
