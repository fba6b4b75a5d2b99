"""The rules that listen to recordings, to the mix and to code: what has it passes, near-misses are led to their next step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from check.pieces import drum_track, notes_track, piece, song_of
from check.test_rules import WORDS

from musiclab.check import rules
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.listen.take import hear
from musiclab.song.clips import AudioClip
from musiclab.song.mixing import Effect, Lane, Point
from musiclab.song.model import Song, Track

RATE, BEAT = 22_050, 0.6
BAR = 3840


def strokes(offs=(0,), *, level=0.5, noise=0.0005, count=16, seed=1):
    """Claps on every beat at 100 beats a minute, each so many milliseconds late."""
    chance = np.random.default_rng(seed)
    sound = chance.normal(0, noise, round((count + 1) * BEAT * RATE))
    for at in range(count):
        begin = max(round((at * BEAT + offs[at % len(offs)] / 1000) * RATE), 0)
        burst = chance.normal(0, 0.35, 3000) * np.exp(-np.arange(3000) / 700)
        sound[begin : begin + 3000] += level * burst / np.abs(burst).max()
    return sound


def sung(cents=(0,), *, pitches=(57, 59, 60, 62, 64, 62, 60, 57), level=0.4, noise=0.0003):
    """A line sung on one note a beat, each so many cents sharp."""
    parts = []
    for at, pitch in enumerate(pitches):
        time = np.arange(round(BEAT * RATE)) / RATE
        hertz = 440 * 2 ** ((pitch - 69 + cents[at % len(cents)] / 100) / 12)
        wave = sum(np.sin(2 * np.pi * hertz * k * time) / k**1.5 for k in range(1, 6))
        parts.append(level * 0.5 * wave * np.minimum(time / 0.03, 1) * np.minimum((BEAT - time) / 0.06, 1))
    return np.concatenate(parts) + np.random.default_rng(2).normal(0, noise, sum(map(len, parts)))


def recorded(sound, *, beat=True):
    """A song of one recording, with what is heard in it."""
    take = AudioClip("take", 0, 5 * BAR, "voice-1")
    tracks = (*((drum_track({"kick": "X... X... X... X... " * 4}),) if beat else ()), Track("voice", clips=(take,)))
    song = replace(Song(tracks=tracks), tempo=(replace(Song().tempo[0], bpm=100.0),))
    samples = np.clip(sound, -1, 1).astype(np.float32)
    return Work(song, takes=lambda name: (np.stack([samples, samples]), RATE), hears=lambda name: hear(samples, RATE))


def with_code(*cells):
    return Work(piece(melody="C4 D4 E4 F4"), cells=cells)


def with_credits(text, sound=None):
    work = recorded(strokes()) if sound is None else sound
    return replace(work, notes={"credits.md": text} if text else {})


LOOP = "for bar in range(1, 9):\n    song.beat('kick', 'X... X...', at=bar)"
SEEDED = "from random import Random\nchance = Random(7)\nfor bar in range(4):\n    song.melody('a', chance.choice(['C4', 'D4']), at=bar + 1)"
QUIET_BASS = song_of(notes_track("lead", [(i, 72, 1) for i in range(16)]), replace(notes_track("low", [(i, 36, 1) for i in range(16)], instrument="electric bass"), volume_db=-50.0))
BAND = song_of(drum_track({"kick": "X... X... " * 8}), notes_track("lead", [(i, 72 + i % 5, 1) for i in range(16)], instrument="flute"), notes_track("low", [(i, 36, 1) for i in range(16)], instrument="electric bass"))
WIDE = replace(BAND, tracks=tuple(replace(track, pan=pan) for track, pan in zip(BAND.tracks, (0.0, 0.7, 0.0), strict=True)))


def faded(low=-30.0, high=0.0, target="volume_db", effects=()):
    points = (Point(0, low), Point(4 * BAR, high))
    return song_of(replace(notes_track("pad", [(i, 60, 1) for i in range(16)], instrument="strings"), effects=effects, automation=(Lane(target, points),)))


CREDITED = "- voice-1 | me | own work | recorded in class"
PASSING = {
    "onset_timing": [(recorded(strokes((4, -9, 7))), {}), (recorded(strokes((12, -15, 3, 20, -8))), {"max_median_ms": 30}), (song_of(drum_track({"clap": "x.x. x.x. x.x. x.x."})), {})],
    "level_ok": [(recorded(strokes(level=0.5)), {}), (recorded(strokes(level=0.2)), {}), (recorded(sung()), {})],
    "clipping": [(recorded(strokes()), {}), (recorded(sung()), {}), (recorded(strokes(level=0.9)), {})],
    "noise_floor": [(recorded(strokes()), {}), (recorded(strokes(noise=0.002)), {}), (recorded(strokes(level=0.2, noise=0.0005)), {})],
    "sung_in_tune": [(recorded(sung()), {}), (recorded(sung((8, -12, 5))), {}), (recorded(sung((0, 0, 0, 0, 60))), {"min_share": 0.7})],
    "loudness_between": [(BAND, {"low": -45, "high": -8}), (WIDE, {"low": -45, "high": -8}), (song_of(drum_track({"snare": "X... " * 16})), {"low": -50, "high": -6})],
    "audible": [(BAND, {}), (WIDE, {}), (song_of(notes_track("lead", [(i, 72, 1) for i in range(16)])), {})],
    "pan_spread": [(WIDE, {}), (replace(BAND, tracks=tuple(replace(track, pan=pan) for track, pan in zip(BAND.tracks, (0.2, -0.5, 0.1), strict=True))), {"min_width": 0.6}), (replace(WIDE, tracks=WIDE.tracks[::-1]), {})],
    "automation_heard": [(faded(), {}), (faded(-1.0, 1.0, "pan"), {}), (faded(300.0, 9000.0, "cut:cutoff_hz", (Effect("cut", "filter"),)), {})],
    "spectral_order": [(BAND, {"order": ["bass", "melody"]}), (song_of(notes_track("a", [(i, 40, 1) for i in range(8)], role="bass"), notes_track("b", [(i, 76, 1) for i in range(8)], role="melody", instrument="violin")), {"order": ["bass", "melody"]}), (song_of(notes_track("a", [(i, 48, 1) for i in range(8)], role="pad", instrument="cello"), notes_track("b", [(i, 84, 1) for i in range(8)], role="melody", instrument="flute")), {"order": ["pad", "melody"]})],
    "credits_complete": [(with_credits(CREDITED), {}), (with_credits("| what | who | licence | source |\n|---|---|---|---|\n| rain (voice-1) | Mira | CC BY 4.0 | her phone |"), {}), (Work(piece(melody="C4 D4")), {})],
    "written_with_a_loop": [(with_code(LOOP), {}), (with_code("song.melody('a', ' '.join(f'C{i} E{i}' for i in range(3, 6)))"), {}), (with_code("def verse(at):\n    song.beat('kick', 'X...', at=at)", "%time\nfor at in (1, 5):\n    verse(at)"), {})],
    "same_seed_same_music": [(with_code(SEEDED), {}), (with_code("import random\nrandom.seed(3)\nnotes = random.choices(['C4', 'E4'], k=4)"), {}), (with_code("import numpy as np\nrng = np.random.default_rng(5)\nrows = rng.integers(0, 4, 8)"), {}), (with_code(LOOP), {"needs_chance": False})],
    "heard_right": [(Work(Song(), answers={"intervals": {"right": 6, "asked": 8, "level": 1}}), {}), (Work(Song(), answers={"chords": {"right": 5, "level": 3}}), {"exercise": "chords", "level": 2}), (Work(Song(), answers={"taps": {"right": 16, "level": 1}}), {"exercise": "taps", "at_least": 12})],
}  # fmt: skip
NEAR = {
    "onset_timing": [(recorded(strokes((90, -80, 110, -95))), {}, "click"), (recorded(strokes((0,), count=2)), {}, "longer"), (Work(Song()), {}, "Record"), (song_of(notes_track("a", [(i + 0.21, 60, 0.5) for i in range(16)])), {"step": 960, "max_median_ms": 50}, "late")],
    "level_ok": [(recorded(strokes(level=0.02, noise=0.0001)), {}, "closer"), (recorded(strokes(level=2)), {}, "down"), (Work(Song()), {}, "Record")],
    "clipping": [(recorded(sung(level=4)), {}, "softer"), (recorded(np.clip(strokes(level=6), -1, 1)), {}, "ceiling"), (Work(Song()), {}, "Record")],
    "noise_floor": [(recorded(strokes(noise=0.08)), {}, "quieter"), (recorded(strokes(level=0.1, noise=0.02)), {}, "quieter"), (Work(Song()), {}, "Record")],
    "sung_in_tune": [(recorded(sung((45, -45, 48))), {}, "pitch"), (recorded(strokes()), {}, "Sing"), (Work(Song()), {}, "Record")],
    "loudness_between": [(BAND, {"low": -12, "high": -8}, "up"), (BAND, {"low": -70, "high": -60}, "down"), (Song(), {}, "one note")],
    "audible": [(QUIET_BASS, {}, "cover"), (replace(WIDE, tracks=(*WIDE.tracks[:2], replace(WIDE.tracks[2], volume_db=-45.0))), {}, "cover"), (Song(), {}, "one note")],
    "pan_spread": [(BAND, {}, "apart"), (replace(BAND, tracks=tuple(replace(track, pan=pan) for track, pan in zip(BAND.tracks, (0.0, -0.2, 0.9), strict=True))), {}, "middle"), (song_of(BAND.tracks[0]), {}, "second")],
    "automation_heard": [(BAND, {}, "move"), (faded(-0.5, 0.0), {}, "further"), (faded(0.0, 0.0), {}, "move")],
    "spectral_order": [(BAND, {"order": ["melody", "bass"]}, "brighter"), (BAND, {"order": ["pad", "melody"]}, "pad"), (Song(), {}, "bass")],
    "credits_complete": [(with_credits(""), {}, "voice-1"), (with_credits("- voice-1 | Mira"), {}, "Complete"), (with_credits("- voice-1 | A star | all rights reserved | the web"), {}, "permission"), (Work(piece(melody="C4")), {"min_items": 1}, "credits")],
    "written_with_a_loop": [(with_code("song.beat('kick', 'X...', times=8)"), {}, "line by line"), (with_code("for i in range(1):\n    song.beat('kick', 'X...')"), {}, "loop"), (with_code("for i in range(9):\n    print(i)", "song.beat('kick', 'X...')"), {}, "inside"), (with_code(), {}, "notebook"), (with_code("for x in"), {}, "loop")],
    "same_seed_same_music": [(with_code("import random\nnote = random.choice(['C4', 'D4'])"), {}, "seed"), (with_code("from random import Random\nchance = Random()\nchance.choice('ab')"), {}, "seed"), (with_code("import random, time\nrandom.seed(time.time())\nrandom.choice('ab')"), {}, "seed"), (with_code(LOOP), {}, "chance"), (with_code(), {}, "notebook")],
    "heard_right": [(Work(Song(), answers={"intervals": {"right": 4, "level": 1}}), {}, "right"), (Work(Song(), answers={"intervals": {"right": 9, "level": 1}}), {"level": 3}, "level"), (Work(Song()), {}, "right"), (Work(Song(), answers={"intervals": "x"}), {}, "right")],
}  # fmt: skip
FIT = [(name, at) for name, rows in PASSING.items() for at in range(len(rows))]
MISS = [(name, at) for name, rows in NEAR.items() for at in range(len(rows))]


@pytest.mark.parametrize(("name", "at"), FIT)
def test_what_has_it_passes(name, at):
    work, options = PASSING[name][at]
    judged = getattr(rules, name)(work, **options)
    assert judged.passed, (judged.next_step, judged.measured)
    assert judged.findings[0].found


@pytest.mark.parametrize(("name", "at"), MISS)
def test_a_near_miss_is_led_to_its_next_step(name, at):
    work, options, says = NEAR[name][at]
    judged = getattr(rules, name)(work, **options)
    assert not judged.passed
    step = judged.next_step
    said = " ".join((step.title, step.found, step.asked, step.hint))
    assert says in said, said
    assert not WORDS.search(said), said


def test_every_rule_is_tried_on_three_that_pass_and_three_near_misses():
    from check.rules_table import all_rules

    tried = {rule.name for rule in all_rules()} | set(PASSING)
    assert tried == set(rules.__all__)
    assert not [name for name in PASSING if len(PASSING[name]) < 3 or len(NEAR[name]) < 3]


def test_a_recording_that_is_not_there_is_said_and_nothing_stumbles():
    lost = Work(recorded(strokes()).song)
    for name in ("onset_timing", "level_ok", "clipping", "noise_floor", "sung_in_tune"):
        step = getattr(rules, name)(lost).next_step
        assert "not beside the song" in step.found


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("backbeat", {"beats": "two"}), ("tempo_between", {"unit": "blink"}), ("tempo_between", {"low": 200, "high": 100}), ("density", {"unit": "notes"}), ("density", {"role": "tuba"}),
        ("swing", {"grid": "whole"}), ("syncopation", {"min_share": 2}), ("motif_recurs", {"motif": [[0]]}), ("motif_recurs", {"allow": ["backwards"]}), ("contour", {"shape": "square"}),
        ("range", {"low": "H9"}), ("chord_progression", {"numerals": ["Q"]}), ("chord_progression", {"key": "H dur"}), ("bass_root_rate", {"chords": [[0, 4]]}), ("bass_root_rate", {"chords": [[0, 4, "H"]]}),
        ("cadence", {"type": "fast"}), ("form_similarity", {"form": "A-B"}), ("has_transition", {"kinds": ["bang"]}), ("length", {"min_bars": 0}), ("parts_present", {"roles": "drums"}), ("not_a_copy", {"starter": 3}),
        ("not_a_copy", {"starter": "{"}), ("ends_on_stable_degree", {"degrees": [9]}), ("voice_leading", {"voices": "all"}), ("pan_spread", {"min_width": "x"}), ("heard_right", {"exercise": ""}),
    ],
)  # fmt: skip
def test_options_that_cannot_be_are_refused_where_they_are_written(name, options):
    with pytest.raises(CheckError, match=r"\."):
        getattr(rules, name)(**options)
