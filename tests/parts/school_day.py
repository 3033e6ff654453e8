"""A moment of a school day under a protocol: hub, kiosk and small web as processes and a pupil in.

Two members of staff speak to the hub over the wire: the leader, who made the school, and a teacher.
"""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack
from pathlib import Path

from kiosk import ulid
from kiosk.demo import school
from kiosk.demo.classroom import Classroom, put, raw
from kiosk.demo.colleague import Colleague
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage import people
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import Stage
from kiosk.demo.stage.witness import Event
from kiosk.model import Entry, Grant, Kind, Permission, Role, Tile, Trust
from kiosk.packs import load_shipped
from kiosk.packs.policy import Choices
from kiosk.sync.asks import (
    AddStaff,
    Answer,
    EndGrant,
    GiveGrant,
    Granted,
    No,
    PutDocument,
    StaffList,
)
from kiosk.web.why import Why
from tests.parts.playground import SITES, SOCIAL, Playground, playground

TEACHER = "Meester Ali"
YEARS = (6,)  # who can read which clause it is
SECOND = 1000  # ms
PATIENCE = 20.0  # seconds
COUNTED = Choices(more_social=[f"{SOCIAL}.localhost"])


class SchoolDay:
    """It is a lesson, the kiosk is on, and Noor has not come in yet."""

    def __init__(
        self, stage: Stage, closing: ExitStack, pack: str, choices: Choices = COUNTED
    ) -> None:
        self.pack = load_shipped(pack)
        self.web: Playground = closing.enter_context(playground())
        self._tiles = self.web.tiles()
        lessons = school.always()
        self.classroom = Classroom(
            stage, lessons, self._tiles, role=Role.LEADER, pack=pack, years=YEARS
        )
        self.leader = self.classroom.colleague()
        closing.callback(self.leader.close)
        self.leader.put(PutDocument("choices", 0, raw(choices)))
        self.teacher = self._teacher()
        closing.callback(self.teacher.close)
        kiosk = people.kiosk(stage, Screen(stage, "kiosk"), self.classroom.device)
        closing.callback(kiosk.close)
        kiosk.open()
        self.kiosk = kiosk
        self.pupil = Pupil(kiosk, self.classroom.code(school.PLAYER))

    # a pupil

    def other(self, first: str) -> Pupil:
        """Another pupil at the same device."""
        return Pupil(self.kiosk, self.classroom.code(first))

    def opens(self, site: str) -> Event:
        """The pupil opens this site from home, and it is there."""
        return self.pupil.open_tile(SITES.index(site))

    def may_not_open(self, site: str, why: Why = Why.SOCIAL) -> Event:
        """The pupil tries to open this site from home, and hears why not; nobody asked for it."""
        asked = self.web.asked(site)
        tapped = self.kiosk.tap(f"tile:{SITES.index(site)}", "home")
        heard = self.refused(why, tapped)
        assert self.web.asked(site) == asked
        return heard

    def may_not_type(self, address: str, why: Why = Why.SOCIAL) -> Event:
        """The pupil types an address at home, and hears why it does not open."""
        self.kiosk.write("search", address, "home")
        return self.refused(why, self.kiosk.hand.key("Return"))

    def presses_the_page(self) -> int:
        """The pupil presses in the middle of the page. When that was (monotonic ns)."""
        self.kiosk.eye.rest()  # a page takes no press before it can be seen
        return self.kiosk.tap("page", "web")

    def goes_home(self) -> None:
        """Back to home."""
        self.kiosk.tap("home", "web")
        self.kiosk.find("klaar", "home")

    def refused(self, why: Why, after: int = 0) -> Event:
        """The pupil hears why something is not done."""
        return self.kiosk.witness.wait_for("refused", PATIENCE, after, why=why.value)

    def sent_home(self, after: int) -> Event:
        """The page goes by itself."""
        return self.kiosk.witness.wait_for("screen", PATIENCE, after, name="home")

    def files(self) -> list[Path]:
        """What stands in pupils' own files on the device."""
        return list((self.classroom.device / "work" / "pupils").rglob("*.txt"))

    # staff

    def permit(self, seconds: int = 600, purpose: str = "", by: Colleague | None = None) -> Answer:
        """Social media is permitted to the group for so long; what the hub says."""
        who = by or self.teacher
        end = who.now + seconds * SECOND
        return who.ask(GiveGrant(school.GROUP_ID, Permission.SOCIAL_MEDIA, end, purpose))

    def permitted(self, seconds: int = 600, purpose: str = "") -> Grant:
        """Social media is permitted, and the device knows."""
        answer = self.permit(seconds, purpose)
        assert isinstance(answer, Granted), answer
        self.told()
        return answer.grant

    def withdraw(self, grant: Grant) -> None:
        """The teacher ends a permission."""
        self.teacher.done(EndGrant(grant.group, grant.id))

    def rests(self) -> None:
        """From now on it is a break."""
        put(self.leader, f"timetable/{school.GROUP_ID}", school.always(("00:00", "24:00")))

    def consent(self, term: str, pupil: Pupil) -> None:
        """The parents of this pupil have given a consent on paper today."""
        now = self.teacher.now
        today = dt.datetime.fromtimestamp(now / SECOND, dt.UTC).date()
        said = {"state": "given", "by": "parents", "how": "paper", "date": today.isoformat()}
        entry = Entry(
            ulid.new(now),
            Kind.CONSENT,
            now,
            Trust.HUB,
            self.teacher.id,
            group=school.GROUP_ID,
            pupil=pupil.id,
            staff=self._teacher_id,
            body={"consent": term, **said},
        )
        self.teacher.keep(entry)

    def told(self) -> None:
        """The device knows all that was decided up to now: one more site stands on home."""
        self._tiles = [*self._tiles, Tile("Nog een", self._tiles[-1].url)]
        put(self.leader, f"tiles/{school.GROUP_ID}", self._tiles)
        self.kiosk.find(f"tile:{len(self._tiles) - 1}", "home")

    def _teacher(self) -> Colleague:
        added = self.leader.ask(AddStaff(TEACHER, Role.TEACHER, school.PASSWORD))
        assert isinstance(added, StaffList)
        self._teacher_id = next(one.id for one in added.staff if one.name == TEACHER)
        teacher = Colleague(self.classroom.url, self.classroom.key)
        teacher.sign_in(TEACHER, school.PASSWORD)
        return teacher


def why_not(answer: Answer) -> tuple[str, str]:
    """Why the hub does not do something: the message, and the clause that it cites or ""."""
    assert isinstance(answer, No), answer
    return answer.why, answer.facts.get("clause", "")
