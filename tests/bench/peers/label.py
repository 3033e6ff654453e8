"""The bare window: PySide6 and one full-screen label, nothing else."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel


def main() -> int:
    """Show the label until ended."""
    app = QApplication(sys.argv)
    label = QLabel("Netjes")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setStyleSheet("background: #FFF9F0; color: #1D2B4F; font-size: 64px")
    label.setGeometry(app.primaryScreen().geometry())
    label.showFullScreen()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
