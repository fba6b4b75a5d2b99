"""A view looks the same alone and beside any other: their style sheets do not reach into each other."""

from __future__ import annotations

import pytest

from musiclab import open_song
from musiclab.widgets.bundle import STATIC

pytestmark = pytest.mark.browser

SHEETS = ("beats", "piano_roll", "studio", "keyboard", "recorder", "song_player", "player")
LOOKS = """() => [...document.querySelectorAll('#here .ml *')].map((element) => {
  const box = element.getBoundingClientRect();
  const look = getComputedStyle(element);
  const kept = [look.color, look.backgroundColor, look.borderTopWidth, look.fontSize, look.fontWeight, look.position, look.display, look.padding];
  return `${element.tagName} .${element.getAttribute('class')}: `
    + [box.x, box.y, box.width, box.height].map(Math.round).join(' ') + ' ' + kept.join(' '); })"""


@pytest.fixture
def song(tmp_path):
    song = open_song("side", tempo=96, key="A minor", folder=tmp_path)
    song.beat("kick", "X... ..x. X... ....")
    song.melody("tune", "A4 C5 E5 D5", instrument="flute")
    song.section("Verse", at=1, bars=2)
    yield song
    song.close()


@pytest.mark.parametrize("view", ["beats", "piano_roll", "studio", "keyboard", "player", "record"])
def test_a_view_looks_the_same_beside_all_others(host, song, view):
    host.show(getattr(song, view)(), ready="button")
    host.page.add_style_tag(content="*, *::before, *::after { transition: none !important; animation: none !important; }")
    host.page.wait_for_timeout(300)
    alone = host.page.evaluate(LOOKS)
    for sheet in SHEETS:
        host.page.add_style_tag(content=(STATIC / f"{sheet}.css").read_text())
    host.page.wait_for_timeout(300)
    beside = host.page.evaluate(LOOKS)
    assert len(alone) > 20
    changed = [f"{before}\n   -> {after}" for before, after in zip(alone, beside, strict=True) if before != after]
    assert not changed, "\n".join(changed[:12])
