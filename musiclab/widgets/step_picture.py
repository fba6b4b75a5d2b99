"""A picture of one next step on a student's own notes: what is there, a dashed place where a note could be, and an arrow.

It takes its colours from the page around it, so that it can be read in light and in dark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from musiclab.language import say
from musiclab.song.clips import COLOURS, NoteClip
from musiclab.song.drums import drum_name
from musiclab.song.model import Song, Track
from musiclab.song.pitch import pitch_name
from musiclab.song.time import Tick, bar_start, place_of
from musiclab.widgets.svg import element, text

WIDTH, GUTTER, HEAD, ROW, EDGE = 820, 96, 20, 26, 6
"""Measures in pixels."""
MOST_ROWS = 12
SOFT = 60
"""The velocity below which a note is drawn low, as the beat grid does."""
Mark = tuple[Tick, Tick, int, int]
"""Start, end, pitch, velocity."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is drawn: a track from tick ``start`` to ``end``, with its notes as they are and as they could be."""

    song: Song
    track: Track
    start: Tick
    end: Tick
    now: tuple[Mark, ...]
    then: tuple[Mark, ...]

    @property
    def gone(self) -> tuple[Mark, ...]:
        """The notes that the step would take away."""
        return tuple(mark for mark in self.now if mark[::2] not in {other[::2] for other in self.then})

    @property
    def new(self) -> tuple[Mark, ...]:
        """The notes that the step would put in."""
        return tuple(mark for mark in self.then if mark[::2] not in {other[::2] for other in self.now})

    @property
    def rows(self) -> tuple[int, ...]:
        """The pitches that are drawn, from the top down: those near what changes, where there are too many."""
        pitches = sorted({mark[2] for mark in (*self.now, *self.then)}, reverse=True)
        if len(pitches) <= MOST_ROWS:
            return tuple(pitches)
        middle = next((mark[2] for mark in (*self.new, *self.gone)), pitches[len(pitches) // 2])
        near = sorted(pitches, key=lambda pitch: abs(pitch - middle))[:MOST_ROWS]
        return tuple(sorted(near, reverse=True))

    def x(self, tick: Tick) -> float:
        """The pixel of a tick."""
        return round(GUTTER + (tick - self.start) * (WIDTH - GUTTER - EDGE) / (self.end - self.start), 1)


def step_of(song: Song, track: str, start: Tick, end: Tick | None, *, idea: Song | None = None) -> Step | None:
    """Give what is to be drawn of a track around a stretch, widened to whole bars; None where the track has no notes there."""
    found = next((one for one in song.tracks if one.id == track), None)
    if found is None:
        return None
    first = place_of(song.meter, start).bar
    last = max(place_of(song.meter, max((end or start + 1) - 1, start)).bar, first)
    last = min(last, first + 1)
    left, right = bar_start(song.meter, first), bar_start(song.meter, last + 1)
    after = next((one for one in idea.tracks if one.id == track), found) if idea else found
    step = Step(song, found, left, right, tuple(_marks(found, left, right)), tuple(_marks(after, left, right)))
    return step if step.rows else None


def step_picture(step: Step, *, drums: bool) -> str:
    """Give the picture as the text of an SVG element; ``drums`` says that its rows are drums."""
    rows = {pitch: at for at, pitch in enumerate(step.rows)}
    height = HEAD + len(rows) * ROW + EDGE + (12 if step.gone and step.new else 0)
    return element(
        "svg", *_ruler(step), *_names(step.rows, drums=drums), *_notes(step, rows, drums=drums), *_arrows(step, rows),
        viewBox=f"0 0 {WIDTH} {height}", role="img", aria_label=described(step, drums=drums), **{"class": "mini"},
    )


def described(step: Step, *, drums: bool) -> str:
    """Say in words what the picture shows."""
    bar = place_of(step.song.meter, step.start).bar
    parts = [say("{track}, bar {bar}.", track=step.track.name or step.track.id, bar=bar)]
    for marks, sentence in ((step.gone, say("There is {note} at {place}.")), (step.new, say("A dashed place shows {note} at {place}."))):
        parts += [sentence.format(note=_name(mark[2], drums=drums), place=_spoken(step, mark[0])) for mark in marks[:4]]
    return " ".join(parts)


def _spoken(step: Step, tick: Tick) -> str:
    place = place_of(step.song.meter, tick)
    return say("bar {bar}, beat {beat}", bar=place.bar, beat=place.beat) + (say(" and a bit") if place.tick else "")


def _name(pitch: int, *, drums: bool) -> str:
    return (drum_name(pitch) if drums else None) or pitch_name(pitch)


def _marks(track: Track, left: Tick, right: Tick) -> Iterator[Mark]:
    for clip in track.clips:
        if isinstance(clip, NoteClip):
            for round_start in range(clip.start, clip.end, clip.length):
                for note in clip.notes:
                    start = round_start + note.start
                    if note.start < clip.length and left <= start < right:
                        yield start, min(start + note.duration, round_start + clip.length, right), note.pitch, note.velocity


def _ruler(step: Step) -> Iterator[str]:
    tick = step.start
    while tick < step.end:
        place = place_of(step.song.meter, tick)
        name = str(place.beat) if place.beat > 1 else say("{bar}.1", bar=place.bar)
        weight = {"font_weight": 700} if place.beat == 1 else {}
        yield text(name, x=step.x(tick) + 2, y=12, **{"class": "l"}, **weight)
        yield element("path", d=f"M{step.x(tick)} {HEAD - 4}V{HEAD + len(step.rows) * ROW}", **{"class": "g"})
        tick += next(meter for meter in reversed(step.song.meter) if meter.at <= tick).pulse


def _names(rows: Sequence[int], *, drums: bool) -> Iterator[str]:
    for at, pitch in enumerate(rows):
        yield text(_name(pitch, drums=drums), x=0, y=HEAD + at * ROW + 17, **{"class": "n"})


def _notes(step: Step, rows: dict[int, int], *, drums: bool) -> Iterator[str]:
    colour = step.track.colour or step.song.tracks.index(step.track) % COLOURS + 1
    gone = set(step.gone)
    for mark in step.now:
        own = (len(rows) - 1 - rows[mark[2]]) % COLOURS + 1 if drums and mark[2] in rows else colour  # drums count from the lowest row up, as in the beat grid
        yield from _note(step, mark, rows, fill=f"var(--ml-t{own})", **({"fill_opacity": 0.45} if mark in gone else {}))
    for mark in step.new:
        yield from _note(step, mark, rows, **{"class": "idea"})


def _note(step: Step, mark: Mark, rows: dict[int, int], **looks: object) -> Iterator[str]:
    start, end, pitch, velocity = mark
    if pitch in rows:
        tall = 8 if velocity < SOFT else ROW - 6
        y = HEAD + rows[pitch] * ROW + (ROW - 3 - tall)
        yield element("rect", x=step.x(start) + 1, y=y, width=max(step.x(end) - step.x(start) - 2, 5), height=tall, rx=3, **looks)


def _arrows(step: Step, rows: dict[int, int]) -> Iterator[str]:
    """Draw an arrow from each note that would go to the place it would go to."""
    for old, new in zip(step.gone, step.new, strict=False):
        if old[2] in rows and new[2] in rows:
            x1, x2 = step.x(old[0]) + 8, step.x(new[0]) + 8
            y1, y2 = (HEAD + rows[pitch] * ROW + ROW - 2 for pitch in (old[2], new[2]))
            dip = 12 if y1 == y2 else 0
            yield element("path", d=f"M{x1:g} {y1}C{x1:g} {y1 + dip} {x2:g} {y2 + dip} {x2:g} {y2}", **{"class": "arrow"})
            yield element("path", d=f"M{x2 - 5:g} {y2 + 6}L{x2:g} {y2}L{x2 + 5:g} {y2 + 6}", **{"class": "arrow"})
