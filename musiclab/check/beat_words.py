"""Lengths of time as musicians say them."""

from __future__ import annotations

from musiclab.language import say


def beats_in_words(beats: float) -> str:
    """Say a length in beats.

    >>> beats_in_words(0.5), beats_in_words(1.0), beats_in_words(2.25)
    ('half a beat', 'a beat', '2.25 beats')
    """
    plain = {0.25: say("a quarter of a beat"), 0.5: say("half a beat"), 0.75: say("three quarters of a beat"), 1.0: say("a beat"), 1.5: say("a beat and a half")}
    near = min(plain, key=lambda known: abs(known - beats))
    if abs(near - beats) < 0.04:
        return plain[near]
    return say("a trace") if beats < 0.15 else say("{beats:.3g} beats", beats=beats)
