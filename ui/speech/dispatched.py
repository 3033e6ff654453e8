"""The system's speech dispatcher, by way of Qt, where no program makes recordings."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QLocale, QTimer
from PySide6.QtTextToSpeech import QTextToSpeech

from ui.speech.outcome import Outcome

ENGINE = "speechd"
STARTING = 5_000  # ms for a dispatcher to be there
PACE = 200  # ms that a character may take; without a loudspeaker it would speak for ever


def dispatch(text: str, language: str, engine: str = ENGINE) -> Outcome:
    """Say it to its end."""
    loop = QEventLoop()
    voice = QTextToSpeech(engine)
    wanted = QLocale(language).language()
    locale = next((one for one in voice.availableLocales() if one.language() == wanted), None)
    if voice.state() is QTextToSpeech.State.Error or locale is None:
        return Outcome.NOBODY

    def changed(state: QTextToSpeech.State) -> None:
        if state is QTextToSpeech.State.Ready:
            loop.exit(Outcome.HEARD)
        elif state is QTextToSpeech.State.Error:
            loop.exit(Outcome.NOBODY)

    voice.setLocale(locale)
    QTimer.singleShot(STARTING + PACE * len(text), lambda: loop.exit(Outcome.SILENT))
    voice.stateChanged.connect(changed)
    QTimer.singleShot(0, lambda: voice.say(text))
    return Outcome(loop.exec())
