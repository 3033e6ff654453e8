"""A small school to be made in tests."""

import msgspec

from kiosk.model import Role, Tile
from kiosk.sync.asks import FoundSchool

PASSWORD = "een lang wachtwoord"
GROUP = "groep-5"
NAMES = ("Noor Hendriks", "Sem Bos", "Sem Kuiper")

_TIMETABLE = {
    "group": "elders",
    "periods": [{"days": [1, 2, 3, 4, 5], "start": "08:30", "end": "14:00", "kind": "lesson"}],
}


def school(**changes: object) -> FoundSchool:
    """What a dashboard asks at its first start."""
    ask = FoundSchool(
        school="De Regenboog",
        staff="Juf Marieke",
        role=Role.TEACHER,
        password=PASSWORD,
        group="Groep 5",
        years=[5],
        names=list(NAMES),
        documents={
            "timetable": msgspec.Raw(msgspec.json.encode(_TIMETABLE)),
            "tiles": msgspec.Raw(msgspec.json.encode([Tile("Dieren", "https://dieren.example/")])),
        },
    )
    return msgspec.structs.replace(ask, **changes)
