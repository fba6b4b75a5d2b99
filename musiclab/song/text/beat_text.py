"""From hits back to the text of a beat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from musiclab.song.clips import Note
from musiclab.song.pitch import Pitch
from musiclab.song.text.beat import HITS, SIXTEENTH
from musiclab.song.text.timing import MOST_NOTES_IN_TEXT
from musiclab.song.time import Tick

SIGNS = {velocity: sign for sign, velocity in HITS.items() if velocity is not None}
DIVISIONS = (1, 2, 3, 4, 5, 6, 8)


def as_beat(notes: Iterable[Note], *, pitch: Pitch, length: Tick, step: Tick = SIXTEENTH) -> str | None:
    """Write the hits of one pitch as a beat, or give None where the notation cannot say them exactly.

    Notes of other pitches are left out, so that each drum of a clip can have its line. Reading the text
    again gives the same hits.

    >>> as_beat((Note(0, 36, 240, 120), Note(480, 36, 240, 96)), pitch=36, length=960)
    'X.x.'
    """
    count, rest = divmod(length, step)
    if rest or not 0 < count <= MOST_NOTES_IN_TEXT:
        return None
    cells: list[list[Note]] = [[] for _ in range(count)]
    for note in sorted(notes):
        if note.pitch == pitch:
            if note.start + note.duration > length:
                return None
            cells[note.start // step].append(note)
    steps = [_cell(cell, count * step, step) for count, cell in enumerate(cells)]
    return _grouped([text for text in steps if text is not None]) if None not in steps else None


def _cell(notes: Sequence[Note], start: Tick, step: Tick) -> str | None:
    for parts in DIVISIONS:
        part, rest = divmod(step, parts)
        if rest or any((note.start - start) % part or note.duration != part for note in notes):
            continue
        hits = {(note.start - start) // part: _hit(note.velocity) for note in notes}
        signs = "".join(hits.get(place, ".") for place in range(parts))
        return signs if parts == 1 else f"[{signs}]"
    return None


def _hit(velocity: int) -> str:
    """Give the sign of a velocity, or the nearest sign with the velocity itself."""
    nearest = min(SIGNS, key=lambda known: abs(known - velocity))
    return SIGNS[nearest] if nearest == velocity else f"{SIGNS[nearest]}@{velocity}"


def _grouped(steps: Sequence[str]) -> str:
    return " ".join("".join(steps[i : i + 4]) for i in range(0, len(steps), 4))
