"""The effects at work: one maker for each kind in `musiclab.song.effects.EFFECTS`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from musiclab.render.automation import Moves, Settings
from musiclab.render.effects.chorus import Chorus
from musiclab.render.effects.compressor import Compressor
from musiclab.render.effects.distortion import Distortion
from musiclab.render.effects.echo import Echo
from musiclab.render.effects.eq import Eq
from musiclab.render.effects.filter import Filter
from musiclab.render.effects.peak_limiter import PeakLimiter
from musiclab.render.effects.processor import Maker, Processor
from musiclab.render.effects.reverb import Reverb
from musiclab.render.effects.tremolo import Tremolo
from musiclab.render.timing import Timing
from musiclab.song.mixing import Effect

MAKERS: Mapping[str, Maker] = {
    "eq": Eq,
    "filter": Filter,
    "echo": Echo,
    "reverb": Reverb,
    "compressor": Compressor,
    "distortion": Distortion,
    "chorus": Chorus,
    "tremolo": Tremolo,
    "limiter": PeakLimiter,
}


def processors(effects: Sequence[Effect], moves: Moves, timing: Timing) -> list[Processor]:
    """Give the effects that are on, ready to work, in their order."""
    return [MAKERS[effect.kind](Settings(effect, moves), timing) for effect in effects if effect.on]
