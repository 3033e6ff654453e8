"""May pages of the web be opened by this process at all?

Chromium's sandbox does not work for root, and without it no page is opened, unless whoever started
Netjes said so beforehand (``NETJES_SANDBOX_OFF``, for a demo on a machine without an ordinary
user). Switches from the environment that weaken the engine are taken out before it is loaded.
"""

from __future__ import annotations

import logging
import os
from enum import Enum

from ui.terminal import told

_WEAKENING = (
    "QTWEBENGINE_DISABLE_SANDBOX",
    "QTWEBENGINE_CHROMIUM_FLAGS",
    "QTWEBENGINE_REMOTE_DEBUGGING",
)
OFF = "NETJES_SANDBOX_OFF"

_log = logging.getLogger(__name__)


class Sandbox(Enum):
    """How pages are kept apart from the machine; the value is a message id, "" for nothing."""

    ON = ""
    OFF = "pupil.web.sandbox_off"  # said in the window and the log
    IMPOSSIBLE = "pupil.web.root"  # no pages


def prepare(environment: os._Environ[str] | dict[str, str] = os.environ) -> Sandbox:
    """Make the environment safe for the engine; to be called before it is imported."""
    for name in _WEAKENING:
        environment.pop(name, None)
    if environment.get(OFF):
        _log.warning("%s", told("error.sandbox_off", variable=OFF))
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
        return Sandbox.OFF
    return Sandbox.IMPOSSIBLE if os.geteuid() == 0 else Sandbox.ON
