"""Killing a small device, and now and then its hub, at random moments; then counting."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.e2e.parts.real_hub import REPOSITORY, RealHub

LONGEST = 0.25  # seconds of life after the first word, at most
HUB_EVERY = 8  # kills of the device to one of the hub


class Tally:
    """A device and a hub that are killed over and over, and what the device said it kept."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.kept: list[str] = []
        self.kills = 0
        self.hub_kills = 0
        self._chance = Random(seed)
        self._hub = RealHub(folder / "hub")
        self._device = folder / "device"
        self._hub.start()
        self._hub.found_and_enrol(self._device)

    def kill(self, times: int) -> None:
        """Start the device and kill it, so many times."""
        for _ in range(times):
            with_hub = self._chance.randrange(HUB_EVERY) == 0
            self._one_life(with_hub=with_hub)
            self.kills += 1
            if with_hub:
                self.hub_kills += 1
                self._hub.start()

    def finish(self) -> list[str]:
        """Let everything get to the hub, undisturbed; what the hub has then, in its order."""
        device = self._started(self.kills, "0")
        said, _ = device.communicate(timeout=60)
        assert said.split() == [b"empty"]
        found = self._hub.entries(json.loads((self._device / "device.json").read_text())["id"])
        self._hub.stop()
        return found

    def close(self) -> None:
        """Whatever happened: no process stays."""
        self._hub.kill()

    def _one_life(self, *, with_hub: bool) -> None:
        device = self._started(self.kills)
        assert device.stdout
        first = device.stdout.readline() if self._chance.random() < 0.9 else b""
        lived = self._chance.uniform(0, LONGEST)
        said = first + _heard_within(lived, device.stdout.fileno())
        if with_hub:
            self._hub.kill()
            said += _heard_within(self._chance.uniform(0, LONGEST), device.stdout.fileno())
        device.kill()
        said += device.stdout.read()
        device.stdout.close()
        device.wait()
        self._note(said.decode())

    def _started(self, run: int, *more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.e2e.parts.device_process", str(self._device)]
        return subprocess.Popen(
            [*command, str(run), *more], stdout=subprocess.PIPE, cwd=REPOSITORY, bufsize=0
        )

    def _note(self, said: str) -> None:
        for line in said.splitlines():
            word, name = line.split()
            assert word == "kept", line
            self.kept.append(name)


def _heard_within(seconds: float, handle: int) -> bytes:
    """What comes out until then, read so that the process never waits for a reader."""
    heard = b""
    until = time.monotonic() + seconds
    with selectors.DefaultSelector() as selector:
        selector.register(handle, selectors.EVENT_READ)
        while (left := until - time.monotonic()) > 0:
            if selector.select(left):
                heard += os.read(handle, 65_536)
    return heard


def missing_and_doubled(kept: list[str], found: list[str]) -> tuple[set[str], set[str]]:
    """What was kept and is not with the hub, and what is there more than once."""
    return set(kept).difference(found), {
        name for name, times in Counter(found).items() if times > 1
    }
