"""The sound that is kept: whole where there is room, else smaller, else the beginning; given up on request."""

from __future__ import annotations

import io

import pytest
import soundfile

from musiclab.examples import EXAMPLES
from musiclab.project.kept_sound import FULL, SHORT, SMALL, Abandoned, kept_sound
from musiclab.render.takes import no_takes
from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Song, Track
from musiclab.song.time import PER_BEAT


def lasting(seconds):
    """A song of one note a bar at 120 beats a minute."""
    bars = seconds // 2
    return Song(tracks=(Track("t", clips=(NoteClip("c", 0, PER_BEAT * 4, (Note(0, 60),), repeats=bars),)),))


def kept(song, **words):
    return kept_sound(song, no_takes, stop=lambda: False, **words)


def quality(sound):
    info = soundfile.info(io.BytesIO(sound.ogg))
    assert info.duration == pytest.approx(sound.seconds, abs=0.01)
    return info.samplerate, info.channels


def test_a_short_song_is_kept_as_it_sounds_and_a_long_one_smaller():
    short, long = kept(lasting(8)), kept(lasting(SHORT + 10))
    assert (quality(short), short.whole) == (FULL, True)
    assert (quality(long), long.whole) == (SMALL, True)
    assert short.seconds >= 8
    assert long.seconds >= SHORT + 10


def test_where_room_is_short_a_song_is_kept_smaller_and_then_cut():
    song, most = EXAMPLES["rain-on-tin"](), 200_000
    sound = kept(song, most=most)
    assert quality(sound) == SMALL
    assert not sound.whole
    assert len(sound.ogg) <= most
    assert 0 < sound.seconds < song.seconds


def test_an_empty_song_has_no_sound():
    assert kept(Song()) is None


def test_a_rendering_is_given_up_as_soon_as_it_is_asked():
    asked = iter([False, False, True])
    with pytest.raises(Abandoned):
        kept_sound(lasting(60), no_takes, stop=lambda: next(asked))
