"""A clip of a recording is worked on in words, in bars; the recording is never changed."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile

from musiclab.errors import EditError, MusicLabError, SongError
from musiclab.project.takes.info import TakeInfo, encode_info
from musiclab.song.clips import AudioClip, Join
from musiclab.song.model import Track

RATE = 8000


def record(song, name, seconds, *, level=0.5, lead=0.0):
    """Put a take into the song's folder: a tone that begins softly and grows."""
    import json

    at = np.arange(round(seconds * RATE)) / RATE
    soundfile.write(song.folder / "takes" / f"{name}.flac", level * np.sin(2 * np.pi * 220 * at) * at / seconds, RATE, subtype="PCM_24")
    info = TakeInfo(name, RATE, len(at), lead=lead)
    (song.folder / "takes" / f"{name}.json").write_text(json.dumps(encode_info(info)))


@pytest.fixture
def song(open_here):
    """A song at 120 with one take of 20 seconds on bars 1 to 4, and a second that had begun a quarter of a second earlier."""
    song = open_here(tempo=120)
    record(song, "voice-1", 20, lead=0.5)
    record(song, "voice-2", 20, lead=0.75, level=0.25)
    song.add(Track("voice", "Voice", clips=(AudioClip("voice", 0, 4 * 3840, "voice-1", offset=0.5),)))
    return song


def test_a_clip_is_trimmed_to_bars_and_sounds_where_it_did(song):
    before = song.render()
    song.clip("voice").trim(2, 3.5)
    after = song.render()
    assert song.clip("voice").value.start == 3840
    assert song.clip("voice").value.end == 2.5 * 3840
    frames = slice(2 * 44_100 + 100, 5 * 44_100 - 100)
    assert np.abs(after[frames] - before[frames]).max() < 1e-4


def test_the_other_take_is_heard_in_the_bars_it_was_picked_for(song):
    song.clip("voice").pick("voice-2", bars=(2, 3))
    clip = song.clip("voice").value
    assert [(join.at, join.take, join.offset) for join in clip.joins] == [(3840, "voice-2", 2.75), (3 * 3840, "voice-1", 6.5)]
    level = np.abs(song.render()).max(axis=1)
    assert level[3 * 44_100:5 * 44_100].max() < 0.7 * level[6 * 44_100 + 4410:].max()
    song.undo()
    assert song.clip("voice").value.joins == ()


def test_a_whole_other_take_leaves_no_joins(song):
    song.clip("voice").pick("voice-2", bars=(2, 2)).pick("voice-2")
    clip = song.clip("voice").value
    assert (clip.take, clip.offset, clip.joins) == ("voice-2", 0.75, ())


def test_normalised_the_loudest_sample_comes_to_the_peak(song):
    song.clip("voice").trim(1, 2).normalise(-6)
    clip = song.clip("voice").value
    assert clip.gain_db == pytest.approx(-6 - 20 * np.log10(0.5 * 2.5 / 20), abs=0.1)


def test_a_clip_is_split_and_the_second_half_goes_on(song):
    second = song.clip("voice").split(3)
    assert [clip.id for clip in song.value.track("voice").clips] == ["voice", "voice-2"]
    assert second.value == AudioClip("voice-2", 2 * 3840, 2 * 3840, "voice-1", offset=4.5)


def test_words_can_be_said_one_after_the_other_and_each_is_a_step(song):
    song.clip("voice").fade(0.1, 0.5).gain(-3).repeat(2).transpose(-2).tune(0.5).move(5)
    assert song.clip("voice").value == AudioClip("voice", 4 * 3840, 4 * 3840, "voice-1", 0.5, -3, 0.1, 0.5, 2, transpose=-2, tune=0.5)
    song.undo()
    assert song.clip("voice").value.start == 0


def test_a_recording_of_another_tempo_fits_the_bars(song):
    song.clip("voice").to_tempo(90)
    clip = song.clip("voice").value
    assert (clip.stretch, clip.length) == (0.75, 3 * 3840)
    song.clip("voice").fit(2)
    assert (song.clip("voice").value.stretch, song.clip("voice").value.length) == (0.5, 2 * 3840)


def test_backwards_it_begins_with_what_was_heard_last(song):
    song.clip("voice").reverse()
    clip = song.clip("voice").value
    assert (clip.reverse, clip.offset) == (True, pytest.approx(20 - 0.5 - 8))
    song.clip("voice").reverse()
    assert song.clip("voice").value.offset == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("say", "sentence"),
    [
        (lambda song: song.clip("drums"), "The song has voice"),
        (lambda song: song.clip("voice").trim(7), "lasts from bar 1 to 5"),
        (lambda song: song.clip("voice").trim("two"), "Count from 1"),
        (lambda song: song.clip("voice").split(9), "Choose a place inside it"),
        (lambda song: song.clip("voice").pick("voice-9"), "is not in the folder"),
        (lambda song: song.clip("voice").stretch(7), "from 0.25 to 4"),
        (lambda song: song.clip("voice").tune(2), "from 0 to 1"),
        (lambda song: song.clip("voice").fit(0), "Use more than 0"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(song, say, sentence):
    before = song.value
    with pytest.raises(MusicLabError, match=sentence):
        say(song)
    assert song.value == before


def test_a_silent_clip_is_not_made_louder(song):
    record(song, "nothing", 4, level=0)
    song.add(AudioClip("still", 0, 3840, "nothing"), to="voice")
    with pytest.raises(EditError, match="silent"):
        song.clip("still").normalise()


def test_a_song_with_joined_takes_is_written_as_code_that_makes_it_again(song):
    from musiclab import as_code
    from musiclab.project.code.reading import read_code

    song.clip("voice").pick("voice-2", bars=(2, 3)).tune(0.25)
    assert "Join(3840" in as_code(song.value)
    assert read_code(as_code(song.value)) == song.value


def test_joins_are_refused_where_two_are_at_one_place():
    with pytest.raises(SongError, match="Keep one of them"):
        AudioClip("a", 0, 960, "one", joins=(Join(5, "two"), Join(5, "three")))
