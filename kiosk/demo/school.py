"""The demo's school: invented people, invented secrets, none of them anybody's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from kiosk.model import Tile
from kiosk.packs import Choices, Pack
from kiosk.packs.model import Sector
from kiosk.timetable.model import Period, Timetable
from kiosk.timetable.verdicts import PeriodKind

SCHOOL = "De Regenboog"
TEACHER = "Juf Marieke"
PASSWORD = "oefenen-met-de-klas"
LEADER = "Directeur Samira"
"""Who leads the school, and says what counts as social media there. The same password."""
GROUP = "Groep 5"
GROUP_ID = "groep-5"
_CLASS = "Klas 1b"
SOCIAL = Choices(more_social=["kletsplein.localhost"])
"""What the school itself counts as social media: a site of the small web."""
PURPOSE = "Leren wanneer een bericht klopt"
"""What social media is for in the lesson, where the protocol wants to know."""
PACK = "juliana"
"""The protocol of the demo's school, unless another is asked for."""
DEVICE = "Laptop 12"

NAMES = (
    "Adam El Amrani", "Anouk de Vries", "Beau van Dijk", "Chloë Janssen", "Daan Visser",
    "Elif Yıldız", "Fenna Hoekstra", "Guusje Smit", "Hamza Ouali", "Isa Bakker",  # noqa: RUF001
    "Jayden Rosalia", "Joëlle Mulder", "Kofi Mensah", "Liv Postma", "Luuk Meijer",
    "Mila Kowalska", "Noor Hendriks", "Olivia Chen", "Pim Dekker", "Renée Willems",
    "Sem Bos", "Sem Kuiper", "Yara Haddad", "Zoë Wijaya",
)  # fmt: skip
"""Twenty-four pupils; two of them share a first name."""

PLAYER = "Noor"
"""The pupil whose day it is."""
FORGETFUL = "Kofi"
"""The pupil who forgets the pictures."""

_SITES = (
    ("Ons kleine web", "start", "globe"),
    ("Dieren", "dieren", "animal"),
    ("Planeten", "planeten", "planet"),
    ("Rekenen", "rekenen", "numbers"),
    ("Lezen", "lezen", "book"),
    ("Kletsplein", "kletsplein", "rule-talk"),
)
_SEARCH = Tile("Zoeken", "http://zoek.localhost:{port}/?q={{words}}", "search")


def group(pack: Pack) -> str:
    """What the group is called: a class at a school that is for secondary pupils alone."""
    return _CLASS if pack.sector is Sector.SECONDARY else GROUP


def tile(site: str) -> int:
    """The place of a site among the group's."""
    return [name for _, name, _ in _SITES].index(site)


def tiles(port: int) -> list[Tile]:
    """The group's sites on the small web; the last one is what the search field uses."""
    sites = [
        Tile(title, f"http://{site}.localhost:{port}/", picture) for title, site, picture in _SITES
    ]
    return [*sites, Tile(_SEARCH.title, _SEARCH.url.format(port=port), _SEARCH.picture)]


def week(pauses: Sequence[tuple[str, str]] = (("10:15", "10:30"),)) -> Timetable:
    """The group's week, with these pauses on every school day (``HH:MM:SS`` works too)."""
    days = [1, 2, 3, 4, 5]
    lessons = Period(days, "08:30", "14:00", PeriodKind.LESSON)
    lunch = Period(days, "12:00", "12:30", PeriodKind.LUNCH, "Overblijven")
    breaks = [Period(days, start, end, PeriodKind.BREAK, "Pauze") for start, end in pauses]
    return Timetable(GROUP_ID, [lessons, lunch, *breaks])


def always(*pauses: tuple[str, str], group: str = GROUP_ID) -> Timetable:
    """A week of lessons without end, less these pauses: for what must work at any hour."""
    days = [1, 2, 3, 4, 5, 6, 7]
    lessons = Period(days, "00:00", "24:00", PeriodKind.LESSON)
    breaks = [Period(days, start, end, PeriodKind.BREAK, "Pauze") for start, end in pauses]
    return Timetable(group, [lessons, *breaks])


def pause(now: int, after: float, lasts: float, zone: str) -> tuple[str, str]:
    """A pause that starts ``after`` seconds from school time ``now`` (ms) and lasts so long."""
    start = dt.datetime.fromtimestamp(now / 1000 + after, ZoneInfo(zone))
    end = start + dt.timedelta(seconds=lasts)
    return f"{start:%H:%M:%S}", f"{end:%H:%M:%S}"


def moment(clock: str, today: dt.datetime) -> int:
    """The school time that ``--clock`` means, in ms UTC. ``today`` carries the school's zone.

    ``HH:MM`` or ``HH:MM:SS`` is that time today, or on the Monday that follows a weekend; a whole
    ISO date and time is taken as it stands. Raises ValueError.
    """
    if "T" in clock or " " in clock:
        told = dt.datetime.fromisoformat(clock)
        there = told if told.tzinfo else told.replace(tzinfo=today.tzinfo)
    else:
        day = today.date() + dt.timedelta(days={6: 2, 7: 1}.get(today.isoweekday(), 0))
        there = dt.datetime.combine(day, dt.time.fromisoformat(clock), today.tzinfo)
    return int(there.timestamp() * 1000)
