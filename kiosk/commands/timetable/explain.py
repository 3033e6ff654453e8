"""``netjes timetable explain``: open or closed at a moment, why, until when, by which rule."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import click

from kiosk.commands.helping import Command
from kiosk.commands.speech import Speech
from kiosk.commands.timetable.files import school_option


def _moment(ctx: click.Context, param: click.Parameter, value: str) -> datetime:
    """A date with a time (ISO 8601), with an offset or without; a click error when it is none."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or not 1971 <= found.year <= 9000:
        raise click.BadParameter(value, ctx, param)
    return found


def command(speech: Speech) -> click.Command:
    """``timetable explain``."""

    @click.command("explain", cls=Command, help=speech("command.timetable.explain"))
    @click.option("--group", required=True, help=speech("command.timetable.group"))
    @click.option(
        "--at",
        required=True,
        callback=_moment,
        metavar="ISO",
        help=speech("command.timetable.at"),
    )
    @click.option("--pack", metavar="PACK", help=speech("command.timetable.pack"))
    @click.option("--pupil", default="", help=speech("command.timetable.pupil"))
    @click.option("--json", "as_json", is_flag=True, help=speech("command.json"))
    def explain(
        school: Path, group: str, at: datetime, pack: str | None, pupil: str, as_json: bool
    ) -> None:
        from kiosk.commands.timetable import files

        hours = files.school(school)
        closing = _closing(pack) if pack is not None else None
        zone = ZoneInfo(hours.zone)
        meant, note = placed(at, zone)
        if note:
            said = {"at": f"{at:%Y-%m-%dT%H:%M}", "meant": meant.isoformat(timespec="minutes")}
            click.echo(speech(note, **said, later=_later(meant)), err=True)
        plan = hours.plan(group, closes=closing is None or closing.closes)
        verdict = plan.verdict(int(meant.timestamp() * 1000), pupil)
        since, until = (_told(moment, zone) for moment in (verdict.since_ms, verdict.until_ms))
        facts: dict[str, object] = {
            "open": verdict.open,
            "kind": str(verdict.kind),
            "reason": str(verdict.reason),
            "since": since,
            "until": until,
            "rule": verdict.rule,
        }
        if closing is not None:
            facts |= {"protocol": closing.id, "closes": closing.closes, "clause": closing.clause}
        state = "open" if verdict.open else "closed"
        end = "until" if until else "no_end"
        sentences = [
            speech(
                f"command.timetable.is.{state}",
                group=group,
                at=_read(meant),
                reason=speech(f"command.timetable.reason.{verdict.reason}"),
            ),
            speech(f"command.timetable.is.{end}", until=until and _read(until)),
            speech("command.timetable.is.rule", rule=verdict.rule),
        ]
        protocol = f"\n{_by(speech, closing)}" if closing is not None else ""
        speech.tell(facts, as_json, lambda: " ".join(sentences) + protocol)

    explain.params.insert(0, school_option(speech))
    return explain


class _Closing(NamedTuple):
    """Whether a protocol closes devices in breaks and after school, and the clause that says so."""

    id: str
    closes: bool
    clause: str


def _closing(said: str) -> _Closing:
    """What the pack says, by name or in a file. Raises PackTrouble and NoAccess."""
    from kiosk.commands.pack import finding
    from kiosk.packs.policy import Policy

    pack = finding.pack(said)
    held = Policy(pack).closes
    return _Closing(pack.id, held.value, held.clause)


def _by(speech: Speech, closing: _Closing) -> str:
    """What the protocol has to do with it."""
    if not closing.clause:
        return speech("command.timetable.protocol.silent", id=closing.id)
    state = "closes" if closing.closes else "opens"
    return speech(f"command.timetable.protocol.{state}", clause=closing.clause)


def placed(at: datetime, zone: ZoneInfo) -> tuple[datetime, str]:
    """The moment in the zone, and the message to tell with it, if any.

    Without an offset it is wall time. One that the clock skips is read as so much later; of one
    that comes twice, the first is meant.
    """
    if at.tzinfo is not None:
        return at.astimezone(zone), ""
    first, second = (at.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    back = first.astimezone(UTC).astimezone(zone)
    if back.replace(tzinfo=None, fold=0) != at.replace(fold=0):
        return back, "command.timetable.skipped"
    if first.utcoffset() != second.utcoffset():
        return first, "command.timetable.twice"
    return first, ""


def _later(moment: datetime) -> str:
    """The same wall time, the second time that it comes."""
    return moment.replace(fold=1).isoformat(timespec="minutes")


def _told(moment_ms: int, zone: ZoneInfo) -> str:
    return (
        datetime.fromtimestamp(moment_ms / 1000, UTC).astimezone(zone).isoformat()
        if (moment_ms)
        else ""
    )


def _read(moment: datetime | str) -> str:
    """A moment as people read it, in the zone that it is in."""
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{found:%Y-%m-%d %H:%M:%S}".removesuffix(":00")
