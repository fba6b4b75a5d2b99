"""The live song: what a notebook holds. It has the current song, changes it by edits, saves it, and tells who listens."""

from __future__ import annotations

from atexit import register
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import RLock

from musiclab.edit.apply import apply
from musiclab.edit.edits import Batch, Edit, SetSong
from musiclab.errors import ProjectError, SongError
from musiclab.language import say
from musiclab.project.adding_words import AddingWords
from musiclab.project.answers import answers_of
from musiclab.project.clip_words import ClipWords
from musiclab.project.contributions import Contributions
from musiclab.project.deeds import Deed, Origin, Refusal, State, Wish, whose
from musiclab.project.folder import SONG, ProjectFolder, Version
from musiclab.project.hearing_words import HearingWords
from musiclab.project.journal import Line
from musiclab.project.keeper import Keeper
from musiclab.project.kept_output import KeptOutput
from musiclab.project.listeners import Listener, Listeners
from musiclab.project.locks_file import locks_around
from musiclab.project.mixing_words import MixingWords
from musiclab.project.naming import check_name
from musiclab.project.notebook_output import in_notebook
from musiclab.project.paths import read_path
from musiclab.project.pattern_words import PatternWords
from musiclab.project.restore import whole_song
from musiclab.project.session import LiveSession
from musiclab.project.setting_words import SettingWords
from musiclab.project.sounding_words import SoundingWords
from musiclab.project.summary import summary
from musiclab.project.take_words import TakeWords
from musiclab.project.takes.desk import TakeDesk
from musiclab.project.viewing_words import ViewingWords
from musiclab.project.workspace import projects_folder
from musiclab.project.writing_words import WritingWords
from musiclab.song.key import key as read_key
from musiclab.song.limits import shown
from musiclab.song.model import Song
from musiclab.song.tempo import Tempo


