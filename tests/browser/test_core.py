"""What all live views share comes to a page once, from the kernel, however many widgets it shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from musiclab.project.live import open_song

pytestmark = pytest.mark.browser


@pytest.fixture
def song(tmp_path):
    live = open_song("boats", folder=tmp_path)
    live.melody("lead", "C4 D4")
    yield live
    live.close()


def questions(host):
    return [message for message in host.asked if message["kind"] == "core"]


def test_a_page_asks_for_it_once(song, host):
    host.show(song.beats())
    host.show(song.studio(), where="below")
    host.show(song.play(), where="bottom")
    assert len(questions(host)) == 1


def test_a_kernel_that_is_silent_is_spoken_of_and_the_view_opens_once_it_answers(song, host):
    host.deaf = True
    host.show(song.beats(), ready=".opening")
    waiting = host.page.locator(".opening")
    expect(waiting).to_contain_text("Opening the song")
    expect(waiting).to_contain_text("The notebook does not answer")
    host.deaf = False
    expect(host.page.locator(".play")).to_be_visible()
    expect(waiting).to_have_count(0)
