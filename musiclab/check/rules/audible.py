"""Whether every part can be heard among the others."""

from __future__ import annotations

import numpy as np

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import decibels, share
from musiclab.check.rule import rule
from musiclab.check.sounding_parts import bands, part_sounds, power_spectra
from musiclab.check.work import Work
from musiclab.edit.edits import SetTrack
from musiclab.language import say
from musiclab.song.model import Track

FLOOR, SOFTEST = 1e-9, 1e-4
"""Power of a band below which nothing is heard; and how far below the loudest moment of the mix a part is lost, however free its band is: 40 dB."""


@rule(say("Can every part be heard?"))
def audible(work: Work, *, max_below_db: float = 6.0, min_share: float = 0.25) -> Judgement:
    """Check that each part, in ``min_share`` of the time it plays, comes in some band of hearing within ``max_below_db`` of all others together.

    A part that is everywhere much softer than the rest in its own bands is masked (after Zwicker and Fastl, Psychoacoustics).
    """
    decibels(0, max_below_db)
    share(min_share, what=say("The share of time that a part is heard"))
    if not work.song.tracks or not (work.heard or work.takes):
        return not_yet(_nothing())
    heard = _shares(part_sounds(work), max_below_db)
    silent = [track for track in work.song.tracks if heard.get(track.id, 1.0) < min_share]
    if not heard:
        return not_yet(_nothing())
    if not silent:
        return passes(Finding(True, say("Every part is heard"), say("{count} parts, and none is covered by the others.", count=len(heard))), measured=min(heard.values()))
    track = min(silent, key=lambda one: heard[one.id])
    return not_yet(_finding(track), credit=1 - len(silent) / len(heard), measured=heard[track.id])


def _shares(sounds: dict[str, np.typing.NDArray[np.float32]], below_db: float) -> dict[str, float]:
    """Give, for each part that sounds, the share of its time in which it is heard."""
    powers = {}
    for name, samples in sounds.items():
        spectra = power_spectra(samples)
        powers[name] = np.stack([spectra[:, low:high].sum(axis=1) for low, high in bands()], axis=1) if len(spectra) else spectra[:, :24]
    length = max((len(power) for power in powers.values()), default=0)
    padded = {name: np.pad(power, ((0, length - len(power)), (0, 0))) for name, power in powers.items()}
    whole = sum(padded.values()) if padded else np.zeros((0, 24))
    loudest = max(float(np.max(whole, initial=0)), FLOOR)
    found = {}
    for name, own in padded.items():
        plays = own.sum(axis=1) > max(FLOOR, own.sum(axis=1).max(initial=0) * 1e-3)
        clear = (own > loudest * SOFTEST) & (own * 10 ** (below_db / 10) >= whole - own)
        if plays.any():
            found[name] = float(clear[plays].any(axis=1).mean())
    return found


def _nothing() -> Finding:
    return Finding(False, say("Begin with one note"), say("Nothing sounds yet."), say("This check listens to all parts together."), say("Put in a beat or a few notes, and listen to them."))


def _finding(track: Track) -> Finding:
    name = track.name or track.id
    return Finding(
        False, say("Bring {track} out", track=name), say("{track} plays, but the other parts cover it.", track=name),
        say("You should be able to hum along with every part."), say("Turn it up a little, or turn down what plays at the same height, or move it an octave."),
        (Where(track.clips[0].start if track.clips else 0, None, track.id),), SetTrack(track.id, "volume_db", min(track.volume_db + 9, 6.0)),
    )  # fmt: skip
