"""Every instrument by name: the 128 programs of General MIDI, drum kits and synthesised presets."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from musiclab.errors import SoundError
from musiclab.language import say

KITS = 128
_TABLE = Path(__file__).with_name("instruments.json")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument, its family, its General MIDI bank and program, and what plays it.

    ``plays`` is its own name where it has a sound of its own, otherwise the name of the nearest that has;
    below pitch ``split`` the instrument ``low`` plays instead. Drum kits are bank 128. ``synth`` marks a synthesised preset,
    and ``extra`` one that General MIDI does not know: its program is the nearest there is.
    """

    name: str
    family: str
    bank: int
    program: int
    plays: str
    split: int
    low: str
    synth: bool
    extra: bool
    aliases: tuple[str, ...]

    @property
    def drums(self) -> bool:
        """Whether it is a drum kit, whose pitches are different drums."""
        return self.bank == KITS

    def stands_in(self, pitch: int) -> str:
        """Give the name of the instrument whose sound plays a pitch."""
        return self.low if pitch < self.split else self.plays


def _instrument(row: Mapping[str, Any]) -> Instrument:
    plays = row.get("plays", row["name"])
    below = row.get("below", {"pitch": 0, "plays": plays})
    return Instrument(
        row["name"], row["family"], row["bank"], row["program"], plays, below["pitch"], below["plays"],
        row.get("synth", False), row.get("extra", False), tuple(row.get("aliases", ())),
    )


_ROWS = json.loads(_TABLE.read_text(encoding="utf-8"))
INSTRUMENTS: Mapping[str, Instrument] = MappingProxyType({row["name"]: _instrument(row) for row in _ROWS["instruments"]})
NAMES: tuple[str, ...] = tuple(INSTRUMENTS)
FAMILIES: tuple[str, ...] = tuple(_ROWS["families"])


def find(name: str) -> Instrument:
    """Give an instrument by its name, however it is written.

    Case, spaces, hyphens and a plural don't matter, and usual other names are known. An unknown name is refused
    with SoundError, which suggests the nearest ones.

    >>> find("Grand-Piano").name, find("violins").name, find("sax").name
    ('piano', 'violin', 'alto sax')
    """
    found = INSTRUMENTS.get(name) if isinstance(name, str) else None
    if found:
        return found
    known, asked = _spellings(), _plain(name) if isinstance(name, str) else ""
    for spelling in (asked, asked.removesuffix("s"), asked.removesuffix("es"), asked + "s"):
        if spelling in known:
            return INSTRUMENTS[known[spelling]]
    raise SoundError(_unknown(name, asked))


def by_family(*, sounding: bool = False) -> Mapping[str, tuple[Instrument, ...]]:
    """Give all instruments by family, for pickers; with ``sounding`` only those with a sound of their own.

    >>> [instrument.name for instrument in by_family(sounding=True)["guitar"]]
    ['nylon guitar', 'steel guitar', 'jazz guitar']
    """
    chosen = [each for each in INSTRUMENTS.values() if not sounding or each.plays == each.name]
    return {family: tuple(each for each in chosen if each.family == family) for family in FAMILIES}


def for_program(program: int, *, drums: bool = False) -> str:
    """Give the name of a General MIDI program (0 to 127); with ``drums``, of the drum kit at that program.

    A kit that has no name here is the standard one, as General MIDI Level 2 says.

    >>> for_program(40), for_program(16, drums=True), for_program(3, drums=True)
    ('violin', 'power kit', 'drums')
    """
    if drums:
        return _programs().get((KITS, program), "drums")
    if (0, program) not in _programs():
        raise SoundError(say("Program {program} is not in General MIDI. Use a whole number from 0 to 127.", program=program))
    return _programs()[0, program]


def program_of(name: str) -> tuple[int, int]:
    """Give the General MIDI bank and program of an instrument; drum kits are bank 128.

    >>> program_of("flute"), program_of("drums")
    ((0, 73), (128, 0))
    """
    found = find(name)
    return found.bank, found.program


@cache
def _programs() -> Mapping[tuple[int, int], str]:
    return {(each.bank, each.program): each.name for each in INSTRUMENTS.values() if not each.extra}


@cache
def _spellings() -> Mapping[str, str]:
    aliases = {_plain(alias): each.name for each in INSTRUMENTS.values() for alias in each.aliases}
    return {**aliases, **{_plain(name): name for name in INSTRUMENTS}}


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name[:80].lower())


def _unknown(name: object, asked: str) -> str:
    shown = repr(name)[:60]
    known = _spellings()
    near = list(dict.fromkeys(known[match] for match in get_close_matches(asked, known, n=4, cutoff=0.55)))
    within = [each for each in NAMES if len(asked) > 2 and asked in _plain(each)]
    suggestions = list(dict.fromkeys([*within, *near]))[:3]
    if suggestions:
        return say("There is no instrument {name}. Did you mean {suggestions}?", name=shown, suggestions=", ".join(suggestions))
    return say("There is no instrument {name}. Try piano, strings, electric bass or drums; musiclab.sound.instruments.NAMES has them all.", name=shown)


def instruments() -> dict[str, list[str]]:
    """Give the names of all instruments that play themselves, by family: what students choose from.

    >>> instruments()["mallets and bells"]
    ['marimba', 'bell']
    """
    return {family: [instrument.name for instrument in found] for family, found in by_family(sounding=True).items()}
