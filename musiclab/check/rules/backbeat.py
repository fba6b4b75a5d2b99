"""The backbeat: the snare marks the beats that are named, and stands out there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from musiclab.check.beat_words import beats_in_words
from musiclab.check.clip_notes import moved
from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT, Tick, bar_start, place_of
from musiclab.theory.attacks import layers
from musiclab.theory.meter_strength import meter_over
from musiclab.theory.sounding import Sounding

KICKS, SNARES = (35, 36), (37, 38, 39, 40)
"""Both kicks; side stick, snare, clap, electric snare (General MIDI)."""
FEEL = PER_BEAT // 8
"""Ticks by which a stroke may lie beside its beat: a tenth of a beat of feel, and the trace by which a hand wavers."""
ENOUGH = 0.75
"""The share of bars in which all the beats are marked."""
STANDS_OUT = 1.25
"""How much more there is on the named beats than on any other beat, in loudness and number together."""
GHOST, QUIET = 0.62, 0.45
"""A stroke softer than this share of the loud ones of its bar is a ghost note, and so is one softer than this share of those of the whole piece: a verse may be softer."""
SOFTEST, SOFTER = 45, 0.55
"""A velocity under which strokes on the backbeat are ghost notes where no other drum plays, and the share of the loudness of other drums."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its number, its first tick, the places of the named beats and of the others, and its loud strokes."""

    number: int
    start: Tick
    named: tuple[Tick, ...]
    others: tuple[Tick, ...]
    strokes: tuple[Sounding, ...]

    def marked(self, place: Tick) -> bool:
        """Say whether a stroke lies on a place."""
        return any(abs(stroke.start - place) <= FEEL for stroke in self.strokes)

    @property
    def complete(self) -> bool:
        """Whether all named beats are marked."""
        return all(self.marked(place) for place in self.named)


@rule(say("Does the snare or clap mark the backbeat?"))
def backbeat(work: Work, *, beats: Sequence[int] = (2, 4)) -> Judgement:
    """Check that snare, side stick or clap mark the named ``beats`` in 3 of 4 bars, and stand out there.

    Beats are counted in the metre's own unit. Bars count from the first to the last with a snare. Ghost notes, fills, pick-ups and a tenth of a beat of feel are fine; an even roll, and
    ghost notes alone, are no backbeat.
    """
    named = _beats(beats)
    snares = tuple(note for note in work.drums if note.pitch in SNARES)
    if not snares:
        return not_yet(_no_snare(work, named))
    bars = _bars(work.song, snares, named, work.drums)
    if not bars:
        return not_yet(_no_snare(work, named))
    there = sum(bar.complete for bar in bars) / len(bars)
    if there < ENOUGH:
        return not_yet(_astray(work.song, bars, named), credit=there * 0.9, measured=there)
    on, off = _weights(bars, snares)
    if on < _softest(work):
        return not_yet(_soft(bars[0], named), credit=0.5, measured=there)
    if off and on < STANDS_OUT * off:
        return not_yet(_even(bars[0], named), credit=0.5, measured=there)
    where = (Where(bars[0].named[0], bars[0].named[0] + PER_BEAT, snares[0].track, snares[0].pitch),)
    return passes(Finding(True, say("A backbeat"), say("The snare marks {beats}.", beats=_said(named)), where=where), measured=there)


def _beats(beats: object) -> tuple[int, ...]:
    rows = tuple(beats) if isinstance(beats, list | tuple) else ()
    if not rows or any(type(beat) is not int or not 1 <= beat <= 64 for beat in rows):
        raise CheckError(say("Beats came as {beats}. Use a list of whole numbers, such as [2, 4].", beats=shown(beats)))
    return tuple(sorted(set(rows)))


def _said(beats: tuple[int, ...]) -> str:
    return say("beat {beat}", beat=beats[0]) if len(beats) == 1 else say("beats {all} and {last}", all=", ".join(map(str, beats[:-1])), last=beats[-1])


def _bars(song: Song, snares: tuple[Sounding, ...], named: tuple[int, ...], drums: Sequence[Sounding]) -> list[Bar]:
    """Give the bars from the first to the last with a snare. A bar too short for the beats is left out, and so is one with nothing but a pick-up."""
    loud = sorted(note.velocity for note in snares)[int(len(snares) * 0.8)]
    loudest: dict[int, int] = {}
    for note in snares:
        bar = place_of(song.meter, note.start + FEEL).bar
        loudest[bar] = max(loudest.get(bar, 0), note.velocity)
    strokes = tuple(note for note in snares if note.velocity >= max(GHOST * min(loudest[place_of(song.meter, note.start + FEEL).bar], loud), QUIET * loud))
    first, last = (place_of(song.meter, note.start + FEEL).bar for note in (strokes[0], strokes[-1]))
    bars = [_bar(song, number, strokes, named) for number in range(first, last + 1)]
    bars = [bar for bar in bars if len(bar.named) == len(named)]
    return bars[1:] if len(bars) > 1 and _is_pick_up(bars[0], drums) else bars


