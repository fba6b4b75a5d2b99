"""Chords are heard in any texture, named in their key, and told by how they close and how their voices move."""

from __future__ import annotations

import pytest
from check.examples.harmonies import ROOTS, SMOOTH, arpeggio, block
from check.pieces import piece, song_of
from hypothesis import given, settings
from hypothesis import strategies as st
from theory.lines import BEAT

from musiclab.song.key import Key, key
from musiclab.theory.cadence import cadence_at_end
from musiclab.theory.chord_names import NAMED, ChordName, name_chord, numeral
from musiclab.theory.progression import progression
from musiclab.theory.sounding import Sounding, sounding
from musiclab.theory.voice_leading import chord_voices

CLOSE = {"C": (60, 64, 67), "G": (59, 62, 67), "Am": (57, 60, 64), "F": (57, 60, 65), "Dm": (57, 62, 65), "Em": (59, 64, 67)}
POP = ("C", "G", "Am", "F")


def triads(song):
    return [numeral(one.chord.root, one.chord.triad, Key()) for one in progression(song, key=Key()).chords]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(CLOSE)), min_size=2, max_size=8), st.sampled_from([block, arpeggio]))
def test_chords_are_heard_struck_together_or_broken(names, texture):
    wanted = [name for at, name in enumerate(names) if not at or name != names[at - 1]]
    degrees = {"C": "I", "Dm": "ii", "Em": "iii", "F": "IV", "G": "V", "Am": "vi"}
    assert triads(song_of(texture([CLOSE[name] for name in names]))) == [degrees[name] for name in wanted]


@settings(max_examples=20, deadline=None)
@given(st.integers(-7, 7))
def test_numerals_stay_when_the_music_and_its_key_move(semitones):
    home = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"][semitones % 12]
    song = song_of(block([tuple(pitch + semitones for pitch in CLOSE[name]) for name in POP]))
    assert progression(song, key=Key(home)).numerals == ("I", "V", "vi", "IV")


@given(st.integers(0, 11), st.sampled_from([name for name in NAMED if name not in ("m6", "6", "sus2", "aug", "dim7", "m7")]))
def test_a_chord_in_root_position_is_called_by_its_name(root, quality):
    chord = ChordName(root, quality, root)
    assert name_chord(chord.classes, root) == chord
    assert chord.inversion == 0


@given(st.integers(0, 11), st.sampled_from(["", "m", "7", "maj7"]), st.integers(0, 3))
def test_an_inversion_is_told_by_its_bass(root, quality, over):
    steps = ChordName(root, quality, root).intervals
    if over < len(steps):
        found = name_chord({(root + step) % 12 for step in steps}, root + steps[over])
        assert (found.root, found.quality, found.inversion) == (root, quality, over)


@pytest.mark.parametrize("root, quality, home, written", [
    (7, "7", "C major", "V7"), (2, "m7", "C major", "ii7"), (11, "dim", "C major", "vii°"), (11, "m7b5", "C major", "viiø7"), (8, "", "C major", "bVI"),
    (4, "", "A minor", "V"), (4, "m", "A minor", "v"), (7, "", "A minor", "VII"), (8, "dim", "A minor", "vii°"), (0, "aug", "C major", "I+"), (2, "", "D dorian", "I"),
])  # fmt: skip
def test_numerals_are_written_as_in_harmony_books(root, quality, home, written):
    assert numeral(root, quality, key(home)) == written


def test_the_harmonic_rhythm_is_how_long_chords_last():
    found = progression(song_of(block([CLOSE[name] for name in POP], beats=2)), key=Key())
    assert found.beats == (2, 2, 2, 2)
    assert found.changes_a_bar == pytest.approx(1.5)
    assert str(found) == "I - V - vi - IV"


def test_passing_notes_change_no_chord():
    assert triads(piece(bass="C2:4 G2:4 A2:4 F2:4", melody="E4 F4 G4 E4 | D4 C4 B3:2 | C4 D4 E4:2 | A4 G4 A4 C5")) == ["I", "V", "vi", "IV"]


def test_where_nothing_sounds_there_are_no_chords():
    assert progression(piece()).chords == ()
    assert progression(piece()).changes_a_bar == 0
    assert cadence_at_end(piece(drums={"kick": "x...x..."}), Key()) is None


@pytest.mark.parametrize("chords, bass, kind", [
    ("C F G7 C", "C2:4 F2:4 G2:4 C2:4", "authentic"), ("C Am Dm G", "C2:4 A2:4 D2:4 G2:4", "half"), ("C G C F C", "C2:4 G2:4 C2:4 F2:4 C2:4", "plagal"),
    ("C F G7 Am", "C2:4 F2:4 G2:4 A2:4", "deceptive"), ("C Am Dm Am", "C2:4 A2:4 D2:4 A2:4", ""),
])  # fmt: skip
def test_a_piece_closes_as_its_last_two_chords_say(chords, bass, kind):
    assert cadence_at_end(piece(chords=chords, bass=bass), Key()).kind == kind


def test_parallel_fifths_are_found_where_they_are():
    led = chord_voices(sounding(song_of(block(ROOTS))))
    assert [(one.start / BEAT, one.interval) for one in led.parallels] == [(0, 7), (4, 7), (8, 7)]
    assert not chord_voices(sounding(song_of(block(SMOOTH)))).parallels


VOICES = st.lists(st.lists(st.integers(48, 84), min_size=3, max_size=3, unique=True).map(sorted), min_size=2, max_size=6)


@given(VOICES, st.integers(-12, 12))
def test_voices_move_as_far_forwards_as_backwards_and_in_any_key(chords, semitones):
    def led(rows):
        return chord_voices([Sounding(at * BEAT, at * BEAT + BEAT, pitch, 90, "a") for at, row in enumerate(rows) for pitch in row])

    here = led(chords)
    assert led([[pitch + semitones for pitch in row] for row in chords]).motions == here.motions
    assert led(chords[::-1]).mean_motion == pytest.approx(here.mean_motion)
    assert len(led(chords[::-1]).parallels) == len(here.parallels)
