"""``musiclab new`` and ``musiclab convert``: making song files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from musiclab.cli.source import MIDI, SCORES, read_source
from musiclab.errors import FileError
from musiclab.formats.replace_file import replacing
from musiclab.language import say
from musiclab.song.model import Song


def make_song(name: str, *, tempo: float, key: str, quiet: bool) -> None:
    """Make an empty song in ``projects/NAME``; an existing one is refused and left as it is."""
    from musiclab.project.live import open_song
    from musiclab.project.workspace import projects_folder

    folder = projects_folder() / name
    if (folder / "song.json").exists():
        raise FileError(say("There is a song in {folder} already. Choose another name.", folder=folder))
    song = open_song(name, tempo=tempo, key=key or None)
    song.close()
    if not quiet:
        print(say("{folder} is ready. In a notebook: song = open_song({name!r})", folder=folder, name=name))


def convert_song(path: Path, output: Path, *, quiet: bool) -> None:
    """Write the song at ``path`` as another kind of file, by the ending of ``output``."""
    write = _writer(output)
    source = read_source(path)
    write(source.song, output)
    for sentence in () if quiet else source.messages:
        print(sentence)


def _writer(output: Path) -> Callable[[Song, Path], None]:
    suffix = output.suffix.lower()
    if suffix == ".json":
        return _write_song
    if suffix in MIDI:
        return _write_midi
    if suffix in SCORES and suffix != ".mxl":
        from musiclab.formats.musicxml import write_musicxml

        return write_musicxml
    raise FileError(
        say("{name} does not say which kind of song file it is. End it with .json, .mid or .musicxml; for sound use musiclab render.", name=output.name)
    )


def _write_song(song: Song, output: Path) -> None:
    from musiclab.song.wire import dumps

    with replacing(output) as part:
        part.write_text(dumps(song), "utf-8", newline="\n")


def _write_midi(song: Song, output: Path) -> None:
    from musiclab.formats.midi import write_midi

    data = write_midi(song)
    with replacing(output) as part:
        part.write_bytes(data)
