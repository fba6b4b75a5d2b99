"""Notes as they are written: on a grid that can be read, in voices, cut at barlines and into values that have a sign."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from musiclab.song.time import PER_BEAT, Meter, Tick
from musiclab.theory.sounding import Sounding

STRAIGHT, THIRDS = PER_BEAT // 8, PER_BEAT // 6
"""The grids: 32nds, and sixths of a beat."""
GAP = PER_BEAT // 4
"""Ticks of silence between two notes that are a matter of touch, and not written."""
VALUES: dict[Tick, tuple[str, int]] = {
    3840: ("whole", 0), 2880: ("half", 1), 1920: ("half", 0), 1440: ("quarter", 1), 960: ("quarter", 0),
    720: ("eighth", 1), 480: ("eighth", 0), 360: ("16th", 1), 240: ("16th", 0), 120: ("32nd", 0),
}  # fmt: skip
"""The values that have a sign, and how many dots each has."""
IN_THREES: dict[Tick, tuple[str, int]] = {640: ("quarter", 0), 480: ("eighth", 1), 320: ("eighth", 0), 160: ("16th", 0)}
"""The same for a beat that is divided in three."""
MOST_VOICES = 4
Source = tuple[str, Tick, int]
"""Where a written note comes from: the track, the tick where it sounds, and its pitch."""


@dataclass(frozen=True, slots=True)
class Written:
    """One sign: a chord, a note or, without pitches, a rest; ``start`` is counted from its bar.

    ``tied`` says that it goes on in the next sign; ``from_tie`` that it goes on from the one before; ``threes`` that it is one of three in the time of two.
    """

    start: Tick
    length: Tick
    pitches: tuple[int, ...] = ()
    sources: tuple[Source, ...] = ()
    tied: bool = False
    from_tie: bool = False
    threes: bool = False

    @property
    def value(self) -> tuple[str, int]:
        """The name of its sign, and how many dots it has."""
        return (IN_THREES if self.threes else VALUES)[self.length]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its number, its first tick, its metre, and its voices."""

    number: int
    start: Tick
    meter: Meter
    voices: tuple[tuple[Written, ...], ...]


@dataclass(frozen=True, slots=True)
class _Event:
    """A chord on the grid, from tick to tick of the song."""

    start: Tick
    end: Tick
    pitches: tuple[int, ...]
    sources: tuple[Source, ...]


def written_bars(notes: Sequence[Sounding], meters: Sequence[Meter], *, bars: int, drums: bool = False) -> tuple[Bar, ...]:
    """Write notes down in the bars of a song, the first ``bars`` of them.

    A played note goes to the nearest place that can be read; nothing is changed in the song. Small gaps between notes are closed, and a stroke of ``drums`` lasts to the next one in its beat. More than four voices at once
    are cut short.

    >>> from musiclab.theory.sounding import Sounding
    >>> (bar,) = written_bars([Sounding(0, 960, 60, 90, "a"), Sounding(960, 3840, 64, 90, "a")], [Meter()], bars=1)
    >>> [(sign.value, sign.pitches) for sign in bar.voices[0]]
    [(('quarter', 0), (60,)), (('half', 1), (64,))]
    """
    frames = list(_frames(meters, bars))
    voices = _voices(_events(notes, _Beats(tuple(start for _, start, _ in frames)), drums=drums))
    return tuple(_bar(number, start, meter, voices) for number, start, meter in frames)


def _frames(meters: Sequence[Meter], bars: int) -> Iterator[tuple[int, Tick, Meter]]:
    at = 0
    for number in range(1, bars + 1):
        meter = next(meter for meter in reversed(meters) if meter.at <= at)
        yield number, at, meter
        at += meter.bar


@dataclass(frozen=True, slots=True)
class _Beats:
    """The beats of a song, counted from the beginning of each bar: in 7/8 those of the second bar lie half a beat later."""

    bars: Sequence[Tick]

    def first(self, tick: Tick) -> Tick:
        """Give the first tick of the beat that a tick lies in."""
        bar = self.bars[max(bisect_right(self.bars, tick) - 1, 0)]
        return bar + (tick - bar) // PER_BEAT * PER_BEAT

    def end(self, tick: Tick) -> Tick:
        """Give the tick where the beat ends that a tick lies in: a barline at the latest."""
        return min([self.first(tick) + PER_BEAT, *self.bars[(after := bisect_right(self.bars, tick)) : after + 1]])

    def placed(self, tick: Tick, threes: set[Tick]) -> Tick:
        """Give the nearest place that can be written; ``threes`` are the beats that are divided in three."""
        beat = self.first(tick)
        grid = THIRDS if beat in threes else STRAIGHT
        return beat + round((tick - beat) / grid) * grid


