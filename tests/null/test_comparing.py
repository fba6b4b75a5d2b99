"""The comparison of the null test sees what it is there to see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from null.comparing import difference
from null.songs import SONGS, hum

from musiclab.render.mixer import render
from musiclab.song.mixing import Effect


def sound():
    return render(SONGS["plain"], takes=hum)


def other(song, **changes):
    """The song with the settings of its first effect changed a little."""
    first, *rest = song.tracks
    effect = first.effects[0]
    return replace(song, tracks=(replace(first, effects=(Effect(effect.id, effect.kind, {**dict(effect.settings), **changes}),)), *rest))


def test_a_sound_is_itself():
    assert difference(sound(), sound()).null


@pytest.mark.parametrize("spoil", [
    lambda sound: np.roll(sound, 1, axis=0), lambda sound: sound[:, ::-1], lambda sound: sound * 1.0001, lambda sound: sound + 4e-5,
    lambda sound: np.where(np.arange(len(sound))[:, None] == 5000, sound + 1e-4, sound),
], ids=["a frame late", "sides swapped", "a thousandth of a decibel louder", "off centre", "one click"])  # fmt: skip
def test_a_small_fault_is_found(spoil):
    assert not difference(sound(), spoil(sound()).astype(np.float32)).null


@pytest.mark.parametrize("changes", [{"low_db": 6.01}, {"mid_hz": 900.5}, {"mid_q": 2.005}], ids=str)
def test_a_wrong_coefficient_is_found(changes):
    song = SONGS["eq and filter"]
    assert not difference(render(song), render(other(song, **changes))).null
