"""How wide the parts stand between left and right, with the low ones in the middle."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import between, share
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.edit.edits import SetTrack
from musiclab.language import say
from musiclab.song.clips import AudioClip
from musiclab.song.model import Track
from musiclab.theory.sounding import heard_tracks

MIDDLE = 0.25
"""How far from the middle a low part may stand."""
LOW = 52
"""A part whose mean pitch lies below E3 is low."""


@rule(say("Do the parts stand in different places, from left to right?"))
def pan_spread(work: Work, *, min_width: float = 0.6, low_in_middle: bool = True) -> Judgement:
    """Check that from the part furthest left to the one furthest right it is at least ``min_width`` (of 2: all left to all right).

    With ``low_in_middle`` the low parts stand near the middle, as their power is shared by both loudspeakers there. Moving pans count by their extremes.
    """
    between(0, min_width, what=say("The width"))
    share(min_width / 2, what=say("Half of the width"))
    tracks = [track for track in heard_tracks(work.song) if any(isinstance(clip, AudioClip) or clip.notes for clip in track.clips)]
    if len(tracks) < 2:
        return not_yet(Finding(False, say("Add a second part"), say("There are fewer than two parts."), hint=say("Two parts can stand in two places.")))
    places = {track.id: _places(track) for track in tracks}
    width = max(max(row) for row in places.values()) - min(min(row) for row in places.values())
    astray = [track for track in tracks if low_in_middle and _is_low(work, track) and max(map(abs, places[track.id])) > MIDDLE]
    if width < min_width:
        return not_yet(_narrow(tracks, width), credit=width / min_width if min_width else 0, measured=width)
    if astray:
        return not_yet(_low(astray[0]), credit=0.7, measured=width)
    return passes(Finding(True, say("A wide picture"), say("The parts stand apart from left to right.")), measured=width)


def _places(track: Track) -> tuple[float, ...]:
    moving = tuple(point.value for lane in track.automation if lane.target == "pan" for point in lane.points)
    return moving or (track.pan,)


def _is_low(work: Work, track: Track) -> bool:
    pitches = [note.pitch for note in work.pitched if note.track == track.id]
    return bool(pitches) and sum(pitches) / len(pitches) < LOW


def _narrow(tracks: list[Track], width: float) -> Finding:
    track = tracks[-1]
    found = say("All parts stand in the middle.") if width < 0.05 else say("The parts stand close together.")
    return Finding(False, say("Move two parts apart"), found, say("Parts that stand apart cover each other less."),
                   say("Put one part to the left and another one to the right: song.mix('{track}', pan=0.5).", track=track.id),
                   (Where(track.clips[0].start, None, track.id),), SetTrack(track.id, "pan", 0.6))


def _low(track: Track) -> Finding:
    return Finding(False, say("Bring {track} back to the middle", track=track.name or track.id), say("It is a low part, and stands to one side."),
                   say("Low sounds carry best from the middle."), say("Set its pan to 0."), (Where(track.clips[0].start, None, track.id),), SetTrack(track.id, "pan", 0.0))
