"""A song as a file for other programs, or as the song itself: MIDI, MusicXML, JSON, an engraved page."""

from __future__ import annotations

from pathlib import Path

from musiclab.errors import FileError
from musiclab.formats.replace_file import replacing
from musiclab.language import say
from musiclab.project.folder import SONG
from musiclab.song.model import Song

MIDI = (".mid", ".midi")
SCORES = (".musicxml", ".xml")
PICTURE = ".svg"
SONG_FILES = (".json", *MIDI, *SCORES, PICTURE)


def write_song_file(song: Song, path: Path, *, home: Path | None = None) -> None:
    """Write the song to ``path``, whose ending says the kind of file; an older file is replaced as a whole.

    ``home`` is the song's own project folder: its ``song.json`` is refused, and so is any file of another kind.
    """
    suffix = path.suffix.lower()
    if home and path.resolve() == (home / SONG).resolve():
        raise FileError(say("{path} is where the song is saved already. Choose another name.", path=path))
    if suffix in SCORES:
        from musiclab.formats.musicxml import write_musicxml

        write_musicxml(song, path)
    elif suffix in (".json", PICTURE, *MIDI):
        data = _data(song, suffix)
        with replacing(path) as part:
            part.write_bytes(data)
    else:
        raise FileError(say("{name} does not say which kind of song file it is. End it with .json, .mid, .musicxml or .svg.", name=path.name))


def _data(song: Song, suffix: str) -> bytes:
    if suffix in MIDI:
        from musiclab.formats.midi import write_midi

        return write_midi(song)
    if suffix == PICTURE:
        from musiclab.notation.engraving import LONGEST, engrave

        return engrave(song, bars=LONGEST).svg.encode()
    from musiclab.song.wire import dumps

    return dumps(song).encode()
