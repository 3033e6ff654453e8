"""A window with one field that writes into a trace what was typed: for the tests of the stage."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit


def main() -> int:
    """Show the field until ended; the last argument is the trace."""
    app = QApplication(sys.argv)
    field = QLineEdit()
    field.setGeometry(0, 0, 600, 60)
    with Path(sys.argv[-1]).open("a", encoding="utf-8") as trace:

        def say(event: str, **facts: object) -> None:
            line = {"event": event, "who": "typist", "t": time.monotonic_ns(), **facts}
            trace.write(json.dumps(line) + "\n")
            trace.flush()

        field.textChanged.connect(lambda text: say("typed", text=text))
        field.show()
        say("screen", name="typist", targets={"field": [0, 0, 600, 60]})
        return app.exec()


if __name__ == "__main__":
    sys.exit(main())
