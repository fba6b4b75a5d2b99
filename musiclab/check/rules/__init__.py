"""The ready rules, each under its own name: ``from musiclab.check.rules import backbeat, in_key``."""

from musiclab.check.rules.audible import audible
from musiclab.check.rules.automation_heard import automation_heard
from musiclab.check.rules.backbeat import backbeat
from musiclab.check.rules.bass_root_rate import bass_root_rate
from musiclab.check.rules.cadence import cadence
from musiclab.check.rules.call_and_response import call_and_response
from musiclab.check.rules.chord_progression import chord_progression
from musiclab.check.rules.clipping import clipping
from musiclab.check.rules.contour import contour
from musiclab.check.rules.credits_complete import credits_complete
from musiclab.check.rules.density import density
from musiclab.check.rules.ends_on_stable_degree import ends_on_stable_degree
from musiclab.check.rules.evolves import evolves
from musiclab.check.rules.form_similarity import form_similarity
from musiclab.check.rules.has_transition import has_transition
from musiclab.check.rules.heard_right import heard_right
from musiclab.check.rules.in_key import in_key
from musiclab.check.rules.key_found import key_found
from musiclab.check.rules.length import length
from musiclab.check.rules.level_ok import level_ok
from musiclab.check.rules.loudness_between import loudness_between
from musiclab.check.rules.motif_recurs import motif_recurs
from musiclab.check.rules.noise_floor import noise_floor
from musiclab.check.rules.not_a_copy import not_a_copy
from musiclab.check.rules.onset_timing import onset_timing
from musiclab.check.rules.pan_spread import pan_spread
from musiclab.check.rules.parts_present import parts_present
from musiclab.check.rules.pitch_range import range
from musiclab.check.rules.polyrhythm_3_2 import polyrhythm_3_2
from musiclab.check.rules.rests_present import rests_present
from musiclab.check.rules.same_seed_same_music import same_seed_same_music
from musiclab.check.rules.sections_contrast import sections_contrast
from musiclab.check.rules.spectral_order import spectral_order
from musiclab.check.rules.sung_in_tune import sung_in_tune
from musiclab.check.rules.swing import swing
from musiclab.check.rules.syncopation import syncopation
from musiclab.check.rules.tempo_between import tempo_between
from musiclab.check.rules.velocity_varies import velocity_varies
from musiclab.check.rules.voice_leading import voice_leading
from musiclab.check.rules.written_with_a_loop import written_with_a_loop

__all__ = [
    "audible",
    "automation_heard",
    "backbeat",
    "bass_root_rate",
    "cadence",
    "call_and_response",
    "chord_progression",
    "clipping",
    "contour",
    "credits_complete",
    "density",
    "ends_on_stable_degree",
    "evolves",
    "form_similarity",
    "has_transition",
    "heard_right",
    "in_key",
    "key_found",
    "length",
    "level_ok",
    "loudness_between",
    "motif_recurs",
    "noise_floor",
    "not_a_copy",
    "onset_timing",
    "pan_spread",
    "parts_present",
    "polyrhythm_3_2",
    "range",
    "rests_present",
    "same_seed_same_music",
    "sections_contrast",
    "spectral_order",
    "sung_in_tune",
    "swing",
    "syncopation",
    "tempo_between",
    "velocity_varies",
    "voice_leading",
    "written_with_a_loop",
]
