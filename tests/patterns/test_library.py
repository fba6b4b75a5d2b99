"""Every pattern can be found, parsed and played, and none is another one under a new name."""

from __future__ import annotations

import subprocess
import sys

import pytest

from musiclab import patterns
from musiclab.errors import SongError
from musiclab.patterns import ROLES, STYLES, Pattern
from musiclab.song.clips import NoteClip
from musiclab.song.model import Song, Track
from musiclab.song.text.chords import chords
from musiclab.song.text.phrase import Phrase
from musiclab.song.time import Meter
from musiclab.song.wire import dumps, loads

ALL = patterns.find()
PITCHED = [one for one in ALL if one.role != "drums"]
PROGRESSIONS = (("Am F C G", None), ("ii7 V7 Imaj7 vi7", "Eb major"), ("F#m7b5 B7/D# Em9:2 E5:2 Gsus4:3 . C#dim7 Aaug", None), ("i bVII bVI V", "B minor"))
RANGES = {"bass": (24, 62), "chords": (33, 100), "arpeggio": (45, 100)}


def named(pattern):
    return pattern.name


def test_the_library_is_large_and_every_style_has_a_band():
    assert len(ALL) >= 150
    assert len(STYLES) >= 15
    for style in STYLES:
        assert patterns.find(style, "drums")
        assert sum(bool(patterns.find(style, role)) for role in ROLES[1:]) >= 2


def test_every_name_is_one_patterns_alone_and_begins_with_its_style():
    assert len({one.name for one in ALL}) == len(ALL)
    for one in ALL:
        assert one.name.startswith(one.style + "-")
        assert one.name == one.name.lower()
        assert patterns.pattern(one.name) is one
        assert len(one.about) > 10
        assert one.about.endswith(".")


def test_no_two_patterns_sound_the_same():
    heard = {}
    for one in ALL:
        sounding = (one.role, one.realise("Am7 D9 Gmaj7 Em", bars=4, meter=one.meter).notes, one.swing.ratio)
        assert sounding not in heard, f"{one.name} is {heard[sounding]}"
        heard[sounding] = one.name


@pytest.mark.parametrize("pattern", ALL, ids=named)
def test_a_pattern_plays_within_its_bars_and_its_register(pattern):
    for text, key in PROGRESSIONS:
        phrase = pattern.realise(text, key=key)
        assert phrase.notes
        assert phrase.length % pattern.meter.bar == 0
        assert all(0 <= note.start < note.start + note.duration <= phrase.length for note in phrase.notes)
        lowest, highest = RANGES.get(pattern.role, (35, 81))
        assert lowest <= min(note.pitch for note in phrase.notes) <= max(note.pitch for note in phrase.notes) <= highest


@pytest.mark.parametrize("pattern", ALL, ids=named)
def test_what_a_pattern_plays_is_a_clip_that_can_be_kept(pattern):
    phrase = pattern.realise(chords("C Am F G", bar=pattern.meter.bar))
    song = Song(meter=(pattern.meter,), swing=pattern.swing, tracks=(Track("t", "T", "piano", (NoteClip("c", 0, phrase.length, phrase.notes),)),))
    assert loads(dumps(song)) == song


@pytest.mark.parametrize("pattern", ALL, ids=named)
def test_tempos_are_sensible_and_the_about_is_short(pattern):
    slowest, fastest = pattern.tempo
    assert 55 <= slowest < fastest <= 230
    assert pattern.bars in (1, 2, 4)
    assert 0.5 <= pattern.swing.ratio <= 0.67


def test_patterns_are_found_by_style_role_tempo_metre_and_words():
    assert {one.style for one in patterns.find("Drum and Bass")} == {"drum-and-bass"}
    assert all(one.role == "bass" for one in patterns.find(role="bass"))
    assert all(one.tempo[0] <= 174 <= one.tempo[1] for one in patterns.find(tempo=174))
    assert {one.style for one in patterns.find(meter="3/4")} == {"waltz"}
    assert patterns.pattern("samba-batucada") in patterns.find(meter=Meter(4, 4))
    assert [one.name for one in patterns.find(text="clave thumb")] == ["bossa-nova-guitar"]
    assert patterns.find("rock", text="no such words") == ()


def test_a_misspelt_name_brings_a_suggestion():
    with pytest.raises(SongError, match="reggae-one-drop"):
        patterns.pattern("regae one drop")
    with pytest.raises(SongError, match="Did you mean house"):
        patterns.find("huose")
    with pytest.raises(SongError, match="drums, bass, chords, arpeggio"):
        patterns.find(role="kazoo")
    with pytest.raises(SongError, match="metre"):
        patterns.find(meter="fast")
    with pytest.raises(SongError, match="tempo"):
        patterns.find(tempo="fast")
    with pytest.raises(SongError, match="find"):
        patterns.pattern(7)


def test_a_pattern_that_cannot_be_played_says_why():
    waltz, rock = patterns.pattern("waltz-bass-oom"), patterns.pattern("rock-bass-eighths")
    with pytest.raises(SongError, match=r"3/4 and the song in 4/4"):
        waltz.realise("C", meter=Meter(4, 4))
    with pytest.raises(SongError, match="follows chords"):
        rock.realise()
    with pytest.raises(SongError, match="bars"):
        rock.realise("C", bars=0)
    with pytest.raises(SongError, match="no chord"):
        rock.realise(". .")
    with pytest.raises(SongError, match="came as a list"):
        rock.realise(["C"])
    with pytest.raises(SongError, match="not a metre"):
        rock.realise("C", meter=4)
    with pytest.raises(SongError, match="key"):
        rock.realise("i VI")
    with pytest.raises(SongError, match="no chord"):
        rock.realise(Phrase((), 0))


def test_a_pattern_of_ones_own_is_checked_as_it_is_made():
    with pytest.raises(SongError, match="lasts 3 beats, and the pattern 4"):
        Pattern("mine", "rock", "drums", (("kick", "X... X... X..."),))
    with pytest.raises(SongError, match="no drum sound"):
        Pattern("mine", "rock", "drums", (("kik-drm-xyz", "X..."),))
    with pytest.raises(SongError, match="rows"):
        Pattern("mine", "rock", "drums", ())
    with pytest.raises(SongError, match="role"):
        Pattern("mine", "rock", "melody", (("kick", "X..."),))
    with pytest.raises(SongError, match="slowest"):
        Pattern("mine", "rock", "drums", (("kick", "X..."),), tempo=(120,))


def test_without_chords_a_key_is_enough():
    notes = patterns.pattern("rock-bass-eighths").realise(key="A minor").notes
    assert {note.pitch for note in notes} == {33}
    assert {note.pitch % 12 for note in patterns.pattern("rock-chords-strum").realise(key="A minor").notes} == {9, 0, 4}


def test_patterns_need_nothing_but_python_and_read_no_file_before_they_are_asked():
    script = """
import sys
for name in ("numpy", "scipy", "mido", "music21", "soundfile"):
    sys.modules[name] = None
from musiclab.patterns import library, pattern
assert not library._file.cache_info().currsize
assert pattern("rock-driving").realise().notes
"""
    subprocess.run([sys.executable, "-c", script], check=True)
