"""What every screen is made with: the ruler of its display, its words and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiosk.words import Words
    from ui.speech.voice import Voice
    from ui.style import Ruler
    from ui.widgets.pictures import Pictures


class Kit(NamedTuple):
    """The ruler, the words, the pictures; and the voice, once there is one."""

    ruler: Ruler
    words: Words
    pictures: Pictures
    voice: Voice | None = None
