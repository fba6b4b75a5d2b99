"""The words that show a song to hands: beats, piano roll, studio, keyboard, recorder."""

from __future__ import annotations

import logging
from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from musiclab.errors import ProjectError, SongError
from musiclab.language import say
from musiclab.project.held import Held
from musiclab.project.locks_file import locks_around
from musiclab.project.writing import find_track, the_track
from musiclab.song.limits import shown

if TYPE_CHECKING:
    from musiclab.notation.engraving import Engraving
    from musiclab.project.session import LiveSession
    from musiclab.widgets.comments import Comment
    from musiclab.widgets.live_view import Beats, Keyboard, PianoRoll, Recorder, Score, SongPlayer, Studio

_log = logging.getLogger("musiclab")


class ViewingWords(Held):
    """What a student says to see a song and change it by hand. All views of a song show every change at once."""

    @property
    @abstractmethod
    def session(self) -> LiveSession:
        """Where the pages that show the song come together."""

    @property
    @abstractmethod
    def _keep_below(self) -> Callable[[], None] | None:
        """What puts the output that outlives the kernel below a view; None where there is no notebook."""

    def beats(self, track: str | None = None) -> Beats:
        """Show the beat grid, to click and paint drums; ``track`` names a drum track where there are several."""
        self._offer("beats")
        from musiclab.widgets.live_view import Beats

        return Beats(self.session, shown=self._keep_below, track=self._track(track))

    def piano_roll(self, track: str | None = None, ghost: str | None = None) -> PianoRoll:
        """Show the notes of a track, to draw and move; ``ghost`` names another that shines through."""
        self._offer("piano roll")
        from musiclab.widgets.live_view import PianoRoll

        return PianoRoll(self.session, shown=self._keep_below, track=self._track(track), ghost=self._track(ghost))

    def studio(self) -> Studio:
        """Show the whole song: its tracks on a timeline, the mixer, and patterns to put in."""
        self._offer("studio")
        from musiclab.widgets.live_view import Studio

        return Studio(self.session, shown=self._keep_below)

    def player(self, *, comments: Iterable[Comment | Sequence[object]] = ()) -> SongPlayer:
        """Show the smallest view: the song to hear and follow, with ``comments`` such as (9, "Jonas", "Could it wait?").

        What a teacher has said of it, in feedback that was opened, is shown as well. Unlike `play`, which keeps the song as it is now, this player always plays the song as it has become.
        """
        from musiclab.widgets.comments import comment_rows
        from musiclab.widgets.live_view import SongPlayer

        return SongPlayer(self.session, shown=self._keep_below, comments=comment_rows(comments, self.value.meter, kept=self._remarks()))

    def _remarks(self) -> list[tuple[int, str, str]]:
        """Give the comments that lie beside the song; a file that cannot be read keeps nobody from hearing it."""
        from musiclab.project.comments_file import read_remarks

        try:
            return [(remark.tick, remark.who, remark.text) for remark in read_remarks(self.folder)]
        except ProjectError as problem:
            _log.warning("%s", problem)
            return []

    def record(self, track: str = "Voice", guide: str | None = None) -> Recorder:
        """Show the recorder, to sing or play to the song take after take and keep the best of each.

        A ``track`` that is not there yet is made by the first take. The notes of ``guide`` are shown to sing along to.
        Nothing is recorded, nor the microphone asked for, before a button is pressed.
        """
        self._offer("recorder")
        from musiclab.widgets.live_view import Recorder

        found = find_track(self.value, track)
        return Recorder(self.session, shown=self._keep_below, track=found.id if found else track, guide=self._track(guide))

    def keyboard(self, track: str | None = None, instrument: str | None = None) -> Keyboard:
        """Show keys and pads, to play a track by hand and record it; ``instrument`` is heard where there is no track yet."""
        self._offer("keyboard")
        from musiclab.sound.instruments import find
        from musiclab.widgets.live_view import Keyboard

        played = None if instrument is None else find(instrument).name
        return Keyboard(self.session, shown=self._keep_below, track=self._track(track), instrument=played)

    def score(self, track: str | None = None, *, names: bool = False) -> Score:
        """Show a part as a musician reads it: it follows the music, and notes are written by clicking on the staff.

        Without a name it is the first part that has a pitch. With ``names`` the name of each note stands below it. What is written here shows in every other view, and what is changed there shows here.
        """
        self._offer("score")
        from musiclab.widgets.live_view import Score

        return Score(self.session, shown=self._keep_below, track=self._track(track), names="yes" if names else None)

    def sheet(self, track: str | None = None, *, bars: int = 64, symbols: bool = True) -> Engraving:
        """Show the song, or one ``track``, as a musician reads it: an engraved picture that stays in the notebook.

        It has key, metre, chords, drums and, with ``symbols``, the chords that are heard. At most ``bars`` bars are drawn (1 to 256). What is played by hand is written as it can be read; the song stays as it is.
        SongError where there are no notes.
        """
        from musiclab.notation.engraving import engrave

        chosen = None if track is None else [the_track(self.value, track)]
        return engrave(self.value, chosen, bars=bars, symbols=symbols)

    def _offer(self, tool: str) -> None:
        """Refuse a view that the assignment does not offer."""
        locks = locks_around(self.folder)
        if not locks.offers(tool):
            raise ProjectError(say("The {tool} is not offered in this assignment. Work with {tools}.", tool=tool, tools=", ".join(locks.tools)))

    def _track(self, name: str | None) -> str | None:
        """Give the id of a track by its name, or None where none was named."""
        if name is None:
            return None
        if not isinstance(name, str):
            raise SongError(say("A track came as {name}. Name one with a text, such as 'lead'.", name=shown(name)))
        return the_track(self.value, name).id
