"""What a protocol makes of a day: stations at which one school's day differs from another's.

Which steps they come to, the school's policy says (:func:`kiosk.demo.timeline.day_of`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kiosk.demo import school
from kiosk.demo.album import Album
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.picture import Colour
from kiosk.demo.stage.witness import Unheard
from kiosk.demo.teacher import Teacher
from kiosk.demo.timeline import Timeline, permits, teaching_consent
from kiosk.packs import Policy
from kiosk.packs.model import SocialMedia

KEEP: Colour = (255, 207, 74)
"""The colour of what saves the colouring sheet, on the site about animals."""
_SITE = school.tile("kletsplein")

Stations = list[tuple[str, Callable[[], None]]]


class Agreed(NamedTuple):
    """A pupil and a teacher at a school with this policy."""

    policy: Policy
    line: Timeline
    album: Album
    pupil: Pupil
    teacher: Teacher

    def look_up(self) -> None:
        """The pupil looks the agreements up, all of them and the first of them."""
        kiosk = self.pupil.person
        self.line.add("looked_up", self.pupil.look_up().t)
        kiosk.find("card:0", "agreements")
        self.album.take("looked_up")
        kiosk.tap("card:0", "agreements")
        self.album.take("agreement")
        kiosk.tap("back", "agreements")
        kiosk.find("klaar", "home")

    def download(self) -> None:
        """The pupil, at the site about animals, wants its colouring sheet; ends at home."""
        kiosk = self.pupil.person
        heard = self.pupil.take_file(*kiosk.eye.find(KEEP))
        refused = heard.name == "refused"
        step = "download_refused" if refused else "download_saved"
        self.line.add(step, heard.t)
        self.album.take(step)
        self.pupil.go_home()
        if refused:
            return
        self.pupil.show_files()
        kiosk.find("file:0", "files")
        self.album.take("my_things")
        kiosk.tap("file:0", "files")
        self.line.add("file_seen", self._file_opened())
        self.album.take("file")
        kiosk.tap("back", "files")
        kiosk.find("file:0", "files")
        kiosk.tap("back", "files")
        kiosk.find("klaar", "home")

    def read_protocol(self) -> None:
        """The teacher goes through the agreements: what holds, who is asked, what is decided."""
        self.line.add("handbook", self.teacher.handbook().t)
        self.album.take("handbook")
        for page in ("consents", "lessons"):
            self.teacher.agreements(page)
            self.album.take(page)
        self.line.add("protocol", self.teacher.agreements("protocol").t)
        self.album.take("protocol")
        self.teacher.classroom()

    def social(self) -> Stations:
        """Social media in a lesson, under this policy."""
        if self.policy.social_media.value is None:
            return [("Noor opens social media in a lesson: nothing is said of it", self._free)]
        stations: Stations = [("Noor tries social media in a lesson: held back", self._held_back)]
        if not permits(self.policy):
            return stations
        if teaching_consent(self.policy) is not None:
            stations.append(("the teacher records the consents that it waits for", self._consents))
        return [
            *stations,
            ("the teacher permits it for this lesson", self._permit),
            ("Noor is on it, until the teacher ends it", self._permitted),
        ]

    def _free(self) -> None:
        self.line.add("social_free", self.pupil.open_tile(_SITE).t)
        self.album.take("social_free")
        self.pupil.go_home()

    def _held_back(self) -> None:
        self.line.add("social_refused", self._tried("refused"))
        self.album.take("social_refused")

    def _consents(self) -> None:
        place = teaching_consent(self.policy)
        pack = self.policy.pack
        if place is not None and pack is not None:
            recorded = self.teacher.consents(place, len(pack.consents))
            self.line.add("consents_recorded", recorded.t)
            self.album.take("consents_recorded")
            self.teacher.classroom()

    def _permit(self) -> None:
        wants = self.policy.social_media.value is SocialMedia.EDUCATIONAL
        self.teacher.permit(school.PURPOSE if wants else "")
        self.album.take("social_panel")
        self.line.add("social_permitted", self.teacher.permit_now().t)
        self.album.take("social_permitted")

    def _permitted(self) -> None:
        kiosk = self.pupil.person
        self.line.add("social_open", self._tried("page_open"))
        self.album.take("social_open")
        ended = self.teacher.end_permission()
        over = kiosk.witness.wait_for("refused", 20, ended)
        self.line.add("social_over", over.t)
        kiosk.find("klaar", "home")
        self.album.take("social_over")

    def _tried(self, hoped: str) -> int:
        """When it came to this. Raises Unheard."""
        heard = self.pupil.try_tile(_SITE)
        if heard.name != hoped:
            raise Unheard(hoped)
        return heard.t

    def _file_opened(self) -> int:
        witness = self.pupil.person.witness
        return witness.wait(lambda event: _looks(event.facts), 20, "a file").t


def _looks(facts: dict[str, object]) -> bool:
    targets = facts.get("targets")
    return facts.get("name") == "files" and isinstance(targets, dict) and "throw" in targets
