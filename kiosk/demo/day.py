"""The player of the day: one school day in two windows, by real input from outside them.

Nothing here calls into a window's program. It presses and types through the X server, looks at
what the X server shows, and knows from the windows' traces where things are and what has happened.
(Accessible names over AT-SPI would need a session bus and a registry beside every display, and Qt
tells them only once a screen reader asks, so a read-only list of places stands in, which a window
publishes under ``--trace`` alone.)
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.demo import classroom, school
from kiosk.demo.agreed import Agreed
from kiosk.demo.album import Album
from kiosk.demo.colleague import Colleague
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage import people
from kiosk.demo.stage.eye import Unseen
from kiosk.demo.stage.picture import Colour
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import Stage
from kiosk.demo.stage.witness import Unheard
from kiosk.demo.teacher import Teacher
from kiosk.demo.timeline import Timeline, day_of
from kiosk.demo.trouble import OutOfOrder, Stuck
from kiosk.packs import Policy, load_shipped
from kiosk.slug import slug
from kiosk.sync.asks import PutDocument

LOUD: Colour = (255, 47, 208)
"""The colour that the wrong site has beside it among what a search finds."""
PAUSE_AFTER = 64.0  # seconds: the warning of one minute still comes
PAUSE_LASTS = 24.0  # seconds: a rain break fits in
_ZONE = "Europe/Amsterdam"


class Day:
    """A day at school, from its founding to the last pupil who signs out."""

    def __init__(
        self,
        stage: Stage,
        out: Path,
        school_time: int,
        tell: Callable[[str], None],
        pack: str = school.PACK,
    ) -> None:
        """The day begins at ``school_time`` (ms UTC); ``tell`` says how it goes.

        ``pack``: the protocol that the school chooses. What it does not say does not happen.
        """
        self._pack = load_shipped(pack)
        self._policy = Policy(self._pack, school.SOCIAL)
        self._group = slug(school.group(self._pack))
        self._stage = stage
        self._out = out
        self._tell = tell
        shutil.rmtree(out / "logs", ignore_errors=True)  # of an earlier day
        self._web = people.web(stage)
        self._hub_data = stage.room("hub")
        self._hub = people.hub(stage, self._hub_data, school_time=school_time)
        self._device = stage.room("device")
        kiosk_screen, desk_screen = Screen(stage, "kiosk"), Screen(stage, "dashboard")
        self._kiosk = people.kiosk(stage, kiosk_screen, self._device)
        desk = people.dashboard(stage, desk_screen, stage.room("desk"), self._hub_data)
        self._teacher = Teacher(desk, school.TEACHER, school.PASSWORD)
        self._desk = desk
        self._album = Album(out, {"kiosk": self._kiosk.eye, "dashboard": desk.eye})
        self._colleague = Colleague(self._url, self._hub_data / "local.key")
        self._line = Timeline(self._colleague.offset, _ZONE)
        self._line.add("hub_ready", self._hub.t)
        self._player: Pupil
        self._forgetful: Pupil
        self._agreed: Agreed
        self._report = ""

    def play(self) -> Timeline:
        """Play all stations. Raises Stuck, OutOfOrder."""
        for name, station in self._stations():
            self._tell(name)
            try:
                station()
            except (Unheard, Unseen) as missed:
                self._album.take("stuck")
                raise Stuck(station=name, missed=missed, logs=self._logs()) from missed
        self._line.save(self._out / "timeline.json")
        missing = self._line.missing(day_of(self._policy))
        if missing:
            raise OutOfOrder(missing=", ".join(missing), logs=self._logs())
        return self._line

    def close(self) -> None:
        """Everybody goes home."""
        self._colleague.close()
        self._kiosk.close()
        self._desk.close()

    def _logs(self) -> Path:
        """What each process said and each window told, kept beside the pictures."""
        kept = self._out / "logs"
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(self._stage.folder / "logs", kept)
        for trace in (self._stage.folder / "traces").glob("*.jsonl"):
            shutil.copy(trace, kept)
        return kept

    def _stations(self) -> list[tuple[str, Callable[[], None]]]:
        return [
            ("the school is made, typed into the first page", self._found),
            ("the leader sets sites and what social media is, IT enrols the device", self._enrol),
            ("Kofi forgets his pictures, the teacher lets him in", self._let_in),
            ("Noor signs in and goes through the agreements", self._come_in),
            ("Noor looks the agreements up", self._look_up),
            ("Noor opens a site and wants its colouring sheet", self._browse),
            ("Noor searches, lands on a wrong site and taps Oeps", self._tap),
            ("the teacher comes, and they talk", self._handle),
            ("the teacher looks into the protocol", self._read_protocol),
            ("social media in a lesson", self._social),
            *self._break(),
            ("after the break Noor goes on, and signs out", self._go_on),
        ]

    def _break(self) -> list[tuple[str, Callable[[], None]]]:
        """A break under this protocol."""
        if self._policy.closes.value:
            return [
                ("a break is near: a warning, then the device rests", self._rest),
                ("it rains: the teacher opens the devices, and closes them again", self._rain),
            ]
        return [
            (f"a break: {self._pack.id} says nothing of it, and Noor goes on", self._stay_open),
            ("the teacher closes the devices, and opens them again", self._close),
        ]

    def _found(self) -> None:
        self._desk.open()
        self._teacher.found_school(
            school.SCHOOL, school.group(self._pack), school.NAMES, self._pack.id
        )
        self._desk.find("save", "codes")
        self._album.take("school_founded")
        sheet = self._stage.room("desk") / "codes.pdf"
        self._teacher.save_codes(sheet)
        shutil.copy(sheet, self._out / "codes.pdf")

    def _enrol(self) -> None:
        classroom.add_leader(self._stage, self._hub_data)
        self._colleague.sign_in(school.LEADER, school.PASSWORD)
        self._colleague.put(PutDocument("choices", 0, classroom.raw(school.SOCIAL)))
        classroom.put(self._colleague, f"tiles/{self._group}", school.tiles(self._web.port))
        classroom.enrol(
            self._stage,
            self._url,
            self._hub_data / "local.key",
            self._device,
            name=school.DEVICE,
            groups=[self._group],
        )
        ids = classroom.pupils(self._colleague, self._group)
        codes = [
            classroom.new_code(self._colleague, ids[name], self._group)
            for name in (school.PLAYER, school.FORGETFUL)
        ]
        self._player, self._forgetful = (Pupil(self._kiosk, code) for code in codes)
        self._agreed = Agreed(self._policy, self._line, self._album, self._player, self._teacher)
        self._kiosk.open()
        self._kiosk.find(f"name:{self._player.id}", "names")
        self._album.take("names")

    def _let_in(self) -> None:
        self._forgetful.choose_name()
        self._forgetful.forget()
        locked = self._kiosk.witness.wait(
            lambda event: event.name == "screen" and event.facts["name"] == "locked", 30, "locked"
        )
        self._line.add("locked_out", locked.t)
        self._desk.find(f"unlock:{self._forgetful.id}")
        self._album.take("locked_out")
        self._teacher.unlock(self._forgetful.id)
        self._line.add("let_in", self._kiosk.witness.wait_for("signed_in", after=locked.t).t)
        self._forgetful.read_agreements()
        self._album.take("let_in")
        self._forgetful.sign_out()

    def _come_in(self) -> None:
        self._line.add("signed_in", self._player.sign_in().t)
        self._kiosk.find("next", "rules")
        self._album.take("agreements")
        self._line.add("agreements_read", self._player.read_agreements().t)
        self._kiosk.find("klaar", "home")
        self._album.take("home")

    def _look_up(self) -> None:
        self._agreed.look_up()

    def _browse(self) -> None:
        self._line.add("page_open", self._player.open_tile(1).t)
        self._album.take("page_open")
        self._agreed.download()

    def _tap(self) -> None:
        self._player.search("dieren")
        self._album.take("search")
        link = self._kiosk.eye.find(LOUD)
        pressed = self._kiosk.hand.click(*link)
        self._line.add("wrong_page_open", self._kiosk.witness.wait_for("page_open", 30, pressed).t)
        self._album.take("wrong_page_open")
        self._line.add("tapped", self._player.oops())
        covered = self._kiosk.witness.wait_for("covered", 10, pressed)
        self._line.add("covered", covered.t)
        self._line.add("kept", self._kiosk.witness.wait_for("kept", 20, pressed).t)
        shown = self._desk.witness.wait_for("on_dashboard", 20, pressed)
        self._report = str(shown.facts["id"])
        self._line.add("on_dashboard", shown.t)
        self._line.add("known", self._kiosk.witness.wait_for("known", 20, pressed).t)
        self._album.take("on_dashboard")

    def _handle(self) -> None:
        self._line.add("coming", self._teacher.coming(self._report).t)
        self._album.take("coming")
        self._line.add("handled", self._teacher.talked(self._report).t)
        self._player.on_with_it()
        self._album.take("handled")

    def _read_protocol(self) -> None:
        self._agreed.read_protocol()

    def _social(self) -> None:
        for name, station in self._agreed.social():
            self._tell(f"  {name}")
            station()

    def _rest(self) -> None:
        pause = school.pause(self._colleague.now, PAUSE_AFTER, PAUSE_LASTS, _ZONE)
        begun = self._player.open_tile(2).t
        classroom.put(
            self._colleague, f"timetable/{self._group}", school.always(pause, group=self._group)
        )
        warned = self._kiosk.witness.wait_for("warned", 30, begun, minutes=1)
        self._line.add("warned", warned.t)
        self._album.take("warned")
        closed = self._kiosk.witness.wait_for("closed", PAUSE_AFTER + 20, warned.t)
        self._line.add("closed", closed.t)
        self._album.take("closed")

    def _rain(self) -> None:
        rains = self._teacher.rain_break()
        self._line.add("rain_break", self._kiosk.witness.wait_for("reopened", 20, rains).t)
        self._album.take("rain_break")
        ended = self._teacher.end_override()
        rests = self._kiosk.witness.wait_for("closed", 20, ended)
        self._line.add("rain_over", rests.t)
        self._album.take("rain_over")
        again = self._kiosk.witness.wait_for("reopened", 60, rests.t)
        self._line.add("reopened", again.t)

    def _stay_open(self) -> None:
        pause = school.pause(self._colleague.now, 0, PAUSE_LASTS, _ZONE)
        classroom.put(
            self._colleague, f"timetable/{self._group}", school.always(pause, group=self._group)
        )
        self._line.add("open_in_break", self._player.open_tile(2).t)
        self._album.take("open_in_break")

    def _close(self) -> None:
        closed = self._kiosk.witness.wait_for("closed", 20, self._teacher.close_now())
        self._line.add("closed_by_teacher", closed.t)
        self._album.take("closed_by_teacher")
        ended = self._teacher.end_override()
        self._line.add("reopened", self._kiosk.witness.wait_for("reopened", 20, ended).t)

    def _go_on(self) -> None:
        self._album.take("reopened")
        came = self._player.sign_in()
        self._kiosk.witness.wait_for("page_open", 30, came.t)
        self._album.take("where_noor_was")
        self._kiosk.tap("home", "web")
        self._kiosk.find("klaar", "home")
        self._album.take("home_again")
        self._line.add("signed_out", self._player.sign_out().t)
        self._album.take("signed_out")

    @property
    def _url(self) -> str:
        return f"ws://127.0.0.1:{self._hub.port}"
