"""``musiclab new``, ``convert``, ``info`` and ``doctor``."""

from __future__ import annotations

import json

import pytest

from musiclab.formats.midi import read_midi
from musiclab.song.wire import loads


def test_a_new_song_is_made_in_projects(musiclab, tmp_path):
    answer = musiclab("new", "Anna's song", "--tempo", "96", "--key", "A minor")
    song = loads((tmp_path / "projects/Anna's song/song.json").read_bytes())
    assert (answer.code, song.title, song.tempo[0].bpm, str(song.key)) == (0, "Anna's song", 96, "A minor")
    assert 'open_song("Anna\'s song")' in answer.out


@pytest.mark.parametrize("line", ["new|../x", "new|con", "new|", "new|x|--tempo|3", "new|x|--key|H", "new|boats"])
def test_a_song_that_cannot_be_made_is_refused_and_none_is_made(musiclab, boats, tmp_path, line):
    answer = musiclab(*line.split("|"))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("musiclab: ")
    assert [path.name for path in (tmp_path / "projects").iterdir()] == ["boats"]
    assert loads((tmp_path / "projects/boats/song.json").read_bytes()) == boats


def test_a_song_goes_to_midi_and_back(musiclab, boats, tmp_path):
    assert musiclab("convert", "projects/boats", "out.mid").out == "out.mid\n"
    assert musiclab("convert", "out.mid", "out.json", "--quiet").out == ""
    found = loads((tmp_path / "out.json").read_bytes())
    assert [t.note_count for t in found.tracks] == [t.note_count for t in read_midi((tmp_path / "boats.mid").read_bytes()).song.tracks]


def test_a_song_goes_to_a_score(musiclab, boats, tmp_path):
    assert musiclab("convert", "boats.mid", "out.musicxml").code == 0
    assert "<score-partwise" in (tmp_path / "out.musicxml").read_text("utf-8")


@pytest.mark.parametrize("line", [
    "convert boats.mid boats.mid", "convert projects/boats projects/boats/song.json", "convert boats.mid out.xyz", "convert boats.mid out.wav",
    "convert nothing.mid out.json", "convert boats.mid nowhere/out.json", "convert projects out.mid",
])  # fmt: skip
def test_what_cannot_be_converted_is_refused_and_nothing_is_overwritten(musiclab, boats, tmp_path, line):
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    answer = musiclab(*line.split())
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_info_is_read_by_people(musiclab, boats):
    answer = musiclab("info", "projects/boats")
    lines = answer.out.splitlines()
    assert lines[0].split() == ["title", "boats"]
    assert "120 beats a minute" in answer.out
    assert lines[-2:] == ["  lead: flute, 4 notes, 1 clip", "  drums: drums, 4 notes, 1 clip"]


def test_info_is_read_by_programs(musiclab, boats):
    found = json.loads(musiclab("info", "--json", "projects/boats").out)
    assert (found["tempo"], found["key"], found["metre"], found["bars"], found["seconds"], found["notes"]) == (120, None, "4/4", 2, 4, 8)
    assert -60 < found["loudness_lufs"] < 0 > found["true_peak_dbtp"]
    assert found["tracks"][0] == {"name": "lead", "instrument": "flute", "notes": 4, "clips": 1}


def test_info_without_loudness_renders_nothing(musiclab, boats):
    assert "loudness_lufs" not in json.loads(musiclab("info", "--json", "--no-loudness", "boats.mid").out)


def test_of_an_empty_song_info_says_that_it_is_silent(musiclab):
    musiclab("new", "silence")
    assert "silent" in musiclab("info", "projects/silence").out


def test_the_doctor_speaks_in_sentences(musiclab):
    answer = musiclab("doctor")
    lines = answer.out.splitlines()
    assert len(lines) == 7
    assert all(line[:2] in ("✓ ", "→ ") and line.endswith(".") for line in lines)
    assert answer.code == (0 if all(line.startswith("✓") for line in lines) else 1)
