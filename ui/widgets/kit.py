"""What every screen is made with: the ruler of its display, its words and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiosk.words import Words
    from ui.style import Ruler
    from ui.widgets.pictures import Pictures


class Kit(NamedTuple):
    """The ruler, the words, the pictures."""

    ruler: Ruler
    words: Words
    pictures: Pictures
