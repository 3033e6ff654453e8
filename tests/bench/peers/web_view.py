"""The bare browser: one full-screen QWebEngineView with the page that is its argument."""

from __future__ import annotations

import sys

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication


def main() -> int:
    """Show the page until ended."""
    app = QApplication(sys.argv)
    view = QWebEngineView()
    view.load(QUrl(sys.argv[1]))
    view.setGeometry(app.primaryScreen().geometry())
    view.showFullScreen()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
