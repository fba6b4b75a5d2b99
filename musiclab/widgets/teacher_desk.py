"""The teacher's desk in a notebook: listening to what a class has handed in, and saying something of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from musiclab.widgets.asked import FASTEST, SLOWEST, Asked, Shown
from musiclab.widgets.bundle import bundle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


Piece = tuple[str, str, str, str, int]
"""What is heard: whose, which song, which version of it, which track, and at what rate."""


class Sound(Protocol):
    """A song that is being rendered."""

    @property
    def frames(self) -> int:
        """How many frames it has in all."""

    @property
    def parts(self) -> Iterator[NDArray[np.int16]]:
        """Its parts, (frames, 2), as they are made."""


class Desk(Shown, Protocol):
    """What the page needs. Students are spoken of by their seat, a number as text; songs, tracks and assignments by their names."""

    def assign(self, id: str) -> None:
        """Turn to another assignment."""

    def hide_names(self, on: bool) -> None:
        """Hide the names and shuffle the order, or show both again."""

    def open(self, seat: str) -> None:
        """Lay what somebody has handed in on the desk."""

    def turn_to(self, seat: str, song: str) -> None:
        """Turn to another of the songs."""

    def sound(self, seat: str, song: str, which: str, track: str, rate: int) -> Sound:
        """Begin to render a song (its main one where none is named): as "song", "track", "start" or "before"."""

    def peaks(self, seat: str, song: str) -> bytes:
        """Give how loud each of many equal stretches of a song is, one byte for each."""

    def compare(self, seat: str, song: str, which: str) -> tuple[str, ...]:
        """Say what has changed since the "start", or since what was handed in "before"."""

    def score(self, seat: str, song: str, track: str) -> tuple[bytes, str]:
        """Give a track as a score, an SVG, and what it shows in words."""

    def keep(self, seat: str, digest: str, said: Mapping[str, object]) -> None:
        """Keep what the teacher says of a submission."""

    def keep_level(self, seat: str, criterion: str, level: int | None) -> None:
        """Keep one level, or take it back."""

    def collect(self) -> str:
        """Collect what lies in the exchange folder, and say what came."""

    def summarise(self) -> None:
        """Count how the class stands, for the page."""


class TeacherDesk(Asked):
    """Shows a class and what it has handed in; it plays and keeps, and never runs what it shows."""

    _esm, _css = bundle("teacher_desk.js"), bundle("teacher_desk.css")

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._playing: tuple[Piece, int, Sound] | None = None
        super().__init__(desk)

    def _do(self, content: object) -> None:
        match content:
            case {"kind": "open", "student": str(seat)}:
                self._turn(lambda: self._desk.open(seat))
            case {"kind": "song", "student": str(seat), "song": str(song)}:
                self._turn(lambda: self._desk.turn_to(seat, song))
            case {"kind": "assignment", "id": str(id)}:
                self._turn(lambda: self._desk.assign(id))
            case {"kind": "anonymous", "on": bool(on)}:
                self._turn(lambda: self._desk.hide_names(on))
            case {"kind": "summary"}:
                self._turn(self._desk.summarise)
            case {"kind": "collect"}:
                said = self._desk.collect()
                self._show()
                self.send({"kind": "told", "sentence": said})
            case {"kind": "mark", "student": str(seat), "digest": str(digest), "mark": dict(said)}:
                self._keep(seat, lambda: self._desk.keep(seat, digest, said))
            case {"kind": "level", "student": str(seat), "criterion": str(criterion), "level": None | int() as level}:
                self._keep(seat, lambda: self._desk.keep_level(seat, criterion, level))
            case {"student": str(seat), "song": str(song), **more}:
                self._heard(seat, song, {str(name): value for name, value in more.items()})

    def _turn(self, turn: Callable[[], None]) -> None:
        turn()
        self._show()

    def _keep(self, seat: str, keep: Callable[[], None]) -> None:
        keep()
        self._show()
        self.send({"kind": "kept", "student": seat})

    def _heard(self, seat: str, song: str, asked: Mapping[str, object]) -> None:
        """Give what can be heard or seen of a song; whose it is goes with it, since another may lie open by now."""
        of = {"student": seat, "song": song}
        match asked:
            case {"kind": "hear", "which": "song" | "track" | "start" | "before" as which, "track": str(track), "part": int(part), "rate": int(rate)} if SLOWEST <= rate <= FASTEST:
                self._sound_part((seat, song, which, track, rate), part)
            case {"kind": "peaks"}:
                self.send({"kind": "peaks", **of}, [self._desk.peaks(seat, song)])
            case {"kind": "compare", "which": "start" | "before" as which}:
                self.send({"kind": "compared", **of, "which": which, "sentences": list(self._desk.compare(seat, song, which))})
            case {"kind": "score", "track": str(track)}:
                picture, words = self._desk.score(seat, song, track)
                self.send({"kind": "score", **of, "track": track, "words": words}, [picture])

    def _sound_part(self, asked: Piece, part: int) -> None:
        """Send one part of a song; the page asks for the next. One song is being rendered at a time, and whoever comes back to another begins it anew."""
        if self._playing is None or self._playing[:2] != (asked, part):
            sound = self._desk.sound(*asked)
            for _ in range(part):
                next(sound.parts, None)
        else:
            sound = self._playing[2]
        seat, song, which, track, rate = asked
        samples = next(sound.parts, None)
        self._playing = (asked, part + 1, sound)
        about = {"student": seat, "song": song, "which": which, "track": track, "rate": rate, "part": part, "frames": sound.frames}
        self.send({"kind": "sound", **about}, [b"" if samples is None else samples.tobytes()])
