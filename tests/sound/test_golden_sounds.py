"""The golden sounds hold in Python too."""

from __future__ import annotations

import json

import numpy as np
import pytest
from golden import sound_cases
from golden.make import HERE


@pytest.mark.parametrize("name", ["sound", "rooms"])
def test_golden_sounds_are_what_is_built(name):
    kept = json.loads((HERE / "sound" / f"{name}.json").read_text("utf-8"))
    made = sound_cases.documents()[name]
    assert len(kept["cases"]) == len(made["cases"])
    for old, new in zip(kept["cases"], made["cases"], strict=True):
        assert {k: v for k, v in json.loads(json.dumps(new)).items() if k != "samples"} == {k: v for k, v in old.items() if k != "samples"}
        assert np.allclose(np.array(new["samples"]), np.array(old["samples"]), atol=2e-6)
