"""Where the lines of a grid lie: the same in both languages."""

from __future__ import annotations

from musiclab.edit.grid import line_at, nearest_line

GRIDS = ((240, 0.5), (480, 2 / 3), (240, 0.58), (320, 0.5), (7, 0.61))
TICKS = (0, 1, 119, 120, 121, 479, 480, 600, 720, 950, 3839, 100_001)


def documents():
    """Lines by number, and the nearest line to a tick, before the end of a clip and without one."""
    lines = [{"grid": grid, "swing": swing, "lines": [line_at(count, grid=grid, swing=swing) for count in range(12)]} for grid, swing in GRIDS]
    nearest = [
        {"grid": grid, "swing": swing, "tick": tick, "end": end, "line": nearest_line(tick, grid=grid, swing=swing, end=end)}
        for grid, swing in GRIDS for tick in TICKS for end in (None, 3840) if end is None or tick < end
    ]
    return {"lines": {"cases": lines}, "nearest": {"cases": nearest}}
