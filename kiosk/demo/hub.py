"""The demo's hub: the hub itself, with a school time of one's choice.

``python -m kiosk.demo.hub --data DIR --school-time MS``. A hub that serves a school has no such
switch: what time it is decides when devices close.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk import clock
from kiosk.hub.serving import serve


def main() -> None:
    """Serve on a free port of loopback until ended."""
    words = argparse.ArgumentParser(prog="python -m kiosk.demo.hub")
    words.add_argument("--data", type=Path, required=True)
    words.add_argument("--school-time", type=int, required=True, help="ms since 1970, UTC")
    said = words.parse_args()
    running = clock.system().running
    begun = running()
    serve(said.data, "127.0.0.1", 0, lambda: said.school_time + running() - begun, sys.stdout)


if __name__ == "__main__":
    main()
