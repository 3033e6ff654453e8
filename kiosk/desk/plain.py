"""Words from elsewhere (pages, pupils) made harmless for a screen."""

from __future__ import annotations

import unicodedata

_OPEN, _CLOSE = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_JOINERS = ("\u200c", "\u200d")


def harmless(text: str, longest: int = 200) -> str:
    """One line without control or direction characters, at most ``longest`` characters.

    Right-to-left words are isolated, so that they turn nothing around them
    (https://www.unicode.org/reports/tr9/).
    """
    kept = (char if _shown(char) else " " for char in text[: longest * 4])
    line = " ".join("".join(kept).split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "\u2026"
    return f"{_OPEN}{line}{_CLOSE}" if _turns(line) else line


def _shown(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _turns(line: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in line)
