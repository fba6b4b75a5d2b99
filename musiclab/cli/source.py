"""Reading a song from wherever it is: a project folder, a song file, MIDI or MusicXML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.cli.progress import late_word
from musiclab.errors import FileError, SongError
from musiclab.language import say
from musiclab.song.model import Song

if TYPE_CHECKING:
    from musiclab.render.takes import Takes

MIDI = (".mid", ".midi", ".kar", ".smf")
SCORES = (".musicxml", ".mxl", ".xml")
ENDINGS = (".json", *MIDI, *SCORES)


@dataclass(frozen=True, slots=True)
class Source:
    """A song that was read, its recordings, and what could not be kept of the file."""

    song: Song
    takes: Takes
    messages: tuple[str, ...] = ()


def read_source(path: Path, *, quiet: bool) -> Source:
    """Read the song at ``path``; FileError or SongError in one sentence when that is not possible."""
    from musiclab.project.takes import heard_in

    file = song_file(path)
    suffix = file.suffix.lower()
    if suffix not in ENDINGS:
        raise FileError(say("{name} is no song that MusicLab reads. Use a project folder, or a file ending in {endings}.", name=path.name, endings=", ".join(ENDINGS)))
    data = _bytes(file)
    takes = heard_in(file.parent)
    if suffix in SCORES:
        from musiclab.formats.musicxml import read_musicxml

        with late_word(say("Reading the score {name}; a long one takes a while.", name=file.name), quiet=quiet):
            score = read_musicxml(file)
        return Source(score.song, takes, score.messages)
    if suffix in MIDI:
        from musiclab.formats.midi import read_midi

        midi = read_midi(data, name=file.stem)
        return Source(midi.song, takes, midi.messages)
    return Source(_song(file, data), takes)


def song_file(path: Path) -> Path:
    """Give the file that a song is read from: of a project folder its ``song.json``."""
    if not path.is_dir():
        return path
    file = path / "song.json"
    if not file.is_file():
        raise FileError(say("The folder {folder} holds no song.json, so it is no song. Name the folder of one song, such as projects/first-beat.", folder=path.resolve()))
    return file


def _song(file: Path, data: bytes) -> Song:
    from musiclab.song.wire import loads

    try:
        return loads(data)
    except SongError as problem:
        raise FileError(say("{file}: {problem}", file=file, problem=problem)) from problem


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise FileError(say("{path} could not be read: {reason}. Check the name.", path=path, reason=problem.strerror)) from problem
