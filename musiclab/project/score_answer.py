"""What a page is told of a score: the engraving of one track, where its notes sound, and what a click on its staff means."""

from __future__ import annotations

from collections.abc import Callable

from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.notation.engraving import Engraving, engrave
from musiclab.notation.score_text import is_low
from musiclab.notation.spelling import FLATS_IN_ORDER, SHARPS_IN_ORDER, fifths
from musiclab.project.answers import Asked
from musiclab.project.held import Held
from musiclab.project.outbox import Message
from musiclab.song.key import Key
from musiclab.song.model import Song, Track
from musiclab.song.time import bar_start
from musiclab.theory.sounding import plays_drums, sounding

MOST_BARS = 128
LARGEST = 6_000_000
"""Characters of a picture that is sent: a socket closes at ten million bytes."""


def score_answer(song: Held) -> Callable[[Asked], list[Message]]:
    """Give what answers ``score`` questions of a live song's pages: ``track`` is the id of the part, ``symbols`` says whether chords stand above."""

    def answer(asked: Asked) -> list[Message]:
        now = song.value
        track = next((track for track in now.tracks if track.id == asked.content.get("track")), None)
        if track is None:
            return [({"kind": "score", "track": "", "sentence": say("There is no part to write down yet. Write one with song.melody('lead', 'C4 E4 G4').")}, ())]
        return [_score(now, track, symbols=asked.content.get("symbols") is not False)]

    return answer


def _score(song: Song, track: Track, *, symbols: bool) -> Message:
    """Give the score of a track; where it has no notes, one of empty bars cannot be drawn, and a sentence says what to do."""
    head = {"kind": "score", "track": track.id, "staff": "percussion" if plays_drums(track) else "F" if is_low(sounding(song, tracks=[track.id])) else "G", "alters": _alters(song.key)}
    try:
        drawn = _fitting(song, track, symbols=symbols)
    except MusicLabError as refusal:
        return {**head, "sentence": str(refusal), "notes": [], "bars": [], "left": 0}, ()
    ends = {(note.start, note.pitch): note.end for note in sounding(song, tracks=[track.id])}
    notes = [[name, start, ends.get((start, pitch), start), pitch] for name, (_, start, pitch) in drawn.notes.items()]
    bars = [bar_start(song.meter, bar) for bar in range(1, drawn.bars + 2)]
    return {**head, "sentence": "", "notes": notes, "bars": bars, "left": drawn.left_out}, (drawn.svg.encode(),)


def _fitting(song: Song, track: Track, *, symbols: bool) -> Engraving:
    bars = MOST_BARS
    while True:
        drawn = engrave(song, [track], bars=bars, symbols=symbols)
        if len(drawn.svg) <= LARGEST or bars <= 4:
            return drawn
        bars //= 2


def _alters(key: Key | None) -> dict[str, int]:
    """Give the letters that the key raises (1) or lowers (-1)."""
    count = fifths(key)
    return dict.fromkeys(SHARPS_IN_ORDER[:count], 1) if count > 0 else dict.fromkeys(FLATS_IN_ORDER[:-count], -1)
