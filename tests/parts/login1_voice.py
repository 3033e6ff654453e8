"""Lets the login1 that python-dbusmock plays say and tell things: one word, or two.

Run by the distribution's Python, which has D-Bus and the mock: ``ready``, ``sleep``, ``wake``,
``held``, ``free`` (wait until somebody, or nobody, holds an inhibitor).
"""

import sys
import time

import dbus  # type: ignore[import-not-found]

SERVICE, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, MOCK = "org.freedesktop.login1.Manager", "org.freedesktop.DBus.Mock"
PATIENCE = 20.0  # seconds
STEP = 0.002  # seconds between two looks: the mock tells of neither


def main(word: str) -> int:
    """Do as the word says; 0 when it came about."""
    bus = dbus.SystemBus()
    if word == "ready":
        return 0 if _comes(lambda: bus.name_has_owner(SERVICE)) else 1
    login = bus.get_object(SERVICE, PATH)
    if word in {"held", "free"}:
        manager = dbus.Interface(login, MANAGER)
        return 0 if _comes(lambda: bool(manager.ListInhibitors()) == (word == "held")) else 1
    sleeps = {"sleep": True, "wake": False}[word]
    dbus.Interface(login, MOCK).EmitSignal(MANAGER, "PrepareForSleep", "b", [sleeps])
    return 0


def _comes(good) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001
    end = time.monotonic() + PATIENCE
    while not good():
        if time.monotonic() > end:
            return False
        time.sleep(STEP)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
