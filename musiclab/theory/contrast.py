"""How two stretches of music differ: density, register, loudness, parts, rhythm, harmony."""

from __future__ import annotations

from musiclab.theory.stretch import Stretch, cosine, overlap

BUSIER, HIGHER, LOUDER = 1.5, 5.0, 12.0
"""Factor of density, semitones of register, velocity: from these on two stretches differ clearly."""
SAME_RHYTHM, SAME_HARMONY = 0.5, 0.8
"""Below these likenesses rhythm and harmony differ clearly."""
NEARLY = 1e-9


def aspects_that_differ(a: Stretch, b: Stretch) -> tuple[str, ...]:
    """Give the aspects in which two stretches differ clearly: of density, register, loudness, parts, rhythm and harmony.

    >>> aspects_that_differ(Stretch(0, 3840, ()), Stretch(3840, 7680, ()))
    ()
    """
    tests = {
        "density": _factor(a.density, b.density) >= BUSIER - NEARLY,
        "register": a.height is not None and b.height is not None and abs(a.height - b.height) >= HIGHER - NEARLY,
        "loudness": a.loudness is not None and b.loudness is not None and abs(a.loudness - b.loudness) >= LOUDER - NEARLY,
        "parts": a.playing != b.playing,
        "rhythm": _rhythms_differ(a, b),
        "harmony": bool(a.pitched and b.pitched) and cosine(a.classes, b.classes) < SAME_HARMONY,
    }
    return tuple(name for name, differs in tests.items() if differs)


def _factor(a: float, b: float) -> float:
    low, high = sorted((a, b))
    return high / low if low else float(high > 0) * 99


def _rhythms_differ(a: Stretch, b: Stretch) -> bool:
    """Compare the rhythm of the main part: the tune, or the drums where there is none; folded into one bar's length of sixteenths."""
    if bool(a.tune) != bool(b.tune) or not (a.notes and b.notes):
        return False
    rows = [frozenset(round(note.start / 240) % 64 for note in (one.tune or one.notes)) for one in (a, b)]
    folded = [frozenset(place % 16 for place in row) for row in rows]
    return max(overlap(*rows), overlap(*folded) if len(folded[0]) < 12 else 0.0) < SAME_RHYTHM
