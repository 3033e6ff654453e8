"""A colleague gives a rain break to a real hub, and a device's link hears of it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.demo.colleague import Colleague
from kiosk.errors import Refused
from kiosk.model import Override, Why
from kiosk.sync.asks import EndOverride, Enrol, Enrolled, GiveOverride
from kiosk.sync.messages import PATH, Document
from tests.parts.founding import GROUP, PASSWORD, school
from tests.parts.hub_process import HubProcess, hub
from tests.parts.listening import listening

KEY = f"overrides/{GROUP}"
MINUTE = 60_000


def colleague(running: HubProcess) -> Colleague:
    return Colleague(f"ws://127.0.0.1:{running.port}", running.data / "local.key")


def overrides(document: Document) -> list[Override]:
    return msgspec.json.decode(document.body, type=list[Override])


def test_a_rain_break_from_one_end_to_the_other(tmp_path: Path) -> None:
    with hub(tmp_path / "hub") as running:
        url = f"ws://127.0.0.1:{running.port}{PATH}"
        office, other = colleague(running), colleague(running)
        office.found(school())
        enrolled = office.ask(Enrol("Laptop 12", [GROUP]))
        assert isinstance(enrolled, Enrolled)
        other.sign_in("Juf Marieke", PASSWORD)
        with listening(tmp_path / "device", url, enrolled) as device:
            ask = GiveOverride(GROUP, True, Why.RAIN, office.now + 20 * MINUTE, note="het giet")
            one = office.give(ask)
            assert overrides(device.hear_of(KEY)) == [one]
            two = other.give(ask)
            assert overrides(device.hear_of(KEY)) == [one, two]
            with pytest.raises(Refused) as refused:
                office.give(GiveOverride(GROUP, True, Why.LONGER, office.now + 61 * MINUTE))
            assert refused.value.facts == {"why": "error.ceiling", "minutes": "60"}
        running.kill()
        for one_more in (office, other):
            one_more.close()
    with hub(tmp_path / "hub", "--port", str(running.port)) as running:
        office = colleague(running)
        office.sign_in("Juf Marieke", PASSWORD)
        assert overrides(office.document(KEY)) == [one, two], "what was given outlives a crash"
        with listening(tmp_path / "device", url, enrolled) as device:
            assert device.documents.versions()[KEY] == 2
            office.done(EndOverride(GROUP, one.id))
            assert overrides(device.hear_of(KEY)) == [two]
            office.done(EndOverride(GROUP, one.id))
        office.close()