def _events(notes: Sequence[Sounding], beats: _Beats, *, drums: bool) -> list[_Event]:
    """Put notes on the grid of their beat, and those together that begin and end together."""
    found: dict[tuple[Tick, Tick], dict[int, Source]] = {}
    threes = _beats_in_threes(notes, beats)
    starts = sorted({beats.placed(note.start, threes) for note in notes})
    for note in notes:
        start = beats.placed(note.start, threes)
        after = next(iter(starts[bisect_right(starts, start) :][:1]), start + 4 * PER_BEAT)
        if drums:
            end = min(after, beats.end(start))
        else:
            end = max(beats.placed(note.end, threes), start + (THIRDS if beats.first(start) in threes else STRAIGHT))
            end = after if 0 < after - end <= GAP else end
        found.setdefault((start, end), {}).setdefault(note.pitch, (note.track, note.start, note.pitch))
    rows = sorted(found.items())
    return [_Event(start, end, tuple(sorted(row)), tuple(row[pitch] for pitch in sorted(row))) for (start, end), row in rows]


def _beats_in_threes(notes: Sequence[Sounding], beats: _Beats) -> set[Tick]:
    """Give the first ticks of the beats whose starts lie nearer to thirds than to 32nds."""
    off: dict[Tick, list[float]] = {}
    for note in notes:
        beat = beats.first(note.start + PER_BEAT // 32)
        rest = note.start - beat
        row = off.setdefault(beat, [0.0, 0.0])
        row[0] += abs(rest - round(rest / (PER_BEAT // 4)) * (PER_BEAT // 4))
        row[1] += abs(rest - round(rest / (PER_BEAT // 3)) * (PER_BEAT // 3))
    return {beat for beat, (straight, third) in off.items() if third < 0.6 * straight}


def _voices(events: Sequence[_Event]) -> list[list[_Event]]:
    """Give each event to the first voice that is free; where none is, the last one gives way or takes it into its chord."""
    voices: list[list[_Event]] = []
    for event in events:
        free = next((voice for voice in voices if voice[-1].end <= event.start), None)
        if free is not None:
            free.append(event)
        elif len(voices) < MOST_VOICES:
            voices.append([event])
        elif voices[-1][-1].start < event.start:
            voices[-1][-1] = replace(voices[-1][-1], end=event.start)
            voices[-1].append(event)
        else:
            voices[-1][-1] = _joined(voices[-1][-1], event)
    return voices


def _joined(chord: _Event, other: _Event) -> _Event:
    sources = dict(zip(other.pitches, other.sources, strict=True)) | dict(zip(chord.pitches, chord.sources, strict=True))
    return _Event(chord.start, max(chord.end, other.end), tuple(sorted(sources)), tuple(sources[pitch] for pitch in sorted(sources)))


def _bar(number: int, start: Tick, meter: Meter, voices: Sequence[Sequence[_Event]]) -> Bar:
    end = start + meter.bar
    inside = [[event for event in voice if event.start < end and event.end > start] for voice in voices]
    rows = [tuple(_signs(events, start, meter)) for at, events in enumerate(inside) if events or at == 0]
    return Bar(number, start, meter, tuple(rows))


def _signs(events: Sequence[_Event], start: Tick, meter: Meter) -> Iterator[Written]:
    """Give the signs of one voice in a bar, its silences filled with rests."""
    if not events:
        yield Written(0, meter.bar)
        return
    at, length = 0, meter.bar
    threes = {(tick - start) // PER_BEAT for event in events for tick in (event.start, event.end) if (tick - start) % PER_BEAT % STRAIGHT and start <= tick < start + length}
    for event in events:
        first, last = max(event.start - start, 0), min(event.end - start, length)
        yield from _cut(Written(at, first - at), threes, meter)
        parts = list(_cut(Written(first, last - first, event.pitches, event.sources), threes, meter))
        for number, part in enumerate(parts):
            tied, from_tie = number < len(parts) - 1 or event.end - start > length, number > 0 or event.start < start
            yield replace(part, tied=tied, from_tie=from_tie)
        at = last
    yield from _cut(Written(at, length - at), threes, meter)


def _cut(whole: Written, threes: set[int], meter: Meter) -> Iterator[Written]:
    """Cut a stretch into values that have a sign; none reaches over the half bar or into a beat in threes unless it fills it."""
    at, end = whole.start, whole.start + whole.length
    while at < end:
        beat = at // PER_BEAT
        three = beat in threes
        stop = min(end, _reach(at, threes, meter))
        table = IN_THREES if three and (at % PER_BEAT or stop - at < PER_BEAT) else VALUES
        length = next((value for value in table if value <= stop - at), stop - at)
        if length not in table:  # what has no sign of its own is left to the next that has
            length = min(table)
        yield replace(whole, start=at, length=length, threes=table is IN_THREES)
        at += length


def _reach(at: Tick, threes: set[int], meter: Meter) -> Tick:
    """Give the furthest tick that a sign beginning at ``at`` may reach."""
    beat = at // PER_BEAT
    if beat in threes:
        return (beat + 1) * PER_BEAT
    half = meter.bar // 2 if meter.bar % (2 * PER_BEAT) == 0 and meter.beats == 4 else meter.bar
    furthest = meter.bar
    if at % PER_BEAT and (at % (PER_BEAT // 2) or at // half != (at + PER_BEAT - 1) // half):
        furthest = (beat + 1) * PER_BEAT
    elif at % half and at < half:
        furthest = half if at % PER_BEAT else meter.bar if at == PER_BEAT and half == 2 * PER_BEAT else half
    return min([furthest, meter.bar, *(three * PER_BEAT for three in threes if three * PER_BEAT > at)])
