"""The library: reading the pattern files, and finding a pattern in them.

A file is TOML, one for each role and style: ``bass/funk.toml``. Every ``[[pattern]]`` has a ``name``, what it is ``about``
and its ``rows``: beats by the name of the drum, figures (see `figure`) by the name of the player or the hand. Further
``tempo`` (slowest and fastest), ``meter`` ("4/4" unless told), ``bars`` (1), ``step`` ("1/16"; also "1/4", "1/8", "1/32" and
"1/8 triplet"), ``swing`` (0.5) with its ``swing_unit`` ("1/16"), and ``low``, the lowest root, such as "F1". What stands at
the top of a file holds for all its patterns. A row shorter than the pattern repeats.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.patterns.meter_names import meter_of
from musiclab.patterns.model import ROLES, Pattern
from musiclab.song.limits import number, shown, words
from musiclab.song.model import Swing
from musiclab.song.pitch import pitch
from musiclab.song.time import PER_BEAT, Meter, Tick

_FOLDER = files("musiclab") / "patterns"
STYLES: tuple[str, ...] = tuple(sorted({
    file.name.removesuffix(".toml") for role in ROLES for file in (_FOLDER / role).iterdir() if file.name.endswith(".toml")
}))
"""Every style, as its files are named."""
STEPS = {"1/4": PER_BEAT, "1/8": PER_BEAT // 2, "1/16": PER_BEAT // 4, "1/32": PER_BEAT // 8, "1/8 triplet": PER_BEAT // 3}


def find(
    style: str | None = None, role: str | None = None, tempo: float | None = None, meter: Meter | str | None = None, text: str = ""
) -> tuple[Pattern, ...]:
    """Give the patterns of a style, for a role, at a tempo, in a metre, with all these words in name, style or description.

    >>> [found.name for found in find("waltz", "drums", tempo=180, text="jazz")]
    ['waltz-jazz-ride']
    >>> {found.meter.beats for found in find(meter="3/4")}
    {3}
    """
    styles = STYLES if style is None else (_one_of(style, STYLES, say("style")),)
    roles = ROLES if role is None else (_one_of(role, ROLES, say("role")),)
    if tempo is not None:
        number(tempo, say("A tempo, in beats a minute,"), 1, 1000)
    metre = None if meter is None else meter_of(meter)
    words(text, say("The words to look for"))
    asked = text.casefold().split()
    return tuple(
        found
        for one in styles for other in roles for found in _file(one, other)
        if (tempo is None or found.tempo[0] <= tempo <= found.tempo[1])
        and (metre is None or found.fits(metre))
        and all(word in f"{found.name} {found.style} {found.about}".casefold() for word in asked)
    )


def pattern(name: str) -> Pattern:
    """Give a pattern by its name.

    >>> pattern("reggae-one-drop").style
    'reggae'
    """
    known = _by_name()
    asked = _plain(name)
    if asked not in known:
        close = get_close_matches(asked[:60], known, n=3, cutoff=0.5)
        hint = say("Did you mean {names}?", names=", ".join(close)) if close else say("Look for one with find(), as in find(\"rock\", \"drums\").")
        raise SongError(say("There is no pattern {name}. {hint}", name=shown(name), hint=hint))
    return known[asked]


def _one_of(asked: str, known: tuple[str, ...], what: str) -> str:
    plain = _plain(asked)
    if plain in known:
        return plain
    close = get_close_matches(plain[:40], known, n=3)
    hint = say("Did you mean {names}?", names=", ".join(close)) if close else say("Choose one of {names}.", names=", ".join(known))
    raise SongError(say("There is no {what} {asked}. {hint}", what=what, asked=shown(asked), hint=hint))


def _plain(name: object) -> str:
    return "-".join(name[:80].casefold().replace("-", " ").replace("_", " ").split()) if isinstance(name, str) else ""


@cache
def _by_name() -> Mapping[str, Pattern]:
    return MappingProxyType({found.name: found for style in STYLES for role in ROLES for found in _file(style, role)})


@cache
def _file(style: str, role: str) -> tuple[Pattern, ...]:
    """Read one file; what stands above its first pattern holds for all that don't say otherwise."""
    path = _FOLDER / role / f"{style}.toml"
    if not path.is_file():
        return ()
    written = tomllib.loads(path.read_text("utf-8"))
    own = written.pop("pattern")
    return tuple(_pattern(style, role, {**written, **one}) for one in own)


def _pattern(style: str, role: str, written: Mapping[str, Any]) -> Pattern:
    slowest, fastest = written["tempo"]
    rows = written["rows"]
    return Pattern(
        name=written["name"], style=style, role=role, rows=tuple(rows.items()), tempo=(slowest, fastest),
        meter=meter_of(written.get("meter", "4/4")), bars=written.get("bars", 1), about=written.get("about", ""),
        step=_step(written.get("step", "1/16")), low=pitch(written["low"]) if "low" in written else None,
        swing=Swing(written.get("swing", 0.5), unit=STEPS[written.get("swing_unit", "1/16")]),
    )


def _step(text: str) -> Tick:
    if text not in STEPS:
        raise SongError(say("A step came as {text}. Use one of {steps}.", text=shown(text), steps=", ".join(STEPS)))
    return STEPS[text]
