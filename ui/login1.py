"""Hears from logind that the machine goes to sleep, and has it wait until the screen is covered.

A machine that wakes shows its last picture before any program runs, so the cover has to be up
before it sleeps. logind gives a *delay inhibitor* for that, an open file: while somebody holds one,
sleep waits, by default five seconds at most (https://systemd.io/INHIBITOR_LOCKS/).

``python -m ui.login1`` tries it, and says in one JSON line whether the machine has such a thing.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from typing import Any, cast

from PySide6.QtCore import SLOT, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusServiceWatcher,
)

SERVICE = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
PROPERTIES = "org.freedesktop.DBus.Properties"
WHY = "The screen is covered before the machine sleeps"

_SLOT = cast("bytes", SLOT("prepare_for_sleep(bool)"))  # a text, whatever the library's types say

DOUBTED = 30_000
"""ms awake after which a sleep that never came, or whose end was not told, is asked about."""
HELD_BY = 1_000
"""ms after waking in which logind has to say that it will wait the next time, too."""
_PATIENCE = 3_000  # ms that a trial waits for an answer

_log = logging.getLogger(__name__)


class Login1(QObject):
    """Tells before sleep and after it. Without a system bus or a logind it tells nothing."""

    sleeping = Signal()  # cover the screen, then call let_sleep
    woken = Signal()  # the machine is awake, and will not sleep again before we have covered
    held = Signal(bool)  # whether logind waits for us now; told once an inhibitor was asked for

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.systemBus()
        self._inhibitor = -1
        self._asleep = False
        self._waking = False  # awake, still covered: who sleeps twice quickly finds the cover there
        self._waits: set[QDBusPendingCallWatcher] = set()
        self._doubt = QTimer(self)  # stands still during suspend, as it should
        self._doubt.setSingleShot(True)
        self._doubt.timeout.connect(self._ask_whether_asleep)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._awake)
        self._watcher: QDBusServiceWatcher | None = None

    @property
    def holds(self) -> bool:
        """Whether logind waits for us before it sleeps."""
        return self._inhibitor >= 0

    def start(self) -> None:
        """Listen from now on."""
        if not self._bus.isConnected():
            self.held.emit(False)
            return
        self._bus.connect(SERVICE, PATH, MANAGER, "PrepareForSleep", self, _SLOT)
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
        self._watcher = QDBusServiceWatcher(SERVICE, self._bus, mode, self)
        self._watcher.serviceOwnerChanged.connect(self._owned)
        self._take()

    def let_sleep(self) -> None:
        """The screen is covered: logind need not wait any longer."""
        self._let_go()
        if self._asleep:
            self._doubt.start(DOUBTED)

    def close(self) -> None:
        """Listen no more."""
        self._doubt.stop()
        self._late.stop()
        self._bus.disconnect(SERVICE, PATH, MANAGER, "PrepareForSleep", self, _SLOT)
        self._watcher = None
        self._waits.clear()
        self._let_go()

    @Slot(bool)
    def prepare_for_sleep(self, start: bool) -> None:
        """The signal of logind: the machine is about to sleep, or has woken."""
        if not start:
            self._wake()
        elif self._waking:
            self._waking = False
            self._late.stop()
            self.let_sleep()
        elif not self._asleep:
            self._asleep = True
            self.sleeping.emit()

    def _wake(self) -> None:
        self._doubt.stop()
        if self._asleep and not self._waking:
            self._waking = True
            self._late.start(HELD_BY)
        self._take()

    def _awake(self) -> None:
        """Uncover, unless the machine has gone to sleep again meanwhile."""
        self._late.stop()
        if self._waking:
            self._waking = self._asleep = False
            self.woken.emit()

    def _owned(self, _service: str, _before: str, owner: str) -> None:
        """The logind of before ended, or there is another one, which knows nothing of us."""
        self._let_go()
        if self._asleep:
            self._ask_whether_asleep()
        elif owner:
            self._take()

    def _take(self) -> None:
        if self.holds:
            self._awake()
        else:
            self._call(MANAGER, "Inhibit", ["sleep", "Netjes", WHY, "delay"], self._taken)

    def _taken(self, reply: QDBusMessage) -> None:
        said = reply.arguments()
        if reply.type() is QDBusMessage.MessageType.ReplyMessage and not self.holds:
            self._inhibitor = os.dup(said[0].fileDescriptor())
        elif not self.holds:
            _log.warning("logind does not wait for us: %s", reply.errorMessage())
        self._awake()
        if self._asleep:
            self._let_go()  # too late for this sleep
        self.held.emit(self.holds)

    def _let_go(self) -> None:
        inhibitor, self._inhibitor = self._inhibitor, -1
        if inhibitor >= 0:
            os.close(inhibitor)

    def _ask_whether_asleep(self) -> None:
        """A cover must not stay because a word was lost."""
        self._call(PROPERTIES, "Get", [MANAGER, "PreparingForSleep"], self._told_whether_asleep)

    def _told_whether_asleep(self, reply: QDBusMessage) -> None:
        said = reply.arguments()
        told = reply.type() is QDBusMessage.MessageType.ReplyMessage
        if told and bool(said) and _plain(said[0]) is True:
            self._doubt.start(DOUBTED)
        elif self._asleep:
            self._wake()

    def _call(self, interface: str, method: str, arguments: list[Any], then: Any) -> None:  # noqa: ANN401
        message = QDBusMessage.createMethodCall(SERVICE, PATH, interface, method)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(message), self)
        self._waits.add(watcher)

        def finished(ended: QDBusPendingCallWatcher) -> None:
            self._waits.discard(watcher)
            ended.deleteLater()  # with it goes the answer, and the file in it
            then(ended.reply())

        watcher.finished.connect(finished)


def _plain(value: Any) -> object:  # noqa: ANN401 - whatever the bus brings
    """What is in a variant of the bus."""
    return value.variant() if hasattr(value, "variant") else value


def main() -> int:
    """Say whether logind waits for us; 0 when it does."""
    application = QCoreApplication(sys.argv[:1])
    login = Login1()
    login.held.connect(lambda _held: application.exit(0))
    QTimer.singleShot(0, login.start)
    QTimer.singleShot(_PATIENCE, application.quit)
    application.exec()
    holds = login.holds
    login.close()
    sys.stdout.write(json.dumps({"held": holds}) + "\n")
    sys.stdout.flush()
    return 0 if holds else 1


if __name__ == "__main__":
    os._exit(main())
