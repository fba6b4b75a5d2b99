"""The pattern library as the studio's browser of patterns asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.patterns import Pattern, find, pattern
from musiclab.patterns.in_song import placed
from musiclab.song.key import Key
from musiclab.song.limits import LONGEST_TICKS, whole
from musiclab.song.model import Song
from musiclab.song.text.phrase import Phrase

MOST_BARS = 64
MOST_DRAWN = 64
"""Notes that the small picture of a pattern shows at most."""


def answer(content: Mapping[str, Any], song: Song) -> dict[str, Any] | None:
    """Answer a page's question about patterns, or give None where it asks something else.

    ``patterns`` asks for the whole shelf; ``pattern`` for the notes of one at a tick of the song. What cannot be played
    there is answered with a sentence.

    >>> answer({"kind": "pattern", "name": "house-four-on-the-floor", "at": 0}, Song())["length"]
    3840
    """
    if content.get("kind") == "patterns":
        return {"kind": "patterns", "patterns": shelf()}
    if content.get("kind") != "pattern":
        return None
    try:
        return _placed(content, song)
    except MusicLabError as refusal:
        return {"kind": "pattern", "name": str(content.get("name")), "sentence": str(refusal)}


def _placed(content: Mapping[str, Any], song: Song) -> dict[str, Any]:
    found, at, bars = pattern(content.get("name", "")), content.get("at", 0), content.get("bars")
    whole(at, say("Where a pattern begins, in ticks,"), 0, LONGEST_TICKS)
    if bars is not None:
        whole(bars, say("The bars of a pattern"), 1, MOST_BARS)
    phrase = placed(found, song, at=at, bars=bars)
    return {"kind": "pattern", "name": found.name, "at": at, "role": found.role, "length": phrase.length, "notes": rows(phrase)}


@cache
def shelf() -> list[dict[str, Any]]:
    """Give every pattern with what one looks for, and a small picture of its notes.

    >>> {"name", "style", "role", "tempo", "meter", "about", "length", "notes"} <= set(shelf()[0])
    True
    """
    return [_described(found) for found in find()]


def _described(found: Pattern) -> dict[str, Any]:
    phrase = found.realise() if found.role == "drums" else found.realise(bars=found.bars, key=Key("A", "minor"))
    return {
        "name": found.name, "style": found.style, "role": found.role, "tempo": list(found.tempo), "about": found.about,
        "meter": [found.meter.beats, found.meter.unit], "length": phrase.length, "swing": [found.swing.ratio, found.swing.unit],
        "notes": rows(phrase)[:MOST_DRAWN],
    }  # fmt: skip


def rows(phrase: Phrase) -> list[list[int]]:
    """Give notes as rows of start, pitch, duration and velocity."""
    return [[note.start, note.pitch, note.duration, note.velocity] for note in phrase.notes]
