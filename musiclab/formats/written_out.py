"""The notes of a track as they are heard, each with its place in the song."""

from __future__ import annotations

from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Track


def written_out(track: Track) -> list[Note]:
    """Give all notes in the order they begin: repeats written out, cut where the round of their clip ends.

    >>> clip = NoteClip("c1", start=960, length=480, notes=(Note(0, 60, 960),), repeats=2)
    >>> [(note.start, note.duration) for note in written_out(Track("lead", clips=(clip,)))]
    [(960, 480), (1440, 480)]
    """
    found = []
    for clip in track.clips:
        if isinstance(clip, NoteClip):
            for first in range(clip.start, clip.end, clip.length):
                for n in clip.notes:
                    if n.start < clip.length:
                        end = min(n.start + n.duration, clip.length)
                        found.append(Note(first + n.start, n.pitch, end - n.start, n.velocity))
    return sorted(found)
