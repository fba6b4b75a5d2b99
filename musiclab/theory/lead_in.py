"""What leads over a boundary: a fill, a riser, or a drop-out in the bar or two before it, unlike the bars before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median_low
from typing import NamedTuple

from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT, Tick, bar_start
from musiclab.theory.attacks import Attack, attacks, by_track, layers
from musiclab.theory.sounding import Sounding, heard_tracks, sounding
from musiclab.theory.stretch import stretch

LOOK_BACK = 4
"""Bars before the transition that say what is usual."""
NEW_STROKES, NEW_STROKES_OF_OTHERS, NEW_SHARE = 3, 2, 0.12
"""Strokes that are not usual, or strokes of drums that did not play before, and their share of the bar, that make a fill."""
KICKS = (35, 36)
"""A kick that drops out for half a bar is heard as a part that does."""
EARLY = PER_BEAT // 8
"""Ticks by which a note may come before its barline."""
CLIMB, SWELL, RISE_DB = 5, 25, 6.0
"""Semitones, velocity and decibels of a riser."""


class LeadIn(NamedTuple):
    """What leads over: a fill, riser or dropout, from tick to tick, and in which track."""

    kind: str
    start: Tick
    end: Tick
    track: str


def lead_ins(song: Song, boundary: int) -> tuple[LeadIn, ...]:
    """Find what leads over to the bar ``boundary`` (counted from 1); nothing for a boundary at the beginning."""
    if boundary < 2:
        return ()
    bars = [(bar_start(song.meter, bar), bar_start(song.meter, bar + 1)) for bar in range(max(boundary - 2 - LOOK_BACK, 1), boundary)]
    notes = sounding(song)
    return (*_fills(notes, bars), *_risers(notes, bars), *_swells(song, bars), *_dropouts(notes, bars))


Bars = Sequence[tuple[Tick, Tick]]


def _fills(notes: Sequence[Sounding], bars: Bars) -> list[LeadIn]:
    """A fill: the last bar, or one of the last two, has drum strokes that the bars before it do not have."""
    drums = [note for note in notes if note.drum]
    patterns = [{(note.pitch, round(note.start / (PER_BEAT / 4))) for note in stretch(drums, start, end).notes} for start, end in bars]
    for back in (1, 2):
        before = patterns[:-back][-LOOK_BACK:]
        if len(patterns) < back + 1 or not any(before):
            continue
        usual = {stroke for one in before for stroke in one if sum(stroke in other for other in before) * 2 >= len(before)}
        own = patterns[-back]
        fresh = {stroke for stroke in own if stroke not in usual and stroke not in patterns[-back - 1]}
        # What comes new in every other bar is a habit of this beat and leads nowhere; a fill four bars ago was a fill.
        habit = median_low([len({s for s in one if s not in usual and s not in (before[at - 1] if at else usual)}) for at, one in enumerate(before)])
        others = {pitch for pitch, _ in fresh} - {pitch for one in (*before, patterns[-back - 1]) for pitch, _ in one}
        crowded = len(own) > len(usual) or {pitch for pitch, _ in fresh} - {pitch for pitch, _ in usual}
        enough = len(fresh) >= NEW_STROKES or len([pitch for pitch, _ in fresh if pitch in others]) >= NEW_STROKES_OF_OTHERS
        if enough and len(fresh) >= NEW_SHARE * len(own) and crowded and len(fresh) > 1.5 * habit:
            start, end = bars[-back]
            return [LeadIn("fill", start, end, drums[0].track)]
    return []


def _risers(notes: Sequence[Sounding], bars: Bars) -> list[LeadIn]:
    """A riser: a line or a roll that climbs over a bar at least, which the same part did not do in the bars before."""
    found = []
    for (track, _), row in layers(notes).items():
        for count in (1, 2):
            if len(bars) < count:
                continue
            start, end = bars[-count][0], bars[-1][1]
            here = attacks(note for note in row if start - EARLY <= note.start < end - EARLY)
            before = [attacks(note for note in row if bars[at][0] - EARLY <= note.start < bars[at + count - 1][1] - EARLY) for at in range(len(bars) - count - count + 1)]
            if _climbs(here, start, end) and not any(_climbs(one, bars[at][0], bars[at + count - 1][1]) for at, one in enumerate(before)):
                found.append(LeadIn("riser", start, end, track))
                break
    return found


def _climbs(row: Sequence[Attack], start: Tick, end: Tick) -> bool:
    """Say whether attacks climb over nearly all of a stretch: in pitch, in loudness or in speed."""
    if len(row) < 4 or row[-1].start - row[0].start < 0.6 * (end - start):
        return False
    pitches, loud = [attack.top.pitch for attack in row], [max(note.velocity for note in attack.notes) for attack in row]
    gaps = [b.start - a.start for a, b in pairwise(row)]
    up = not row[0].notes[0].drum and _rises(pitches, by=CLIMB)
    louder = _rises(loud, by=SWELL)
    faster = len(gaps) >= 5 and end - row[-1].start <= PER_BEAT and max(gaps[-2:]) * 2 <= gaps[0] + PER_BEAT // 16 and all(b <= a + PER_BEAT // 12 for a, b in pairwise(gaps))
    return up or louder or faster


def _rises(row: Sequence[int], *, by: float) -> bool:
    """Say whether a row climbs so far and all the way, each quarter above the one before; single steps may go down, as those of a hand or of a zigzag do."""
    quarters = [fmean(row[len(row) * at // 4 : len(row) * (at + 1) // 4]) for at in range(4)]
    low, high = min(row[: max(len(row) // 4, 1)]), max(row[-max(len(row) // 4, 1) :])
    return high - low >= by and all(b > a for a, b in pairwise(quarters)) and quarters[-1] - quarters[0] >= 0.6 * by


def _swells(song: Song, bars: Bars) -> list[LeadIn]:
    """A riser by automation: the volume of a track that plays climbs over the last bar at least."""
    found = []
    start, end = bars[-1]
    for track in heard_tracks(song):
        for lane in track.automation:
            points = [point for point in lane.points if start - (end - start) <= point.at <= end]
            if lane.target == "volume_db" and len(points) >= 2 and points[-1].value - points[0].value >= RISE_DB and points[-1].at - points[0].at >= 0.7 * (end - start):
                found.append(LeadIn("riser", points[0].at, points[-1].at, track.id))
    return found


def _dropouts(notes: Sequence[Sounding], bars: Bars) -> list[LeadIn]:
    """A drop-out: a part that played all the time is silent for a beat or more right before the boundary, and music goes on there."""
    end = bars[-1][1]
    if len(bars) < 2 or not any(end - PER_BEAT // 8 <= note.start < end + 2 * PER_BEAT for note in notes):
        return []
    parts = [(track, row, PER_BEAT) for track, row in by_track(notes).items()]
    parts += [(track, row, 2 * PER_BEAT) for (track, drum), row in layers(notes).items() if drum in KICKS]
    return [LeadIn("dropout", end - rest, end, track) for track, row, least in parts if (rest := _drops_out(row, bars)) >= least - PER_BEAT // 16]


def _drops_out(row: Sequence[Sounding], bars: Bars) -> Tick:
    """Give how long a part is silent before the boundary, up to two bars; 0 where it did not play all the time, or rests so in other bars too."""
    rests = [_rest_at_end(row, *bar) for bar in bars]
    silent, count = rests[-1], 1
    if silent >= bars[-1][1] - bars[-1][0]:
        silent, count = silent + rests[-2], 2
    before = list(zip(bars, rests, strict=True))[:-count][-LOOK_BACK:]
    always = bool(before) and all(any(a <= note.start < b or note.start < a < note.end for note in row) for (a, b), _ in before)
    habit = any(rest >= 0.75 * min(silent, b - a) for (a, b), rest in before)
    return 0 if habit or not always else silent


def _rest_at_end(row: Sequence[Sounding], start: Tick, end: Tick) -> Tick:
    """Give how long a part is silent up to the end of a bar; drums sound until their next stroke might come, a beat at most."""
    last = max((min(note.end, end) if not note.drum else min(note.start + PER_BEAT // 2, end) for note in row if note.start < end - EARLY and note.end > start), default=start)
    return end - max(last, start)
