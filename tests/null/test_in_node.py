"""The page's mixer gives what the renderer gives: run by node, without a browser."""

from __future__ import annotations

import json
import subprocess

import numpy as np
import pytest
from hatch_build import find_node
from null.bundling import bundled
from null.comparing import difference
from null.jobs import RATES, rendered, write
from null.songs import SONGS


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("null")


@pytest.fixture(scope="module")
def renderings(folder, node_packages):
    """Every song at both rates, as the page's mixer renders it."""
    paths = {(name, rate): write(name, rate, folder) for name in SONGS for rate in RATES}
    program = bundled("in_node.ts", folder, node_packages, platform="node")
    done = subprocess.run([find_node().node, program, *paths.values()], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {job: np.fromfile(path.with_suffix(".f32"), np.float32).reshape(-1, 2) for job, path in paths.items()}


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("name", SONGS)
def test_the_pages_mixer_and_the_renderer_cancel_out(name, rate, renderings, folder):
    ours = rendered(name, rate, folder)
    assert np.abs(ours).max() > 0.02
    found = difference(ours, renderings[name, rate])
    assert found.null, f"{found.residual_db:.1f} dB, {found.steps} steps, most at frame {found.frame}"


def test_the_songs_have_every_effect_and_every_kind_of_part():
    strips = [strip for song in SONGS.values() for strip in (*song.tracks, *song.buses, song.master)]
    kinds = {effect.kind for strip in strips for effect in strip.effects}
    from musiclab.song.effects import EFFECTS

    assert kinds == set(EFFECTS)
    assert any(lane.points for strip in strips for lane in strip.automation)
    assert len(SONGS) >= 12 and json.dumps(list(SONGS))
