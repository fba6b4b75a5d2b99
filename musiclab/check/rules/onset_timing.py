"""How well what was played or sung comes together with the beat."""

from __future__ import annotations

from statistics import median

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one, between
from musiclab.check.recorded import hearings, nothing_recorded, played_takes, seconds_in_song
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.listen.grid import swung
from musiclab.song.limits import shown
from musiclab.song.tempo import seconds_at, tick_at
from musiclab.song.time import PER_BEAT, Tick

Off = tuple[float, Tick, str]
"""Milliseconds late (negative is early), the place of the grid in ticks, the track."""


@rule(say("Does what you played come together with the beat?"))
def onset_timing(work: Work, *, max_median_ms: float = 50.0, step: Tick = PER_BEAT // 2, min_onsets: int = 4, track: str | None = None) -> Judgement:
    """Check that sounds begin near the grid: the median distance is at most ``max_median_ms`` milliseconds.

    It listens to the recordings that the song plays. Where there is none, it takes the notes as they were played by hand or tapped: those of ``track``, or all. ``step`` is the
    grid in ticks (480 is eighths), moved by the song's swing. At least ``min_onsets`` sounds are needed.
    """
    between(0, max_median_ms, what=say("The distance in milliseconds"))
    at_least_one(min_onsets, what=say("The number of sounds"))
    if type(step) is not int or step < 1:
        raise CheckError(say("The grid came as {step} ticks. Use a whole number, such as 480 for eighths.", step=shown(step)))
    recorded = any(track in (None, played.track) for played in played_takes(work))
    offs = _recorded(work, step, track) if recorded else _played(work, step, track)
    if len(offs) < min_onsets:
        return not_yet(_few(work, len(offs), min_onsets), credit=len(offs) / min_onsets / 2)
    middle = median(abs(off) for off, _, _ in offs)
    lean = median(off for off, _, _ in offs)
    if middle <= max_median_ms:
        return passes(Finding(True, say("Together with the beat"), _leaning(lean), where=(_where(offs[0], step),)), measured=middle)
    return not_yet(_finding(offs, lean, step), credit=max_median_ms / middle if middle else 0, measured=middle)


def _recorded(work: Work, step: Tick, track: str | None) -> list[Off]:
    found = []
    for played, heard in hearings(work).values():
        if track in (None, played.track):
            seconds = (seconds_in_song(work, played, float(time)) for time in heard.onsets.times)
            found += [_off(work, tick_at(work.song.tempo, second), step, played.track) for second in seconds if second is not None]
    return found


def _played(work: Work, step: Tick, track: str | None) -> list[Off]:
    starts = dict.fromkeys((note.start, note.track) for note in work.heard if track in (None, note.track))
    return [_off(work, start, step, part, swing=True) for start, part in starts]


def _off(work: Work, tick: float, step: Tick, track: str, *, swing: bool = False) -> Off:
    """Measure one sound against the nearest place of the grid; notes are swung by the song themselves, recordings are as they are."""
    song = work.song
    around = [max(round(tick / step) + by, 0) * step for by in (-1, 0, 1)]
    here = seconds_at(song.tempo, round(tick))
    places = [(seconds_at(song.tempo, place if swing else round(swung(song, place))), place) for place in around]
    second, place = min(places, key=lambda row: abs(here - row[0]))
    return (here - second) * 1000, place, track


def _few(work: Work, count: int, asked: int) -> Finding:
    if not count:
        return nothing_recorded(work)
    return Finding(False, say("Play a little longer"), say("{count} sounds are heard.", count=count), say("{asked} or more show how you keep time.", asked=asked),
                   say("Clap or tap for two bars along with the beat."))


def _leaning(lean: float) -> str:
    if abs(lean) < 10:
        return say("You are right on the beat.")
    return say("You play a little behind the beat.") if lean > 0 else say("You play a little ahead of the beat.")


def _finding(offs: list[Off], lean: float, step: Tick) -> Finding:
    furthest = max(offs, key=lambda row: abs(row[0]))
    if abs(lean) > 30:
        way = say("late") if lean > 0 else say("early")
        found = say("Most sounds come {ms:.0f} milliseconds {way}.", ms=abs(lean), way=way)
        hint = say("If you felt together with the beat, measure the latency in the recorder; or nudge the take earlier or later.")
    else:
        found = say("Some sounds come early and some late; the furthest is {ms:.0f} milliseconds off.", ms=abs(furthest[0]))
        hint = say("Turn the click up, breathe, and play it once more. Slower is fine: set the tempo down first.")
    return Finding(False, say("Come together with the click"), found, say("Sounds that are close to the grid feel together."), hint, (_where(furthest, step),))


def _where(off: Off, step: Tick) -> Where:
    return Where(off[1], off[1] + step, off[2])
