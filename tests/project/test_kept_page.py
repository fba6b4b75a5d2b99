"""What is kept in a notebook of any song: safe to show, readable by nbformat alone, and small."""

from __future__ import annotations

import base64
import json
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from songs import songs

from musiclab.project.kept_page import NO_VIEW, SONG, clock, kept_bundle, kept_page
from musiclab.project.kept_sound import KeptSound
from musiclab.song.model import Song, Track
from musiclab.song.wire import decode

SOUND = KeptSound(b"OggS", 61.6, whole=True)
KEPT_BY_A_SANITISER = {"details": {"class", "open"}, "summary": set(), "b": set(), "p": set(), "img": {"alt", "src"},
                       "audio": {"controls", "src", "aria-label"}}
"""The elements and attributes that are left of a page that nobody trusts."""


class Page(HTMLParser):
    """The elements of a page, and its words."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.words = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data

    def one(self, tag):
        (found,) = (attributes for name, attributes in self.elements if name == tag)
        return found


def read(song, sound=None, **words):
    """Read a page without the style at its end, which a page that nobody trusts loses."""
    page = kept_page(song, sound, **words)
    assert page.endswith(NO_VIEW)
    return Page(page.removesuffix(NO_VIEW))


@given(songs())
@settings(max_examples=50, deadline=None)
def test_any_song_is_read_back_from_the_output_and_its_page_holds_only_what_a_sanitiser_keeps(song):
    bundle = kept_bundle(song, SOUND)
    assert decode(json.loads(json.dumps(bundle))[SONG]) == song
    assert song.title in bundle["text/plain"]
    for tag, attributes in read(song, SOUND).elements:
        assert set(attributes) <= KEPT_BY_A_SANITISER[tag]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"><img src=x onerror=1>', "</summary></details>", "a & b", "'"])
def test_no_name_breaks_out_of_the_page(name):
    page = read(Song(title=name, tracks=(Track("t", name=name),)), SOUND, sentence=name)
    assert [tag for tag, _ in page.elements] == ["details", "summary", "b", "p", "img", "p", "audio", "p"]
    assert page.words.startswith(name)
    assert page.words.endswith(name)
    assert page.one("img")["alt"] == f"{name}: 120 beats a minute, 0 bars, 0:00. Tracks: {name}."


def test_picture_and_sound_are_in_the_page_itself():
    page = read(Song(title="Boats"), SOUND)
    picture, sound = page.one("img")["src"], page.one("audio")["src"]
    assert ElementTree.fromstring(base64.b64decode(picture.removeprefix("data:image/svg+xml;base64,"))).tag.endswith("svg")
    assert base64.b64decode(sound.removeprefix("data:audio/ogg;base64,")) == SOUND.ogg


def test_a_page_without_sound_says_why():
    page = read(Song(), None, sentence="The bassoon is not here.")
    assert "audio" not in [tag for tag, _ in page.elements]
    assert page.words.endswith("The bassoon is not here.")


def test_what_was_cut_short_says_how_much_there_is():
    assert "Only the first 5:12 are kept" in read(Song(), KeptSound(b"OggS", 312, whole=False)).words
    assert "Only" not in read(Song(), SOUND).words


@pytest.mark.parametrize(("seconds", "said"), [(0, "0:00"), (59.6, "1:00"), (61, "1:01"), (7199, "119:59")])
def test_lengths_are_said_in_minutes_and_seconds(seconds, said):
    assert clock(seconds) == said
