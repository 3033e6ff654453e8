"""How many tiles fit, how large, on how many pages: plain arithmetic."""

from __future__ import annotations

from typing import NamedTuple


class Grid(NamedTuple):
    """Tiles of ``width`` x ``height`` in ``columns`` x ``rows``, on ``pages`` pages."""

    columns: int
    rows: int
    width: int
    height: int
    pages: int

    @property
    def page_size(self) -> int:
        """How many tiles a page holds."""
        return self.columns * self.rows


class Limits(NamedTuple):
    """What a tile may measure; ``shape`` is the width wanted for a height of one."""

    least_width: int
    least_height: int
    most_width: int
    most_height: int
    shape: float = 1.6


def lay_out(count: int, width: int, height: int, gap: int, limits: Limits) -> Grid:
    """The grid with the largest tiles for ``count`` things in ``width`` x ``height``.

    Of grids with equally large tiles, the one with the fewest empty places. More than fit at the
    least size go to pages. There is always at least one tile.
    """
    most_columns = max((width + gap) // (limits.least_width + gap), 1)
    most_rows = max((height + gap) // (limits.least_height + gap), 1)
    count = max(count, 1)
    shown = min(count, most_columns * most_rows)
    best = max(
        (
            _grid(columns, rows, (width, height), gap, limits)
            for columns in range(1, most_columns + 1)
            if (rows := -(-shown // columns)) <= most_rows
        ),
        key=lambda grid: (_worth(grid, limits), shown - grid.page_size, -grid.rows),
    )
    return best._replace(pages=-(-count // best.page_size))


def _grid(columns: int, rows: int, room: tuple[int, int], gap: int, limits: Limits) -> Grid:
    width = min((room[0] + gap) // columns - gap, limits.most_width)
    height = min((room[1] + gap) // rows - gap, limits.most_height)
    return Grid(columns, rows, width, height, 1)


def _worth(grid: Grid, limits: Limits) -> float:
    """The area of the largest tile of the wanted shape inside the grid's tile."""
    return min(grid.width / limits.shape, float(grid.height))
