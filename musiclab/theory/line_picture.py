"""Pictures of lines: the outline of a melody, and voices that lead from chord to chord."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.paper import BLUE, HAIR, INK, OCHRE, labelled, page
from musiclab.song.pitch import pitch_name
from musiclab.song.time import PER_BEAT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from musiclab.theory.contour import Contour
    from musiclab.theory.voice_leading import VoiceLeading


def outline_words(found: Contour) -> str:
    """Say what an outline is like."""
    names = {"arch": say("an arch"), "rising": say("rising"), "falling": say("falling"), "wave": say("a wave")}
    return say("The outline: {shapes}", shapes=", ".join(names[shape] for shape in found.shapes) or say("level, or a shape of its own"))


def draw_contour(found: Contour, ax: Axes | None) -> Axes:
    """Draw each note as a line as long as it sounds, joined to the next; the highest has a star."""
    ax = page(ax)
    for start, end, pitch in found.notes:
        ax.plot([start / PER_BEAT, end / PER_BEAT], [pitch, pitch], color=BLUE, linewidth=4, solid_capstyle="butt")
    ax.plot([start / PER_BEAT for start, _, _ in found.notes], [pitch for _, _, pitch in found.notes], color=INK, linewidth=0.8)
    if found.notes:
        start, _, top = max(found.notes, key=lambda note: note[2])
        ax.plot([start / PER_BEAT], [top], marker="*", markersize=13, color=OCHRE)
        name_pitches(ax, [pitch for _, _, pitch in found.notes])
    return labelled(ax, x=say("beats"), y="", title=outline_words(found))


def draw_voices(found: VoiceLeading, ax: Axes | None) -> Axes:
    """Draw each voice from chord to chord; where the outer voices move in parallel fifths or octaves, they are dashed and named."""
    ax = page(ax)
    chords = found.chords
    for voice in range(max((len(chord.voices) for chord in chords), default=0)):
        part = [(chord.start / PER_BEAT, chord.voices[voice]) for chord in chords if voice < len(chord.voices)]
        ax.plot([time for time, _ in part], [pitch for _, pitch in part], color=BLUE, marker="o", markersize=5, linewidth=1.2)
    for one in found.parallels:
        before, after = (next(chord for chord in chords if chord.start == at) for at in (one.start, one.end))
        for voice in (0, -1):
            ax.plot([one.start / PER_BEAT, one.end / PER_BEAT], [before.voices[voice], after.voices[voice]], color=OCHRE, linewidth=3, linestyle="--")
        name = say("parallel fifths") if one.interval == 7 else say("parallel octaves")
        ax.annotate(name, (one.end / PER_BEAT, after.voices[-1]), xytext=(0, 7), textcoords="offset points", fontsize=8, color=INK, ha="center")
    name_pitches(ax, [pitch for chord in chords for pitch in chord.voices])
    return labelled(ax, x=say("beats"), y="", title=say("A voice moves {steps:.1f} semitones from chord to chord, on average", steps=found.mean_motion))


def name_pitches(ax: Axes, pitches: Sequence[int]) -> None:
    """Name some pitches beside the axis, from the lowest to the highest, with lines across."""
    low, high = min(pitches, default=60), max(pitches, default=60)
    ticks = range(low, high + 1, max(1, (high - low) // 8))
    ax.set_yticks(list(ticks), [pitch_name(pitch) for pitch in ticks])
    ax.grid(axis="y", color=HAIR)
    ax.margins(y=0.2)
