"""What a page is told of a score: every song has a picture or a sentence, and each note its place."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from check.pieces import notes_track, song_of
from check.strange import STRANGE

from musiclab.project.answers import Asked
from musiclab.project.score_answer import score_answer


def asked(song, track, **more):
    ((content, buffers),) = score_answer(SimpleNamespace(value=song))(Asked("page", "Mira", {"kind": "score", "track": track, **more}))
    return content, buffers


@pytest.mark.parametrize("title", STRANGE)
def test_every_part_of_a_strange_song_has_a_picture_or_a_sentence(title):
    song = STRANGE[title]
    for track in [*(track.id for track in song.tracks), "nobody", "", "master", None, ["a"], 7]:
        content, buffers = asked(song, track)
        assert bool(buffers) != bool(content["sentence"])
        assert not content["sentence"] or content["sentence"].endswith(".")


def test_each_note_of_the_picture_has_its_start_its_end_and_its_pitch():
    song = song_of(notes_track("a", [(0, 60, 1), (1, 62, 2), (3, 64, 3)], length=7680))
    content, (svg,) = asked(song, "a")
    assert {tuple(row[1:]) for row in content["notes"]} == {(0, 960, 60), (960, 2880, 62), (2880, 5760, 64)}
    assert all(f'id="{row[0]}"'.encode() in svg for row in content["notes"])
    assert content["bars"] == [0, 3840, 7680]


@pytest.mark.parametrize(("pitch", "staff"), [(72, "G"), (40, "F")])
def test_low_parts_are_read_in_the_bass_clef(pitch, staff):
    assert asked(song_of(notes_track("a", [(0, pitch, 1)])), "a")[0]["staff"] == staff


def test_a_long_part_says_how_much_is_not_drawn():
    content, _ = asked(song_of(notes_track("a", [(4 * bar, 60, 4) for bar in range(150)], length=150 * 3840)), "a")
    assert (len(content["bars"]) - 1, content["left"]) == (128, 22)
