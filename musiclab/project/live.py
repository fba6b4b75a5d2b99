"""The live song: what a notebook holds. It has the current song, changes it by edits, saves it, and tells who listens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from musiclab.edit.edits import Batch, Edit, SetSong
from musiclab.edit.history import Change, History
from musiclab.errors import ProjectError
from musiclab.language import say
from musiclab.project.folder import ProjectFolder, check_name
from musiclab.project.mixing_words import MixingWords
from musiclab.project.restore import whole_song
from musiclab.project.sounding_words import SoundingWords
from musiclab.project.workspace import projects_folder
from musiclab.project.writing_words import WritingWords
from musiclab.song.key import Key
from musiclab.song.key import key as read_key
from musiclab.song.model import Song, Swing
from musiclab.song.tempo import Tempo
from musiclab.song.time import place_of

if TYPE_CHECKING:
    from musiclab.project.folder import Version

Listener = Callable[[Song, Edit], None]


class LiveSong(WritingWords, MixingWords, SoundingWords):
    """A song that is open: every change is an edit, is saved at once, can be undone, and shows wherever it is open.

    Made by `open_song`. ``value`` is the song as it is now, and never changes by itself.
    """

    def __init__(self, folder: ProjectFolder, song: Song) -> None:
        self._folder = folder
        self._song = song
        self._history = History()
        self._listeners: list[Listener] = []
        self._lock = RLock()

    @property
    def value(self) -> Song:
        """The song as it is now: a frozen value. Assign another to replace it, as one step that can be undone."""
        return self._song

    @value.setter
    def value(self, song: Song) -> None:
        self.apply(whole_song(self._song, song), name=say("replace the song"))

    @property
    def folder(self) -> Path:
        """The folder that the song is saved in."""
        return self._folder.path

    def apply(self, edit: Edit, *, name: str = "") -> Song:
        """Apply an edit, save, tell everyone who listens, and give the song after it."""
        with self._lock:
            return self._take(self._history.do(self._song, edit, name=name))

    def undo(self) -> None:
        """Take back the last change."""
        with self._lock:
            self._take(self._history.undo(self._song))

    def redo(self) -> None:
        """Do once more what was taken back last."""
        with self._lock:
            self._take(self._history.redo(self._song))

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the song and the edit after every change; gives the function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _take(self, change: Change) -> Song:
        self._folder.save(change.song)  # first: what cannot be saved has not happened
        self._song, self._history = change.song, change.history
        for listener in tuple(self._listeners):
            listener(change.song, change.edit)
        return change.song

    @property
    def tempo(self) -> float:
        """Beats a minute at the start. Setting it gives the whole song that one tempo."""
        return self._song.tempo[0].bpm

    @tempo.setter
    def tempo(self, bpm: float) -> None:
        self.apply(SetSong("tempo", (Tempo(bpm),)))

    @property
    def key(self) -> Key | None:
        """The key, set as it is spoken: ``song.key = "A minor"``."""
        return self._song.key

    @key.setter
    def key(self, name: Key | str | None) -> None:
        self.apply(SetSong("key", read_key(name) if isinstance(name, str) else name))

    @property
    def swing(self) -> float:
        """How late off-beats come: 0.5 is straight, 0.67 is triplet swing. Set it for eighths."""
        return self._song.swing.ratio

    @swing.setter
    def swing(self, ratio: float) -> None:
        self.apply(SetSong("swing", Swing(ratio, self._song.swing.unit)))

    @property
    def title(self) -> str:
        """The title, which exported files carry."""
        return self._song.title

    @title.setter
    def title(self, title: str) -> None:
        self.apply(SetSong("title", title))

    def keep(self, name: str) -> None:
        """Keep the song as it is now under a name, to come back to with `restore`."""
        self._folder.keep(self._song, name)

    def versions(self) -> list[Version]:
        """Give the versions that were kept, newest first."""
        return self._folder.versions()

    def restore(self, name: str) -> None:
        """Go back to a version that was kept; this too can be undone."""
        edit = whole_song(self._song, self._folder.read(self._folder.find(name)))
        self.apply(edit, name=say("restore {name}", name=name))

    def close(self) -> None:
        """Close the song, so that another notebook can open it. All of it is saved already."""
        _open.pop(self.folder, None)
        self._folder.close()

    def __repr__(self) -> str:
        song = self._song
        bars = place_of(song.meter, song.end - 1).bar if song.end else 0
        tracks = ", ".join(f"{t.name or t.id} ({t.instrument})" for t in song.tracks) or say("no tracks yet")
        return say("{title}: {tempo:g} beats a minute, {bars} bars; {tracks}", title=song.title, tempo=self.tempo, bars=bars, tracks=tracks)


_open: dict[Path, LiveSong] = {}
"""The songs that this process has open: opening one again gives the same."""


def open_song(
    name: str,
    *,
    tempo: float | None = None,
    key: str | None = None,
    start: Song | str | None = None,
    folder: Path | str | None = None,
    recover: bool = False,
) -> LiveSong:
    """Open the song of that name, or begin it: ``song = open_song("first-beat", tempo=96)``.

    The song lives in ``projects/NAME`` of the workspace, or in ``folder/NAME``. A new song begins empty, or as ``start``:
    a song, the name of an example, or of another of your songs. ``tempo`` and ``key`` are set when they are given.
    ``recover`` goes back to the newest readable autosave when the saved file is damaged. ProjectError when the name
    is no name for a folder, when the song is open in another notebook, or when its file cannot be read.
    """
    path = (Path(folder) if folder is not None else projects_folder()).resolve() / check_name(name)
    live = _open.get(path) or _opened(path, name, start, recover)
    first = [SetSong("tempo", (Tempo(tempo),))] if tempo is not None and tempo != live.tempo else []
    if key is not None and read_key(key) != live.key:
        first.append(SetSong("key", read_key(key)))
    if first:
        live.apply(Batch(tuple(first)))
    return live


def _opened(path: Path, name: str, start: Song | str | None, recover: bool) -> LiveSong:
    new = not (path / "song.json").exists()
    begun = _beginning(start, name, path.parent) if new else None
    folder = ProjectFolder(path)
    folder.open()
    try:
        song = folder.recover() if recover else folder.load()
        if song is None:
            song = begun or Song(title=name)
            folder.save(song)
    except BaseException:
        folder.close()
        raise
    _open[path] = LiveSong(folder, song)
    return _open[path]


def _beginning(start: Song | str | None, name: str, projects: Path) -> Song:
    """Give the song that a new project begins with."""
    if start is None:
        return Song(title=name)
    if isinstance(start, Song):
        return start
    from musiclab.examples import EXAMPLES

    if start in EXAMPLES:
        return EXAMPLES[start]()
    other = ProjectFolder(projects / check_name(start)).load()
    if other is None:
        raise ProjectError(
            say("There is no song {start!r} to start from. Use one of your songs, or an example: {names}.", start=start, names=", ".join(EXAMPLES))
        )
    return other
