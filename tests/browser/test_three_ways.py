"""A beat, a bass line and a chord are the same sound whether they are clicked, made by keys, or written."""

from __future__ import annotations

import numpy as np
import pytest
from browser.test_beats import KICK, SNARE, Grid
from browser.test_piano_roll import BEAT, Roll

from musiclab import open_song, render

pytestmark = pytest.mark.browser

BASS = [(0, 45, BEAT), (BEAT, 48, BEAT // 2), (2 * BEAT, 52, BEAT // 2), (3 * BEAT, 45, BEAT // 2)]
CHORD = [(0, 60, BEAT), (BEAT, 57, BEAT // 2), (BEAT, 60, BEAT // 2), (BEAT, 64, BEAT // 2)]


@pytest.fixture
def begun(tmp_path):
    """Give songs that begin alike: a kick and a snare, a note of the bass and one of the piano."""
    opened = []

    def begin(name):
        song = open_song(name, tempo=96, key="A minor", folder=tmp_path)
        song.beat("kick", "x... .... .... ....")
        song.beat("snare", ".... x... .... ....")
        song.melody("bass", "A2:1 .:3", instrument="electric bass")
        song.melody("keys", "C4:1 .:3", instrument="piano")
        opened.append(song)
        return song

    yield begin
    for song in opened:
        song.close()


class PartOf(Roll):
    """A roll on one track of several."""

    def __init__(self, host, song, track) -> None:
        self.name = track
        super().__init__(host, song, track=track)

    def notes(self):
        (track,) = [track for track in self.song.value.tracks if track.name == self.name]
        return sorted((clip.start + note.start, note.pitch, note.duration) for clip in track.clips for note in clip.notes)


def by_mouse(host, song):
    grid = Grid(host, song)
    for pitch, step in ((KICK, 8), (SNARE, 12)):
        grid.cell(pitch, step).click()
    grid.hit_at(SNARE, [4, 12])
    for name, wanted in (("bass", BASS), ("keys", CHORD)):
        host.page.evaluate("document.querySelector('#here').replaceChildren()")
        roll = PartOf(host, song, name)
        for start, pitch, _ in wanted[1:]:
            host.page.mouse.click(*roll.at(start / BEAT, pitch))
        roll.becomes(wanted)


def by_keys(host, song):
    grid = Grid(host, song)
    for pitch, step in ((KICK, 8), (SNARE, 12)):
        grid.focus(pitch, step)
        grid.press("Enter")
    grid.hit_at(SNARE, [4, 12])
    for name, wanted in (("bass", BASS), ("keys", CHORD)):
        host.page.evaluate("document.querySelector('#here').replaceChildren()")
        roll = PartOf(host, song, name)
        for start, pitch, _ in wanted[1:]:
            roll.grid.focus()
            go_to(roll, start, pitch)
            roll.press("Enter", "Escape")
        roll.becomes(wanted)


def go_to(roll, start, pitch):
    """Move the cursor step by step to where an eye sees that it has to be."""
    x, y = roll.at(start / BEAT, pitch)
    for _ in range(80):
        box = roll.page.locator(".cursor").bounding_box()
        if x < box["x"]:
            roll.press("ArrowLeft")
        elif x > box["x"] + box["width"]:
            roll.press("ArrowRight")
        elif y < box["y"]:
            roll.press("ArrowUp")
        elif y > box["y"] + box["height"]:
            roll.press("ArrowDown")
        else:
            return
    pytest.fail(f"The cursor does not come to {start}, {pitch}.")


def by_code(_host, song):
    song.beat("kick", "x... .... x... ....")
    song.beat("snare", ".... x... .... x...")
    song.melody("bass", "A2:1 C3:.5 .:.5 E3:.5 .:.5 A2:.5 .:.5", instrument="electric bass")
    song.melody("keys", "C4:1 [A3 C4 E4]:.5 .:2.5", instrument="piano")


@pytest.mark.parametrize("way", [by_mouse, by_keys])
def test_what_hands_make_cancels_out_with_what_is_written(host, begun, way):
    written, made = begun("written"), begun("made")
    by_code(host, written)
    way(host, made)
    first, second = (np.asarray(render(song.value)) for song in (written, made))
    assert first.shape == second.shape
    loudest = np.abs(first).max()
    assert loudest > 0.05
    assert np.abs(first - second).max() < loudest * 10 ** (-100 / 20)
