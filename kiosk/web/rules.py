"""What a pupil may do on the web now, as the school's protocol has it: pure."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from kiosk.packs.model import Downloads
from kiosk.web.social import counts, host_of
from kiosk.web.why import Why


class Load(StrEnum):
    """What would be loaded."""

    PAGE = "page"  # a document, in the window or in a frame
    PART = "part"  # a picture, a script, a style
    WORKER = "worker"
    SOCKET = "socket"
    DOWNLOAD = "download"  # to be kept as a file


class WebRules(Struct, frozen=True):
    """What holds at this moment; without a word from anybody, as little as can be.

    ``social``: hosts that are held back now, with all that is under them; ``free``: hosts under
    those that are not (both in the form of :func:`kiosk.web.social.plain`). ``captures``: whether
    pages may record what they show themselves; of the screen they get nothing.
    """

    social: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    downloads: Downloads = Downloads.NONE
    captures: bool = False


def refusal(rules: WebRules, url: str, load: Load) -> Why | None:
    """Why ``url`` may not be loaded by these rules; None: it may.

    Pages and frames of social media are held back; a picture of theirs in another page is not.
    """
    if load is Load.DOWNLOAD:
        return Why.DOWNLOAD if rules.downloads is Downloads.NONE else None
    if load is Load.PAGE and rules.social and counts(host_of(url), rules.social, rules.free):
        return Why.SOCIAL
    return None
