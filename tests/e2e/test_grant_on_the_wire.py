"""Social media permitted at a real hub: a device hears of it, of who is left out, and no more."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from kiosk import ulid
from kiosk.demo.colleague import Colleague
from kiosk.desk import moments
from kiosk.errors import Refused
from kiosk.model import Entry, Fact, Grant, Kind, Permission, Trust
from kiosk.packs import load_shipped
from kiosk.packs.model import ConsentUse, Pack
from kiosk.sync.asks import EndGrant, Enrol, Enrolled, GiveGrant, Granted, No
from kiosk.sync.messages import PATH, Document
from tests.parts.founding import GROUP, PASSWORD, school
from tests.parts.hub_process import hub
from tests.parts.listening import listening

KEY = f"grants/{GROUP}"
MINUTE = 60_000
OSVS = load_shipped("osvs")


def grants(document: Document) -> list[Grant]:
    return msgspec.json.decode(document.body, type=list[Grant])


def consent(by: Colleague, staff: str, pupil: str, state: str) -> Entry:
    """What parents said about social media in lessons."""
    at = by.now
    term = next(one for one in OSVS.consents if one.use is ConsentUse.SOCIAL_MEDIA)
    body: dict[str, Fact] = {
        "consent": term.id,
        "state": state,
        "by": "parents",
        "how": "paper",
        "date": moments.local(at, "Europe/Amsterdam").date().isoformat(),
    }
    return Entry(
        ulid.new(at),
        Kind.CONSENT,
        at,
        Trust.HUB,
        by.id,
        group=GROUP,
        pupil=pupil,
        staff=staff,
        body=body,
    )


def test_a_lesson_with_social_media_from_one_end_to_the_other(tmp_path: Path) -> None:
    raw = msgspec.Raw(msgspec.json.encode(OSVS))
    with hub(tmp_path / "hub") as running:
        url = f"ws://127.0.0.1:{running.port}{PATH}"
        teacher = Colleague(f"ws://127.0.0.1:{running.port}", running.data / "local.key")
        session = teacher.found(school(documents={"pack": raw}))
        noor, bos, kuiper = (one.pupil for one in session.codes)
        enrolled = teacher.ask(Enrol("Laptop 12", [GROUP]))
        assert isinstance(enrolled, Enrolled)
        end = teacher.now + 20 * MINUTE
        ask = GiveGrant(GROUP, Permission.SOCIAL_MEDIA, end, "Gesprek over pesten")
        with listening(tmp_path / "device", url, enrolled) as device:
            pack = msgspec.json.decode(device.hear_of("pack").body, type=Pack)
            assert (pack.reading, pack.consents, pack.clauses) == (OSVS.reading, [], [])
            assert teacher.ask(ask) == No("error.grant_consent", {"clause": "osvs M9"})
            for pupil in (noor, bos):
                teacher.keep(consent(teacher, session.staff.id, pupil, "given"))
            answer = teacher.ask(ask)
            assert isinstance(answer, Granted)
            heard = structs.replace(answer.grant, staff="", by="", purpose="")
            assert grants(device.hear_of(KEY)) == [heard], "a device need not know what for"
            assert answer.grant.without == [kuiper]
            teacher.keep(consent(teacher, session.staff.id, bos, "withdrawn"))
            assert grants(device.hear_of(KEY))[0].without == [bos, kuiper]
        running.kill()
        teacher.close()
    with hub(tmp_path / "hub", "--port", str(running.port)) as running:
        teacher = Colleague(f"ws://127.0.0.1:{running.port}", running.data / "local.key")
        teacher.sign_in("Juf Marieke", PASSWORD)
        with listening(tmp_path / "device", url, enrolled) as device:
            for file in (tmp_path / "device").rglob("*"):
                assert not file.is_file() or b"pesten" not in file.read_bytes(), file
            assert device.documents.versions()[KEY] == 2, "what was permitted outlives a crash"
            teacher.done(EndGrant(GROUP, answer.grant.id))
            assert grants(device.hear_of(KEY)) == []
            with pytest.raises(Refused):
                teacher.done(EndGrant("groep-8", answer.grant.id))
        teacher.close()
