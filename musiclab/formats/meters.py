"""Metre changes from files that put them anywhere: fitted to barlines."""

from __future__ import annotations

from collections.abc import Iterable

from musiclab.song.time import UNITS, Meter


def fitted(meters: Iterable[Meter]) -> tuple[Meter, ...]:
    """Give metre changes that all fall on barlines: where one cuts a bar short, that bar gets a metre of its own.

    Of several changes at one tick the last holds. A change that leaves a rest too short to write is put aside.

    >>> fitted([Meter(4, 4), Meter(3, 4, at=960 * 6)])
    (Meter(beats=4, unit=4, at=0), Meter(beats=2, unit=4, at=3840), Meter(beats=3, unit=4, at=5760))
    """
    last_at = {meter.at: meter for meter in sorted(meters, key=lambda meter: meter.at)}
    found = [last_at.pop(0, Meter())]
    for meter in last_at.values():
        if (meter.beats, meter.unit) == (found[-1].beats, found[-1].unit) and not (meter.at - found[-1].at) % found[-1].bar:
            continue
        rest = (meter.at - found[-1].at) % found[-1].bar
        short = _short_bar(rest, at=meter.at - rest) if rest else None
        if rest and short is None:
            continue
        if short and short.at == found[-1].at:
            found.pop()
        found += [short, meter] if short else [meter]
    return tuple(found)


def _short_bar(rest: int, *, at: int) -> Meter | None:
    for unit in UNITS[2:]:
        beats, left = divmod(rest, Meter(1, unit).pulse)
        if not left and 1 <= beats <= 64:
            return Meter(beats, unit, at)
    return None
