"""The whole mix: the same every time, linear in its tracks, in time, and in the space it is given."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musiclab.errors import SongError, SoundError
from musiclab.examples import EXAMPLES, example
from musiclab.render import mixer
from musiclab.render.layering import LayerSums
from musiclab.render.levels import NOTE_LEVEL, pan_gains
from musiclab.render.mixer import Mix, blocks, render, stems
from musiclab.song.clips import AudioClip, Note, NoteClip
from musiclab.song.mixing import Bus, Effect, Lane, Master, Point, Send
from musiclab.song.model import Song, Swing, Track
from musiclab.song.tempo import Tempo
from musiclab.sound.sounds import Sounds
from musiclab.sound.voice import Voice

RATE = 44_100
CHORD = (Note(0, 60), Note(0, 64), Note(0, 67), Note(960, 72, 480, 120), Note(1920, 48, 1920, 70))


def track(id="lead", instrument="piano", notes=CHORD, **fields):
    return Track(id, instrument=instrument, clips=(NoteClip(f"{id}-clip", 0, 3840, notes),), **fields)


def song(*tracks, **fields):
    return Song(tracks=tracks or (track(),), **fields)


def level(sound):
    return 10 * np.log10(np.square(sound.astype(float)).mean() + 1e-20)


def residual(one, other):
    count = min(len(one), len(other))
    return level(one[:count] - other[:count]) - level(one)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_same_song_gives_the_same_samples_every_time(name):
    assert np.array_equal(render(example(name), rate=8000), render(example(name), rate=8000))


def test_another_process_gives_the_same_samples(tmp_path):
    script = "import sys; from musiclab.examples import example; from musiclab.render.mixer import render; sys.stdout.buffer.write(render(example('rain-on-tin'), rate=8000).tobytes())"
    answer = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    assert answer.stdout == render(example("rain-on-tin"), rate=8000).tobytes()


def test_blocks_joined_are_the_rendering():
    whole = render(example("rain-on-tin"), rate=8000)
    assert np.array_equal(np.concatenate(list(blocks(example("rain-on-tin"), rate=8000))), whole)
    assert Mix(example("rain-on-tin"), rate=8000).frames == len(whole)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_length_of_a_block_changes_nothing_that_can_be_heard(name, monkeypatch):
    usual = render(example(name), rate=8000)
    monkeypatch.setattr(mixer, "BLOCK", 3000)
    assert residual(usual, render(example(name), rate=8000)) < -110


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(30, 90), st.integers(1, 3000), st.integers(1, 127)), min_size=1, max_size=8, unique_by=lambda n: n[:2]))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_tracks_played_together_are_the_sum_of_tracks_played_alone(rows):
    quiet = Master(ceiling_db=0, volume_db=-30)
    one, other = track("one", "flute", tuple(Note(*row) for row in rows)), track("two", "marimba")
    together = render(song(one, other, master=quiet), rate=16_000)
    alone = [render(song(t, master=quiet), rate=16_000) for t in (one, other)]
    total = np.zeros_like(together)
    for sound in alone:
        total[: len(sound)] += sound
    assert np.abs(together - total).max() < 1e-6


def test_stems_are_the_mix_before_the_master():
    full = example("paper-boats")
    bare = replace(full, master=Master(volume_db=0, ceiling_db=0), tempo=(Tempo(300),))
    squash = next(t for t in bare.tracks if t.id == "drums")
    assert squash.effects
    total = sum(np.concatenate(list(sound)) for _, sound in stems(bare, rate=8000))
    mixed = render(bare, rate=8000)
    loud = np.abs(total).max(axis=1) < 0.9  # where the limiter has nothing to do
    assert loud.mean() > 0.95
    assert residual(mixed[: len(total)][loud], total[: len(mixed)][loud]) < -60


def test_stems_are_equally_long_and_named_after_their_tracks():
    found = {name: sum(len(b) for b in sound) for name, sound in stems(song(track("one"), track("two", "flute")), rate=8000)}
    assert set(found) == {"one", "two"}
    assert len(set(found.values())) == 1


def test_a_muted_track_is_silent_and_a_solo_track_is_alone():
    other = track("other", "flute")
    alone = render(song(other))
    assert np.array_equal(render(song(track(mute=True), other))[: len(alone)], alone)
    assert np.array_equal(render(song(track(), replace(other, solo=True)))[: len(alone)], alone)


@pytest.mark.parametrize("pan", [-1.0, -0.3, 0.0, 0.7, 1.0])
def test_pan_moves_a_track_by_its_law(pan):
    middle, moved = render(song(track(instrument="flute"))), render(song(track(instrument="flute", pan=pan)))
    left, right = pan_gains(pan)
    assert np.abs(moved[:, 0] - middle[:, 0] * left).max() < 1e-6
    assert np.abs(moved[:, 1] - middle[:, 1] * right).max() < 1e-6


@given(st.floats(-1, 1))
def test_pan_keeps_the_power(pan):
    left, right = pan_gains(pan)
    assert left**2 + right**2 == pytest.approx(2)


def test_six_decibels_are_half_and_minus_eighty_is_silence():
    usual = render(song(track(instrument="flute")))
    assert np.abs(render(song(track(instrument="flute", volume_db=-6.0206))) * 2 - usual).max() < 1e-5
    assert not render(song(track(volume_db=-80.0))).any()


def test_automation_that_stays_where_it_is_changes_nothing():
    lanes = (Lane("volume_db", (Point(0, -6), Point(3840, -6))), Lane("pan", (Point(0, 0.5),)))
    moved = render(song(track(automation=lanes)))
    assert residual(render(song(track(volume_db=-6, pan=0.5))), moved) < -110


def test_a_fade_in_decibels_is_as_loud_as_it_says():
    long = track(instrument="synth organ", notes=(Note(0, 60, 3840),), automation=(Lane("volume_db", (Point(0, -40), Point(3840, 0))),))
    flat = render(song(replace(long, automation=())))
    faded = render(song(long))
    for at in (22_050, 44_100, 66_150):
        piece = slice(at, at + 1000)
        assert level(faded[piece]) - level(flat[piece]) == pytest.approx(-40 + 40 * (at + 500) / 88_200, abs=0.2)


def test_a_send_reaches_its_bus_at_its_level():
    echo = Bus("room", effects=(Effect("e", "echo", {"beats": 2, "feedback": 0, "mix": 1}),))
    click = track("click", "808 kit", (Note(0, 37, 240),), sends=(Send("room", -6.0206),))
    sound = render(song(click, buses=(echo,)))
    dry = render(song(replace(click, sends=())))
    assert np.abs(sound[44_100 : 44_100 + len(dry)] - dry[: len(sound) - 44_100] / 2).max() < 1e-5


def test_bars_give_the_very_stretch_of_the_whole_song():
    full = render(example("rain-on-tin"), rate=8000)
    part = render(example("rain-on-tin"), rate=8000, bars=(9, 10))
    start = round(8 * 4 * 60 / 78 * 8000)
    assert np.abs(part[: 2 * 8000] - full[start : start + 2 * 8000]).max() < 1e-6
    assert len(part) < len(full) / 2


@pytest.mark.parametrize("bars", [(0, 2), (3, 2), (900, 910), ("a", "b"), (1,), 5, (1.0, 2.0)])
def test_bars_that_are_not_there_are_refused_with_those_that_are(bars):
    with pytest.raises(SongError, match="1 to 1"):
        render(song(), bars=bars)


def test_every_onset_of_a_click_track_is_where_the_score_says():
    notes = tuple(Note(step * 240, 37, 120, 100) for step in range(16))
    clicks = song(track("t", "808 kit", notes), tempo=(Tempo(97, ramp=True), Tempo(140, at=3840)), swing=Swing(0.6, 240))
    sound = np.abs(render(clicks)[:, 0])
    one = np.abs(render(song(track("t", "808 kit", notes[:1])))[:, 0])
    begins = np.flatnonzero(one > 1e-3)[0]
    from musiclab.render.schedule import schedule
    from musiclab.render.timing import Timing

    for start in schedule(clicks.tracks[0], Timing(clicks, RATE)).start:
        assert sound[start + begins] > 1e-3
        assert start == 0 or sound[start + begins - 20 : start + begins].max() < sound[start + begins : start + begins + 300].max() / 3


@pytest.mark.parametrize("rate", [8000, 22_050, 44_100, 48_000, 96_000])
def test_every_rate_plays_the_same_pitch_and_length(rate):
    sound = render(song(track(instrument="synth organ", notes=(Note(0, 69, 3840),))), rate=rate)
    piece = sound[rate // 2 : rate // 2 + rate, 0] * np.hanning(rate)
    spectrum = np.abs(np.fft.rfft(piece))
    octaves = [spectrum[hz - 3 : hz + 4].max() for hz in (220, 440, 880)]
    assert max(octaves) > 0.5 * spectrum.max()
    assert len(sound) / rate == pytest.approx(2, abs=0.6)


def test_an_open_hat_is_cut_by_a_closed_one():
    hat = (Note(0, 46, 240, 120),)
    ringing = render(song(track("t", "drums", hat)))
    cut = render(song(track("t", "drums", (*hat, Note(480, 42, 240, 1)))))
    late = slice(RATE // 2, RATE * 3 // 4)
    assert level(cut[late]) < level(ringing[late]) - 20


def test_an_audio_clip_plays_its_stretch_with_gain_and_fades():
    take = np.tile(np.linspace(0, 1, RATE, dtype=np.float32), (2, 1))
    clip = AudioClip("a", start=960, length=960, take="voice", offset=0.25, gain_db=-6.0206, fade_in=0.1)
    sound = render(song(Track("t", clips=(clip,))), takes=lambda name: (take, RATE))
    assert not sound[:22_049].any()
    assert sound[22_050 + 10_000, 0] == pytest.approx((0.25 + 10_000 / RATE) / 2, abs=1e-3)
    assert sound[22_050 + 2205, 0] == pytest.approx((0.25 + 0.05) / 4, abs=1e-3)
    assert len(sound) == 44_100


def test_a_take_of_another_rate_keeps_its_length_and_pitch():
    at = np.arange(48_000) / 48_000
    take = np.tile(np.sin(2 * np.pi * 440 * at).astype(np.float32), (2, 1))
    sound = render(song(Track("t", clips=(AudioClip("a", 0, 1920, "tone"),))), takes=lambda name: (take, 48_000))
    assert np.argmax(np.abs(np.fft.rfft(sound[:, 0]))) == 440


def test_a_missing_recording_is_told():
    with pytest.raises(SoundError, match="voice"):
        render(song(Track("t", clips=(AudioClip("a", 0, 960, "voice"),))))


def test_an_unknown_instrument_is_told_with_a_suggestion():
    with pytest.raises(SoundError, match="flute"):
        render(song(track(instrument="flut")))


def test_nothing_passes_the_ceiling_however_loud_the_song():
    loud = song(*(track(f"t{i}", "trumpet", volume_db=12) for i in range(8)), master=Master(ceiling_db=-3, volume_db=12))
    assert np.abs(render(loud)).max() <= 10 ** (-3 / 20) * (1 + 1e-6)


def test_an_empty_song_is_no_sound_and_a_silent_one_is_as_long_as_it_is_written():
    assert render(Song()).shape == (0, 2)
    assert len(render(song(Track("t", clips=(NoteClip("c", 0, 1920),))))) == 44_100


def test_a_note_let_go_fades_out_and_one_that_is_held_does_not():
    short, held = (render(song(track(instrument="synth organ", notes=(Note(0, 60, ticks),)))) for ticks in (960, 3840))
    late = slice(RATE, RATE + 4410)
    assert level(held[late]) > -40
    assert len(short) < RATE or level(short[late]) < level(held[late]) - 40


def test_layers_summed_once_sound_like_the_layers():
    random = np.random.default_rng(1)
    sample = lambda n: random.standard_normal(n).astype(np.float32)  # noqa: E731
    voices = (
        Voice(sample(9000), 3000, 9000, 0.5, -0.8, 5000, False, 0, True),
        Voice(sample(7000), 2000, 7000, 0.3, 0.4, 5000, False, 0, True),
        Voice(sample(5000), 0, 0, 0.2, 0.0, 700, False, 0, True),
    )
    found = LayerSums().layered(("x", 60, 1), voices, frames=20_000, notes=5)
    assert len(found) == 3
    for side in (0, 1):
        expected = np.zeros(20_000)
        for voice in voices[:2]:
            turn = np.arange(20_000)
            turn = np.where(turn < voice.loop_end, turn, voice.loop_start + (turn - voice.loop_start) % (voice.loop_end - voice.loop_start))
            expected += voice.samples[turn] * voice.gain * pan_gains(voice.pan)[side]
        pair = found[side]
        assert np.abs(pair.samples[:20_000] * pair.gain * pan_gains(pair.pan)[side] - expected).max() < 1e-5


def test_memory_does_not_grow_with_the_length_of_the_song():
    script = """
