"""Where the windows are put together: the one place that knows who works with whom.

The kiosk starts in two steps. First the screen, from what the device kept, with as little code as
that takes. Then, once it stands, the journal, the documents and the link to the hub.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kiosk.alone import keep_to_ourselves
from kiosk.errors import NetjesError, UsageTrouble
from ui import display, options

if TYPE_CHECKING:
    from ui.options import Options

FAILED = 1
MISUSED = 2


def main(words: list[str]) -> int:
    """Run a window; 0 when it ended in order. Trouble is one sentence on standard error.

    As with every command, 1 is trouble and 2 are words that are not right.
    """
    keep_to_ourselves()
    try:
        chosen = options.read(words)
        display.check()
        return _run(chosen)
    except NetjesError as trouble:
        from ui.terminal import said

        sys.stderr.write(said(trouble) + "\n")
        return MISUSED if isinstance(trouble, UsageTrouble) else FAILED


def _run(chosen: Options) -> int:
    if chosen.window == "kiosk":
        from ui.kiosk_app import run

        return run(chosen)
    from ui.dashboard_app import run as run_dashboard

    return run_dashboard(chosen)
