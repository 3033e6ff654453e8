"""A recording, out of the loudspeaker.

With QAudioSink: it tells of a missing device at once, where QMediaPlayer goes through the motions
in silence, and it takes samples from memory, where QSoundEffect wants a file. Each of the three
loads the same 14 MB.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QTimer
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices

from ui.speech.outcome import Outcome
from ui.speech.recording import Recording

LATE = 3_000  # ms that a sentence may take beyond its length


def play(made: Recording) -> Outcome:
    """Play it to its end."""
    loop = QEventLoop()
    device = QMediaDevices.defaultAudioOutput()
    wanted = QAudioFormat()
    wanted.setSampleRate(made.rate)
    wanted.setChannelCount(made.channels)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    if device.isNull() or not device.isFormatSupported(wanted):
        return Outcome.SILENT
    samples = QBuffer()
    samples.setData(QByteArray(made.samples))
    samples.open(QIODevice.OpenModeFlag.ReadOnly)
    sink = QAudioSink(device, wanted)

    def changed(state: QAudio.State) -> None:
        if state is QAudio.State.IdleState and samples.atEnd():
            loop.exit(Outcome.HEARD)
        elif state is QAudio.State.StoppedState:
            loop.exit(Outcome.SILENT)

    sink.stateChanged.connect(changed)
    QTimer.singleShot(made.milliseconds + LATE, lambda: loop.exit(Outcome.SILENT))
    QTimer.singleShot(0, lambda: sink.start(samples))
    return Outcome(loop.exec())
