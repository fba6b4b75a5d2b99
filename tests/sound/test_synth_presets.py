"""The synthesised presets: in tune, without clicks or aliasing, as loud as the piano, the same every time."""

import numpy as np
import pytest
from sound.listening import cents, hertz, played, rms_db

from musiclab.sound.instruments import INSTRUMENTS
from musiclab.sound.sounds import Sounds
from musiclab.sound.synth.kit808 import DRUMS
from musiclab.sound.synth.presets import PRESETS

TUNED = [name for name in PRESETS if name != "noise hit"]


@pytest.fixture(scope="module", params=[44100, 48000])
def sounds(request: pytest.FixtureRequest) -> Sounds:
    return Sounds(rate=request.param, cache=None)


def heard(sounds: Sounds, name: str, pitch: int, seconds: float = 1.0) -> np.ndarray:
    frames = round(seconds * sounds.rate)
    return sum(played(voice, frames) for voice in sounds.voices(name, pitch, 100, frames))


def test_every_preset_is_an_instrument_and_every_synthesised_instrument_a_preset() -> None:
    assert {*PRESETS, "808 kit"} == {each.name for each in INSTRUMENTS.values() if each.synth}


@pytest.mark.parametrize("name", TUNED)
@pytest.mark.parametrize("pitch", [48, 60, 72])
def test_a_preset_is_in_tune(name: str, pitch: int, sounds: Sounds) -> None:
    wanted = 440 * 2 ** ((pitch - 69) / 12)
    # Several oscillators are detuned on purpose: what is near the note counts, not the strongest alone.
    assert abs(cents(hertz(heard(sounds, name, pitch, 2.0), sounds.rate, wanted), wanted)) < (15 if name in ("synth lead", "synth pad") else 5)


@pytest.mark.parametrize("name", list(PRESETS))
def test_a_preset_is_about_as_loud_as_the_piano(name: str, sounds: Sounds) -> None:
    assert abs(rms_db(heard(sounds, name, 60)) - rms_db(heard(sounds, "piano", 60))) < 3


@pytest.mark.parametrize("drum", [36, 38, 42, 46, 49])
def test_the_drum_machine_is_about_as_loud_as_the_drums(drum: int, sounds: Sounds) -> None:
    assert abs(rms_db(heard(sounds, "808 kit", drum)) - rms_db(heard(sounds, "drums", drum))) < 4


@pytest.mark.parametrize("name", list(PRESETS))
@pytest.mark.parametrize("pitch", [24, 60, 96])
def test_a_preset_has_no_click_no_offset_and_never_clips(name: str, pitch: int, sounds: Sounds) -> None:
    x = heard(sounds, name, pitch, 3.0)
    assert np.abs(x).max() < 1.2 and abs(x.mean()) < 0.002
    assert abs(x[0]) < 0.02
    voice = sounds.voices(name, pitch, 100, 60 * sounds.rate)[0]
    assert voice.whole and (voice.loop_end or abs(float(voice.samples[-1])) < 1e-3)


@pytest.mark.parametrize("name", ["synth lead", "synth bass", "chip lead", "pluck"])
def test_nothing_folds_back_from_above(name: str, sounds: Sounds) -> None:
    pitch = 91
    note = 440 * 2 ** ((pitch - 69) / 12)
    x = heard(sounds, name, pitch, 2.0)
    power = np.abs(np.fft.rfft(x * np.blackman(len(x)))) ** 2
    freq = np.fft.rfftfreq(len(x), 1 / sounds.rate)
    away = np.abs(freq / note - np.rint(freq / note)) > 0.1
    assert 10 * np.log10(power[away].sum() / power.sum()) < -55


@pytest.mark.parametrize("pitch", sorted(DRUMS))
def test_every_drum_rings_out_without_a_click(pitch: int, sounds: Sounds) -> None:
    voice = sounds.voices("808 kit", pitch, 100, 1)[0]
    assert voice.one_shot and voice.whole and 0.3 < np.abs(voice.samples).max() < 1.25
    assert voice.samples[0] == 0 and abs(float(voice.samples[-1])) < 1e-3 and abs(float(voice.samples.mean())) < 0.005


def test_the_hats_of_the_drum_machine_cut_each_other(sounds: Sounds) -> None:
    assert len({sounds.voices("808 kit", pitch, 100, 1)[0].group for pitch in (42, 44, 46)} - {0}) == 1
    assert sounds.voices("808 kit", 36, 100, 1)[0].group == 0 and sounds.voices("808 kit", 90, 100, 1) == ()


@pytest.mark.parametrize("name", [*PRESETS, "808 kit"])
def test_a_preset_is_the_same_every_time_and_its_beginning_too(name: str) -> None:
    one, other = (Sounds(rate=44100, cache=None).voices(name, 50, 100, frames)[0] for frames in (5000, 50_000))
    assert np.array_equal(played(one, 5000), played(other, 5000))
