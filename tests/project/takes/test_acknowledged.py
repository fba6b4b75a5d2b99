"""Laws of a recording: whatever happens on the way, the take is what was acknowledged."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.project.takes.about import About, Cut, End
from musiclab.project.takes.coverage import Coverage
from musiclab.project.takes.cutting import Cutter
from musiclab.project.takes.raw import RawRecording
from musiclab.project.takes.shelf import TakeShelf
from musiclab.project.takes.steps import finished

RATE = 8000
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))


@st.composite
def happenings(draw):
    """Parts of a recording in any order, some of them more than once or never, and new kernels in between (None)."""
    channels = draw(st.integers(1, 2))
    sizes = draw(st.lists(st.integers(1, 700), min_size=1, max_size=12))
    starts = np.concatenate(([0], np.cumsum(sizes)))
    order = draw(st.lists(st.sampled_from(range(len(sizes))) | st.none(), max_size=30))
    return channels, [(int(a), int(b)) for a, b in pairwise(starts)], order


@given(happenings(), st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_the_take_is_what_was_acknowledged_in_any_order_through_any_number_of_kernels(happened, seed):
    channels, spans, order = happened
    sound = np.random.default_rng(seed).uniform(-1, 1, (spans[-1][1], channels)).astype("<f4")
    heard = np.zeros_like(sound)
    came = np.zeros(len(sound), bool)
    with TemporaryDirectory() as place:
        shelf = TakeShelf(Path(place))
        raw = RawRecording.begin(Path(place) / ".recording" / "a", About("a", RATE, channels))
        for step in order:
            if step is None:
                raw.close()
                raw = RawRecording.begin(raw.folder, raw.about)
                continue
            first, end = spans[step]
            raw.write(first, sound[first:end].tobytes())
            heard[first:end], came[first:end] = sound[first:end], True
        frames = int(np.flatnonzero(came)[-1]) + 1 if came.any() else 0
        assert raw.frames == frames
        if not frames:
            return
        raw.finish(End(frames, 0, (Cut(0, frames, 0.0),)))
        (take,) = finished(Cutter(shelf).cut(raw))
        written = soundfile.read(Path(place) / f"{take.name}.flac", dtype="float32", always_2d=True)[0]
    assert np.abs(written - heard[:frames]).max() <= 2**-23
    assert take.missing == np.count_nonzero(~came[:frames])


@given(st.lists(SPANS, max_size=12), SPANS)
def test_the_frames_that_are_there_are_those_that_came(spans, asked):
    there = Coverage(spans)
    came = {frame for first, end in spans for frame in range(first, end)}
    assert there.spans == tuple(sorted(there.spans))
    assert all(a < b < c for (a, b), (c, _) in pairwise(there.spans))
    assert {frame for first, end in there.spans for frame in range(first, end)} == came
    assert {frame for first, end in there.holes(*asked) for frame in range(first, end)} == set(range(*asked)) - came
    assert there.end == max(came, default=-1) + 1


def test_nothing_writes_over_what_was_acknowledged(tmp_path):
    raw = RawRecording.begin(tmp_path / "a", About("a", RATE, 1))
    first, other = np.full(100, 0.5, "<f4"), np.full(150, -0.5, "<f4")
    raw.write(0, first.tobytes())
    raw.write(0, other.tobytes())
    (block,) = raw.blocks(0, 150)
    assert block[:, 0].tolist() == [0.5] * 100 + [-0.5] * 50


def test_a_part_waits_for_the_disk(tmp_path, monkeypatch):
    raw = RawRecording.begin(tmp_path / "a", About("a", RATE, 1))
    waited = []
    monkeypatch.setattr("musiclab.project.takes.raw.os.fsync", lambda handle: waited.append(os.fstat(handle).st_size))
    for n in range(3):
        raw.write(n * 100, bytes(400))
        assert waited == [400 * (at + 1) for at in range(n + 1)]
