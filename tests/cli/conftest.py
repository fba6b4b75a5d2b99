"""The command line as a person uses it: in a folder of its own, with what it says."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from musiclab.cli import main
from musiclab.formats.midi import write_midi
from musiclab.formats.musicxml import write_musicxml
from musiclab.project.live import open_song


@dataclass(frozen=True)
class Answer:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def musiclab(tmp_path, monkeypatch, capfd):
    """Run a command in the test's folder."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> Answer:
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main(words)
        code = end.value.code
        return Answer(code or 0, *capfd.readouterr())

    return run


@pytest.fixture
def boats(tmp_path):
    """A song of two tracks in projects/boats, and the same as MIDI and as a score."""
    song = open_song("boats", folder=tmp_path / "projects", tempo=120)
    song.melody("lead", "C5 E5 G5:2 | C5:4", instrument="flute")
    song.beat("kick", "x... x... x... x...", times=2)
    song.send("lead")
    song.effect("drums", "distortion")
    (tmp_path / "boats.mid").write_bytes(write_midi(song.value))
    write_musicxml(song.value, tmp_path / "boats.musicxml")
    song.close()
    return song.value
