"""What the accuracy is measured on: voices low and high, strings and a flute, each in a quiet and in a noisy room."""

from __future__ import annotations

from functools import cache

from listen.singing import flute, plucked, sung

TUNE = (60, 62, 64, 65, 67, 67, 64, 60, 72, 71, 69, 60)
NOISE = (40, 15)
"""Decibels of the sound over the noise."""

VOICES = {
    "a woman": lambda snr: sung(TUNE, seed=1, snr=snr),
    "a bass voice": lambda snr: sung([pitch - 19 for pitch in TUNE], seed=2, snr=snr),
    "a child": lambda snr: sung([pitch + 12 for pitch in TUNE], seed=3, snr=snr, child=1.25),
    "an opera singer": lambda snr: sung([pitch - 3 for pitch in TUNE], seed=4, snr=snr, vibrato=(6.2, 90), glide=0.12),
    "fast words": lambda snr: sung([pitch + 4 for pitch in TUNE], lengths=[0.25] * 12, seed=5, snr=snr, glide=0.03),
}
STRINGS = {
    "a guitar": lambda snr: plucked(TUNE, seed=6, snr=snr),
    "a bass guitar": lambda snr: plucked((33, 33, 36, 40, 38, 33, 45, 43), seed=7, snr=snr, brightness=0.3, decay=0.998),
    "a mandolin": lambda snr: plucked((67, 71, 74, 76, 79, 67, 67), lengths=[0.25] * 7, seed=8, snr=snr, brightness=0.9),
    "a flute": lambda snr: flute([pitch + 17 for pitch in TUNE], seed=9, snr=snr),
}
PLAYERS = {**VOICES, **STRINGS}


@cache
def heard_from(name, snr):
    return PLAYERS[name](snr)
