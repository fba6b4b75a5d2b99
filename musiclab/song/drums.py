"""Drum sounds by name, after the percussion key map of General MIDI (RP-003, keys 35 to 81)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.pitch import Pitch

DRUMS: Mapping[str, Pitch] = MappingProxyType({
    "deep kick": 35, "kick": 36, "rim": 37, "snare": 38, "clap": 39, "electric snare": 40,
    "floor tom": 41, "closed hat": 42, "low floor tom": 43, "pedal hat": 44, "low tom": 45, "open hat": 46,
    "mid tom": 47, "high mid tom": 48, "crash": 49, "high tom": 50, "ride": 51, "china": 52,
    "ride bell": 53, "tambourine": 54, "splash": 55, "cowbell": 56, "crash 2": 57, "vibraslap": 58, "ride 2": 59,
    "high bongo": 60, "low bongo": 61, "muted conga": 62, "high conga": 63, "low conga": 64,
    "high timbale": 65, "low timbale": 66, "high agogo": 67, "low agogo": 68, "cabasa": 69, "shaker": 70,
    "short whistle": 71, "long whistle": 72, "short guiro": 73, "long guiro": 74, "claves": 75,
    "high wood block": 76, "low wood block": 77, "muted cuica": 78, "open cuica": 79,
    "muted triangle": 80, "triangle": 81,
})
"""Every drum sound and its pitch; `drum_pitch` knows more names for them."""

_ALIASES: Mapping[str, str] = {
    "bd": "kick", "kd": "kick", "bass drum": "kick", "kick drum": "kick", "acoustic bass drum": "deep kick",
    "bass drum 1": "kick", "rs": "rim", "rimshot": "rim", "rim shot": "rim", "side stick": "rim", "cross stick": "rim",
    "sd": "snare", "sn": "snare", "snare drum": "snare", "acoustic snare": "snare", "snare 2": "electric snare",
    "cp": "clap", "hand clap": "clap", "hh": "closed hat", "ch": "closed hat", "hat": "closed hat", "hats": "closed hat",
    "hi hat": "closed hat", "hihat": "closed hat", "closed hi hat": "closed hat", "closed hihat": "closed hat",
    "oh": "open hat", "open hi hat": "open hat", "open hihat": "open hat", "ph": "pedal hat",
    "pedal hi hat": "pedal hat", "foot hat": "pedal hat", "high floor tom": "low floor tom", "lt": "low tom", "tom": "mid tom", "mt": "mid tom",
    "middle tom": "mid tom", "low mid tom": "mid tom", "hi mid tom": "high mid tom", "ht": "high tom", "hi tom": "high tom",
    "cc": "crash", "cr": "crash", "crash cymbal": "crash", "crash 1": "crash", "rd": "ride", "ride cymbal": "ride",
    "ride 1": "ride", "bell": "ride bell", "chinese cymbal": "china", "china cymbal": "china",
    "splash cymbal": "splash", "cymbal": "crash", "tamb": "tambourine", "cb": "cowbell",
    "bongo": "high bongo", "bongos": "high bongo", "hi bongo": "high bongo", "conga": "high conga", "congas": "high conga",
    "open conga": "high conga", "open high conga": "high conga", "mute conga": "muted conga", "hi conga": "high conga",
    "timbale": "high timbale", "timbales": "high timbale", "agogo": "high agogo", "maracas": "shaker", "sh": "shaker",
    "whistle": "short whistle", "guiro": "short guiro", "cuica": "open cuica", "clave": "claves",
    "wood block": "high wood block", "woodblock": "high wood block", "hi wood block": "high wood block",
    "high woodblock": "high wood block", "low woodblock": "low wood block",
    "open triangle": "triangle", "mute triangle": "muted triangle",
}

_NAMES = {pitch: name for name, pitch in DRUMS.items()}


def drum_pitch(name: str) -> Pitch:
    """Give the pitch of a drum sound, however its name is written.

    Case, spaces, hyphens and underscores don't matter, and the short names of drum machines are known.

    >>> drum_pitch("kick"), drum_pitch("Open-Hat"), drum_pitch("hh")
    (36, 46, 42)
    """
    asked = _plain(name) if isinstance(name, str) else ""
    known = _ALIASES.get(asked, asked)
    if known in DRUMS:
        return DRUMS[known]
    joined = next((word for word in (*DRUMS, *_ALIASES) if asked and word.replace(" ", "") == asked.replace(" ", "")), None)
    if joined:
        return DRUMS[_ALIASES.get(joined, joined)]
    close = get_close_matches(asked[:40], [*DRUMS, *_ALIASES], n=3, cutoff=0.6)
    hint = say("Did you mean {names}?", names=", ".join(close)) if close else say("Try kick, snare, clap, closed hat or open hat.")
    raise SongError(say("There is no drum sound {name}. {hint}", name=shown(name), hint=hint))


def drum_name(pitch: Pitch) -> str | None:
    """Give the name of the drum sound at a pitch, or None where the key map has none.

    >>> drum_name(38)
    'snare'
    """
    return _NAMES.get(pitch)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name[:80]).strip().casefold()
