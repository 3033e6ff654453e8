"""A program that leaves nothing lying about: whatever it makes is its own user's alone."""

from __future__ import annotations

import os
import resource


def keep_to_ourselves() -> None:
    """Files are made for their owner, and a crash leaves no copy of the memory.

    That memory holds names, pictures of codes as they are pressed, and pages. For this process and
    all that it starts.
    """
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
