"""Trouble that people meet: one clear sentence each, and an exit code that says so."""

from __future__ import annotations

import socket
import sys
from collections.abc import Sequence

import pytest

from kiosk import errors, paths
from kiosk.demo.classroom import Classroom
from kiosk.demo.pupil import Pupil
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.stage import Stage
from kiosk.words import sentence


def run(stage: Stage, *words: str, before: Sequence[str] = (), **env: str) -> tuple[int, str]:
    """Run a command on the stage: its exit code, and what it said on standard error."""
    process = stage.start("command", [*before, sys.executable, "-m", *words], env)
    code = process.wait()
    return code, stage.log("command").read_text("utf-8").strip()


def one_sentence(said: str) -> bool:
    return 0 < len(said) < 300 and "\n" not in said and "Traceback" not in said


@pytest.mark.parametrize(
    "words",
    [
        ["kiosk", "--frobnicate"],
        ["kiosk", "frobnicate"],
        ["kiosk", "hub", "serve", "--frobnicate"],
        ["kiosk", "enrol"],
        ["ui", "kiosk", "--frobnicate"],
        ["ui", "frobnicate"],
        ["ui", "kiosk", "--data"],
    ],
    ids=" ".join,
)
def test_an_unknown_word_is_named(stage: Stage, words: list[str]) -> None:
    code, said = run(stage, *words)
    assert code != 0
    assert one_sentence(said), said
    assert "frobnicate" in said or "--" in said


def test_a_pack_that_is_not_there(stage: Stage) -> None:
    code, said = run(stage, "kiosk", "pack", "check", "/nowhere/school.toml")
    assert code != 0
    assert one_sentence(said), said
    assert "/nowhere/school.toml" in said


def test_a_broken_pack_has_every_problem_named(stage: Stage) -> None:
    broken = stage.folder / "school.toml"
    good = paths.resource("packs", "juliana.toml").read_text("utf-8")
    broken.write_text(good.replace("id =", "idd =", 1), "utf-8")
    code, said = run(stage, "kiosk", "pack", "check", str(broken))
    assert code != 0
    assert str(broken) in said.splitlines()[0]
    assert len(said.splitlines()) >= 2
    assert "Traceback" not in said


def test_a_demo_at_no_time_does_not_begin(stage: Stage) -> None:
    code, said = run(stage, "kiosk", "demo", "--headless", "--clock", "noon")
    assert code != 0
    assert one_sentence(said), said
    assert "noon" in said


def test_a_port_in_use(stage: Stage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        data = str(stage.room("hub"))
        code, said = run(stage, "kiosk", "hub", "serve", "--data", data, "--port", str(port))
    assert code != 0
    assert said in {
        sentence(errors.PortInUse(host="127.0.0.1", port=port), language)
        for language in ("nl", "en")
    }


@pytest.mark.parametrize("window", ["kiosk", "dashboard"])
@pytest.mark.parametrize("display", ["", ":997", "nonsense"])
def test_no_display(stage: Stage, window: str, display: str) -> None:
    data = str(stage.room(window))
    code, said = run(stage, "ui", window, "--data", data, DISPLAY=display)
    assert code != 0
    assert said == sentence(errors.NoDisplay())


def test_a_hub_on_a_full_disk(stage: Stage) -> None:
    data = stage.room("hub")
    full = [sys.executable, "-m", "tests.parts.full_disk", "--now", str(data)]
    code, said = run(
        stage, "kiosk", "hub", "serve", "--data", str(data), "--port", "0", before=full
    )
    assert code != 0
    assert one_sentence(said), said
    assert any(
        said == sentence(errors.DiskFull(path=data / name), language)
        for language in ("nl", "en")
        for name in ("hub.db", "pepper", "local.key", "hub.json", "hub.lock", ".")
    ), said


def test_a_second_kiosk_on_the_same_folder_leaves_the_first_alone(
    stage: Stage, classroom: Classroom, kiosk: Person, pupil: Pupil
) -> None:
    kiosk.open()
    kiosk.find(f"name:{pupil.id}", "names")
    data = str(classroom.device)
    code, said = run(stage, "ui", "kiosk", "--data", data, DISPLAY=kiosk.display)
    assert code == 1
    assert said in {sentence(errors.KioskRunning(data=data), language) for language in ("nl", "en")}
    pupil.come_in()
