"""Calendar files for tests, and what a school in Amsterdam makes of them."""

from datetime import date

from kiosk.calendars.found import Found
from kiosk.calendars.reading import read

ZONE = "Europe/Amsterdam"
AROUND = date(2026, 11, 20)


def calendar(*events: str, head: str = "") -> bytes:
    """An iCalendar file; an event is its lines with bars between, its UID added."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *filter(None, head.split("|"))]
    for number, event in enumerate(events):
        own = event.split("|")
        uid = [] if any(line.startswith("UID:") for line in own) else [f"UID:{number}@test"]
        lines += ["BEGIN:VEVENT", *uid, *own, "END:VEVENT"]
    lines += ["END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def found(*events: str, head: str = "", zone: str = ZONE, around: date = AROUND) -> Found:
    return read("school.ics", calendar(*events, head=head), zone, "", around)


def why(what: Found) -> list[str]:
    """Why something was not understood, each without its room."""
    return [one.why.removeprefix("problem.calendar.") for one in what.unclear]


def noted(what: Found) -> dict[str, dict[str, str]]:
    return {one.why.removeprefix("problem.calendar."): one.facts for one in what.notes}
