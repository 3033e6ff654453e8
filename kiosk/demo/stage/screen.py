"""A virtual X display of its own (Xvfb), on a number that the server picks itself."""

from __future__ import annotations

import os
import shutil
import subprocess

from kiosk.demo.stage.stage import Stage, first_line
from kiosk.errors import NetjesError


class NoVirtualScreen(NetjesError):
    """Xvfb is not installed or does not start. Facts: ``log``."""

    message = "error.no_virtual_screen"


class Screen:
    """A display; ``name`` goes into DISPLAY (":3"). It ends with its stage."""

    def __init__(
        self, stage: Stage, name: str, width: int = 1366, height: int = 768, dpi: int = 96
    ) -> None:
        self.width, self.height = width, height
        self._log = stage.log(f"screen-{name}")
        self._stage = stage
        self.name, self._process = self._open(name, f"{width}x{height}x24", dpi)

    @property
    def env(self) -> dict[str, str]:
        """What a window's process needs to be shown here."""
        return {"DISPLAY": self.name}

    def close(self) -> None:
        """Turn the display off."""
        self._stage.stop(self._process)

    def _open(self, name: str, size: str, dpi: int) -> tuple[str, subprocess.Popen[bytes]]:
        server = shutil.which("Xvfb")
        if server is None:
            raise NoVirtualScreen(log="Xvfb")
        options = ["-screen", "0", size, "-dpi", str(dpi), "-nolisten", "tcp", "-noreset"]
        process = self._stage.start(
            f"screen-{name}", [server, "-displayfd", "1", *options], speaks=True
        )
        number = first_line(process).decode()
        if not number:
            process.wait()
            raise NoVirtualScreen(log=self._log)
        return f":{number}", process


def display() -> str:
    """The display that a person looks at, or "" when there is none."""
    return os.environ.get("DISPLAY", "") or os.environ.get("WAYLAND_DISPLAY", "")
