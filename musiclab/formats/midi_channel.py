"""One channel of a MIDI file: its notes, programs, pedal, volume and pan, as they come in time."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.limits import LONGEST_TICKS, MOST_NOTES, at_most
from musiclab.song.time import Tick

VOLUME, PAN, EXPRESSION, PEDAL = 7, 10, 11, 64
PEDAL_DOWN = 64
Control = list[tuple[Tick, int]]


@dataclass(slots=True)
class Channel:
    """What has been read of one channel of one chunk."""

    number: int
    port: int = 0
    programs: list[tuple[Tick, int]] = field(default_factory=list)
    controls: dict[int, Control] = field(default_factory=dict)
    notes: list[tuple[Tick, int, Tick, int]] = field(default_factory=list)
    """Start, pitch, end, velocity."""
    bends: bool = False
    _open: dict[int, list[tuple[Tick, int]]] = field(default_factory=lambda: defaultdict(list))

    def control(self, at: Tick, kind: int, value: int) -> None:
        """Note a controller that shapes the song; the others leave no trace in it."""
        if kind in (VOLUME, PAN, EXPRESSION, PEDAL):
            self.controls.setdefault(kind, []).append((at, value))

    def note_on(self, at: Tick, pitch: int, velocity: int) -> None:
        """Begin a note; one of the same pitch that still sounds ends here."""
        self.note_off(at, pitch)
        self._open[pitch].append((at, velocity))

    def note_off(self, at: Tick, pitch: int) -> None:
        """End a note; a note that never began is no matter."""
        for start, velocity in self._open.pop(pitch, ()):
            self.notes.append((start, pitch, at, velocity))
            at_most(len(self.notes), MOST_NOTES, say("notes"))

    def close(self, at: Tick) -> None:
        """End whatever still sounds when the file is over."""
        for pitch in list(self._open):
            self.note_off(at, pitch)

    def by_program(self) -> dict[int, list[Note]]:
        """Give the notes for each program, each as long as the pedal holds it."""
        places = [at for at, _ in self.programs]
        pedal = _pedal_ends(self.controls.get(PEDAL, []))
        found: dict[int, dict[tuple[Tick, int], Note]] = defaultdict(dict)
        for start, pitch, end, velocity in sorted(self.notes):
            at = bisect_right(places, start) - 1
            program = self.programs[max(at, 0)][1] if self.programs else 0
            held = min(max(pedal(end), start + 1), LONGEST_TICKS)
            found[program][start, pitch] = Note(start, pitch, held - start, velocity)
        return {program: list(notes.values()) for program, notes in found.items()}


def share_settings(channels: Iterable[Channel]) -> None:
    """Let programs and controls that stand in a chunk without notes hold for their channel in the other chunks.

    Some files set up all channels in a chunk of its own. A chunk that says something itself keeps to that.
    """
    everything = list(channels)
    setups = {(each.port, each.number): each for each in everything if not each.notes}
    for channel in everything:
        setup = setups.get((channel.port, channel.number))
        if setup and channel.notes:
            channel.programs = channel.programs or setup.programs
            channel.controls = {**setup.controls, **channel.controls}


def _pedal_ends(pedal: Control) -> Callable[[Tick], Tick]:
    """Say when a note that ends at a tick is really let go: at once, or when the pedal comes up."""
    downs: list[Tick] = []
    ups: list[Tick] = []
    down: Tick | None = None
    for at, value in pedal:
        if value >= PEDAL_DOWN and down is None:
            down = at
        elif value < PEDAL_DOWN and down is not None:
            downs.append(down)
            ups.append(at)
            down = None

    def let_go(end: Tick) -> Tick:
        at = bisect_right(downs, end) - 1
        return max(end, ups[at]) if at >= 0 else end

    return let_go
