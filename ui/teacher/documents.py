"""Files among a person's documents: where those stand, and which one is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def folder() -> Path:
    """Where people keep their documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or str(Path.home()))


def choose(asker: QWidget, title: str, kinds: str, chosen: Callable[[str], None]) -> None:
    """Let somebody point at a file. ``kinds`` as Qt filters names: ``CSV (*.csv)``."""
    dialog = QFileDialog(asker, title, str(folder()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.fileSelected.connect(chosen)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
