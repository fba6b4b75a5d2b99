"""What is judged: a song, and what belongs to it: recordings, the notebook's code, answers to exercises, credits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from musiclab.errors import SoundError
from musiclab.song.model import Song
from musiclab.sound.instruments import find
from musiclab.theory.sounding import Sounding, drum_strokes, pitched, sounding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from musiclab.listen.take import Hearing
    from musiclab.render.takes import Takes


@dataclass(frozen=True)
class Work:
    """A piece of work to be judged. Only the song is always there; everything else may be empty.

    ``takes`` gives the samples of a recording by its name, ``hears`` what is heard in one; ``cells`` are the code cells of the notebook as text,
    which is read and never run; ``start`` is the song that the lesson began with; ``answers`` are the results of ear training by exercise, ``notes``
    the texts of the project such as its credits, by file name. ``make`` makes the song anew from a seed; only the maker's own notebook can give it.
    """

    song: Song
    takes: Takes | None = None
    hears: Callable[[str], Hearing] | None = None
    cells: tuple[str, ...] = ()
    start: Song | None = None
    answers: Mapping[str, object] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    make: Callable[[int], Song] | None = None

    @cached_property
    def heard(self) -> tuple[Sounding, ...]:
        """The notes that are heard, in order."""
        return sounding(self.song)

    @cached_property
    def pitched(self) -> tuple[Sounding, ...]:
        """The notes with a height."""
        return pitched(self.heard)

    @cached_property
    def drums(self) -> tuple[Sounding, ...]:
        """The strokes of drums."""
        return drum_strokes(self.heard)

    @cached_property
    def sound(self) -> NDArray[np.float32]:
        """The song as sound at 44,100 frames a second, of shape (frames, 2), rendered once."""
        from musiclab.render.mixer import render

        return render(self.playable, takes=self.takes or silent_take)

    @cached_property
    def playable(self) -> Song:
        """The song with a piano where an instrument is not known here, so that it can always be heard."""
        if all(_known(track.instrument) for track in self.song.tracks):
            return self.song
        return replace(self.song, tracks=tuple(track if _known(track.instrument) else replace(track, instrument="piano") for track in self.song.tracks))


def _known(instrument: str) -> bool:
    try:
        return bool(find(instrument))
    except SoundError:
        return False


def silent_take(name: str) -> tuple[NDArray[np.float32], int]:
    """Give a second of silence in place of a recording that is not there: the rest of the song is heard all the same."""
    import numpy as np

    return np.zeros((2, 44_100), np.float32), 44_100
