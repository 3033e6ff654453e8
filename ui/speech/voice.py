"""The kiosk's voice, as its screens know it. It loads nothing: it speaks by another process."""

from __future__ import annotations

import os
import re
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from ui.speech.outcome import Outcome
from ui.speech.speakers import find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.device.ports import Background

LONGEST = 1_000  # characters; a card has a hundred
PATIENCE = 15_000  # ms for whatever hangs
PACE = 200  # ms that a character may take

_UNSAID = re.compile(r"[\x00-\x1f\x7f-\x9f\[\]\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_TROUBLES = {Outcome.NOBODY: "pupil.voice.nobody", Outcome.SILENT: "pupil.voice.silent"}


class Voice(QObject):
    """Says one thing at a time.

    ``changed`` comes when it begins, ends, or learns whether it can speak. Called on the window's
    thread, which never waits for it.
    """

    changed = Signal()

    def __init__(self, background: Background, environment: Mapping[str, str] = os.environ) -> None:
        super().__init__()
        self._background = background
        self._environment = dict(environment)
        self._speak: dict[str, bool] = {}  # by language, as soon as it is known
        self._sought: set[str] = set()
        self._language = ""
        self._process: QProcess | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(lambda: self._end(Outcome.SILENT))
        self.trouble = ""  # message id: why nothing was heard the last time

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        return self._process is not None

    def can(self, language: str) -> bool:
        """Whether somebody speaks this language, as far as known; ``changed`` tells more."""
        if language not in self._sought:
            self._sought.add(language)
            self._background(
                lambda: bool(find(language, self._environment)),
                lambda found: self._found(language, found),
                lambda _trouble: self._found(language, False),
            )
        return self._speak.get(language, False)

    def knows(self, language: str) -> bool:
        """Whether it has been looked for who speaks this language."""
        return language in self._speak

    def say(self, text: str, language: str) -> None:
        """Say this instead of whatever is being said."""
        said = plain(text)
        if not said or not self.can(language):
            return
        self._be_silent()
        self.trouble = ""
        self._language = language
        self._process = process = self._started(language)
        process.write(said.encode())
        process.closeWriteChannel()
        self._late.start(PATIENCE + PACE * len(said))
        self.changed.emit()

    def stop(self) -> None:
        """Be silent, at once."""
        if self.speaking:
            self._be_silent()
            self.changed.emit()

    def forget(self) -> None:
        """Somebody else comes: be silent, and look anew for a voice that was missing."""
        self.stop()
        self.trouble = ""
        self._speak = {language: True for language, can in self._speak.items() if can}
        self._sought = set(self._speak)

    def _started(self, language: str) -> QProcess:
        process = QProcess()
        surroundings = QProcessEnvironment()
        for name, value in self._environment.items():
            surroundings.insert(name, value)
        process.setProcessEnvironment(surroundings)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        parameters = QProcess.UnixProcessParameters()
        parameters.flags = QProcess.UnixProcessFlag.CreateNewSession
        process.setUnixProcessParameters(parameters)
        process.finished.connect(lambda code, how: self._finished(process, code, how))
        process.errorOccurred.connect(lambda error: self._failed(process, error))
        process.start(sys.executable, ["-m", "ui.speech", language])
        return process

    def _finished(self, process: QProcess, code: int, how: QProcess.ExitStatus) -> None:
        process.deleteLater()
        if process is self._process:
            self._process = None
            crashed = how is QProcess.ExitStatus.CrashExit
            known = not crashed and code in set(Outcome)
            self._end(Outcome(code) if known else Outcome.SILENT)

    def _failed(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and process is self._process:
            self._process = None
            process.deleteLater()
            self._end(Outcome.NOBODY)

    def _end(self, outcome: Outcome) -> None:
        self._be_silent()
        self.trouble = _TROUBLES.get(outcome, "")
        if outcome is Outcome.NOBODY:
            self._speak[self._language] = False
        self.changed.emit()

    def _be_silent(self) -> None:
        self._late.stop()
        process, self._process = self._process, None
        if process is None:
            return
        if process.processId() > 0:
            with suppress(ProcessLookupError, PermissionError):  # too young for a group of its own
                os.killpg(process.processId(), signal.SIGKILL)
        process.kill()

    def _found(self, language: str, found: bool) -> None:
        self._speak[language] = found
        self.changed.emit()


def plain(text: str) -> str:
    """What a voice gets: words, no orders to a synthesizer, and an end."""
    return " ".join(_UNSAID.sub(" ", text).split())[:LONGEST]
