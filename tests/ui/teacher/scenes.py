"""The teacher's window with a class in it, and no hub."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kiosk.desk.desk import Desk
from kiosk.desk.founding import Hours, timetable
from kiosk.model import Fact, Kind, Presence, Pupil
from kiosk.words import Words
from tests.unit.desk.fakes import GROUP, NOON, World, entry, reported
from ui.teacher.look import Look
from ui.teacher.tools import Tools
from ui.teacher.window import TeacherWindow
from ui.trace import Trace
from ui.widgets.pictures import Pictures

FIRSTS = (
    *("Adam", "Amira", "Anne-Sophie", "Bram", "Charlotte", "Daan", "Dewi", "Elif", "Emma"),
    *("Fenna", "Finn", "Hugo", "Ilias", "Isa", "Jayden", "Julia", "Kees", "Liam", "Lotte"),
    *("Maximiliaan", "Mees", "Mila", "Mohammed", "Nina", "Noah", "Noor", "Olivia", "Quinten"),
    *("Saar", "Sem", "Sem", "Tess", "Yusuf", "Zo\u00eb"),
)
LASTS = ("Bakker", "de Vries", "Yilmaz", "van den Heuvel", "Jansen", "El Amrani", "Smit", "Vos")


def many(count: int = 34) -> list[Pupil]:
    """A full class."""
    return [
        Pupil(f"p{at + 1}", FIRSTS[at % len(FIRSTS)], LASTS[at % len(LASTS)]) for at in range(count)
    ]


class Scene:
    """A window on a desk, and the world around it."""

    def __init__(
        self, language: str = "nl", *, dark: bool | None = False, trace: Path | None = None
    ) -> None:
        self.world = World()
        self.desk: Desk = self.world.desk
        self.look = Look(dark=dark)
        self.tools = Tools(self.desk, Words(language, "teacher", "errors"), self.look, Pictures())
        self.trace = Trace("dashboard", trace)
        self.window = TeacherWindow(self.tools, self.trace)
        self.desk.listen(self.window.renew)

    def busy_class(self, pupils: list[Pupil] | None = None) -> None:
        """Anna is on duty, most pupils are at work."""
        pupils = many() if pupils is None else pupils
        self.world.sign_in(pupils=pupils)
        places = ("web", "home", "web", "rules", "web")
        sites = (("wikikids.nl", "Egels"), ("jeugdjournaal.nl", "Nieuws"), ("schooltv.nl", ""))
        for at, pupil in enumerate(pupils):
            if at % 5 == 4:
                continue
            device = f"laptop-{at}"
            name: dict[str, Fact] = {"device_name": f"Laptop {at + 1}"}
            self.world.news(
                entry(Kind.SIGNED_IN, pupil.id, device=device, origin=device, body=name)
            )
            place = places[at % len(places)]
            host, title = sites[at % 3] if place == "web" else ("", "")
            self.desk.here(Presence(device, GROUP.id, pupil.id, place, host, title))
        hours = msgspec.json.decode(timetable(GROUP.id, Hours()))
        self.world.document(f"timetable/{GROUP.id}", 1, hours)
        self.world.clock.at = NOON + 240_000

    def trouble(self) -> list[str]:
        """Reports in every state, and a pupil who waits."""
        world = self.world
        old = world.news(reported("p3", host="raar.test", title="Win een telefoon!!!"))
        world.news(entry(Kind.HANDLED, about=old.id, staff="s1", body={"state": "talked"}))
        slip = world.news(reported("p8"))
        world.news(entry(Kind.ACCIDENT, about=slip.id))
        coming = world.news(reported("p12", host="spelletjes.test"))
        world.news(entry(Kind.HANDLED, about=coming.id, staff="s1", body={"state": "coming"}))
        new = world.news(reported("p30", purpose="een spreekbeurt over egels"))
        world.news(entry(Kind.LOCKED_OUT, "p5", device="laptop-5"))
        return [new.id, coming.id, slip.id, old.id]
