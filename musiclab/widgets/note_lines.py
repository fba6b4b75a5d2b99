"""Where the notes and clips of a track lie in a picture: as horizontal lines on whole pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from musiclab.song.clips import NoteClip
from musiclab.song.model import Track
from musiclab.song.pitch import Pitch
from musiclab.song.time import Tick

Across: TypeAlias = Callable[[Tick], int]
"""Gives the pixel of a tick."""
Line: TypeAlias = tuple[int, int, int]
"""Left end, right end, and height on the page, in pixels."""

NARROWEST = 11
"""Semitones that a lane shows at least, so that a melody of two notes does not leap from edge to edge."""
CROWD, BLUR = 1500, 4
"""When a track has more lines than this, gaps of so many pixels are closed: nobody could tell its notes apart."""


def note_lines(track: Track, across: Across, *, top: int, bottom: int) -> list[Line]:
    """Give the notes that are heard as lines between ``top`` and ``bottom``, high notes above.

    Lines that touch are one, so that a crowd of notes takes no more room than the picture has pixels.

    >>> from musiclab.song.clips import Note
    >>> clip = NoteClip("c", 0, 1920, (Note(0, 60), Note(960, 71)))
    >>> note_lines(Track("t", clips=(clip,)), lambda tick: tick // 96, top=0, bottom=11)
    [(10, 19, 0), (0, 9, 11)]
    """
    notes = list(heard(track))
    height = _heights({pitch for _, _, pitch in notes}, drums=track.role == "drums" or "drum" in track.instrument, top=top, bottom=bottom)
    lines = merged((*ends(across(start), across(end)), height(pitch)) for start, end, pitch in notes)
    return lines if len(lines) <= CROWD else merged(lines, gap=BLUR)


def clip_lines(track: Track, across: Across, *, middle: int) -> list[Line]:
    """Give the clips as lines at the height ``middle``."""
    return merged((*ends(across(clip.start), across(clip.end)), middle) for clip in track.clips)


def heard(track: Track) -> Iterator[tuple[Tick, Tick, Pitch]]:
    """Give start, end and pitch of every note as often as it is heard.

    >>> from musiclab.song.clips import Note
    >>> list(heard(Track("t", clips=(NoteClip("c", 960, 960, (Note(480, 60, 960), Note(960, 62)), repeats=2),))))
    [(1440, 1920, 60), (2400, 2880, 60)]
    """
    for clip in track.clips:
        if isinstance(clip, NoteClip):
            for first in range(clip.start, clip.end, clip.length):
                for note in clip.notes:
                    if note.start < clip.length:
                        yield first + note.start, first + min(note.start + note.duration, clip.length), note.pitch


def ends(left: int, right: int) -> tuple[int, int]:
    """Leave a pixel free at the right, so that neighbours stay apart; nothing is narrower than a pixel.

    >>> ends(3, 8), ends(3, 3)
    ((3, 7), (3, 4))
    """
    return left, max(right - 1, left + 1)


def merged(lines: Iterable[Line], *, gap: int = 0) -> list[Line]:
    """Join lines of one height that overlap, or leave no more than ``gap``; from top to bottom, and from left to right.

    >>> merged([(0, 5, 1), (3, 9, 1), (9, 12, 1), (0, 2, 0)])
    [(0, 2, 0), (0, 9, 1), (9, 12, 1)]
    """
    found: list[Line] = []
    for left, right, y in sorted(set(lines), key=lambda line: (line[2], line[0])):
        if found and found[-1][2] == y and left < found[-1][1] + gap:
            found[-1] = (found[-1][0], max(found[-1][1], right), y)
        else:
            found.append((left, right, y))
    return found


def _heights(pitches: set[Pitch], *, drums: bool, top: int, bottom: int) -> Callable[[Pitch], int]:
    """Say how high a pitch stands: drums one above the other, everything else by semitones."""
    steps = {pitch: at if drums else pitch - min(pitches) for at, pitch in enumerate(sorted(pitches))}
    reach = max(steps.values(), default=0)
    spare = 0 if drums else max(NARROWEST - reach, 0)
    whole = max(reach + spare, 1)
    return lambda pitch: round(bottom - (steps[pitch] + spare // 2) * (bottom - top) / whole)
