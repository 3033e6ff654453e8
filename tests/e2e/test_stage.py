"""The stage itself: hand, eye, witness, and that nothing is left when it is gone."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo.stage import keeper
from kiosk.demo.stage.eye import Eye
from kiosk.demo.stage.people import Person
from kiosk.demo.stage.screen import Screen
from kiosk.demo.stage.stage import ROOT, Stage
from kiosk.demo.stage.witness import Unheard, Witness


@pytest.fixture
def stage() -> Iterator[Stage]:
    with Stage() as stage:
        yield stage


def test_a_hand_types_what_is_on_no_key(stage: Stage) -> None:
    person = Person(stage, Screen(stage, "typist"), "typist", ["tests/e2e/typist.py"])
    person.open()
    said = "Zoë Yıldız, Łucja & O'Neill; groep 5/6 (ß) 日"  # noqa: RUF001
    person.write("field", said)
    assert person.witness.wait_for("typed", 10, text=said).who == "typist"
    person.close()


def test_an_eye_sees_a_window_come(stage: Stage) -> None:
    screen = Screen(stage, "seen", 400, 300)
    eye = Eye(screen.name)
    eye.watch()
    assert eye.look().colours() == 1
    stage.start("label", [sys.executable, "tests/bench/peers/label.py"], screen.env)
    eye.wait_pixel(5, 5, lambda colour: colour == (0xFF, 0xF9, 0xF0), 20)
    assert eye.look().colours() > 2
    assert eye.look((0, 0, 40, 20)).png().startswith(b"\x89PNG")
    eye.close()


def test_a_witness_outlives_a_killed_program(stage: Stage) -> None:
    witness = Witness(stage.room("traces") / "someone", stage.user)
    half = '{"event": "first", "who": "a", "t": 1}\n{"event": "cut", "wh'
    whole = '{"event": "second", "who": "a", "t": 2, "n": 5}\n'
    for words in (half, whole):
        stage.start("someone", ["sh", "-c", f"printf %s '{words}' > {witness.path}"]).wait()
    assert witness.wait_for("second", 5, n=5).t == 2
    with pytest.raises(Unheard):
        witness.wait_for("third", 0)
    witness.close()


def test_nothing_is_left_when_a_stage_is_killed() -> None:
    code = (
        "import sys, subprocess\n"
        "from kiosk.demo.stage.stage import Stage\n"
        "stage = Stage()\n"
        "hidden = ['setsid', 'sh', '-c', 'setsid sleep 600 & echo hides; sleep 600']\n"
        "stage.start('hidden', hidden, speaks=True).stdout.readline()\n"
        "print(stage.token, stage.folder, flush=True)\n"
        "sys.stdin.read()\n"
    )
    player = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert player.stdout
    assert player.stdin
    token, folder = player.stdout.readline().split()
    assert keeper.tokened(token)
    player.kill()
    player.communicate()
    for pid in _keepers(token):
        _wait(pid)
    assert keeper.tokened(token) == []
    subprocess.run(["rm", "-r", "--", folder], check=True)


def _keepers(token: str) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if token.encode() in words:
            found.append(int(entry.name))
    return found


def _wait(pid: int) -> None:
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    select.select([watched], [], [], 20)
    os.close(watched)
