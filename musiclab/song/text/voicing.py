"""Voicing: which octave each note of a chord takes, so that one chord leads smoothly to the next."""

from __future__ import annotations

from collections.abc import Sequence

from musiclab.song.pitch import Pitch
from musiclab.song.text.chord_symbols import Chord

CENTRE = 62
"""Where the middle of a chord likes to be, a tone above middle C: a C chord then is C4 E4 G4."""
REACH = 7
"""How far from there, in semitones, the middle of a chord may go, so that long progressions don't drift."""
BASS_LOWEST = 40

Voicing = tuple[Pitch, ...]


def voice(chords: Sequence[Chord]) -> list[Voicing]:
    """Give each chord its pitches, from the lowest up, the written bass first.

    All notes stand in close position, within an octave. The first chord is in root position around middle C;
    each later one takes the inversion that moves the voices least.

    >>> voice([Chord(0, (0, 4, 7)), Chord(5, (0, 4, 7))])
    [(60, 64, 67), (60, 65, 69)]
    """
    voicings: list[Voicing] = []
    before: Voicing = ()
    for chord in chords:
        before = _nearest(chord, before) if before else _first(chord)
        voicings.append(before if chord.bass is None else (_bass(chord.bass, before), *before))
    return voicings


def movement(before: Voicing, after: Voicing) -> int:
    """Count the semitones that voices move from one chord to another.

    Chords of one size move voice by voice; otherwise each note goes to the nearest one of the other chord.
    """
    if len(before) == len(after):
        return sum(abs(a - b) for a, b in zip(before, after, strict=True))
    there = sum(min(abs(a - b) for b in after) for a in before)
    return there + sum(min(abs(a - b) for a in before) for b in after)


def _first(chord: Chord) -> Voicing:
    positions = [_stack(chord.classes, octave) for octave in (48, 60)]
    return min(positions, key=_off_centre)


def _nearest(chord: Chord, before: Voicing) -> Voicing:
    near = [voicing for voicing in _positions(chord) if abs(sum(voicing) - CENTRE * len(voicing)) <= REACH * len(voicing)]
    return min(near, key=lambda voicing: (movement(before, voicing), _off_centre(voicing), voicing))


def _positions(chord: Chord) -> list[Voicing]:
    classes = sorted(set(chord.classes))
    return [_stack(classes[i:] + classes[:i], octave) for octave in (36, 48, 60, 72) for i in range(len(classes))]


def _stack(classes: Sequence[int], octave: Pitch) -> Voicing:
    """Put all notes above the first one, each as low as it goes, from the lowest up."""
    lowest = octave + classes[0]
    return tuple(sorted({lowest + (pitch - classes[0]) % 12 for pitch in classes}))


def _off_centre(voicing: Voicing) -> int:
    return abs(sum(voicing) - CENTRE * len(voicing))


def _bass(bass: int, voicing: Voicing) -> Pitch:
    pitch = BASS_LOWEST + (bass - BASS_LOWEST) % 12
    return pitch if pitch < voicing[0] else pitch - 12
