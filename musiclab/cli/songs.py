"""``musiclab new`` and ``musiclab convert``: making song files."""

from __future__ import annotations

import sys
from pathlib import Path

from musiclab.cli.source import read_source, song_file
from musiclab.errors import FileError
from musiclab.language import say


def make_song(name: str, *, tempo: float, key: str, quiet: bool) -> None:
    """Make an empty song in ``projects/NAME``; an existing one is refused and left as it is."""
    from musiclab.project.live import open_song
    from musiclab.project.naming import check_name
    from musiclab.project.workspace import projects_folder

    folder = projects_folder() / check_name(name)
    if (folder / "song.json").exists():
        raise FileError(say("There is a song in {folder} already. Choose another name.", folder=folder))
    song = open_song(name, tempo=tempo, key=key or None)
    song.close()
    if not quiet:
        print(say("{folder} is ready. In a notebook: song = open_song({name!r})", folder=folder, name=name))


def convert_song(path: Path, output: Path, *, quiet: bool) -> None:
    """Write the song at ``path`` as another kind of file, by the ending of ``output``."""
    from musiclab.project.song_file import SONG_FILES, write_song_file

    if output.suffix.lower() not in SONG_FILES:
        raise FileError(
            say("{name} does not say which kind of song file it is. End it with .json, .mid, .musicxml or .svg; for sound use musiclab render.", name=output.name)
        )
    if output.exists() and output.samefile(song_file(path)):
        raise FileError(say("{path} would be written over itself. Give the new file another name.", path=output))
    source = read_source(path, quiet=quiet)
    write_song_file(source.song, output)
    for sentence in () if quiet else source.messages:
        print(sentence, file=sys.stderr)
    if not quiet:
        print(output)
