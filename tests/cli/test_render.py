"""``musiclab render``: sound files of songs, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import soundfile

from musiclab.render.mixer import Mix, render
from musiclab.song.wire import loads


def lone(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_file())


@pytest.mark.parametrize("source", ["projects/boats", "projects/boats/song.json", "boats.mid", "boats.musicxml"])
@pytest.mark.parametrize("ending", ["wav", "mp3"])
def test_a_song_of_any_kind_becomes_sound(musiclab, boats, tmp_path, source, ending):
    answer = musiclab("render", source, "-o", f"a.{ending}")
    sound, rate = soundfile.read(tmp_path / f"a.{ending}")
    assert (answer.code, answer.err, rate) == (0, "", 44_100)
    assert answer.out.startswith(f"a.{ending}: ")
    assert np.abs(sound).max() > 0.05
    assert 4 < len(sound) / rate < 10


def test_a_rendered_file_is_the_song(musiclab, boats, tmp_path):
    musiclab("render", "projects/boats", "-o", "a.wav", "--depth", "float", "--rate", "22050", "--bars", "2")
    sound, rate = soundfile.read(tmp_path / "a.wav", dtype="float32")
    assert rate == 22_050
    assert np.array_equal(sound, render(boats, rate=22_050, bars=(2, 2)))


def test_the_sum_of_the_stems_is_the_mix_before_the_master(musiclab, boats, tmp_path):
    answer = musiclab("render", "projects/boats", "--stems", "stems", "--depth", "float")
    files = sorted((tmp_path / "stems").iterdir())
    assert [path.name for path in files] == ["01-lead.wav", "02-drums.wav"]
    assert answer.out.split() == ["stems/01-lead.wav", "stems/02-drums.wav"]
    total = sum(soundfile.read(path, dtype="float32")[0] for path in files)
    before = np.concatenate([block.T.copy() for block in Mix(boats, rate=44_100).before_master()])
    assert np.abs(before).max() > 0.05
    assert np.abs(total - before).max() < 1e-6


def test_quiet_says_nothing(musiclab, boats):
    answer = musiclab("render", "boats.mid", "-o", "a.wav", "-q")
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_an_instrument_that_stands_in_is_told(musiclab, boats, tmp_path):
    song = replace(boats, tracks=(replace(boats.tracks[0], instrument="shamisen"), *boats.tracks[1:]))
    from musiclab.song.wire import dumps

    (tmp_path / "song.json").write_text(dumps(song))
    answer = musiclab("render", "song.json", "-o", "a.wav")
    assert answer.code == 0
    assert "Shamisen is not in the bank" in answer.err


REFUSED = {
    "a file that is not there": "render nothing.mid -o a.wav",
    "a folder that is no song": "render projects -o a.wav",
    "a picture": "render boats.png -o a.wav",
    "a damaged MIDI file": "render bad.mid -o a.wav",
    "a damaged song": "render bad.json -o a.wav",
    "a damaged score": "render bad.musicxml -o a.wav",
    "no music at all": "render empty.json -o a.wav",
    "sound of no kind": "render boats.mid -o a.xyz",
    "a song for a sound": "render projects/boats -o projects/boats/song.json",
    "a recording for a sound": "render projects/boats -o projects/boats/takes/a.wav",
    "recordings for stems": "render projects/boats --stems projects/boats/takes",
    "bars backwards": "render boats.mid -o a.wav --bars 9:3",
    "bars beyond the end": "render boats.mid -o a.wav --bars 900:910",
    "bars in words": "render boats.mid -o a.wav --bars all",
    "bar 0": "render boats.mid -o a.wav --bars 0:2",
    "stems of some bars": "render boats.mid --stems stems --bars 1:2",
    "a rate of 1": "render boats.mid -o a.wav --rate 1",
    "a rate MP3 has not": "render boats.mid -o a.mp3 --rate 96000",
    "a depth of 12": "render boats.mid -o a.wav --depth 12",
    "a folder that is not there": "render boats.mid -o nowhere/a.wav",
    "a folder in place of the file": "render boats.mid -o folder.wav",
    "a file in place of the folder": "render boats.mid --stems boats.mid",
    "a SoundFont that is none": "render boats.mid -o a.wav --soundfont bad.mid",
    "a SoundFont that is not there": "render boats.mid -o a.wav --soundfont nothing.sf2",
}


@pytest.mark.parametrize("line", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_rendered_is_refused_in_a_sentence_and_leaves_no_file(musiclab, boats, tmp_path, line):
    (tmp_path / "bad.mid").write_bytes(b"MThd no midi")
    (tmp_path / "bad.json").write_bytes(b"{")
    (tmp_path / "bad.musicxml").write_bytes(b"<score-partwise>")
    (tmp_path / "empty.json").write_text((tmp_path / "projects/boats/song.json").read_text("utf-8").split('"tracks"')[0] + '"tracks": []}')
    (tmp_path / "boats.png").write_bytes(b"png")
    (tmp_path / "folder.wav").mkdir()
    before = lone(tmp_path)
    answer = musiclab(*line.split())
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("musiclab: ")
    assert answer.err.endswith((".\n", "?\n"))
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    assert lone(tmp_path) == before
    assert not list((tmp_path / "projects/boats/takes").iterdir())
    assert loads((tmp_path / "projects/boats/song.json").read_bytes()) == boats


@pytest.mark.parametrize("line", ["render", "render boats.mid", "render boats.mid -o", "render boats.mid -o a.wav --rate fast", "render a b -o c.wav", "frob", "render boats.mid -o a.wav --frob"])
def test_a_wrong_call_is_told_how_to_call(musiclab, boats, line):
    answer = musiclab(*line.split())
    assert (answer.code, answer.out) == (2, "")
    assert "Error: " in answer.err