class LiveSong(WritingWords, MixingWords, AddingWords, ClipWords, HearingWords, PatternWords, SettingWords, SoundingWords, TakeWords, ViewingWords):
    """A song that is open: every change is an edit, is saved at once, can be undone, and shows wherever it is open.

    Made by `open_song`. ``value`` is the song as it is now, and never changes by itself.
    """

    def __init__(self, folder: ProjectFolder, song: Song) -> None:
        super().__init__()
        self._folder = folder
        self._state = State(song, locks=locks_around(folder.path))
        self._listeners, self._contributions = Listeners(), Contributions(folder.path)
        self._lock = RLock()
        self._keeper = Keeper(folder, song, lock=self._lock)
        self._desk = TakeDesk(self, pages=lambda: self._session.pages, announce=self._announce)
        answers = {**answers_of(self), **self._desk.answers}
        self._session = LiveSession(self, lock=self._lock, seen=folder.seen, answers=answers, left=self._desk.pages_left)
        self._kept = KeptOutput(self)

    @property
    def value(self) -> Song:
        """The song as it is now: a frozen value. Assign another to replace it, as one step that can be undone."""
        return self._state.song

    @value.setter
    def value(self, song: Song) -> None:
        if not isinstance(song, Song):
            raise SongError(say("{value} came as the song. Assign a Song, such as the value of another live song.", value=shown(song)))
        self.change(lambda before: whole_song(before, song), name=say("replace the song"))

    @property
    def folder(self) -> Path:
        """The folder that the song is saved in."""
        return self._folder.path

    @property
    def state(self) -> State:
        """The song as it is now, how it came to be, and how many changes that took."""
        return self._state

    @property
    def session(self) -> LiveSession:
        """Where the pages that show the song come together."""
        return self._session

    @property
    def _keep_below(self) -> Callable[[], None] | None:
        """What puts the output that outlives the kernel below a view; None where there is no notebook."""
        return self._kept.show if in_notebook() else None

    def change(self, write: Callable[[Song], Edit], *, name: str = "") -> Song:
        """Make an edit from the song as it is, apply it, save, tell everyone who listens, and give the song after it."""
        return self._by_code(lambda: Wish(edit=write(self.value), name=name))

    def undo(self) -> None:
        """Take back the last change: of code, and of the hands of whoever works here alone."""
        self._by_code(lambda: Wish("undo"))

    def redo(self) -> None:
        """Do once more what was taken back last."""
        self._by_code(lambda: Wish("redo"))

    def perform(self, wishes: Sequence[Wish], *, origin: Origin) -> list[Refusal]:
        """Do several steps, save them together, tell everyone who listens, and give the steps that were refused."""
        with self._lock:
            mine = whose(origin.person, self._state.history, self._session.present)
            state, outcomes = self._state, list[Deed | Refusal | None]()
            for wish in wishes:
                state, outcome = state.do(wish, origin, mine)
                outcomes.append(outcome)
            deeds = [outcome for outcome in outcomes if isinstance(outcome, Deed)]
            if deeds:  # saving comes first: what cannot be saved has not happened
                lines = [Line(deed.edit, origin.client, deed.seq) for deed in deeds]
                self._keeper.save(state.song, lines, at_once=not origin.client)
            self._state = state
            self._session.tell(deeds)
            self._contributions.add(self._session.called(deed.origin) for deed in deeds)
            for deed in deeds:
                self._listeners.tell(deed.song, deed.edit)
        return [outcome for outcome in outcomes if isinstance(outcome, Refusal)]

    def _by_code(self, wish: Callable[[], Wish]) -> Song:
        with self._lock:
            refused = self.perform([wish()], origin=Origin())
            song = self.value
        self._session.flush()
        if refused:
            raise refused[0].why
        return song

    def _announce(self, message: Mapping[str, object]) -> None:
        self._session.announce(message)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with the song and the edit after every change; gives the function that stops it."""
        return self._listeners.add(listener)

    def keep(self, name: str) -> None:
        """Keep the song as it is now under a name, to come back to with `restore`."""
        self._folder.keep(self.value, name)

    def versions(self) -> list[Version]:
        """Give the versions that were kept, newest first."""
        return self._folder.versions()

    def autosaves(self) -> list[Version]:
        """Give earlier states that were kept by themselves, at most one a minute, newest first."""
        return self._folder.autosaves()

    def restore(self, version: str | Version) -> None:
        """Go back to a version by its name, or to one of `versions` or `autosaves`; this too can be undone."""
        found = version if isinstance(version, Version) else self._folder.find(version)
        song = self._folder.read(found)
        self.change(lambda before: whole_song(before, song), name=say("restore {version!r}", version=found))

    def close(self) -> None:
        """Close the song, so that another notebook can open it. All of it is saved already."""
        with _opening:
            if _open.get(self.folder) is self:
                del _open[self.folder]
            self._session.close()
            self._desk.close()
            self._keeper.close()
            self._folder.close()

    def __repr__(self) -> str:
        return summary(self.value)


_open: dict[Path, LiveSong] = {}
"""The songs that this process has open: opening one again gives the same."""
_opening = RLock()


@register
def _close_all() -> None:
    """A notebook that is shut down leaves every song whole in its file."""
    for live in tuple(_open.values()):
        live.close()


def open_song(
    name: str,
    *,
    tempo: float | None = None,
    key: str | None = None,
    start: Song | LiveSong | str | None = None,
    folder: Path | str | None = None,
    recover: bool = False,
) -> LiveSong:
    """Open the song of that name, or begin it: ``song = open_song("first-beat", tempo=96)``.

    The song lives in ``projects/NAME`` of the workspace, or in ``folder/NAME``. A new song begins empty, or as ``start``:
    a song, the name of an example, or of another of your songs. ``tempo``, of the beginning, and ``key`` are set when
    they are given and not so already. ``recover`` goes back to the newest readable earlier state when the saved file is
    damaged. ProjectError when the name is no name for a folder, when the song is open in another notebook, or when its
    file cannot be read.
    """
    place = projects_folder() if folder is None else read_path(folder, say("A folder"))
    path = place.resolve() / check_name(name)
    locked = locks_around(place)  # what a lesson's cell asks for gives way to what its teacher has set
    asked = _asked(None if locked.tempo else tempo, None if locked.key else key)
    with _opening:
        live = _still_open(path)
        if live is None:
            return _opened(path, start, recover, asked)
        live.change(asked, name=say("open the song"))
        return live


def find_open(path: Path) -> LiveSong | None:
    """Give the song in a project folder if this process has it open."""
    with _opening:
        return _still_open(path.resolve())


def close_songs_in(folder: Path) -> None:
    """Close every song of a folder of projects that this process has open."""
    for live in [live for path, live in tuple(_open.items()) if path.is_relative_to(folder.resolve())]:
        live.close()


def _asked(tempo: float | None, key: str | None) -> Callable[[Song], Edit]:
    """Give what sets the tempo and the key that were asked for, after refusing what can be neither."""
    bpm = None if tempo is None else Tempo(tempo).bpm
    wanted = None if key is None else read_key(key)

    def write(song: Song) -> Edit:
        edits: list[Edit] = []
        if bpm is not None:
            edits.append(SetSong("tempo", (replace(song.tempo[0], bpm=bpm), *song.tempo[1:])))
        if wanted is not None:
            edits.append(SetSong("key", wanted))
        return Batch(tuple(edits))

    return write


def _still_open(path: Path) -> LiveSong | None:
    """Give the song if this process has it open; one whose folder was thrown away is closed."""
    live = _open.get(path)
    if live and not (path / SONG).exists():
        live.close()
        return None
    return live


def _opened(path: Path, start: Song | LiveSong | str | None, recover: bool, asked: Callable[[Song], Edit]) -> LiveSong:
    begun = None if (path / SONG).exists() else _beginning(start, path)
    folder = ProjectFolder(path)
    folder.open()
    try:
        song = _loaded(folder, recover=recover)
        if song is None:
            song = begun or Song(title=path.name)
            song = apply(song, asked(song))  # a beginning is no step to undo
            folder.save(song)
        live = LiveSong(folder, song)
        live.change(asked, name=say("open the song"))
    except BaseException:
        folder.close()
        raise
    _open[path] = live
    return live


def _loaded(folder: ProjectFolder, *, recover: bool) -> Song | None:
    try:
        return folder.load()
    except ProjectError:
        if not recover:
            raise
        return folder.recover()


def _beginning(start: Song | LiveSong | str | None, path: Path) -> Song:
    """Give the song that a new project begins with."""
    if start is None:
        return Song(title=path.name)
    if isinstance(start, LiveSong):
        return start.value
    if isinstance(start, Song):
        return start
    from musiclab.examples import EXAMPLES

    if start in EXAMPLES:
        return EXAMPLES[start]()
    other = ProjectFolder(path.parent / check_name(start)).load()
    if other is None:
        raise ProjectError(
            say("There is no song {start!r} to start from. Use one of your songs, or an example: {names}.", start=start, names=", ".join(EXAMPLES))
        )
    return other
