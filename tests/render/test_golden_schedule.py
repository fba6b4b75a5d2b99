"""The golden schedules hold, and show what they are there to show."""

import json
from itertools import pairwise

import numpy as np
import pytest
from golden.make import HERE
from golden.schedule_cases import rows

from musiclab.render.schedule import schedule
from musiclab.render.timing import Timing, swing_ticks
from musiclab.song.wire import decode

FILES = sorted((HERE / "schedule").glob("*.json"))


def cases(name):
    return json.loads((HERE / "schedule" / f"{name}.json").read_text(encoding="utf-8"))["cases"]


def exact_frames(case):
    """The beginnings of a case's notes in frames, before rounding."""
    song = decode(case["song"])
    ticks = [clip.start + clip.length * turn + note.start for clip in song.track(case["track"]).clips if hasattr(clip, "notes")
             for turn in range(clip.repeats) for note in clip.notes if note.start < clip.length]
    return Timing(song, case["rate"]).seconds(swing_ticks(song, np.array(ticks, np.int64))) * case["rate"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden_schedules_hold_to_the_frame(path):
    for case in cases(path.stem):
        song = decode(case["song"])
        events = schedule(song.track(case["track"]), Timing(song, case["rate"]))
        for window in case["windows"]:
            assert rows(events.window(window["first"], window["end"])) == window["notes"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden_windows_tile_and_stand_at_both_rates(path):
    assert {case["rate"] for case in cases(path.stem)} >= {44_100, 48_000}
    for case in cases(path.stem):
        assert case["windows"][0]["first"] == 0
        assert all(a["end"] == b["first"] for a, b in pairwise(case["windows"]))


def test_no_golden_schedule_is_left_over():
    assert {path.stem for path in FILES} == {"swing", "metres", "tempos", "repeats", "rounding", "windows"}


@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_a_note_half_way_between_two_frames_takes_the_later_one(rate):
    found = [case for case in cases("rounding") if case["rate"] == rate]
    halves = np.concatenate([exact_frames(case) for case in found])
    halves = halves[halves % 1 == 0.5]
    later = {note[0] for case in found for note in case["windows"][0]["notes"]}
    # Of two neighbours the even one would be the earlier here: to round to even would show.
    assert any(half // 1 % 2 == 0 for half in halves)
    assert all(int(half + 0.5) in later for half in halves)


def test_no_golden_frame_hangs_on_the_last_bit_of_a_logarithm():
    for case in cases("tempos") + cases("windows"):
        if any(tempo["ramp"] for tempo in case["song"]["tempo"]):
            assert (np.abs(exact_frames(case) % 1 - 0.5) > 1e-6).all()
