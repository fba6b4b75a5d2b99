"""From a preset to its zones: which sample sounds for which pitches and velocities, with which settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from musiclab.errors import SoundError
from musiclab.language import say
from musiclab.sound.generators import (
    ADDED_BY_PRESETS,
    GENERATORS,
    INSTRUMENT,
    KEYS,
    SAMPLE,
    VELOCITIES,
)
from musiclab.sound.tables import Table, Tables

Range: TypeAlias = tuple[int, int]
Settings: TypeAlias = Mapping[int, int]
"""Generator number -> amount."""
MOST_ZONES = 16_384
_ALL = 127 << 8
_NAMES: Mapping[int, str] = {generator.number: name for name, generator in GENERATORS.items()}
_USUAL: Mapping[str, int] = {name: generator.usual for name, generator in GENERATORS.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """A sample, the pitches and velocities it answers to (both ends included), and its settings."""

    sample: int
    pitches: Range
    velocities: Range
    instrument: Settings
    preset: Settings
    _amounts: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        """Give a setting: the instrument's value plus what the preset adds, within the standard's limits."""
        if not self._amounts:
            # Worked out when first asked for: most zones of a bank are never played.
            self._amounts.update(_USUAL)
            for number in self.instrument.keys() | self.preset.keys():
                if number in _NAMES:
                    self._amounts[_NAMES[number]] = self._amount(number)
        return self._amounts[name]

    def _amount(self, number: int) -> int:
        _, usual, low, high = GENERATORS[_NAMES[number]]
        added = self.preset.get(number, 0) if number in ADDED_BY_PRESETS else 0
        return min(max(self.instrument.get(number, usual) + added, low), high)


def preset_zones(tables: Tables, preset: int) -> tuple[Zone, ...]:
    """Give every zone of a preset, in the order of the file."""
    found: list[Zone] = []
    instruments: dict[int, list[Settings]] = {}
    seen = 0
    for outer in _settings(tables.phdr, tables.pbag, tables.pgen, preset, INSTRUMENT):
        chosen = outer[INSTRUMENT] & 0xFFFF
        if chosen not in instruments:
            instruments[chosen] = list(_settings(tables.inst, tables.ibag, tables.igen, chosen, SAMPLE))
        seen += len(instruments[chosen])
        if seen > MOST_ZONES:
            raise SoundError(say("A preset of this SoundFont has more than {most:,} zones. Try another SoundFont.", most=MOST_ZONES))
        for inner in instruments[chosen]:
            pitches = _overlap(outer.get(KEYS, _ALL), inner.get(KEYS, _ALL))
            velocities = _overlap(outer.get(VELOCITIES, _ALL), inner.get(VELOCITIES, _ALL))
            if pitches[0] <= pitches[1] and velocities[0] <= velocities[1]:
                found.append(Zone(inner[SAMPLE] & 0xFFFF, pitches, velocities, inner, outer))
    return tuple(found)


def _settings(headers: Table, bags: Table, generators: Table, index: int, target: int) -> Iterator[Settings]:
    """Give the settings of each zone that leads to a ``target``, those shared by all zones included."""
    first, last = _span(headers["bag"], index, len(bags))
    edges = bags["generator"][first : last + 1].tolist()
    _in_order(edges, len(generators))
    numbers = generators["number"][edges[0] : edges[-1]].tolist()
    amounts = generators["amount"][edges[0] : edges[-1]].tolist()
    shared: Settings = {}
    for bag in range(last - first):
        inside = slice(edges[bag] - edges[0], edges[bag + 1] - edges[0])
        zone = dict(zip(numbers[inside], amounts[inside], strict=True))
        if target in zone:
            yield {**shared, **zone} if shared else zone
        elif bag == 0:
            # Only the first zone of a preset or an instrument may be the one that all share.
            shared = zone


def _span(table: Table, index: int, size: int) -> Range:
    if index + 1 >= len(table):
        raise _damaged()
    first, last = int(table[index]), int(table[index + 1])
    _in_order([first, last], size)
    return first, last


def _in_order(edges: list[int], size: int) -> None:
    if edges[-1] >= size or any(a > b for a, b in pairwise(edges)):
        raise _damaged()


def _overlap(one: int, other: int) -> Range:
    """Give what two ranges share; in the file a range is its low end and, 8 bits higher, its high end."""
    return max(one & 0xFF, other & 0xFF), min(one >> 8 & 0xFF, other >> 8 & 0xFF)


def _damaged() -> SoundError:
    return SoundError(say("A preset of this SoundFont points outside its tables: the file is damaged. Copy or download it again, or try another."))
