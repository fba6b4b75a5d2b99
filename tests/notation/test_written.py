"""Writing notes down: every note is there, every bar is full, and what was played straight reads straight."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from check.pieces import drum_track, notes_track, piece, song_of
from check.strange import STRANGE
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.errors import SongError
from musiclab.notation.beams import beams
from musiclab.notation.engraving import engrave
from musiclab.notation.score_text import bars_of, score_text
from musiclab.notation.spelling import BarSigns, fifths, spelled
from musiclab.notation.written import written_bars
from musiclab.song.key import MODES, Key
from musiclab.song.model import Song
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter
from musiclab.theory.sounding import Sounding, sounding

METERS = st.sampled_from([Meter(4, 4), Meter(3, 4), Meter(6, 8), Meter(7, 8), Meter(5, 4), Meter(2, 4)])
steps = st.sampled_from([240, 480, 720, 960, 1440, 1920])


@st.composite
def lines(draw):
    """One voice on the grid of sixteenths."""
    at, rows = 0, []
    for _ in range(draw(st.integers(1, 14))):
        length = draw(steps)
        if draw(st.integers(0, 4)):
            rows.append(Sounding(at, at + length, draw(st.integers(40, 90)), 90, "a"))
        at += length
    return rows


def sums(bar):
    return [sum(sign.length for sign in voice) for voice in bar.voices]


@given(lines(), METERS)
def test_every_voice_fills_every_bar_and_signs_follow_one_another(notes, meter):
    for bar in written_bars(notes, [meter], bars=8):
        for voice in bar.voices:
            assert sum(sign.length for sign in voice) == meter.bar
            assert voice[0].start == 0
            assert all(a.start + a.length == b.start for a, b in pairwise(voice))
            assert all(sign.value[0] for sign in voice if sign.pitches)


@given(lines(), METERS)
def test_tied_signs_add_up_to_the_notes_that_were_written(notes, meter):
    bars = written_bars(notes, [meter], bars=16)
    signs = [(bar.start + sign.start, sign) for bar in bars for voice in bar.voices for sign in voice if sign.pitches]
    heard = Counter()
    for _, sign in sorted(signs, key=lambda row: row[0]):
        for source in sign.sources:
            heard[source] += sign.length
    closed = {("a", note.start, note.pitch): note.length for note in notes}
    after = {note.start: other.start for note, other in pairwise(notes)}
    for note in notes:
        gap = after.get(note.start, note.end) - note.end
        closed["a", note.start, note.pitch] += gap if 0 < gap <= 240 else 0
    assert heard == closed


@given(lines())
def test_only_what_goes_on_is_tied(notes):
    for bar in written_bars(notes, [Meter()], bars=10):
        for voice in bar.voices:
            for a, b in pairwise(voice):
                assert a.tied == b.from_tie
                assert not a.tied or a.sources == b.sources


@given(st.integers(0, 15), st.lists(st.integers(-25, 25), min_size=16, max_size=16))
def test_what_is_played_by_hand_is_written_where_it_was_meant(first, off):
    played = [Sounding(max(at * 480 + off[at], 0), at * 480 + 480 + off[at], 60 + at % 5, 90, "a") for at in range(16)]
    bars = written_bars(played, [Meter()], bars=2)
    assert [sign.value for bar in bars for sign in bar.voices[0]] == [("eighth", 0)] * 16
    assert first >= 0


def test_triplets_are_threes_in_the_time_of_two():
    bars = written_bars([Sounding(at * 320, at * 320 + 320, 60 + at, 90, "a") for at in range(6)], [Meter()], bars=1)
    assert [(sign.value, sign.threes) for sign in bars[0].voices[0][:6]] == [(("eighth", 0), True)] * 6


@given(st.integers(0, 6), st.sampled_from([Meter(7, 8), Meter(5, 8), Meter(3, 4)]))
def test_triplets_are_read_in_every_bar_where_bars_end_with_half_a_beat(bar, meter):
    first = bar * meter.bar
    rows = written_bars([Sounding(first + at * 320, first + at * 320 + 320, 60 + at, 90, "a") for at in range(3)], [meter], bars=7)
    assert [(sign.start, sign.value, sign.threes) for sign in rows[bar].voices[0][:3]] == [(at * 320, ("eighth", 0), True) for at in range(3)]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 16), st.integers(30, 100)), min_size=1, max_size=64, unique_by=lambda row: (row[0], row[2])))
def test_no_note_is_left_out_however_many_sound_together(rows):
    notes = [Sounding(start * 960, start * 960 + length * 240, pitch, 90, "a") for start, length, pitch in rows]
    bars = written_bars(notes, [Meter()], bars=3)
    assert max(len(bar.voices) for bar in bars) <= 4
    assert {source for bar in bars for voice in bar.voices for sign in voice for source in sign.sources} == {("a", note.start, note.pitch) for note in notes}


def test_a_sign_is_written_where_it_is_first_read_whichever_voice_that_is():
    song = song_of(notes_track("a", [(0, 72, 2), (1, 78, 1.5), (2, 78, 2)]))
    notes = score_text(song, song.tracks, bars=1, symbols=False).xml.split("<note")
    assert [("sharp" in note, "<duration>1440" in note) for note in notes if "<step>F" in note] == [(False, False), (True, True)]


def test_the_tempo_stands_above_a_single_line_and_where_it_changes():
    song = replace(piece(melody="C4 D4 E4 F4 " * 4), tempo=(Tempo(96), Tempo(96.2, 3840), Tempo(120, 7680 + 960)))
    text = score_text(song, song.tracks, bars=4, symbols=True).xml
    assert re.findall(r"measure number=.(\d)|per-minute>(\d+)", text) == [("1", ""), ("", "96"), ("2", ""), ("3", ""), ("", "120"), ("4", "")]
    assert "<offset>960</offset>" in text


def test_the_double_barline_stands_at_the_end_of_the_song_and_nowhere_else():
    song = piece(melody="C4 D4 E4 F4 " * 4)
    assert [part.count("light-heavy") for part in score_text(song, song.tracks, bars=4, symbols=False).xml.split("<measure")[1:]] == [0, 0, 0, 1]
    assert "light-heavy" not in score_text(song, song.tracks, bars=3, symbols=False).xml


def test_what_was_drawn_a_moment_ago_is_not_drawn_again():
    song = piece(melody="C4 E4 G4 C5")
    assert engrave(song).svg is engrave(replace(song)).svg


def test_notes_that_overlap_get_voices_of_their_own():
    notes = [Sounding(0, 3840, 48, 90, "a"), *(Sounding(at * 960, at * 960 + 960, 72, 90, "a") for at in range(4))]
    assert sorted(len(voice) for voice in written_bars(notes, [Meter()], bars=1)[0].voices) == [1, 4]


def test_a_note_over_the_barline_is_tied():
    first, second = written_bars([Sounding(2880, 4800, 60, 90, "a")], [Meter()], bars=2)
    assert first.voices[0][-1].tied
    assert second.voices[0][0].from_tie


@pytest.mark.parametrize(("name", "count"), [("C", 0), ("G", 1), ("F", -1), ("A minor", 0), ("E minor", 1), ("C minor", -3), ("D dorian", 0), ("G mixolydian", 0), ("F# major", 6)])
def test_signatures_are_those_of_the_circle_of_fifths(name, count):
    tonic, _, mode = name.partition(" ")
    assert fifths(Key(tonic, mode or "major")) == count


@given(st.integers(0, 127), st.sampled_from(["C", "G", "D", "A", "E", "F", "Bb", "Eb", "Ab"]), st.sampled_from(sorted(MODES)))
def test_a_spelled_note_is_the_pitch_that_it_spells(pitch, tonic, mode):
    note = spelled(pitch, Key(tonic, mode))
    assert {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}[note.letter] + note.alter + 12 * (note.octave + 1) == pitch


@given(st.sampled_from(["C", "G", "D", "A", "E", "F", "Bb", "Eb"]), st.sampled_from(["major", "minor", "dorian", "mixolydian"]))
def test_the_notes_of_a_key_need_no_signs(tonic, mode):
    key = Key(tonic, mode)
    signs = BarSigns(key)
    assert [signs.before(spelled(60 + one, key)) for one in key.scale] == [""] * 7
    assert len({spelled(60 + one, key).letter for one in key.scale}) == 7


def test_a_sign_holds_until_the_barline_and_is_taken_back():
    signs = BarSigns(Key("C"))
    sharp, plain = spelled(66, Key("C")), spelled(65, Key("C"))
    assert [signs.before(note) for note in (sharp, sharp, plain, plain)] == ["sharp", "", "natural", ""]


def test_flags_of_one_beat_are_joined():
    (bar,) = written_bars([Sounding(at * 480, at * 480 + 480, 60, 90, "a") for at in range(8)], [Meter()], bars=1)
    assert [beams(bar.voices[0], Meter())[at][0] for at in range(4)] == ["begin", "end", "begin", "end"]


@settings(max_examples=15, deadline=None)
@given(lines(), METERS)
def test_every_note_of_the_text_is_found_in_the_engraving(notes, meter):
    if not notes:
        return
    song = song_of(notes_track("a", [(note.start / 960, note.pitch, note.length / 960) for note in notes]), meter=(meter,))
    engraving = engrave(song)
    assert set(engraving.notes.values()) == {("a", note.start, note.pitch) for note in sounding(song)}
    assert all(f'id="{name}"' in engraving.svg for name in engraving.notes)


def test_the_text_is_read_back_as_the_same_notes(tmp_path):
    from musiclab.formats.musicxml import read_musicxml

    song = piece(melody="C4 D4:.5 E4:.5 F#4:1.5 G4:.5 | A4:3 B4 | C5:2/3 D5:2/3 E5:2/3 F5:2 | [C4 E4 G4]:4", key="G major")
    path = tmp_path / "tune.musicxml"
    path.write_text(score_text(song, song.tracks, bars=4, symbols=False).xml)
    read = read_musicxml(path).song
    assert [(note.start, note.pitch) for note in sounding(read)] == [(note.start, note.pitch) for note in sounding(song)]
    assert [note.length for note in sounding(read)] == [note.length for note in sounding(song)]


def test_drums_stand_on_a_staff_of_their_own_with_their_heads():
    text = score_text(song_of(drum_track({"kick": "x...x...x...x...", "closed hat": "x.x.x.x.x.x.x.x.", "snare": "....x.......x..."})), song_of(drum_track({"kick": "x..."})).tracks, bars=1, symbols=False).xml
    assert "<sign>percussion</sign>" in text
    engraving = engrave(song_of(drum_track({"closed hat": "x.x.x.x."})))
    assert len(engraving.notes) == 4


def test_chords_that_are_heard_stand_above():
    assert score_text(piece(chords="Am F C G"), piece(chords="Am F C G").tracks, bars=4, symbols=True).xml.count("<harmony>") == 4


def test_a_title_cannot_bring_anything_that_runs():
    song = Song(title='<script>alert("x")</script><img src=x onerror="alert(1)">', tracks=piece(melody="C4").tracks)
    engraving = engrave(song)
    assert "<script" not in engraving.svg
    assert "<img" not in engraving.svg
    assert 'alt="&lt;script' in engraving._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize("title", STRANGE)
def test_a_strange_song_is_engraved_or_refused_in_a_sentence(title):
    try:
        engraving = engrave(STRANGE[title], bars=8)
    except SongError as refusal:
        assert str(refusal).endswith(".")
    else:
        assert engraving.svg.startswith("<svg")


def test_a_long_song_says_what_is_left_out():
    engraving = engrave(piece(melody="C4 D4 E4 F4 " * 30), bars=8)
    assert (engraving.bars, engraving.left_out) == (8, 22)
    assert "22 more bars are left out" in engraving.words


def test_bars_are_counted_in_their_metres():
    assert bars_of(STRANGE["metres and tempos that change"]) > 10
    assert bars_of(Song()) == 1
