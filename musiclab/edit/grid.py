"""The lines of a grid, straight or swung."""

from __future__ import annotations

from musiclab.song.time import Tick


def line_at(count: int, *, grid: Tick, swing: float = 0.5) -> Tick:
    """Give the tick of line ``count`` of a grid, from 0; every second line comes at ``swing`` of its pair.

    >>> [line_at(count, grid=480, swing=2 / 3) for count in range(4)]
    [0, 640, 960, 1600]
    """
    pair, second = divmod(count, 2)
    return pair * 2 * grid + (round(2 * grid * swing) if second else 0)


def nearest_line(tick: Tick, *, grid: Tick, swing: float = 0.5, end: Tick | None = None) -> Tick:
    """Give the line nearest to ``tick``, before ``end`` where that is given; halfway, the later one.

    >>> nearest_line(600, grid=480), nearest_line(720, grid=480), nearest_line(950, grid=480, end=960)
    (480, 960, 480)
    """
    first = max(tick // (2 * grid) * 2 - 1, 0)
    lines = [line_at(count, grid=grid, swing=swing) for count in range(first, first + 4)]
    allowed = [line for line in lines if end is None or line < end]
    return min(allowed, key=lambda line: (abs(line - tick), -line))
