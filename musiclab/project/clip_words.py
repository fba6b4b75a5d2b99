"""The word that takes hold of a clip of a recording."""

from __future__ import annotations

from musiclab.project.held import Held
from musiclab.project.recorded_clip import RecordedClip


class ClipWords(Held):
    """What a student says to work on a recording in the song."""

    def clip(self, name: str) -> RecordedClip:
        """Take hold of a recording in the song by its clip's id or its track: ``song.clip("voice").transpose(-2)``.

        It can be trimmed, split, moved, faded, made louder, repeated, turned round, stretched, transposed, tuned, and joined
        from several takes. SongError where there is no such clip.
        """
        return RecordedClip(self, name)
