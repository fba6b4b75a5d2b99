"""What a check has heard: where it is, what is there, what was asked, and a hint as a teacher would give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musiclab.edit.edits import Edit
from musiclab.song.time import Meter, Tick, place_of


@dataclass(frozen=True, slots=True)
class Where:
    """A stretch of a song that a finding speaks of: ticks ``start`` to ``end``, the track's id, and a pitch or a drum.

    Whatever does not apply is None; a finding about the whole song has no place at all.
    """

    start: Tick | None = None
    end: Tick | None = None
    track: str | None = None
    pitch: int | None = None

    def bar(self, meters: Sequence[Meter]) -> int | None:
        """Give the bar, counted from 1.

        >>> Where(3840).bar([Meter()])
        2
        """
        return None if self.start is None else place_of(meters, self.start).bar

    def beat(self, meters: Sequence[Meter]) -> float | None:
        """Give the beat of the bar, counted from 1 in the metre's own unit; 2.5 is half a beat after the second."""
        if self.start is None:
            return None
        place = place_of(meters, self.start)
        pulse = next(meter for meter in reversed(meters) if meter.at <= max(self.start, 0)).pulse
        return place.beat + place.tick / pulse


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was heard in a piece.

    ``title`` is short and names the music ("Snare on 2 and 4"; as a next step: "Bring the second snare home to beat 4").
    ``found`` says what is there, ``asked`` what was asked for and why, ``hint`` what to try. ``idea`` is an edit that shows the next
    step on the student's own notes: it may be heard and seen, and is never made by itself.
    """

    good: bool
    title: str
    found: str
    asked: str = ""
    hint: str = ""
    where: tuple[Where, ...] = ()
    idea: Edit | None = None
