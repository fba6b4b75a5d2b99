"""Grids, straight and swung."""

from hypothesis import given
from hypothesis import strategies as st

from musiclab.edit.grid import line_at, nearest_line

grids = st.integers(1, 2000)
swings = st.floats(0.5, 0.8)


@given(st.integers(0, 200), grids, swings)
def test_lines_go_forward(count, grid, swing):
    assert line_at(count, grid=grid, swing=swing) <= line_at(count + 1, grid=grid, swing=swing)


@given(st.integers(0, 100_000), grids, swings)
def test_no_line_is_nearer_than_the_nearest(tick, grid, swing):
    found = nearest_line(tick, grid=grid, swing=swing)
    near = range(max(tick // grid - 3, 0), tick // grid + 5)
    assert abs(found - tick) == min(abs(line_at(count, grid=grid, swing=swing) - tick) for count in near)


@given(st.integers(0, 959), grids, swings)
def test_a_line_before_the_end_is_found_for_every_tick_before_it(tick, grid, swing):
    assert nearest_line(tick, grid=grid, swing=swing, end=960) < 960
