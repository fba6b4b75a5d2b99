"""MusicLab's own bank: complete, small, in tune, and made by the script that comes with it."""

from pathlib import Path

import numpy as np
import pytest
from sound.listening import cents, hertz, played, rms_db

from musiclab.sound.buffers import Buffer, build
from musiclab.sound.instruments import INSTRUMENTS, KITS
from musiclab.sound.make_bank import KEPT, cut
from musiclab.sound.recipe import recipe
from musiclab.sound.soundfont import SoundFont
from musiclab.sound.sounds import OWN_BANK, Sounds
from musiclab.sound.voice import Voice

OWN = [each.name for each in INSTRUMENTS.values() if each.plays == each.name and not each.synth]
PITCHED = [name for name in OWN if name != "drums"]


@pytest.fixture(scope="module", params=[44100, 48000])
def sounds(request: pytest.FixtureRequest) -> Sounds:
    return Sounds(rate=request.param, cache=None)


def test_the_bank_holds_21_instruments_and_a_kit_in_less_than_7_mb() -> None:
    font = SoundFont(OWN_BANK)
    assert set(font.presets) == set(KEPT) and len(KEPT) == 22
    assert OWN_BANK.stat().st_size < 7_000_000


def test_the_instruments_that_have_a_sound_of_their_own_are_those_of_the_bank() -> None:
    assert {(INSTRUMENTS[name].bank, INSTRUMENTS[name].program) for name in OWN} == set(KEPT)


def test_cutting_the_bank_from_the_bank_gives_the_same_bytes() -> None:
    data = OWN_BANK.read_bytes()
    assert cut(data) == data


def test_the_makers_of_the_samples_are_named_beside_them() -> None:
    notice = OWN_BANK.with_name("NOTICE.md").read_text(encoding="utf-8")
    assert all(words in notice for words in ("Frank Wen", "Michael Cowgill", "Permission is hereby granted", "AS IS"))


@pytest.mark.parametrize("name", PITCHED)
def test_every_instrument_is_in_tune_as_far_as_its_recordings_are(name: str, sounds: Sounds) -> None:
    for pitch in (40, 47) if "bass" in name else (60, 67):
        voice = max(sounds.voices(name, pitch, 100, sounds.rate), key=lambda voice: voice.gain * float(np.abs(voice.samples).max()))
        near = 440 * 2 ** ((pitch - 69) / 12)
        # Recorded players bend and beat; further off than a third of a semitone would be a mistake of ours.
        assert abs(cents(hertz(played(voice, sounds.rate)[sounds.rate // 20 :], sounds.rate, near), near)) < 35


@pytest.mark.parametrize("name", ["choir", "strings", "cello", "violin", "alto sax", "flute"])
def test_the_harmonics_of_every_recording_lie_where_they_belong(name: str) -> None:
    sounds = Sounds(rate=44_100, cache=None)
    off = {pitch: _mean_cents(sounds, name, pitch) for pitch in range(36, 97, 3)}
    assert {pitch: cents for pitch, cents in off.items() if abs(cents) > 12} == {}


def _mean_cents(sounds: Sounds, name: str, pitch: int) -> float:
    """Give how far the loudest voice is out of tune: the mean over its harmonics, each by its energy."""
    voice = max(sounds.voices(name, pitch, 100, 88_200), key=lambda voice: voice.gain * float(np.abs(voice.samples).max()))
    sound = played(voice, 88_200)[8_820:]
    power = np.abs(np.fft.rfft((sound - sound.mean()) * np.hanning(len(sound)), 1 << 18)) ** 2
    near = np.arange(-70, 71)
    places = 440 * 2 ** ((pitch - 69) / 12) * np.arange(1, 9)[:, None] * 2 ** (near / 1200)
    found = np.where(places < 20_000, np.interp(places, np.fft.rfftfreq(1 << 18, 1 / 44_100), power), 0.0)
    return float((found * near).sum() / found.sum())


@pytest.mark.parametrize("name", PITCHED)
def test_one_recording_at_two_pitches_is_as_far_apart_as_the_pitches(name: str, sounds: Sounds) -> None:
    font = SoundFont(OWN_BANK)
    zones = font.zones(INSTRUMENTS[name].bank, INSTRUMENTS[name].program)
    zone = next(zone for zone in zones if zone.pitches[0] <= 60 <= zone.pitches[1])
    sample = font.sample(zone.sample)
    found = {}
    for pitch in (60, 63, 67):
        made = recipe(zone, sample, pitch, sounds.rate)
        x = build(made._replace(cutoff=0.0), sample, rate=sounds.rate, frames=2 * sounds.rate)
        # The same stretch of the recording, at another speed: what its player did is in both.
        first, last = (round(part * (40_000 if made.loop else sample.wave.length) / made.step) for part in (0.1, 0.95))
        found[pitch] = hertz(played(_as_voice(x), last)[first:], sounds.rate, 440 * 2 ** ((pitch - 69) / 12))
    assert abs(cents(found[63], found[60]) - 300) < 5 and abs(cents(found[67], found[60]) - 700) < 5


def _as_voice(buffer: Buffer) -> Voice:
    return Voice(buffer.samples, buffer.loop_start, buffer.loop_end, 1.0, 0.0, 1, False, 0, buffer.whole)


@pytest.mark.parametrize("name", PITCHED)
def test_every_instrument_sounds_over_its_range(name: str, sounds: Sounds) -> None:
    for pitch in (40, 60, 72):
        voices = sounds.voices(name, pitch, 100, 22050)
        assert voices and -45 < rms_db(sum(played(voice, 22050) for voice in voices)) < -6
        assert all(voice.samples.dtype == np.float32 and voice.samples.flags.c_contiguous for voice in voices)


def test_every_drum_of_a_beat_sounds_and_hats_cut_each_other(sounds: Sounds) -> None:
    for pitch in (35, 36, 37, 38, 39, 42, 46, 49, 51):
        assert all(voice.one_shot and voice.whole for voice in sounds.voices("drums", pitch, 100, 10))
        assert rms_db(played(sounds.voices("drums", pitch, 100, 10)[0], 8000)) > -50
    closed, opened = (sounds.voices("drums", pitch, 100, 10)[0].group for pitch in (42, 46))
    assert closed == opened != 0 and KITS == 128


def test_no_sound_starts_or_ends_with_a_click(sounds: Sounds) -> None:
    for name in OWN:
        for voice in sounds.voices(name, 60, 100, 4410):
            assert abs(float(voice.samples[0])) < 0.05
            assert not voice.whole or voice.loop_end or abs(float(voice.samples[-1])) < 0.02


def test_two_readings_are_the_same_to_the_last_bit() -> None:
    one, other = (Sounds(rate=44100, cache=None).voices("strings", 64, 90, 30_000)[0].samples for _ in range(2))
    assert np.array_equal(one, other)


def test_the_bank_lies_beside_the_code_that_reads_it() -> None:
    assert isinstance(OWN_BANK, Path) and OWN_BANK.is_file()
