"""Is there a screen to show a window on? Qt itself would only abort."""

from __future__ import annotations

import _socket  # the first picture waits for this; the full module takes thrice as long
import os
from pathlib import Path

from kiosk.errors import NoDisplay

_SILENT = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers put them
_X_PORTS = 6000
_PATIENCE = 2.0  # seconds


def check(environment: dict[str, str] | os._Environ[str] = os.environ) -> None:
    """Raise NoDisplay when no display answers."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform.startswith(_SILENT):
        return
    wayland = environment.get("WAYLAND_DISPLAY", "")
    display = environment.get("DISPLAY", "")
    if wayland and platform != "xcb" and _answers_wayland(wayland, environment):
        return
    if display and _answers_x(display):
        return
    raise NoDisplay


def _answers_wayland(name: str, environment: dict[str, str] | os._Environ[str]) -> bool:
    return _answers(str(Path(environment.get("XDG_RUNTIME_DIR", "/")) / name))


def _answers_x(display: str) -> bool:
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host not in ("", "unix"):
        return _answers_port(host, _X_PORTS + int(number))
    return _answers(f"\0{_X_SOCKETS}/X{number}") or _answers(f"{_X_SOCKETS}/X{number}")


def _answers(address: str) -> bool:
    knock = _socket.socket(_socket.AF_UNIX)
    try:
        return knock.connect_ex(address) == 0
    finally:
        knock.close()


def _answers_port(host: str, port: int) -> bool:
    import socket

    try:
        socket.create_connection((host, port), _PATIENCE).close()
    except OSError:
        return False
    return True
