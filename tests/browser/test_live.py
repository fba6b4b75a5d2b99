"""Two pages, one song: every view shows what is so, whoever did it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from musiclab.project.live import open_song

pytestmark = pytest.mark.browser

SESSION = "[...globalThis[Symbol.for('musiclab.rooms')].values()][0].session"


@pytest.fixture
def song(tmp_path):
    live = open_song("boats", folder=tmp_path)
    live.melody("lead", "C4 D4")
    yield live
    live.close()


def test_a_view_shows_the_song_and_what_code_changes(song, host):
    host.show(song.beats())
    expect(host.page.locator(".tracks")).to_have_text("1")
    song.chords("keys", "Am F")
    expect(host.page.locator(".tracks")).to_have_text("2")


def test_what_a_page_edits_is_in_the_kernel_and_in_every_view(song, host):
    host.show(song.beats())
    host.show(song.studio(), where="below")
    host.page.evaluate(f"{SESSION}.edit({{edit: 'set-song', field: 'title', value: 'Paper Boats'}})")
    expect(host.page.locator("h2")).to_have_text(["Paper Boats", "Paper Boats"])
    host.page.wait_for_function(f"{SESSION}.waiting === 0")
    assert song.value.title == "Paper Boats"
