"""How well what was heard agrees with what was sung: the measures that such methods are compared by."""

from __future__ import annotations

import numpy as np


def pitch_hits(truth, curve, *, cents=50):
    """The share of the moments with a true pitch at which the curve is within so many cents of it."""
    true = truth.midi_at(curve.times)
    sung = np.isfinite(true)
    return float((np.abs(curve.midi - true)[sung] * 100 <= cents).mean())


def octave_slips(truth, curve):
    """The share of the moments with a true pitch at which the curve is nearer to another octave."""
    true = truth.midi_at(curve.times)
    return float((np.abs(curve.midi - true) > 6).sum() / np.isfinite(true).sum())


def f_measure(true, found, agree):
    """Twice what is found right against what is true and what is found; each may agree with one only."""
    left, hits = list(found), 0
    for one in true:
        match = next((other for other in left if agree(one, other)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return 2 * hits / max(len(true) + len(found), 1)


def onset_score(truth, times, *, within=0.05):
    return f_measure([start for start, *_ in truth.notes], list(times), lambda a, b: abs(a - b) <= within)


def note_score(truth, notes, *, within=0.05, cents=50):
    def agree(true, note):
        start, _, midi = true
        return abs(note.start - start) <= within and abs(note.pitch + note.cents / 100 - midi) * 100 <= cents

    return f_measure(truth.notes, list(notes), agree)
