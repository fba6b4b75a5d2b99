"""What was sung is heard in its place in the song: pitch, notes, time, loudness."""

from __future__ import annotations

import json

import numpy as np
import pytest
import soundfile

from musiclab.errors import MusicLabError
from musiclab.project.answers import Asked
from musiclab.project.hearing import _heard as hearing_cache
from musiclab.project.hearing import notes_answer, pitch_answer
from musiclab.project.takes.info import TakeInfo, encode_info
from musiclab.song.clips import AudioClip
from musiclab.song.model import Track

RATE = 44_100
TUNE = (57, 60, 64, 62)


def sung(pitches, *, late=0.0, lead=0.4):
    """A note on each beat of 120, as long as most of it, after ``lead`` seconds of silence."""
    out = np.zeros(round((lead + len(pitches) * 0.5 + 0.5) * RATE))
    at = np.arange(round(0.42 * RATE)) / RATE
    for count, pitch in enumerate(pitches):
        first = round((lead + late + count * 0.5) * RATE)
        tone = sum(np.sin(2 * np.pi * 440 * 2 ** ((pitch - 69) / 12) * k * at) / k for k in range(1, 6))
        out[first : first + len(at)] += 0.2 * tone * np.clip(np.minimum(at * 60, (0.42 - at) * 20), 0, 1)
    return out


@pytest.fixture
def song(open_here):
    """A song at 120 whose take of four notes was recorded from bar 3 on."""
    song = open_here(tempo=120)
    sound = sung(TUNE)
    soundfile.write(song.folder / "takes" / "voice-1.flac", sound, RATE, subtype="PCM_24")
    info = TakeInfo("voice-1", RATE, len(sound), title="Take 1", track="voice", start=2 * 3840, until=3 * 3840, lead=0.4)
    (song.folder / "takes" / "voice-1.json").write_text(json.dumps(encode_info(info)))
    song.add(Track("voice", "Voice", clips=(AudioClip("sung", 2 * 3840, 3840, "voice-1", offset=0.4),)))
    return song


@pytest.mark.parametrize("name", ["voice-1", "sung", "voice", "Voice"])
def test_a_take_is_meant_by_its_name_its_clip_or_its_track(song, name):
    assert [note.pitch for note in song.hear(name).notes] == list(TUNE)


def test_what_was_sung_becomes_notes_where_it_was_sung(song):
    assert song.to_notes("Voice", "flute", step=480) == 4
    track = song.value.track("flute")
    [clip] = track.clips
    assert (track.instrument, clip.start, clip.length) == ("flute", 2 * 3840, 3840)
    assert [(note.start, note.pitch) for note in clip.notes] == [(count * 960, pitch) for count, pitch in enumerate(TUNE)]
    song.undo()
    assert len(song.value.tracks) == 1


def test_time_is_compared_with_the_songs_own_beat(song):
    on_time = song.timing("voice")
    assert len(on_time.off_ms) == 4
    assert abs(on_time.mean_ms) < 10
    soundfile.write(song.folder / "takes" / "voice-1.flac", sung(TUNE, late=0.06), RATE, subtype="PCM_24")
    assert song.timing("voice").mean_ms == pytest.approx(on_time.mean_ms + 60, abs=3)
    assert "behind the beat" in str(song.timing("voice"))


def test_half_as_loud_is_six_decibels_less(song):
    loud = song.loudness("voice").lufs
    soundfile.write(song.folder / "takes" / "voice-1.flac", sung(TUNE) / 2, RATE, subtype="PCM_24")
    assert song.loudness("voice").lufs == pytest.approx(loud - 6.02, abs=0.1)


def test_a_page_is_told_pitches_and_beginnings_and_given_notes(song):
    [(told, (midi, begins))] = list(pitch_answer(song)(Asked("a", "p", {"take": "voice-1"})).messages)
    curve = np.frombuffer(midi, "<f4")
    assert told["take"] == "voice-1"
    assert abs(np.median(curve[(curve > 0)][:15]) - 57) < 0.3
    assert np.frombuffer(begins, "<f4") == pytest.approx([0.4, 0.9, 1.4, 1.9], abs=0.03)
    [(told, _)] = list(notes_answer(song)(Asked("a", "p", {"take": "voice-1"})).messages)
    assert told["count"] == 4
    assert [track.name for track in song.value.tracks] == ["Voice", "Take 1 notes"]


def test_of_silence_there_are_no_notes_and_that_is_said(song):
    soundfile.write(song.folder / "takes" / "voice-1.flac", np.zeros(RATE), RATE, subtype="PCM_24")
    before = song.value
    [(told, _)] = list(notes_answer(song)(Asked("a", "p", {"take": "voice-1"})).messages)
    assert told["count"] == 0
    assert "notes were heard" in told["sentence"]
    with pytest.raises(MusicLabError, match=r"notes were heard|silent"):
        song.to_notes("voice", "flute")
    assert song.value == before


def test_a_take_that_is_not_there_is_named_in_a_sentence(song):
    with pytest.raises(MusicLabError, match="is not in the folder"):
        song.hear("voice-9")


def test_what_was_heard_is_worked_out_once_and_forgotten_with_the_take(song):
    first = song.hear("voice")
    assert song.hear("voice-1") is first
    song.delete_take("voice-1", force=True)
    assert hearing_cache.total == 0
    with pytest.raises(MusicLabError, match="is not in the folder"):
        song.hear("voice-1")
