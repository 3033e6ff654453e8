"""Which device files the kiosk starts with: the quick look and the close one agree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kiosk.device.enrolment import of
from kiosk.errors import NotEnrolled
from kiosk.local import first
from ui.kiosk_app import _enrolled

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = {"hub": "ws://127.0.0.1:7370/sync", "id": "d", "name": "Laptop", "credential": "c"}


@pytest.mark.parametrize(
    "said",
    [
        WHOLE,
        {**WHOLE, "groups": ["groep-5"]},
        {**WHOLE, "hub": "http://127.0.0.1"},
        {**WHOLE, "hub": 5},
        {**WHOLE, "id": ""},
        {**WHOLE, "credential": 5},
        {**WHOLE, "groups": "groep-5"},
        {**WHOLE, "groups": 5},
        {**WHOLE, "groups": [5]},
        {**WHOLE, "groups": [""]},
        {},
        [],
        None,
    ],
)
def test_the_first_screen_does_not_promise_what_the_kiosk_refuses(
    tmp_path: Path, said: object
) -> None:
    (tmp_path / "device.json").write_text(json.dumps(said), "utf-8")
    known = first.read(tmp_path)
    try:
        of(known.device, tmp_path)
    except NotEnrolled:
        assert not _enrolled(known)
    else:
        assert _enrolled(known)
