"""A song of its own for each test, and pages that show it."""

from __future__ import annotations

import pytest
from live.page_model import PageModel
from live.recorder import Recorder, at_once

from musiclab.project.live import LiveSong, open_song


@pytest.fixture
def open_here(tmp_path):
    """Open songs in a folder of the test; all are closed afterwards."""
    opened: list[LiveSong] = []

    def open_one(name: str = "boats", **options) -> LiveSong:
        opened.append(open_song(name, folder=tmp_path, **options))
        return opened[-1]

    yield open_one
    for live in opened:
        live.close()


@pytest.fixture
def song(open_here):
    live = open_here()
    live.melody("lead", "C4 D4")
    return live


@pytest.fixture
def open_page(song):
    """Open pages that show the song, each with somebody at it."""

    def open_one(name: str, *, person: str = "") -> PageModel:
        page = PageModel(song.session, name, person=person)
        page.hello()
        page.wire.go()
        return page

    return open_one


@pytest.fixture
def arrive():
    """Let everything arrive that is on its way to or from some pages."""

    def go(*pages: PageModel) -> None:
        for _ in range(3):
            for page in pages:
                page.wire.go()

    return go


@pytest.fixture
def recorder(open_here):
    """A page that records into the song; every question is answered at once."""
    return Recorder(at_once(open_here()))
