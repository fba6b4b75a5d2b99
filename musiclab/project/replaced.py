"""Sentences about what sounds otherwise than asked, each told once."""

from __future__ import annotations

import sys

_told: set[str] = set()


def tell(rate: int) -> None:
    """Print what the sounds at ``rate`` have to say and nobody has read yet, such as that one instrument stands in for another."""
    from musiclab.render.mixer import sounds_at

    for sentence in tuple(sounds_at(rate).notes):
        if sentence not in _told:
            _told.add(sentence)
            print(sentence, file=sys.stderr)
