"""The golden notations and times hold."""

import json

import pytest
from golden.make import HERE

from musiclab.errors import SongError, TextError
from musiclab.song.drums import drum_pitch
from musiclab.song.tempo import bpm_at, seconds_at, tick_at
from musiclab.song.text import beat, chords, melody
from musiclab.song.time import bar_start, place_of
from musiclab.song.wire.shapes import METERS, TEMPOS


def cases(name):
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize(("name", "read"), [("beat", beat), ("melody", melody), ("chords", chords)])
def test_golden_texts_are_read(name, read):
    for case in cases(f"text/{name}"):
        options = {option: case[option] for option in ("pitch", "step", "key", "bar") if option in case}
        if "at" in case:
            with pytest.raises(TextError) as refused:
                read(case["text"], **options)
            assert refused.value.at == case["at"]
        else:
            phrase = read(case["text"], **options)
            assert [[note.start, note.pitch, note.duration, note.velocity] for note in phrase.notes] == case["notes"]
            assert phrase.length == case["length"]


def test_golden_drums_are_found():
    for case in cases("text/drums"):
        if case["pitch"] is None:
            with pytest.raises(SongError):
                drum_pitch(case["name"])
        else:
            assert drum_pitch(case["name"]) == case["pitch"]


def test_golden_tempos_hold():
    for case in cases("time/tempo"):
        tempos = TEMPOS.read(case["tempo"], "")
        for tick, seconds, bpm in case["rows"]:
            assert seconds_at(tempos, tick) == pytest.approx(seconds, abs=1e-8)
            assert bpm_at(tempos, tick) == pytest.approx(bpm, abs=1e-8)
            assert tick_at(tempos, seconds) == pytest.approx(tick, abs=1e-4)


def test_golden_metres_hold():
    for case in cases("time/meter"):
        meters = METERS.read(case["meter"], "")
        assert [[tick, *place_of(meters, tick)] for tick, *_ in case["places"]] == case["places"]
        assert [[bar, bar_start(meters, bar)] for bar, _ in case["bars"]] == case["bars"]
