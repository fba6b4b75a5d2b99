"""The circle of fifths: what is heard is what is named."""

from __future__ import annotations

import pytest

from musiclab.ear import circle_of_fifths
from musiclab.ear.circle_of_fifths import MAJORS, MINORS, Circle
from musiclab.song.key import Key
from musiclab.song.text.chord_symbols import QUALITIES


@pytest.fixture
def heard(monkeypatch):
    """The pitches that are played, in order, in place of their sound."""

    def pitches(song, rate):
        return sorted(note.pitch for clip in song.tracks[0].clips for note in clip.notes)

    monkeypatch.setattr(circle_of_fifths, "render", pitches)


@pytest.mark.parametrize("minor", [False, True])
@pytest.mark.parametrize("at", range(12))
def test_every_key_plays_the_chords_that_it_names(heard, at, minor):
    key = Key(MINORS[at], "minor") if minor else Key(MAJORS[at])
    circle = Circle(key)
    for numeral in circle.page()["chords"]:
        pitches = circle.sound(f"chord:{numeral}", 8000)
        quality = "dim" if "°" in numeral else "m" if numeral.islower() else ""
        assert any(tuple(sorted((pitch - root) % 12 for pitch in pitches)) == QUALITIES[quality] for root in pitches), numeral
    home = (key.home, (key.home + (3 if minor else 4)) % 12, (key.home + 7) % 12)
    assert {pitch % 12 for pitch in circle.sound("chord", 8000)} == set(home)
    assert circle.sound("chord", 8000) == circle.sound(f"chord:{circle.page()['chords'][0]}", 8000)


@pytest.mark.parametrize("minor", [False, True])
@pytest.mark.parametrize("at", range(12))
def test_every_key_plays_its_own_scale_from_home_to_home(heard, at, minor):
    key = Key(MINORS[at], "minor") if minor else Key(MAJORS[at])
    pitches = Circle(key).sound("scale", 8000)
    steps = (0, 2, 3, 5, 7, 8, 10, 12) if minor else (0, 2, 4, 5, 7, 9, 11, 12)
    assert tuple(pitch - pitches[0] for pitch in pitches) == steps
    assert pitches[0] % 12 == key.home


def test_neighbours_are_a_fifth_apart_and_share_all_notes_but_one():
    for row, mode in ((MAJORS, "major"), (MINORS, "minor")):
        for left, right in zip(row, (*row[1:], row[0]), strict=True):
            one, other = Key(left, mode), Key(right, mode)
            assert (other.home - one.home) % 12 == 7
            assert len(set(one.scale) & set(other.scale)) == 6


def test_what_is_no_key_of_the_ring_is_passed_over():
    circle = Circle(Key("C"))
    for values in ([12, False], [-1, False], ["3", False], [3]):
        circle.act("key", values)
        assert circle.page()["key"] == "C major"
