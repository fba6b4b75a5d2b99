"""Reading a song from wherever it is: a project folder, a song file, MIDI or MusicXML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.errors import FileError
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


def read_source(path: Path) -> Source:
    """Read the song at ``path``; FileError or SongError in one sentence when that is not possible."""
    from musiclab.project.takes import takes_in

    file = path / "song.json" if path.is_dir() else path
    suffix = file.suffix.lower()
    if suffix not in ENDINGS:
        raise FileError(say("{name} is no song that MusicLab reads. Use a project folder, or a file ending in {endings}.", name=path.name, endings=", ".join(ENDINGS)))
    if suffix in SCORES:
        from musiclab.formats.musicxml import read_musicxml

        score = read_musicxml(file)
        return Source(score.song, takes_in(file.parent), score.messages)
    data = _bytes(file)
    if suffix in MIDI:
        from musiclab.formats.midi import read_midi

        midi = read_midi(data, name=file.stem)
        return Source(midi.song, takes_in(file.parent), midi.messages)
    from musiclab.song.wire import loads

    return Source(loads(data), takes_in(file.parent))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise FileError(say("{path} could not be read: {reason}. Check the name.", path=path, reason=problem.strerror)) from problem
