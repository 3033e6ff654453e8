"""A background that is in the foreground."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def at_once(
    job: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]
) -> None:
    """Do it now."""
    try:
        result = job()
    except Exception as trouble:  # noqa: BLE001 - the asker's
        failed(trouble)
    else:
        then(result)
