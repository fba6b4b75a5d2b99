"""Tails that are kept are the tails that would be made again."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from musiclab.render.tails import Tails

SAMPLES = [np.random.default_rng(seed).standard_normal(4000).astype(np.float32) for seed in range(2)]
asked = st.tuples(st.integers(0, 1), st.sampled_from([100, 500]), st.integers(1, 590), st.sampled_from([900, 2000]))


@given(st.lists(asked, min_size=1, max_size=25))
def test_a_tail_is_its_samples_times_its_release_whatever_was_asked_before(rows):
    tails = Tails(4000)
    for which, held, count, release in rows:
        found = tails.tail(SAMPLES[which], held, count, release)[:count]
        ramp = 10.0 ** (-5 * np.arange(count) / release)
        assert np.abs(found - SAMPLES[which][held : held + count] * ramp).max() < 1e-5
