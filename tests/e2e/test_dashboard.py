"""A dashboard as it is put together, beside a real hub."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.desk.founding import Draft
from ui.dashboard_app import Dashboard
from ui.options import Options

PASSWORD = "een lange zin"
DRAFT = Draft(
    school="De Regenboog",
    staff="Anna Jansen",
    password=PASSWORD,
    again=PASSWORD,
    group="Groep 5",
    names="Sem Bakker\nNoor de Vries",
)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Path]:
    """The data folder of a hub that runs."""
    data = tmp_path / "hub"
    command = [sys.executable, "-m", "kiosk", "hub", "serve", "--data", str(data), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["event"] == "hub_ready"
        yield data
        process.terminate()


@pytest.fixture
def dashboards(hub: Path, tmp_path: Path) -> Iterator[list[Dashboard]]:
    """Room for dashboards on one data folder; all end with the test."""
    made: list[Dashboard] = []
    yield made
    for one in made:
        one.close()
        one.window.deleteLater()


def opened(made: list[Dashboard], hub: Path, desk: Path) -> Dashboard:
    made.append(Dashboard(Options("dashboard", data=desk, hub_data=hub, windowed=True)))
    made[-1].start()
    return made[-1]


def test_from_the_first_start_to_the_next_day(
    hub: Path, tmp_path: Path, dashboards: list[Dashboard], qtbot: QtBot
) -> None:
    first = opened(dashboards, hub, tmp_path / "desk")
    qtbot.waitUntil(lambda: first.window.screen_name == "founding", timeout=20_000)
    first.window.founded.emit(DRAFT)
    qtbot.waitUntil(lambda: first.window.screen_name == "codes", timeout=20_000)
    first.close()

    second = opened(dashboards, hub, tmp_path / "desk")
    qtbot.waitUntil(lambda: second.window.screen_name == "signin", timeout=20_000)
    second.window.signin.password.setText(PASSWORD)
    second.window.signin.enter.click()
    qtbot.waitUntil(lambda: second.window.screen_name == "class", timeout=20_000)
    tiles = second.window.shell.class_page.tiles
    qtbot.waitUntil(lambda: len(tiles.tiles) == 2, timeout=20_000)
    assert [tile.seated.called for tile in tiles.tiles] == ["Noor", "Sem"]
    assert second._desk.id == first._desk.id
