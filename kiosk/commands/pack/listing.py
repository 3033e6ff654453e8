"""``netjes pack list``: which protocols come with Netjes, whose they are, when reviewed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from kiosk import clock
from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech

if TYPE_CHECKING:
    from kiosk.packs.model import Pack


def command(speech: Speech) -> click.Command:
    """``pack list``."""

    @click.command("list", cls=Command, help=speech("command.pack.list"))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def list_packs(as_json: bool) -> None:
        from kiosk import packs
        from kiosk.packs.review import review

        now = today()
        found = [packs.load_shipped(name) for name in packs.shipped()]
        facts = [
            {
                "id": pack.id,
                "school": pack.school.name,
                "place": pack.school.place,
                "sector": pack.sector.value,
                "origin": pack.origin.value,
                "version": pack.version,
                "review": review(pack, now).state.value,
                "due": pack.validity.review,
            }
            for pack in found
        ]
        speech.tell(facts, as_json, lambda: "\n".join(_line(speech, one, now) for one in found))

    return list_packs


def today() -> date:
    """Today, where the five schools are."""
    now = datetime.fromtimestamp(clock.system().wall() / 1000, UTC)
    return now.astimezone(ZoneInfo("Europe/Amsterdam")).date()


def reviewed(speech: Speech, pack: Pack, now: date) -> str:
    """How the review of a pack stands, for people."""
    from kiosk.packs.review import review

    found = review(pack, now)
    return speech(f"command.pack.review.{found.state.value}", due=found.due)


def whose(pack: Pack) -> str:
    """The school, and where it is."""
    return ", ".join(one for one in (pack.school.name, pack.school.place) if one)


def _line(speech: Speech, pack: Pack, now: date) -> str:
    origin = speech(f"command.pack.origin.{pack.origin.value}")
    sector = speech(f"command.pack.sector.{pack.sector.value}")
    review = speech("command.pack.reviewed", review=reviewed(speech, pack, now))
    return f"{pack.id:<14}{whose(pack)} · {sector} · {origin} · {review}"
