"""What was played on keys, exactly as it was played: kept beside the takes, whatever becomes of the notes in the song."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, TypeAlias

from musiclab.errors import FileError, SongError
from musiclab.language import say
from musiclab.project.takes.info import check_span, plain_text
from musiclab.project.takes.lasting import write_lasting
from musiclab.project.takes.shelf import KEYS
from musiclab.song.identity import ID, make_id
from musiclab.song.limits import LONGEST_TICKS, at_most, number, shown, whole
from musiclab.song.pitch import HIGHEST, LOWEST
from musiclab.song.time import Tick

FORMAT, VERSION = "musiclab-performance", 1
MOST_NOTES = 50_000
MOST_PEDALS = 50_000
Played: TypeAlias = tuple[float, float, int, int]
"""A note as it was played: when it began and ended, in ticks with fractions, its pitch and its velocity."""
Pedal: TypeAlias = tuple[float, float]
"""When the pedal moved, in ticks with fractions, and how far down it was from then on, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Performance:
    """What was played for a track from tick ``start`` on."""

    name: str
    track: str = ""
    start: Tick = 0
    notes: tuple[Played, ...] = ()
    pedals: tuple[Pedal, ...] = ()
    recorded: str = ""

    def __repr__(self) -> str:
        return say("{name}: {count} notes for the track {track!r}, {recorded}", name=self.name, count=len(self.notes), track=self.track, recorded=self.recorded)


class Performances:
    """The performances in the folder of takes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = RLock()

    def all(self) -> list[Performance]:
        """Give every performance that can be read, oldest first."""
        return sorted(self._found(), key=lambda each: (each.recorded, each.name))

    def keep(self, performance: Performance) -> str:
        """Write a performance down and give its name; the same one again is kept once. OSError where the disk refuses."""
        with self._lock:
            there = {each.name: each for each in self._found()}
            for each in there.values():
                if _music(each) == _music(performance) and each.name.startswith(performance.name):
                    return each.name
            name = make_id(performance.name, self._names())
            write_lasting(self._folder / (name + KEYS), _encode(performance, name))
        return name

    def delete(self, name: object) -> None:
        """Erase a performance; FileError where there is none of that name."""
        path = self._folder / (name + KEYS) if isinstance(name, str) and ID.fullmatch(name) else None
        try:
            if path is None or not path.is_file():
                raise FileError(say("There is no performance {name}.", name=shown(name)))
            path.unlink()
        except OSError as problem:
            raise FileError(say("The performance {name} could not be removed: {reason}.", name=shown(name), reason=problem.strerror)) from problem

    def has(self, name: object) -> bool:
        """Whether there is a performance of that name."""
        return isinstance(name, str) and ID.fullmatch(name) is not None and (self._folder / (name + KEYS)).is_file()

    def _names(self) -> set[str]:
        return {path.name.removesuffix(KEYS) for path in self._folder.glob("*" + KEYS)}

    def _found(self) -> Iterator[Performance]:
        for path in self._folder.glob("*" + KEYS):
            name = path.name.removesuffix(KEYS)
            with suppress(OSError, ValueError, SongError, RecursionError):  # one that cannot be read hides no other
                data = json.loads(path.read_bytes())
                if isinstance(data, dict) and ID.fullmatch(name):
                    yield read_performance({**data, "name": name}, recorded=plain_text(data.get("recorded")))


def read_performance(given: Mapping[str, Any], *, recorded: str = "") -> Performance:
    """Read what was played, from the words of a page or of its file; SongError for what cannot be."""
    notes, pedals = given.get("notes"), given.get("pedals") or []
    if not isinstance(notes, list) or not isinstance(pedals, list):
        raise SongError(say("What was played came as {value}. Send a list of notes.", value=shown(notes)))
    at_most(len(notes), MOST_NOTES, say("notes"))
    at_most(len(pedals), MOST_PEDALS, say("pedal movements"))
    start = given.get("from", 0)
    check_span(start, None)
    track = plain_text(given.get("track"))
    when = recorded or datetime.now(UTC).isoformat(timespec="seconds")
    return Performance(
        make_id(plain_text(given.get("name")) or f"{track or say('keys')}-keys"), track, start,
        tuple(map(_note, notes)), tuple(map(_pedal, pedals)), when,
    )  # fmt: skip


def encode_performance(each: Performance) -> dict[str, Any]:
    """Give a performance as its file has it, and as pages are told of it."""
    return {"name": each.name, "track": each.track, "from": each.start, "recorded": each.recorded, "notes": each.notes, "pedals": each.pedals}


def _encode(performance: Performance, name: str) -> bytes:
    data = {"format": FORMAT, "version": VERSION, **encode_performance(performance), "name": name}
    return json.dumps(data, ensure_ascii=False).encode()


def _music(each: Performance) -> tuple[object, ...]:
    return each.track, each.start, each.notes, each.pedals


def _note(row: object) -> Played:
    if not isinstance(row, list) or len(row) != 4:
        raise SongError(say("A note that was played came as {value}. Send its start, end, pitch and velocity.", value=shown(row)))
    start, end, pitch, velocity = row
    number(start, say("The start of a note, in ticks,"), -LONGEST_TICKS, LONGEST_TICKS)
    number(end, say("The end of a note, in ticks,"), start, LONGEST_TICKS)
    whole(pitch, say("The pitch of a note"), LOWEST, HIGHEST)
    whole(velocity, say("The velocity of a note"), 0, 127)
    return float(start), float(end), pitch, velocity


def _pedal(row: object) -> Pedal:
    if not isinstance(row, list) or len(row) != 2:
        raise SongError(say("A movement of the pedal came as {value}. Send its time and its depth.", value=shown(row)))
    number(row[0], say("The time of a pedal movement, in ticks,"), -LONGEST_TICKS, LONGEST_TICKS)
    number(row[1], say("The depth of the pedal"), 0, 1)
    return float(row[0]), float(row[1])
