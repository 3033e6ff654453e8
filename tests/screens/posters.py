"""``python -m tests.screens.posters FOLDER``: every poster as it comes from the printer, as PNG."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import structs
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from kiosk.demo import school
from kiosk.desk import posters
from kiosk.packs import load_shipped, shipped
from kiosk.packs.cards import rules_of
from kiosk.packs.model import Band, Pack, Sector
from kiosk.words import Words
from tests.screens.shots import LANGUAGES
from ui.teacher import paper
from ui.teacher.agreements.cards import poster

_DOTS = 4  # a millimetre
_YEARS = {Band.YOUNGEST: 1, Band.MIDDLE: 5, Band.UPPER: 7, Band.SECONDARY: 9}
_LONG = "Groep 6/7/8 van juf Annemarie-Catharina en meester Abdurrahman"
_LONG_SCHOOL = "Openbare Brede School voor Daltononderwijs en Opvang De Vrije Vlinder"


def main() -> int:
    """Draw them all; the names of the files, a line each."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    folder = Path(sys.argv[1])
    for language in LANGUAGES:
        words = Words(language, "teacher")
        for name in shipped():
            _pack(folder, load_shipped(name), words)
        _many(folder, words)
    application.quit()
    return 0


def _pack(folder: Path, pack: Pack, words: Words) -> None:
    for band in _bands(pack):
        made = poster.sheets(_poster(pack, band, words), "a4")
        for number in range(len(made.pages)):
            name = f"poster-{pack.id}-{band.value}-{number + 1}"
            _draw(folder, name, words, partial(poster.draw, made, number, words))
    think = posters.think(pack, words.language, school=school.SCHOOL, group=school.GROUP)
    if think is not None:
        _draw(folder, f"poster-think-{pack.id}", words, partial(poster.draw_think, think, words))


def _many(folder: Path, words: Words) -> None:
    """Thirty agreements and more, and names without an end."""
    pack = load_shipped("juliana")
    many = structs.replace(pack, rules=pack.rules * 3)
    made = poster.sheets(_poster(many, Band.UPPER, words, _LONG_SCHOOL, _LONG), "a4")
    for number in range(len(made.pages)):
        draw = partial(poster.draw, made, number, words)
        _draw(folder, f"poster-many-{number + 1}", words, draw)


def _poster(
    pack: Pack,
    band: Band,
    words: Words,
    school_name: str = school.SCHOOL,
    group: str = school.GROUP,
) -> posters.Poster:
    rules = rules_of(pack, [_YEARS[band]])
    language = words.language
    return posters.agreements(pack, rules, band, language, school=school_name, group=group)


def _bands(pack: Pack) -> list[Band]:
    if pack.sector is Sector.SECONDARY:
        return [Band.SECONDARY]
    return [band for band in Band if pack.sector is Sector.BOTH or band is not Band.SECONDARY]


def _draw(folder: Path, name: str, words: Words, draw: Callable[[QPainter], None]) -> None:
    size = round(paper.WIDTH * _DOTS), round(paper.HEIGHT * _DOTS)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_DOTS, _DOTS)
    draw(painter)
    painter.end()
    file = f"{name}-{words.language}.png"
    image.save(str(folder / file))
    sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    sys.exit(main())
