"""What the windows say on standard error, to who started them: in that user's language.

That need not be the school's, in which everything on the screen is.
"""

from __future__ import annotations

import os

from kiosk.errors import NetjesError
from kiosk.words import Words, sentence, spoken


def said(trouble: Exception) -> str:
    """The sentence for trouble; what nobody foresaw is told as it is."""
    if isinstance(trouble, NetjesError):
        return sentence(trouble, spoken(os.environ))
    return repr(trouble)


def told(message: str, **facts: object) -> str:
    """The sentence with this id (``error.``): what the hub said, or what was done about trouble."""
    return Words(spoken(os.environ), "errors")(message, **facts)
