"""Words fit: wrapped, made smaller, and cut with dots only at the last."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF

from ui.widgets.lettering import SMALLEST, Setting, fitted


def _inside(setting: Setting, width: float, height: float) -> bool:
    metrics = QFontMetricsF(setting.font)
    wide = max(metrics.horizontalAdvance(line) for line in setting.lines)
    return wide <= width and setting.height <= height


@pytest.mark.parametrize(
    ("text", "width", "height", "lines"),
    [
        ("Sem", 200.0, 60.0, ["Sem"]),
        ("Anne-Sophie", 110.0, 80.0, ["Anne-", "Sophie"]),
        ("Sem Bakker", 110.0, 80.0, ["Sem", "Bakker"]),
        ("  Sem \t Bakker ", 400.0, 40.0, ["Sem Bakker"]),
        ("Een.\nTwee.", 400.0, 90.0, ["Een.", "Twee."]),
    ],
)
def test_words_are_wrapped_where_they_may_be(
    qapp: object, text: str, width: float, height: float, lines: list[str]
) -> None:
    setting = fitted(text, 28, width, height)
    assert setting.lines == lines
    assert setting.whole
    assert _inside(setting, width, height)


def test_letters_get_smaller_before_words_are_cut(qapp: object) -> None:
    wide = fitted("Bartholomeus", 28, 400, 60)
    narrow = fitted("Bartholomeus", 28, 150, 60)
    assert wide.font.pixelSize() == 28
    assert narrow.whole
    assert SMALLEST <= narrow.font.pixelSize() < 28
    assert _inside(narrow, 150, 60)


def test_what_fits_nowhere_ends_in_dots(qapp: object) -> None:
    setting = fitted("Hottentottententententoonstelling" * 3, 28, 120, 60)
    assert not setting.whole
    assert setting.font.pixelSize() == SMALLEST
    assert setting.lines[-1].endswith("…")
    assert _inside(setting, 120, 60)
