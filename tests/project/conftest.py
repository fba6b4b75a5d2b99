"""A song of its own for each test, closed afterwards."""

from __future__ import annotations

import pytest

from musiclab.project.live import LiveSong, open_song


@pytest.fixture
def open_here(tmp_path):
    """Open songs in a folder of the test; all are closed afterwards."""
    opened: list[LiveSong] = []

    def open_one(name: str = "boats", **options) -> LiveSong:
        opened.append(open_song(name, **{"folder": tmp_path, **options}))
        return opened[-1]

    yield open_one
    for live in opened:
        live.close()


@pytest.fixture
def song(open_here):
    return open_here(tempo=96)
