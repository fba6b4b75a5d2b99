"""What was played on keys is kept exactly as it was played."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from live.recorder import Recorder, at_once

from musiclab.errors import MusicLabError
from musiclab.project.performances import Performances, read_performance

TIMES = st.floats(0, 1e6, allow_nan=False)
NOTES = st.lists(
    st.tuples(TIMES, TIMES, st.integers(0, 127), st.integers(0, 127)).map(lambda n: [min(n[:2]), max(n[:2]), n[2], n[3]]), max_size=20
)
PEDALS = st.lists(st.tuples(TIMES, st.floats(0, 1)).map(list), max_size=5)
PLAYED = [[0.25, 480.5, 60, 90], [480.125, 961.75, 64, 1]]


@pytest.fixture
def page(song):
    return Recorder(at_once(song))


def keep(page, **content):
    return page.ask("performance", **{"what": "keep", "name": "keys-1", "track": "keys", "from": 960, "notes": PLAYED, **content})[-1]


@given(NOTES, PEDALS)
@settings(max_examples=40, deadline=None)
def test_what_was_played_comes_back_to_the_last_digit(notes, pedals):
    with TemporaryDirectory() as place:
        performances = Performances(Path(place))
        performances.keep(read_performance({"name": "x", "track": "keys", "from": 7, "notes": notes, "pedals": pedals}))
        (kept,) = performances.all()
    assert ([list(note) for note in kept.notes], [list(pedal) for pedal in kept.pedals], kept.start) == (notes, pedals, 7)


def test_a_performance_is_kept_beside_the_takes(page, song):
    assert keep(page) == {"kind": "performance", "what": "kept", "name": "keys-1", "client": "page"}
    assert json.loads((song.folder / "takes" / "keys-1.keys.json").read_text())["notes"] == PLAYED
    (all,) = [each["performances"] for each in page.ask("performance", what="all")]
    assert [(each["name"], each["track"], each["from"], each["notes"]) for each in all] == [("keys-1", "keys", 960, PLAYED)]
    (played,) = song.performances()
    assert played.notes[0] == (0.25, 480.5, 60, 90)
    assert "2 notes" in repr(played)
    assert not song.takes()


def test_the_same_one_again_is_kept_once_and_another_beside_it(page, song):
    assert [keep(page)["name"], keep(page)["name"], keep(page, notes=PLAYED[:1])["name"]] == ["keys-1", "keys-1", "keys-1-2"]
    assert len(song.performances()) == 2


def test_a_deleted_performance_is_gone(page, song):
    keep(page)
    page.ask("take-delete", take="keys-1")
    assert not list((song.folder / "takes").glob("*.keys.json"))
    with pytest.raises(MusicLabError, match="There is no take"):
        song.delete_take("keys-1")


@pytest.mark.parametrize("wrong", [
    {"notes": None}, {"notes": "x"}, {"notes": [3]}, {"notes": [[0, 1, 60]]}, {"notes": [[0, float("nan"), 60, 90]]}, {"notes": [[5, 1, 60, 90]]},
    {"notes": [[0, 1, 128, 90]]}, {"notes": [[0, 1, 60, 900]]}, {"notes": [[0, 1, 60.5, 90]]}, {"notes": [[0, 1, 60, 90]] * 50_001},
    {"pedals": [3]}, {"pedals": [[0, 2]]}, {"from": -1}, {"from": "x"}, {"what": "sing"}, {"what": None},
])  # fmt: skip
def test_what_cannot_have_been_played_is_refused_in_a_sentence(page, song, wrong):
    answer = keep(page, **wrong)
    assert (answer["kind"], answer["asked"]) == ("unanswered", "performance")
    assert answer["sentence"].endswith(".")
    assert not song.performances()


@pytest.mark.parametrize("name", ["../../song", "a/b", "", None, 3, ".", "\0", "Ü b u n g"])
def test_no_name_leads_out_of_the_folder(page, song, name):
    kept = keep(page, name=name)["name"]
    assert [path.name for path in song.folder.parent.rglob("*.keys.json")] == [f"{kept}.keys.json"]
    assert (song.folder / "takes" / f"{kept}.keys.json").is_file()


def test_what_cannot_be_read_hides_nothing_else(page, song):
    keep(page)
    for name, text in (("torn", b'{"notes": [[1'), ("odd", b"[]"), ("deep", b"[" * 100_000), ("wrong", b'{"notes": 3}'), ("not-text", b"\xff\xfe")):
        (song.folder / "takes" / f"{name}.keys.json").write_bytes(text)
    assert [each.name for each in song.performances()] == ["keys-1"]