import resource, sys
from musiclab.render.mixer import blocks
from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Song, Track
notes = tuple(Note(i * 960, 60 + i % 5) for i in range(4))
def peak(repeats):
    track = Track("t", instrument="piano", clips=(NoteClip("c", 0, 3840, notes, repeats),))
    for block in blocks(Song(tracks=(track,)), rate=44100): pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
short = peak(5)
print((peak(500) - short) / 1024)
"""
    grown = float(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout)
    assert grown < 20  # megabytes; a thousand seconds of stereo would be 350


def test_a_note_has_room_for_a_band_above_it():
    loudest = np.abs(render(song(track(instrument="synth lead", notes=(Note(0, 60, 960, 127),))))).max()
    assert NOTE_LEVEL / 8 < loudest < 2 * NOTE_LEVEL


def test_sounds_of_another_rate_are_refused():
    with pytest.raises(SoundError, match="48000"):
        render(song(), rate=44_100, sounds=Sounds(rate=48_000))


def growing(frames):
    """Give two long-ringing layers as they are when ``frames`` frames have been asked for."""
    long = np.random.default_rng(2).standard_normal(60_000).astype(np.float32)
    return tuple(Voice(long[:frames], 0, 0, 0.02, pan, 9000, False, 0, False) for pan in (-0.5, 0.5))


def test_a_sum_of_layers_that_was_kept_is_the_sum_that_would_be_made_again():
    sums = LayerSums()
    sums.layered(("x", 60, 1), growing(20_000), frames=20_000, notes=5)
    later = sums.layered(("x", 60, 1), growing(22_000), frames=22_000, notes=5)
    fresh = LayerSums().layered(("x", 60, 1), growing(22_000), frames=22_000, notes=5)
    for kept, made in zip(later, fresh, strict=True):
        assert np.array_equal(kept.samples[:22_000], made.samples[:22_000])


def test_a_sum_of_layers_is_heard_for_no_longer_than_its_layers():
    pair = LayerSums().layered(("x", 60, 1), growing(20_000), frames=20_000, notes=5)
    assert all(voice.gain <= 0.02 for voice in pair)
