"""The player of a live song on a bare page."""

from __future__ import annotations

import pytest
from browser.host import Host

from musiclab import open_song
from musiclab.errors import SongError
from musiclab.widgets.comments import Comment

COMMENTS = [(5, "Ms Okafor", "The bass comes in right with the kick."), Comment(13, "Jonas", "Could the guitar wait until here?", beat=3)]


@pytest.fixture
def boats(tmp_path):
    """The example, open."""
    song = open_song("boats", start="paper-boats", folder=tmp_path)
    yield song
    song.close()


def test_it_plays_and_follows_what_is_edited(host, boats):
    host.show(boats.player())
    host.page.get_by_role("button", name="Play").click()
    host.page.get_by_role("button", name="Pause").wait_for()
    boats.title = "Paper Ships"
    host.page.get_by_role("heading", name="Paper Ships").wait_for()
    host.page.keyboard.press("Space")


def test_a_comment_leads_to_its_moment(host, boats):
    host.show(boats.player(comments=COMMENTS))
    host.page.get_by_role("button", name="JO: Comment by Jonas").or_(host.page.get_by_role("button", name="Jo: Comment by Jonas")).click()
    host.page.locator(".where", has_text="bar 13").wait_for()
    assert host.page.locator(".comments li").count() == 2


def test_a_section_is_looped_and_the_speed_chosen_by_keys(host, boats):
    host.show(boats.player())
    host.page.get_by_role("slider", name="Position").focus()
    host.page.keyboard.press("]")
    host.page.keyboard.press("l")
    assert host.page.get_by_role("button", name="Loop Verse").get_attribute("aria-pressed") == "true"
    host.page.get_by_role("combobox", name="Speed").select_option("0.75")
    host.page.locator(".says", has_text="0.75 times as fast").wait_for()


@pytest.mark.parametrize("comment", [(0, "Jo", "x"), (1, "Jo", ""), (1, "Jo"), ("1", "Jo", "x"), (1, "Jo", "x" * 3000), 3])
def test_what_is_no_comment_is_refused_in_a_sentence(boats, comment):
    with pytest.raises(SongError):
        boats.player(comments=[comment])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [916, 480])
def test_the_song_player_is_accessible_and_pictured(browser, axe, boats, pictures, theme, width):
    host = Host(browser, viewport={"width": width, "height": 420})
    host.theme(theme)
    host.show(boats.player(comments=COMMENTS))
    host.page.evaluate(axe)
    found = "axe.run('#here').then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`)))"
    assert host.page.evaluate(found) == []
    host.page.screenshot(path=pictures / f"song-player-{width}-{theme}.png")
    host.close()
