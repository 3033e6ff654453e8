"""Words from elsewhere (pages, pupils) made harmless for a screen."""

from __future__ import annotations

import unicodedata

from kiosk.letters import is_shown

_OPEN, _CLOSE = "\u2068", "\u2069"  # first strong isolate, pop directional isolate


def harmless(text: str, longest: int = 200) -> str:
    """One line without control or direction characters, at most ``longest`` characters.

    Right-to-left words are isolated, so that they turn nothing around them
    (https://www.unicode.org/reports/tr9/).
    """
    kept = (char if is_shown(char) else " " for char in text[: longest * 4])
    line = " ".join("".join(kept).split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "\u2026"
    return f"{_OPEN}{line}{_CLOSE}" if _turns(line) else line


def _turns(line: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in line)
