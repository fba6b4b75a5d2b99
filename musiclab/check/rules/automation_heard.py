"""Whether something moves in the mix, and can be heard to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import decibels
from musiclab.check.rule import rule
from musiclab.check.sounding_parts import RATE, bands, power_spectra
from musiclab.check.work import Work, silent_take
from musiclab.language import say
from musiclab.song.mixing import Chain, Lane
from musiclab.song.model import Song

QUIET = 1e-4
"""Power of a band, of 93 ms of sound, below which a change is not heard."""


@rule(say("Does something in the mix move, so that you hear it?"))
def automation_heard(work: Work, *, min_change_db: float = 2.0) -> Judgement:
    """Check that automation changes the sound: some band of hearing by at least ``min_change_db`` decibels, somewhere in the song.

    The song is rendered as it is, and once more with each lane held at its first value; the two are compared in thirds of an octave, left and right.
    """
    decibels(0, min_change_db)
    lanes = [lane for chain in _chains(work.song) for lane in chain.automation if len({point.value for point in lane.points}) > 1]
    if not lanes:
        return not_yet(Finding(False, say("Let something move"), say("Nothing in the mix changes while the song plays."), say("Automation turns a knob for you while the music goes on."),
                               say("In the studio, open a track's lane and draw its volume down towards the end; or use song.mix with a fade.")))
    change = _change(work)
    if change >= min_change_db:
        return passes(Finding(True, say("The mix moves"), say("You can hear it change by up to {change:.0f} dB.", change=change)), measured=change)
    return not_yet(Finding(False, say("Let it move further"), say("The automation changes the sound by {change:.1f} dB: too little to notice.", change=change),
                           say("From about {asked:g} dB on a change is clear.", asked=min_change_db), say("Draw the points further apart, at a place where that part plays.")),
                   credit=change / min_change_db if min_change_db else 0, measured=change)


def _chains(song: Song) -> tuple[Chain, ...]:
    return (*song.tracks, *song.buses, song.master)


def _held(lanes: tuple[Lane, ...]) -> tuple[Lane, ...]:
    return tuple(replace(lane, points=lane.points[:1]) for lane in lanes)


def _still(song: Song) -> Song:
    """Give the song with each lane held at its first value."""
    return replace(
        song,
        tracks=tuple(replace(track, automation=_held(track.automation)) for track in song.tracks),
        buses=tuple(replace(bus, automation=_held(bus.automation)) for bus in song.buses),
        master=replace(song.master, automation=_held(song.master.automation)),
    )


def _change(work: Work) -> float:
    """Give the greatest change of any band, in decibels, as long as it is loud enough to be heard."""
    from musiclab.render.mixer import render

    pair = [render(song, rate=RATE, takes=work.takes or silent_take) for song in (work.playable, _still(work.playable))]
    length = max(map(len, pair))
    greatest = 0.0
    for side in (0, 1):
        moved, still = (_powers(np.pad(sound[:, side], (0, length - len(sound)))) for sound in pair)
        loud = np.maximum(moved, still) > QUIET
        decibels_off = np.abs(10 * np.log10((moved + QUIET / 10) / (still + QUIET / 10)))
        greatest = max(greatest, float(decibels_off[loud].max(initial=0)))
    return greatest


def _powers(samples: np.typing.NDArray[np.float32]) -> np.typing.NDArray[np.float64]:
    spectra = power_spectra(samples)
    return np.stack([spectra[:, low:high].sum(axis=1) for low, high in bands()], axis=1)
