"""The golden edits hold, and are the ones that the code gives."""

import json

import pytest
from golden.make import HERE, files

from musiclab.edit import apply, decode_edit, encode_edit, invert
from musiclab.errors import MusicLabError
from musiclab.song.wire import decode, encode

MADE = files()
EDITS = sorted((HERE / "edits").glob("*.json"))


@pytest.mark.parametrize("path", sorted(MADE), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_golden_files_are_up_to_date(path):
    assert path.read_text(encoding="utf-8") == MADE[path], "Run python tests/golden/make.py and read what changed."


@pytest.mark.parametrize("folder", ["edits", "text", "time"])
def test_no_golden_file_is_left_over(folder):
    assert {path for path in MADE if path.parent == HERE / folder} == set((HERE / folder).iterdir())


@pytest.mark.parametrize("path", EDITS, ids=lambda path: path.stem)
def test_golden_edits_are_applied_and_taken_back(path):
    document = json.loads(path.read_text(encoding="utf-8"))
    song = decode(document["song"])
    for case in document["cases"]:
        if case.get("refused"):
            with pytest.raises(MusicLabError):
                apply(song, decode_edit(case["edit"]))
            continue
        edit = decode_edit(case["edit"])
        assert encode(apply(song, edit)) == case["expected"]
        assert encode_edit(invert(song, edit)) == case["inverse"]
        assert apply(decode(case["expected"]), decode_edit(case["inverse"])) == song
