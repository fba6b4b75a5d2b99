"""What a SoundFont says is what sounds: ranges, tuning, layers, sums of presets and instruments, packed samples."""

import io
from pathlib import Path

import numpy as np
import pytest
import soundfile
from sound.listening import cents, hertz, played, rms_db
from sound.soundfont_writer import (
    ATTENUATION,
    CENTS,
    END,
    GROUP,
    INSTRUMENT,
    KEYS,
    LOOP_MODE,
    LOOP_START,
    PAN,
    ROOT,
    SAMPLE,
    SEMITONES,
    START,
    VELOCITIES,
    Font,
    Recorded,
    sine,
    span,
    tone,
)

from musiclab.sound.sounds import Sounds


def sounds(font: Font, folder: Path) -> Sounds:
    return Sounds(rate=44100, soundfont=font.write(folder / "font.sf2"), cache=None)


def test_a_zone_answers_only_to_its_pitches_and_velocities(tmp_path: Path) -> None:
    zones = [{KEYS: span(0, 59), SAMPLE: 0}, {KEYS: span(60, 127), VELOCITIES: span(0, 79), SAMPLE: 0}, {KEYS: span(60, 127), VELOCITIES: span(80, 127), PAN: 500, SAMPLE: 0}]
    made = sounds(Font([Recorded(sine(4000, 40))], [zones]), tmp_path)
    assert made.velocity_splits("piano") == (80,)
    assert [len(made.voices("piano", pitch, velocity, 100)) for pitch, velocity in ((59, 100), (60, 79), (60, 80))] == [1, 1, 1]
    assert made.voices("piano", 60, 79, 100)[0].pan == 0 and made.voices("piano", 60, 80, 100)[0].pan == 1


def test_two_zones_sound_together_left_and_right(tmp_path: Path) -> None:
    font = Font([Recorded(sine(4000, 40)), Recorded(sine(4000, 80))], [[{PAN: -500, SAMPLE: 0}, {PAN: 500, SAMPLE: 1}]])
    left, right = sounds(font, tmp_path).voices("piano", 60, 100, 1000)
    assert (left.pan, right.pan) == (-1, 1) and not np.array_equal(left.samples, right.samples)


def test_what_a_preset_says_is_added_to_its_instrument(tmp_path: Path) -> None:
    font = tone({ATTENUATION: 100, SEMITONES: 2, PAN: 100})
    font.presets = {(0, 0): [{ATTENUATION: 50, SEMITONES: 5, INSTRUMENT: 0}], (0, 1): [{INSTRUMENT: 0}]}
    made = sounds(font, tmp_path)
    moved, plain = (made.voices(name, 69, 100, 44100)[0] for name in ("piano", "bright piano"))
    assert np.isclose(20 * np.log10(moved.gain), -6) and np.isclose(20 * np.log10(plain.gain), -4)
    pitches = [hertz(played(each, 100_000), 44100, 441 * 2 ** (up / 12)) for each, up in ((moved, 7), (plain, 2))]
    assert abs(cents(*pitches) - 500) < 0.3


def test_settings_of_the_first_zone_are_shared_by_the_others(tmp_path: Path) -> None:
    font = Font([Recorded(sine(4000, 40))], [[{PAN: 250, GROUP: 3}, {SAMPLE: 0}, {PAN: -250, SAMPLE: 0}]])
    assert [(voice.pan, voice.group) for voice in sounds(font, tmp_path).voices("piano", 60, 100, 10)] == [(0.5, 3), (-0.5, 3)]


@pytest.mark.parametrize(("settings", "sample_cents", "wanted"), [({CENTS: 30}, 0, 30), ({}, -20, -20), ({ROOT: 67}, 5, 205), ({SEMITONES: -12, CENTS: 7}, 0, -1193)])
def test_tunings_add_up(settings: dict[int, int], sample_cents: int, wanted: float, tmp_path: Path) -> None:
    font = tone(settings)
    font.samples[0].cents = sample_cents
    near = 441 * 2 ** (wanted / 1200)
    found = hertz(played(sounds(font, tmp_path).voices("piano", 69, 100, 44100)[0], 100_000), 44100, near)
    assert abs(cents(found, 441) - wanted) < 0.2


def test_start_end_and_loop_can_be_moved(tmp_path: Path) -> None:
    ramp = np.arange(0, 20_000, 5, np.int16)
    font = Font([Recorded(ramp, root=60)], [[{START: 1000, END: -500, SAMPLE: 0}]])
    x = sounds(font, tmp_path).voices("piano", 60, 100, 10_000)[0].samples
    assert len(x) == 2500 and np.isclose(x[100] * 32768, 5 * 1100, atol=0.1)
    moved = sounds(tone({LOOP_START: 500}), tmp_path).voices("piano", 69, 100, 44100)[0]
    plain = sounds(tone(), tmp_path).voices("piano", 69, 100, 44100)[0]
    assert moved.loop_start == plain.loop_start + 500


@pytest.mark.parametrize(("mode", "loops"), [(0, False), (1, True), (2, False), (3, True)])
def test_loop_modes(mode: int, loops: bool, tmp_path: Path) -> None:
    voice = sounds(tone({LOOP_MODE: mode}), tmp_path).voices("piano", 69, 100, 44100)[0]
    assert bool(voice.loop_end) == loops and voice.whole
    assert loops or len(voice.samples) <= 4000


def test_a_sample_without_a_loop_plays_once_to_its_end(tmp_path: Path) -> None:
    voice = sounds(Font([Recorded(sine(4000, 40))], [[{SAMPLE: 0}]]), tmp_path).voices("piano", 48, 100, 44100)[0]
    assert 7900 < len(voice.samples) <= 8000 and voice.whole and voice.loop_end == 0


def test_a_packed_sample_sounds_like_the_plain_one(tmp_path: Path) -> None:
    pcm = sine(30_000, 300)
    packed = io.BytesIO()
    soundfile.write(packed, pcm, 44100, format="OGG", subtype="VORBIS")
    plain, vorbis = (
        sounds(Font([Recorded(pcm, loop=(1000, 29_000), root=69, packed=data)], [[{LOOP_MODE: 1, SAMPLE: 0}]]), tmp_path).voices("piano", 64, 100, 50_000)[0]
        for data in (None, packed.getvalue())
    )
    one, other = played(plain, 40_000)[500:], played(vorbis, 40_000)[500:]
    assert rms_db(one - other) - rms_db(one) < -30


def test_a_drum_rings_whatever_its_length_and_a_hat_cuts_its_group(tmp_path: Path) -> None:
    font = Font([Recorded(sine(20_000, 400))], [[{GROUP: 1, SAMPLE: 0}]], {(128, 0): [{INSTRUMENT: 0}]})
    voice = sounds(font, tmp_path).voices("drums", 60, 100, 100)[0]
    assert voice.one_shot and voice.whole and voice.group == 1 and len(voice.samples) > 19_000
