"""The picture of a song: all of it inside the paper, whatever the song and whatever its names."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import songs

from musiclab.examples import EXAMPLES
from musiclab.song.clips import AudioClip, Note, NoteClip
from musiclab.song.model import Section, Song, Track
from musiclab.song.time import Meter
from musiclab.widgets.note_lines import heard, note_lines
from musiclab.widgets.song_picture import (
    EDGE,
    GUTTER,
    INKS,
    MOST_SIGNS,
    MOST_TRACKS,
    PAPER,
    WIDTH,
    Page,
    darker,
    short,
    song_picture,
)

SVG = "{http://www.w3.org/2000/svg}"
TOKENS = Path(__file__).parents[2] / "widgets" / "src" / "view" / "tokens.css"
LARGE = 400_000
"""No picture has more characters."""


def drawn(song):
    """Give the picture as a tree: it is XML, or this fails."""
    return ElementTree.fromstring(song_picture(song))


def lines(tree):
    """Give left, right and height of all that is drawn in tracks."""
    for path in tree.iterfind(f"{SVG}g/{SVG}path"):
        for x, y, width in re.findall(r"M(-?\d+) (-?\d+)h(-?\d+)", path.get("d")):
            yield int(x), int(x) + int(width), int(y)


def words(song):
    return [text.text for text in drawn(song).iter(f"{SVG}text")]


@given(songs())
@settings(max_examples=60, deadline=None)
def test_everything_lies_inside_the_picture(song):
    tree, page = drawn(song), Page(song)
    assert (int(tree.get("width")), int(tree.get("height"))) == (WIDTH, page.height)
    for left, right, y in lines(tree):
        assert GUTTER <= left < right <= WIDTH - EDGE + 1
        assert 0 < y < page.height
    for box in tree.iter(f"{SVG}rect"):
        x, y, width, height = (float(box.get(name)) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + width <= WIDTH
        assert 0 <= y <= y + height <= page.height


@given(songs())
@settings(max_examples=60, deadline=None)
def test_every_note_that_is_heard_is_drawn_where_it_begins(song):
    across = Page(song).across
    for track in song.tracks:
        found = note_lines(track, across, top=7, bottom=29)
        for start, _, _ in heard(track):
            assert any(left <= across(start) < right for left, right, _ in found)


@given(st.integers(0, 127), st.integers(0, 127), st.sampled_from(["drums", "melody"]))
def test_a_higher_note_is_never_drawn_lower(one, other, role):
    notes = (Note(0, one), Note(960, other))
    found = note_lines(Track("t", role=role, clips=(NoteClip("c", 0, 1920, notes),)), lambda tick: tick // 96, top=7, bottom=29)
    height = {left: y for left, _, y in found}
    assert (one > other) == (height[0] < height[10])


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x onerror=1>', "a & b", "'", "日本 🎵"])
def test_no_name_breaks_out_of_the_picture(name):
    track = Track("t", name=name, instrument=name, clips=(NoteClip("c", 0, 96_000, (Note(0, 60),)),))
    song = Song(title=name, tracks=(track,), sections=(Section(0, 96_000, name),))
    assert {element.tag for element in drawn(song).iter()} == {SVG + tag for tag in ("svg", "rect", "path", "text", "g")}
    assert [word for word in words(song) if not word.isdigit()] == [name, short(name, MOST_SIGNS), short(name, MOST_SIGNS)]


def test_a_picture_names_its_tracks_and_sections_and_says_what_is_muted_or_left_out():
    tracks = tuple(Track(f"t{at}", name=f"Part {at}", mute=at == 3) for at in range(200))
    found = words(Song(tracks=tracks, sections=(Section(0, 3840, "Verse"),)))
    assert {"Part 0", "Part 23", "Verse", "piano, muted", f"and {200 - MOST_TRACKS} more tracks"} <= set(found)
    assert "Part 24" not in found


def test_bars_are_counted_through_changes_of_metre():
    song = Song(meter=(Meter(3, 4), Meter(4, 4, at=2 * 2880)), tracks=(Track("t", clips=(NoteClip("c", 0, 2 * 2880 + 3840),)),))
    assert [word for word in words(song) if word.isdigit()] == ["1", "2", "3"]


def test_a_recording_is_seen_as_a_clip():
    song = Song(tracks=(Track("t", clips=(AudioClip("c", 960, 1920, "take"),)),))
    assert len(list(lines(drawn(song)))) == 1


def test_a_crowd_of_notes_makes_no_large_picture():
    def notes(of):
        return tuple(Note(at * 240, 30 + (at * 7 + of) % 60, 240) for at in range(5000))

    tracks = tuple(Track(f"t{of}", clips=(NoteClip(f"c{of}", 0, 240 * 5000, notes(of)),)) for of in range(20))
    assert len(song_picture(Song(tracks=tracks))) < LARGE


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_makes_a_small_picture(name):
    assert len(song_picture(EXAMPLES[name]())) < 60_000


def test_tracks_have_the_colours_of_the_views():
    assert re.findall(r"--ml-t\d+: (#\w+);", TOKENS.read_text())[: len(INKS)] == list(INKS)


@pytest.mark.parametrize("ink", INKS)
def test_names_can_be_read_on_the_paper(ink):
    assert contrast(darker(ink), PAPER) >= 4.5
    assert contrast(ink, PAPER) >= 3


def contrast(one, other):
    """The contrast of two colours, as WCAG 2.2 measures it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(ink):
    parts = [int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
