"""The word that puts ready-made parts into a song: tracks, buses, clips, effects, sends and automation."""

from __future__ import annotations

from typing import TypeAlias

from musiclab.edit.edits import AddBus, AddClip, AddEffect, AddTrack, Edit, PutPoints, SetSend
from musiclab.errors import SongError
from musiclab.language import say
from musiclab.project.held import Held
from musiclab.project.mixing_words import owner_of
from musiclab.project.writing import the_track
from musiclab.song.clips import AudioClip, NoteClip
from musiclab.song.limits import shown
from musiclab.song.mixing import Bus, Effect, Lane, Send
from musiclab.song.model import Song, Track

Part: TypeAlias = Track | Bus | NoteClip | AudioClip | Effect | Send | Lane


class AddingWords(Held):
    """What is said to add a part that has been made already."""

    def add(self, part: Part, *, to: str = "") -> None:
        """Add a track or a bus to the song, or a clip, an effect, a send or a lane of automation ``to`` a track.

        ``song.add(Track("lead", "Lead", "flute"))``, ``song.add(Send("room", -6), to="lead")``. An effect or a lane
        may also go to a bus or to "master". SongError for anything else.
        """
        self.change(lambda song: _adding(song, part, to), name=say("add {part}", part=_name(part)))


def _adding(song: Song, part: Part, to: str) -> Edit:
    match part:
        case Track():
            return AddTrack(part)
        case Bus():
            return AddBus(part)
        case NoteClip() | AudioClip():
            return AddClip(the_track(song, to).id, part)
        case Send():
            return SetSend(the_track(song, to).id, part.bus, part.level_db)
        case Effect():
            return AddEffect(owner_of(song, to), part)
        case Lane():
            return PutPoints(owner_of(song, to), part.target, part.points)
    raise SongError(
        say("{part} came to be added. Add a Track, Bus, NoteClip, AudioClip, Effect, Send or Lane.", part=shown(part))
    )


def _name(part: Part) -> str:
    return next((str(getattr(part, field)) for field in ("name", "id", "bus", "target") if getattr(part, field, "")), say("a part"))
