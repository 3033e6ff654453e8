"""Where the days of a school year stand: weeks as columns, the days of a week under one another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from kiosk.desk.year import Year, weeks

_DAY = timedelta(days=1)
_SATURDAY = 5


class Sizes(NamedTuple):
    """How a year is laid out, lengths in pixels.

    ``bands``: the year in one piece, or the halves under one another; ``month`` and ``week`` are
    the heights of the lines with their names, ``side`` the room for the names of the days,
    ``weekend`` how high a day of the weekend is beside another.
    """

    bands: int
    month: int
    week: int
    side: int
    between: int
    gap: float
    letters: int
    weekend: float


STRIP = Sizes(bands=1, month=20, week=0, side=0, between=0, gap=2, letters=12, weekend=0.45)
LARGE = Sizes(bands=2, month=24, week=16, side=30, between=14, gap=2, letters=13, weekend=0.55)


class Band(NamedTuple):
    """A part of the year that stands in one row of weeks. ``top`` is where its days begin."""

    first: date
    last: date
    mondays: list[date]
    top: float


class YearGrid:
    """Places in an area, both ways: the cell of a day, and the day under a point."""

    def __init__(self, year: Year, sizes: Sizes, area: QRectF) -> None:
        self.sizes = sizes
        self.area = area
        parts = _parts(year, sizes.bands)
        head = sizes.month + sizes.week
        free = area.height() - sizes.bands * head - (sizes.bands - 1) * sizes.between
        self._unit = max(free / sizes.bands / (5 + 2 * self.sizes.weekend), 2.0)
        self.bands: list[Band] = []
        top = area.top()
        for first, last in parts:
            self.bands.append(Band(first, last, weeks(first, last), top + head))
            top += head + self.height + sizes.between
        columns = max(len(band.mondays) for band in self.bands)
        self.step = (area.width() - sizes.side) / columns

    @property
    def height(self) -> float:
        """The height of a week."""
        return self._unit * (5 + 2 * self.sizes.weekend)

    def cell(self, on: date) -> QRectF:
        """The place of a day, the gaps around it left out; empty when it is not here."""
        for band in self.bands:
            if band.first <= on <= band.last:
                return self.slot(band, on).adjusted(
                    self.sizes.gap / 2, self.sizes.gap / 2, -self.sizes.gap / 2, -self.sizes.gap / 2
                )
        return QRectF()

    def slot(self, band: Band, on: date) -> QRectF:
        """The place of a day with its share of the gaps."""
        column = (on - band.mondays[0]).days // 7
        top, height = self.row(on.weekday())
        return QRectF(self.left(column), band.top + top, self.step, height)

    def left(self, column: int) -> float:
        """Where a week begins."""
        return self.area.left() + self.sizes.side + column * self.step

    def row(self, weekday: int) -> tuple[float, float]:
        """Where a day of the week stands, from the top of the week: 0 is Monday. Top, height."""
        above = min(weekday, _SATURDAY) + max(weekday - _SATURDAY, 0) * self.sizes.weekend
        height = self.sizes.weekend if weekday >= _SATURDAY else 1
        return above * self._unit, height * self._unit

    def at(self, point: QPointF) -> date | None:
        """The day under a point."""
        for band in self.bands:
            inside = band.top <= point.y() < band.top + self.height
            if inside and point.x() >= self.left(0):
                column = int((point.x() - self.left(0)) // self.step)
                on = (
                    band.mondays[0] + column * 7 * _DAY + self._weekday(point.y() - band.top) * _DAY
                )
                if band.first <= on <= band.last:
                    return on
        return None

    def _weekday(self, down: float) -> int:
        fitting = (day for day in range(7) if down < sum(self.row(day)))
        return next(fitting, 6)


def _parts(year: Year, bands: int) -> list[tuple[date, date]]:
    if bands == 1:
        return [(year.first, year.last)]
    february = date(year.start + 1, 2, 1)
    return [(year.first, february - _DAY), (february, year.last)]
