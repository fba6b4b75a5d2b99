"""One pattern: its rows as they are written, what it is for, and how to play it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.patterns.figure import read_figure
from musiclab.patterns.harmony import harmony_of
from musiclab.patterns.meter_names import meter_of
from musiclab.patterns.playing import Player
from musiclab.song.clips import Note
from musiclab.song.drums import drum_pitch
from musiclab.song.key import Key
from musiclab.song.key import key as key_of
from musiclab.song.limits import LONGEST_TICKS, shown, whole, words
from musiclab.song.model import Swing
from musiclab.song.pitch import HIGHEST, LOWEST, Pitch
from musiclab.song.text.beat import beat
from musiclab.song.text.phrase import Phrase
from musiclab.song.time import PER_BEAT, Meter, Tick

ROLES = ("drums", "bass", "chords", "arpeggio")
LOWEST_ROOTS = {"drums": 0, "bass": 29, "chords": 48, "arpeggio": 53}
"""The lowest root of each role: F1 is one above the lowest string of a bass, so a leading note still fits below."""
FAMILIES = (frozenset({(2, 4), (4, 4), (2, 2)}), frozenset({(6, 8), (12, 8)}))
"""Metres that take each other's patterns, where whole bars come out."""
MOST_BARS = 10_000
COMMON_TIME, STRAIGHT = Meter(), Swing()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: rows of text by drum (or by hand), in a style and a role, for a range of tempos.

    ``step`` is the length of a step in ticks; a row shorter than ``bars`` bars repeats. ``swing`` is a setting for the
    song that plays it: the notes themselves are straight. ``low`` is the lowest pitch that a root may have.

    >>> Pattern("my-beat", "rock", "drums", (("kick", "X.x."),), step=960).realise(bars=2).length
    7680
    """

    name: str
    style: str
    role: str
    rows: tuple[tuple[str, str], ...]
    tempo: tuple[int, int] = (60, 180)
    meter: Meter = COMMON_TIME
    swing: Swing = STRAIGHT
    bars: int = 1
    step: Tick = PER_BEAT // 4
    low: Pitch | None = None
    about: str = ""

    def __post_init__(self) -> None:
        for value, name in ((self.name, say("The name of a pattern")), (self.style, say("The style of a pattern")), (self.about, say("What a pattern is about"))):
            words(value, name)
        if self.role not in ROLES:
            raise SongError(say("The role of a pattern came as {role}. Use one of {roles}.", role=shown(self.role), roles=", ".join(ROLES)))
        self._check_times()
        self._check_rows()

    def _check_times(self) -> None:
        if not isinstance(self.meter, Meter) or not isinstance(self.swing, Swing):
            raise SongError(say("A pattern needs a metre and a swing of the song. Write meter=Meter(3, 4) or swing=Swing(0.6)."))
        if not isinstance(self.tempo, tuple) or len(self.tempo) != 2:
            raise SongError(say("The tempos of a pattern came as {tempo}. Write the slowest and the fastest, as in (90, 150).", tempo=shown(self.tempo)))
        slowest, fastest = self.tempo
        whole(slowest, say("The slowest tempo of a pattern"), 20, 400)
        whole(fastest, say("The fastest tempo of a pattern"), slowest, 400)
        whole(self.bars, say("The bars of a pattern"), 1, 64)
        if self.low is not None:
            whole(self.low, say("The lowest root of a pattern"), LOWEST, HIGHEST - 48)

    def _check_rows(self) -> None:
        pairs = isinstance(self.rows, tuple) and all(isinstance(row, tuple) and len(row) == 2 for row in self.rows)
        if not pairs or not self.rows:
            raise SongError(say("The rows of {name!r} came as {rows}. Write pairs of name and text, as in ((\"kick\", \"X...\"),).",
                                name=self.name, rows=shown(self.rows)))
        for row, text in self.rows:
            self._check_row(row, text)

    def _check_row(self, row: str, text: str) -> None:
        length = self._read(row, text)
        if self.length % length:
            raise SongError(
                say("The row {row!r} of {name!r} lasts {came:g} beats, and the pattern {wanted:g}. Write as many, or a part that repeats.",
                    row=row, name=self.name, came=length / PER_BEAT, wanted=self.length / PER_BEAT)
            )

    def _read(self, row: str, text: str) -> Tick:
        if self.role == "drums":
            return beat(text, pitch=drum_pitch(row), step=self.step).length
        return read_figure(text, step=self.step).length

    @property
    def length(self) -> Tick:
        """Ticks in one round of the pattern."""
        return self.bars * self.meter.bar

    def fits(self, meter: Meter) -> bool:
        """Say whether the pattern can be played in a metre: its own, or a near one where whole bars come out.

        >>> Pattern("beat", "rock", "drums", (("kick", "X.x."),), step=960).fits(Meter(2, 4))
        True
        """
        own, asked = (self.meter.beats, self.meter.unit), (meter.beats, meter.unit)
        return own == asked or (self.length % meter.bar == 0 and any({own, asked} <= family for family in FAMILIES))

    def realise(
        self, chords: Phrase | str | None = None, *, bars: int | None = None, key: Key | str | None = None, meter: Meter | str | None = None
    ) -> Phrase:
        """Play the pattern, over chords if it has a pitch, for some bars or as long as the chords last.

        ``chords`` is a progression from `chords`, or its text, in roman numerals too where there is a ``key``. The
        names of chords say more than their notes (C6 and Am7 are the same notes), so a text is played surest. The
        pattern and the progression repeat until ``bars`` are full. A pattern with a pitch and no chords plays
        the home chord of the key. ``meter`` is the metre of the song, unless told the pattern's own.

        >>> [note.pitch for note in Pattern("my-bass", "rock", "bass", (("bass", "1 5 8 ^"),), step=960).realise("Am F").notes]
        [33, 40, 45, 40, 41, 48, 53, 32]
        """
        metre = self.meter if meter is None else meter_of(meter)
        if not self.fits(metre):
            raise SongError(
                say("The pattern {name!r} is in {own} and the song in {asked}. Look for one with find(meter=...).",
                    name=self.name, own=f"{self.meter.beats}/{self.meter.unit}", asked=f"{metre.beats}/{metre.unit}")
            )
        if bars is not None:
            whole(bars, say("How many bars to play"), 1, min(MOST_BARS, LONGEST_TICKS // metre.bar))
        home = key if key is None or isinstance(key, Key) else key_of(key)
        if self.role == "drums":
            return self._drummed(self._length(bars, metre, chords, home))
        harmony = harmony_of(chords, key=home, bar=metre.bar)
        length = self._length(bars, metre, chords, home)
        low = LOWEST_ROOTS[self.role] if self.low is None else self.low
        player = Player(harmony.looped(length + metre.bar), low, metre.bar, home, bass=self.role == "bass")
        notes = [note for _, text in self.rows for note in player.play(read_figure(text, step=self.step), length)]
        return Phrase(tuple(_distinct(notes)), length)

    def _length(self, bars: int | None, meter: Meter, chords: Phrase | str | None, key: Key | None) -> Tick:
        """Give the bars asked for, in ticks, or else those that the chords last, or else one round."""
        if bars is not None:
            return bars * meter.bar
        ticks = self.length if chords is None else harmony_of(chords, key=key, bar=meter.bar).length
        return -(-ticks // meter.bar) * meter.bar

    def _drummed(self, length: Tick) -> Phrase:
        hits: list[Note] = []
        for row, text in self.rows:
            phrase = beat(text, pitch=drum_pitch(row), step=self.step)
            for first in range(0, length, phrase.length):
                found = (replace(note, start=first + note.start) for note in phrase.notes)
                hits += [replace(note, duration=min(note.duration, length - note.start)) for note in found if note.start < length]
        return Phrase(tuple(_distinct(hits)), length)


def _distinct(notes: list[Note]) -> list[Note]:
    """Keep one note where two rows bring the same pitch at once, the louder and longer one."""
    loudest: dict[tuple[Tick, Pitch], Note] = {}
    for note in sorted(notes, key=lambda note: (note.velocity, note.duration)):
        loudest[note.start, note.pitch] = note
    return sorted(loudest.values())
