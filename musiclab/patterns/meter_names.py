"""Metres as they are written: ``3/4``."""

from __future__ import annotations

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.time import Meter


def meter_of(written: Meter | str) -> Meter:
    """Give the metre that a text such as ``"6/8"`` names; a metre stays what it is.

    >>> meter_of("6/8").bar
    2880
    """
    if isinstance(written, Meter):
        return written
    beats, _, unit = written.partition("/") if isinstance(written, str) else ("", "", "")
    if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in (beats, unit)):
        raise SongError(say("{written} is not a metre. Write it as 3/4 or 6/8.", written=shown(written)))
    return Meter(int(beats), int(unit))
