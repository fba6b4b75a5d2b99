"""What may not be changed in a song that somebody else has given: locked tracks and clips, the tempo, the key, the instruments offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from musiclab.errors import EditError
from musiclab.language import say
from musiclab.song.clips import AudioClip, Clip
from musiclab.song.limits import shown
from musiclab.song.model import Song, Track

TOOLS = ("beats", "piano roll", "score", "keyboard", "studio", "recorder", "effects")
"""What can be offered to work with."""
MOST_LOCKED = 256


@dataclass(frozen=True, slots=True)
class Locks:
    """What stays as it was given. ``tracks`` and ``clips`` are ids; an empty list of ``instruments`` or ``tools`` offers all of them.

    ``plays`` is how often a question of a dictation may be heard; 0 is as often as one likes. Muting, solo and volume are ways of listening, and
    are never locked.

    >>> Locks(tempo=True).broken(Song(), Song())
    ''
    """

    tracks: tuple[str, ...] = ()
    clips: tuple[str, ...] = ()
    tempo: bool = False
    key: bool = False
    instruments: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    plays: int = 0

    def __post_init__(self) -> None:
        for name in ("tracks", "clips", "instruments", "tools"):
            values = tuple(getattr(self, name))
            object.__setattr__(self, name, values)
            if len(values) > MOST_LOCKED or not all(isinstance(value, str) and len(value) <= 64 for value in values):
                raise EditError(say("{value} came as what is locked. Use at most {most} short names.", value=shown(values), most=MOST_LOCKED))
        if unknown := next((tool for tool in self.tools if tool not in TOOLS), None):
            raise EditError(say("There is no tool {tool}. Use {tools}.", tool=shown(unknown), tools=", ".join(TOOLS)))
        if type(self.plays) is not int or not 0 <= self.plays <= 1000:
            raise EditError(say("{plays} came as how often something may be heard. Use 1 to 1000, or 0 for as often as one likes.", plays=shown(self.plays)))

    def offers(self, tool: str) -> bool:
        """Whether a tool may be used."""
        return not self.tools or tool in self.tools

    def broken(self, before: Song, after: Song) -> str:
        """Give a sentence for the first lock that the step from one song to the other would break; nothing where none is."""
        return next(self._broken(before, after), "")

    def changed(self, start: Song, song: Song) -> tuple[str, ...]:
        """Give what of the locked things is other than in the song that was given, each as a sentence for the teacher."""
        return tuple(self._broken(start, song))

    def _broken(self, before: Song, after: Song) -> Iterator[str]:
        if self.tempo and after.tempo != before.tempo:
            yield say("The tempo is locked here: it stays at {bpm:g}.", bpm=before.tempo[0].bpm)
        if self.key and after.key != before.key:
            yield say("The key is locked here: it stays as it was given.")
        yield from self._tracks_broken(before, after)
        yield from self._clips_broken(before, after)
        yield from self._not_offered(before, after)

    def _tracks_broken(self, before: Song, after: Song) -> Iterator[str]:
        now = {track.id: track for track in after.tracks}
        for track in before.tracks:
            if track.id in self.tracks and not _same(track, now.get(track.id), _as_written):
                yield say("The track {name} is locked here. Make a track of your own beside it.", name=track.name or track.id)

    def _clips_broken(self, before: Song, after: Song) -> Iterator[str]:
        if not self.clips:
            return
        now = dict(_clips(after))
        for id, clip in _clips(before):
            if id in self.clips and now.get(id) != clip:
                yield say("The clip {name} is locked here. Make one of your own beside it.", name=clip.name or id)

    def _not_offered(self, before: Song, after: Song) -> Iterator[str]:
        if before.tracks is after.tracks:
            return
        known = {track.id: track for track in before.tracks}
        for track in after.tracks:
            was = known.get(track.id)
            if was is track:
                continue
            if self.instruments and track.instrument not in (*self.instruments, was.instrument if was else None):
                yield say("{instrument} is not offered here. Choose from {names}.", instrument=track.instrument, names=", ".join(self.instruments))
            if not self.offers("effects") and len(track.effects) > (len(was.effects) if was else 0):
                yield say("Effects are not offered here. Shape the sound with notes, instruments and volume.")
            if not self.offers("recorder") and _recordings(track) > (_recordings(was) if was else 0):
                yield say("Recordings are not offered here. Write the music in notes.")


NO_LOCKS = Locks()


def _as_written(track: Track) -> Track:
    return replace(track, mute=False, solo=False, volume_db=0.0)


def _same(before: Track, after: Track | None, plain: Callable[[Track], Track]) -> bool:
    return after is before or (after is not None and plain(after) == plain(before))


def _clips(song: Song) -> Iterator[tuple[str, Clip]]:
    return ((clip.id, clip) for track in song.tracks for clip in track.clips)


def _recordings(track: Track) -> int:
    return sum(isinstance(clip, AudioClip) for clip in track.clips)
