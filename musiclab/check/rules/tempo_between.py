"""How fast a piece is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import between
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.edit.edits import SetSong
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.clips import AudioClip
from musiclab.song.limits import shown
from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.sounding import heard_tracks

UNITS = {
    "whole": 4.0, "dotted half": 3.0, "half": 2.0, "dotted quarter": 1.5, "quarter": 1.0, "dotted eighth": 0.75, "eighth": 0.5, "sixteenth": 0.25,
}  # fmt: skip
"""The units in which a tempo is counted, in quarter notes."""
NEAR = 0.05
TRACE = PER_BEAT // 8
"""Ticks by which a note may ring into another tempo."""


@rule(say("Is the tempo right for it?"))
def tempo_between(work: Work, *, low: float = 60, high: float = 180, unit: str = "quarter") -> Judgement:
    """Check that the tempo is ``low`` to ``high`` beats a minute, counted in ``unit``, wherever something plays.

    Units are whole, half, quarter, eighth and sixteenth, and dotted half, quarter and eighth. Limits are included, with 0.05 a minute to spare. CheckError for options that cannot be.
    """
    between(low, high, what=say("The tempo"))
    quarters = _unit(unit)
    stretches = _sounding(work)
    if not stretches:
        return not_yet(Finding(False, say("Begin with one note"), say("Nothing sounds yet."), hint=say("Put in a beat or a few notes, and listen to them.")))
    asked = say("{low:g} to {high:g} beats a minute are asked for.", low=low, high=high)
    tempos = [(at, bpm / quarters) for at, bpm in _tempos(work, stretches)]
    off = [(at, bpm) for at, bpm in tempos if not low - NEAR <= bpm <= high + NEAR]
    if not off:
        bpm = tempos[0][1]
        return passes(Finding(True, say("The tempo fits"), say("{bpm:g} beats a minute.", bpm=round(bpm, 1)), asked), measured=bpm)
    at, bpm = off[0]
    near = low if bpm < low else high
    title = say("A little faster") if bpm < low else say("A little slower")
    idea = SetSong("tempo", tuple(replace(tempo, bpm=tempo.bpm * near / bpm) for tempo in work.song.tempo)) if 10 <= work.song.tempo[0].bpm * near / bpm <= 400 else None
    finding = Finding(False, title, say("It plays at {bpm:g} beats a minute.", bpm=round(bpm, 1)), asked, say("Set song.tempo = {tempo:g}, and listen whether it still feels right.", tempo=round(near * quarters, 1)), (Where(at),), idea)
    return not_yet(finding, credit=min(bpm / low if low else 1, high / bpm if bpm else 0), measured=bpm)


def _unit(unit: object) -> float:
    name = " ".join(str(unit).replace("_", " ").replace("-", " ").lower().removesuffix(" note").split())
    if name not in UNITS:
        raise CheckError(say("The unit {unit} is unknown. Use one of {units}.", unit=shown(unit), units=", ".join(UNITS)))
    return UNITS[name]


def _sounding(work: Work) -> list[tuple[Tick, Tick]]:
    """Give the stretches in which something plays, each as its first and last tick."""
    rows = [(note.start, note.end) for note in work.heard]
    return rows + [(clip.start, clip.end) for track in heard_tracks(work.song) for clip in track.clips if isinstance(clip, AudioClip)]


def _tempos(work: Work, stretches: list[tuple[Tick, Tick]]) -> Iterator[tuple[Tick, float]]:
    """Give the tempos that are heard, in beats a minute, with the tick of each; of a ramp those where it is first and last heard."""
    map_ = work.song.tempo
    for here, there in zip(map_, (*map_[1:], None), strict=True):
        until = there.at if there else max(end for _, end in stretches) + 1
        inside = [(max(start, here.at), min(end, until)) for start, end in stretches if start < until and (start >= here.at or end > here.at + TRACE)]
        if not inside:
            continue
        first, last = min(row[0] for row in inside), max(row[1] for row in inside)
        yield first, _bpm(here.bpm, there.bpm if there and here.ramp else here.bpm, (first - here.at) / (until - here.at))
        if there and here.ramp:
            yield last, _bpm(here.bpm, there.bpm, (last - here.at) / (until - here.at))


def _bpm(begin: float, end: float, part: float) -> float:
    return begin + (end - begin) * part
