"""A song of its own for each test, and sound files to bring into it."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile

from musiclab.project.live import open_song

RATE = 44_100


@pytest.fixture
def song(tmp_path):
    live = open_song("boats", folder=tmp_path / "projects", tempo=120)
    yield live
    live.close()


@pytest.fixture
def wave():
    """A second and a half of noise on two channels."""
    return np.random.default_rng(1).uniform(-0.5, 0.5, (60_000, 2)).astype("f4")


@pytest.fixture
def file_of(tmp_path):
    """Write a sound file, and give its path."""

    def write(name, samples, *, rate=RATE, format=None, subtype=None):
        soundfile.write(tmp_path / name, samples, rate, format=format, subtype=subtype)
        return tmp_path / name

    return write