def _is_pick_up(bar: Bar, drums: Sequence[Sounding]) -> bool:
    """Say whether a bar holds a pick-up alone: kick and snare begin on its last named beat or after it, whatever counts in before."""
    before = [note for note in drums if note.pitch in KICKS + SNARES and bar.start - FEEL <= note.start < bar.named[-1] - FEEL]
    return not before or (not any(bar.marked(place) for place in bar.named) and all(stroke.start > bar.named[-1] for stroke in bar.strokes))


def _bar(song: Song, number: int, strokes: tuple[Sounding, ...], named: tuple[int, ...]) -> Bar:
    start = bar_start(song.meter, number)
    meter = meter_over(song.meter, start)
    places = {beat: start + (beat - 1) * meter.pulse for beat in range(1, meter.beats + 1)}
    inside = tuple(stroke for stroke in strokes if start - FEEL <= stroke.start < start + meter.bar - FEEL)
    return Bar(number, start, tuple(places[beat] for beat in named if beat in places), tuple(place for beat, place in places.items() if beat not in named), inside)


def _weights(bars: list[Bar], snares: tuple[Sounding, ...]) -> tuple[float, float]:
    """Give how much snare there is on the named beats, and on the busiest other beat: velocity in a bar, on average."""

    def on(places: list[Tick]) -> float:
        return sum(max((note.velocity for note in snares if abs(note.start - place) <= FEEL), default=0) for place in places) / len(bars)

    named = [on([bar.named[at] for bar in bars]) for at in range(len(bars[0].named))]
    count = min(len(bar.others) for bar in bars)
    others = [on([bar.others[at] for bar in bars]) for at in range(count)]
    return mean(named), max(others, default=0.0)


def _softest(work: Work) -> float:
    """Give the velocity under which strokes are hardly heard, beside the loudest of the other drums."""
    others = [[note.velocity for note in row] for (_, drum), row in layers(work.drums).items() if drum not in SNARES]
    return max((SOFTER * mean(row) for row in others if len(row) > 1), default=SOFTEST)


def _no_snare(work: Work, named: tuple[int, ...]) -> Finding:
    found = say("There is no snare, side stick or clap yet.") if work.drums else say("There are no drums yet.")
    return Finding(False, say("Let the snare in"), found, _asked(), say("Put a snare or a clap on {beats}: song.beat('snare', '.... X... .... X...')", beats=_said(named)))


def _asked() -> str:
    return say("A backbeat answers the kick, so that people can clap along.")


def _astray(song: Song, bars: list[Bar], named: tuple[int, ...]) -> Finding:
    """Speak of the first beat that is not marked, and of the stroke nearest to it."""
    bar = next(bar for bar in bars if not bar.complete)
    place = next(place for place in bar.named if not bar.marked(place))
    beat = place_of(song.meter, place).beat
    free = [stroke for stroke in bar.strokes if not any(abs(stroke.start - other) <= FEEL for other in bar.named)]
    near = min(free, key=lambda stroke: abs(stroke.start - place), default=None)
    if near is None or abs(near.start - place) > 2 * PER_BEAT:
        return Finding(False, say("Mark beat {beat} too", beat=beat), say("In bar {bar} no snare or clap plays on beat {beat}.", bar=bar.number, beat=beat), _asked(),
                       say("Put a snare on beat {beat} of bar {bar}.", beat=beat, bar=bar.number), (Where(place, place + PER_BEAT // 4, bar.strokes[0].track if bar.strokes else None, 38),))
    way = say("late") if near.start > place else say("early")
    beats = abs(near.start - place) / PER_BEAT
    return Finding(
        False, say("Bring the snare home to beat {beat}", beat=beat),
        say("In bar {bar} the snare nearest to beat {beat} comes {beats} {way}.", bar=bar.number, beat=beat, beats=beats_in_words(beats), way=way),
        _asked(), say("Move that stroke onto beat {beat}.", beat=beat), (Where(near.start, near.end, near.track, near.pitch),), moved(song, near, place),
    )  # fmt: skip


def _soft(bar: Bar, named: tuple[int, ...]) -> Finding:
    where = (Where(bar.named[0], bar.named[0] + PER_BEAT, bar.strokes[0].track if bar.strokes else None, 38),)
    return Finding(False, say("Let the backbeat be heard"), say("On {beats} there are ghost notes alone: they are hardly heard.", beats=_said(named)), _asked(),
                   say("Play the snare on {beats} louder: X for an accent.", beats=_said(named)), where)


def _even(bar: Bar, named: tuple[int, ...]) -> Finding:
    where = (Where(bar.named[0], bar.named[0] + PER_BEAT, bar.strokes[0].track if bar.strokes else None, 38),)
    return Finding(False, say("Let {beats} stand out", beats=_said(named)), say("The snare plays as much on the other beats."), _asked(),
                   say("Take strokes away from the other beats, or make those on {beats} clearly louder.", beats=_said(named)), where)
