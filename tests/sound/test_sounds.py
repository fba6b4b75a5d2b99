"""Sounds as a whole: what plays instead of what, and what is said about it."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from sound.soundfont_writer import INSTRUMENT, tone

from musiclab.errors import SoundError
from musiclab.sound.instruments import NAMES, find
from musiclab.sound.recent import Recent
from musiclab.sound.sounds import Sounds


@pytest.fixture(scope="module")
def sounds() -> Sounds:
    return Sounds(rate=44100, cache=None)


def test_every_instrument_plays_something(sounds: Sounds) -> None:
    for name in NAMES:
        assert sounds.voices(name, 38 if find(name).drums else 60, 100, 100)
        assert all(1 < split <= 127 for split in sounds.velocity_splits(name))


def test_what_stands_in_is_named_once_and_what_is_there_is_not(sounds: Sounds) -> None:
    for _ in range(2):
        for name in ("bassoon", "viola", "piano", "808 kit"):
            sounds.voices(name, 60, 100, 100)
    about = [note for note in sounds.notes if note.startswith(("Bassoon", "Viola", "Piano", "808"))]
    assert sorted(about) == ["Bassoon is not in the bank; clarinet plays instead.", "Viola is not in the bank; violin or, for low notes, cello plays instead."]


def test_within_a_layer_every_velocity_gives_the_same_buffer(sounds: Sounds) -> None:
    splits = (1, *sounds.velocity_splits("piano"), 128)
    for low, high in pairwise(splits):
        assert sounds.voices("piano", 60, low, 100)[0].samples is sounds.voices("piano", 60, high - 1, 100)[0].samples


def test_a_soundfont_of_the_users_plays_and_what_it_lacks_comes_from_our_bank(tmp_path: Path) -> None:
    font = tone()
    font.presets = {(0, 0): [{INSTRUMENT: 0}], (0, 40): [{INSTRUMENT: 0}], (128, 0): [{INSTRUMENT: 0}]}
    sounds = Sounds(rate=44100, soundfont=font.write(tmp_path / "mine.sf2"), cache=None)
    for name in ("piano", "violin", "jazz kit", "flute", "synth lead"):
        assert sounds.voices(name, 60, 100, 100)
    assert sounds.notes == ["mine.sf2 has no jazz kit; its standard kit plays instead.", "mine.sf2 has no flute; MusicLab plays its own flute."]


@pytest.mark.parametrize("rate", [0, -1, 44100.0, "44100", 10**9, None])
def test_a_rate_that_no_device_has_is_refused(rate: int) -> None:
    with pytest.raises(SoundError, match="such as 44100"):
        Sounds(rate=rate, cache=None)


def test_an_unknown_instrument_is_refused_with_a_suggestion(sounds: Sounds) -> None:
    with pytest.raises(SoundError, match=r"Did you mean .*piano"):
        sounds.voices("pianoo", 60, 100, 100)


def test_a_song_of_32_tracks_stays_small(sounds: Sounds) -> None:
    for name in NAMES[:128:4]:
        for pitch in range(40, 80, 3):
            sounds.voices(name, pitch, 100, 44100)
    assert sounds._kept.buffers.total + sounds._kept.samples.total < 100_000_000


def test_recent_things_stay_and_old_ones_go() -> None:
    recent: Recent[str, bytes] = Recent(10, size=len)
    for key in "abc":
        recent.put(key, b"1234")
        recent.get("a")
    assert recent.get("a") and recent.get("c") and recent.get("b") is None and recent.total == 8


@pytest.mark.parametrize("kit", ["808 kit", "electronic kit"])
def test_drums_that_the_drum_machine_lacks_come_from_the_standard_kit(kit):
    sounds = Sounds(rate=44_100, cache=None)
    assert all(sounds.voices(kit, pitch, 100, 4410) for pitch in range(27, 88))
    assert set(sounds.velocity_splits("drums")) <= set(sounds.velocity_splits(kit))


@pytest.mark.parametrize("name", ["soprano sax", "electric bass", "jazz guitar", "choir", "french horn"])
def test_an_instrument_plays_beyond_the_pitches_it_was_recorded_at(name):
    sounds = Sounds(rate=44_100, cache=None)
    assert all(sounds.voices(name, pitch, 100, 4410) for pitch in range(128))


def test_threads_that_share_the_sounds_get_what_each_would_get_alone():
    shared, alone = Sounds(rate=44_100, cache=None), Sounds(rate=44_100, cache=None)
    jobs = [(name, pitch, frames) for name in ("piano", "strings", "drums", "pluck") for pitch in (40, 60) for frames in (30_000, 3000, 9000)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda job: shared.voices(job[0], job[1], 100, job[2]), jobs * 4))
    for (name, pitch, frames), voices in zip(jobs * 4, found, strict=True):
        for voice, expected in zip(voices, alone.voices(name, pitch, 100, frames), strict=True):
            n = min(frames, len(voice.samples), len(expected.samples))
            assert np.array_equal(voice.samples[:n], expected.samples[:n])


def test_a_cache_folder_that_is_a_file_does_no_harm(tmp_path):
    (tmp_path / "cache").write_text("not a folder")
    assert Sounds(rate=44_100, cache=tmp_path / "cache").voices("piano", 60, 100, 1000)
