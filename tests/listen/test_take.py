"""A take is heard as a whole; what cannot be heard is said in a sentence; each result draws itself."""

import subprocess
import sys
import tracemalloc

import numpy as np
import pytest
from listen.material import heard_from
from listen.test_pitch import tone

from musiclab.errors import SoundError
from musiclab.listen.grid import grid
from musiclab.listen.take import hear
from musiclab.song.model import Song

A_SECOND = np.zeros(44_100, np.float32)
BROKEN = A_SECOND.copy()
BROKEN[1234] = np.nan


@pytest.mark.parametrize(
    ("samples", "rate", "sentence"),
    [
        (A_SECOND[:100], 44_100, "too short"),
        (np.zeros(0, np.float32), 44_100, "too short"),
        (BROKEN, 44_100, "Sample 1234 of the recording is not a number"),
        (np.zeros((8, 44_100), np.float32), 44_100, "8 channels"),
        (np.zeros((2, 3, 4), np.float32), 44_100, "shape"),
        (np.zeros(44_100, np.int16), 44_100, "divide 16-bit samples by 32768"),
        ("a song", 44_100, "Use floats"),
        (A_SECOND, 0, "rate"),
        (A_SECOND, 44_100.0, "rate"),
        (A_SECOND, 400_000, "rate"),
    ],
)
def test_what_cannot_be_heard_is_said_in_a_sentence(samples, rate, sentence):
    with pytest.raises(SoundError, match=sentence):
        hear(samples, rate)


def test_a_silent_take_is_said_to_be_silent():
    take = hear(A_SECOND, 44_100)
    assert take.trouble.startswith("Nothing was sung: the take is silent.")
    assert str(take) == take.trouble
    assert take.notes == ()


def test_a_chord_is_said_to_be_hard_to_make_out_or_hardly_a_pitch():
    rng = np.random.default_rng(3)
    chord = sum(tone(hertz, 2, harmonics=rng.uniform(0.2, 1, 6)) for hertz in (110, 155.6, 207.7, 329.6, 466.2)) / 5
    take = hear((chord + rng.normal(0, 0.02, len(chord))).astype(np.float32), 44_100)
    assert "pitch" in take.trouble


def test_drums_have_hardly_any_pitch():
    rng = np.random.default_rng(0)
    hits = np.zeros(88_200)
    for at in range(0, 88_200, 11_025):
        hits[at : at + 4000] += rng.normal(0, 0.3, 4000) * np.exp(-np.arange(4000) / 500)
    assert hear(hits.astype(np.float32), 44_100).trouble.startswith("Hardly any pitch")


def test_a_song_has_no_trouble():
    truth = heard_from("a woman", 15)
    take = hear(truth.samples, truth.rate)
    assert take.trouble == ""
    assert str(take).startswith("12 notes.")


def test_each_part_is_worked_out_once():
    truth = heard_from("a guitar", 40)
    take = hear(truth.samples, truth.rate)
    assert take.pitch is take.pitch
    assert take.notes is take.notes


def test_a_take_at_192_khz_is_heard():
    take = hear(tone(440, 0.5, rate=192_000), 192_000)
    assert [note.name for note in take.notes] == ["A4"]


@pytest.mark.parametrize("part", ["pitch", "timing", "take"])
def test_each_result_draws_itself_with_words_beside_it(part):
    truth = heard_from("a guitar", 40)
    take = hear(truth.samples, truth.rate)
    one = {"pitch": take.pitch, "timing": take.timing(grid(Song(), 0, 9600, lead=0.3)), "take": take}[part]
    shown = one._repr_mimebundle_()
    assert shown["text/plain"] == str(one)
    assert f'alt="{str(one)[:20]}' in shown["text/html"]
    ax = one.draw()
    assert ax.get_xlabel()
    assert ax.get_ylabel()


def test_the_pitch_curve_names_notes_and_lies_over_the_score():
    truth = heard_from("a guitar", 40)
    curve = hear(truth.samples, truth.rate).pitch
    ax = curve.draw(score=[(start, length, round(midi)) for start, length, midi in truth.notes])
    assert "C4" in [label.get_text() for label in ax.get_yticklabels()]
    assert len(ax.collections) == len(truth.notes)


def test_pictures_can_share_a_figure():
    from matplotlib.figure import Figure

    truth = heard_from("a guitar", 40)
    take = hear(truth.samples, truth.rate)
    above, below = Figure().subplots(2)
    assert take.draw(above) is above
    assert take.pitch.draw(below) is below


def test_listening_brings_no_pyplot():
    script = """
import sys, numpy as np
from musiclab.listen.take import hear
hear(np.zeros(44_100, np.float32), 44_100)._repr_mimebundle_()
assert "matplotlib.pyplot" not in sys.modules and "librosa" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_long_take_needs_little_memory():
    minutes = np.tile(heard_from("a woman", 40).samples, 10)  # more than a minute
    hear(minutes[:44_100], 44_100).notes  # noqa: B018
    tracemalloc.start()
    take = hear(minutes, 44_100)
    assert len(take.notes) > 100
    assert take.level.peak_db < 0
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60e6
