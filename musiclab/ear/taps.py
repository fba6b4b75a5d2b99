"""Taps against the beat: a bar of count-in, then four bars to tap along, and how near the taps came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from musiclab.ear.rounds import Keep
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.render.mixer import render
from musiclab.song.clips import Note, NoteClip
from musiclab.song.limits import shown
from musiclab.song.model import Song, Track
from musiclab.song.tempo import Tempo
from musiclab.song.time import PER_BEAT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BARS, BEATS = 4, 4
CLICK, FIRST = 76, 75
"""The wood block on every beat, and the claves on the first of a bar."""
FURTHEST, LONGEST_DELAY = 0.35, 0.25
"""A tap belongs to a beat when it is nearer than this share of a beat; seconds of a computer's own delay that are taken away."""
NEAR_MS = 40.0
"""Milliseconds within which a tap is on the beat."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """What was heard in the taps: for each its beat and how many milliseconds late (negative is early), the computer's delay taken away."""

    beats: tuple[int, ...]
    off_ms: tuple[float, ...]
    delay_ms: float

    @property
    def near(self) -> int:
        """How many taps are on the beat."""
        return sum(abs(off) <= NEAR_MS for off in self.off_ms)

    @property
    def spread_ms(self) -> float:
        """How far a tap is off, in the middle of all."""
        return float(median(abs(off) for off in self.off_ms)) if self.off_ms else 0.0


def tapped(seconds: Sequence[float], *, tempo: float) -> Tapped:
    """Compare taps, in seconds from the first beat after the count-in, with the beats.

    The middle of all differences is the computer's delay, up to a quarter of a second, and is taken away: what counts is how steady the taps are.

    >>> tapped([0.1, 0.6, 1.1, 1.6], tempo=120).off_ms
    (0.0, 0.0, 0.0, 0.0)
    """
    beat = 60 / tempo
    rows = [(round(second / beat), second - round(second / beat) * beat) for second in seconds]
    rows = [(at, off) for at, off in rows if 0 <= at < BARS * BEATS and abs(off) <= FURTHEST * beat]
    delay = min(max(median(off for _, off in rows), -LONGEST_DELAY), LONGEST_DELAY) if rows else 0.0
    return Tapped(tuple(at for at, _ in rows), tuple(round((off - delay) * 1000, 1) + 0.0 for _, off in rows), round(delay * 1000, 1))


class Taps:
    """Works for the page that takes taps: gives the click, and says what was heard."""

    def __init__(self, tempo: float, keep: Keep) -> None:
        if isinstance(tempo, bool) or not isinstance(tempo, int | float) or not 30 <= tempo <= 240:
            raise MusicLabError(say("The tempo came as {tempo}. Use 30 to 240 beats a minute.", tempo=shown(tempo)))
        self._tempo, self._keep = float(tempo), keep
        self._heard: Tapped | None = None

    def page(self) -> Mapping[str, object]:
        """Give what is shown: the tempo, when tapping begins and ends, and what was heard last."""
        beat = 60 / self._tempo
        heard = self._heard
        return {
            "view": "tap", "title": say("Tap along"), "tempo": self._tempo, "from": BEATS * beat, "seconds": (BARS + 1) * BEATS * beat, "beats": BARS * BEATS,
            "taps": [[at, off] for at, off in zip(heard.beats, heard.off_ms, strict=True)] if heard else [], "says": self._says(),
        }  # fmt: skip

    def _says(self) -> str:
        heard = self._heard
        if heard is None:
            return say("Listen to one bar, then tap on every beat for four bars: any key, or the big button.")
        if len(heard.beats) < BARS * BEATS // 2:
            return say("{count} taps were heard. Tap on every beat.", count=len(heard.beats))
        steady = say("Very steady.") if heard.spread_ms <= 15 else say("Steady.") if heard.spread_ms <= 30 else say("It wavers a little: listen for the click inside you.")
        return say("{near} of {all} beats are met. {steady} A tap is mostly {off:.0f} milliseconds off.", near=heard.near, all=BARS * BEATS, steady=steady, off=heard.spread_ms)

    def words(self) -> str:
        """Give the state as text."""
        return say("Tap along: {says}", says=self._says())

    def act(self, act: str, values: Sequence[object]) -> None:
        """Take the taps, in seconds from the first beat after the count-in; or another tempo."""
        numbers = [float(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
        if act == "taps":
            self._heard = tapped(numbers, tempo=self._tempo)
            self._keep("taps", {"right": self._heard.near, "asked": BARS * BEATS, "level": 1})
        elif act == "tempo" and numbers and 30 <= numbers[0] <= 240:
            self._tempo, self._heard = numbers[0], None

    def sound(self, which: str, rate: int) -> NDArray[np.float32]:
        """Give the click: a bar of count-in, and four bars."""
        notes = tuple(Note(at * PER_BEAT, FIRST if at % BEATS == 0 else CLICK, PER_BEAT // 4, 110 if at % BEATS == 0 else 84) for at in range((BARS + 1) * BEATS))
        clip = NoteClip("click", 0, (BARS + 1) * BEATS * PER_BEAT, notes)
        return render(Song(tempo=(Tempo(self._tempo),), tracks=(Track("click", instrument="drums", clips=(clip,)),)), rate=rate)
