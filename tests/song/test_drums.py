"""Drum sounds by name."""

import pytest

from musiclab.errors import SongError
from musiclab.song.drums import _ALIASES, DRUMS, drum_name, drum_pitch


def test_the_key_map_is_whole_and_every_name_leads_back():
    assert sorted(DRUMS.values()) == list(range(35, 82))
    assert all(drum_name(drum_pitch(name)) == name for name in DRUMS)
    assert all(drum_pitch(name) in range(35, 82) for name in _ALIASES)


@pytest.mark.parametrize(
    ("name", "pitch"),
    [("kick", 36), ("BD", 36), ("Snare", 38), ("sd", 38), ("hh", 42), ("Closed-Hat", 42), ("hi-hat", 42), ("HiHat", 42), ("oh", 46),
     ("open_hat", 46), ("openhat", 46), ("  ride   bell ", 53), ("Wood-Block", 76), ("woodblock", 76), ("maracas", 70), ("cow bell", 56),
     ("low tom", 45), ("mid tom", 47), ("high tom", 50), ("bongo", 60), ("congas", 63), ("crash", 49), ("clap", 39), ("rim shot", 37)],
)
def test_a_drum_is_found_however_it_is_written(name, pitch):
    assert drum_pitch(name) == pitch


@pytest.mark.parametrize(("name", "hint"), [("snair", "Did you mean snare"), ("kik", "Did you mean kick"), ("zzz", "Try kick"), ("", "Try kick"), (36, "Try kick"), ("k" * 10**6, "Try kick")])
def test_an_unknown_drum_is_refused_with_a_hint(name, hint):
    with pytest.raises(SongError) as refused:
        drum_pitch(name)
    assert hint in str(refused.value)
    assert len(str(refused.value)) < 200


def test_a_pitch_outside_the_map_has_no_drum():
    assert drum_name(34) is None
