"""The ready rules, each under its own name: ``from musiclab.check.rules import backbeat, in_key``."""

from musiclab.check.rules.audible import audible
from musiclab.check.rules.automation_heard import automation_heard
from musiclab.check.rules.clipping import clipping
from musiclab.check.rules.credits_complete import credits_complete
from musiclab.check.rules.heard_right import heard_right
from musiclab.check.rules.length import length
from musiclab.check.rules.level_ok import level_ok
from musiclab.check.rules.loudness_between import loudness_between
from musiclab.check.rules.noise_floor import noise_floor
from musiclab.check.rules.onset_timing import onset_timing
from musiclab.check.rules.pan_spread import pan_spread
from musiclab.check.rules.same_seed_same_music import same_seed_same_music
from musiclab.check.rules.spectral_order import spectral_order
from musiclab.check.rules.sung_in_tune import sung_in_tune
from musiclab.check.rules.written_with_a_loop import written_with_a_loop

__all__ = [
    "audible",
    "automation_heard",
    "clipping",
    "credits_complete",
    "heard_right",
    "length",
    "level_ok",
    "loudness_between",
    "noise_floor",
    "onset_timing",
    "pan_spread",
    "same_seed_same_music",
    "spectral_order",
    "sung_in_tune",
    "written_with_a_loop",
]
