"""A recording cut into its takes, one for each round."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from musiclab.errors import FileError
from musiclab.language import say
from musiclab.project.takes.about import About, Cut, End, Round
from musiclab.project.takes.info import TakeInfo
from musiclab.project.takes.raw import RawRecording
from musiclab.project.takes.shelf import TakeShelf
from musiclab.project.takes.steps import Steps

if TYPE_CHECKING:
    from musiclab.project.takes.level import Level

SILENT_DB = -72.0
"""An input that never gets louder than this has heard nothing."""


class Stopped(Exception):  # noqa: N818
    """The song was closed while its takes were written; what has been recorded is there."""


@dataclass(frozen=True, slots=True)
class Cutter:
    """Writes the takes of a recording to the shelf. ``stop`` says when to leave off, such as when the song is closed."""

    shelf: TakeShelf
    stop: Callable[[], bool] = bool

    def cut(self, raw: RawRecording, *, recovered: bool = False) -> Generator[float, None, list[TakeInfo]]:
        """Write every take of a recording, giving how far it is from 0 to 1, and remove what they were made of.

        OSError where the disk refuses; what has been recorded is there still, and it may be tried again.
        FileError where nothing has arrived.
        """
        cuts = cuts_of(raw)
        names, there = dict(raw.about.names), {info.name: info for info in self.shelf.all()}
        total, done = sum(cut.frames for cut in cuts) or 1, 0
        infos = []
        for cut in cuts:
            kept = there.get(names.get(cut.round, ""))
            if kept:
                infos.append(kept)
            else:
                steps = Steps(self._take(raw, cut, recovered))
                for frames in steps:
                    yield (done + frames) / total
                infos.append(steps.result)
            done += cut.frames
        raw.erase()
        return infos

    def _take(self, raw: RawRecording, cut: Cut, recovered: bool) -> Generator[int, None, TakeInfo]:
        from musiclab.project.takes.flac import write_flac

        about = raw.about
        name = self._name(raw, cut.round)
        path = raw.folder / f"{name}.flac"
        try:
            writing = write_flac(path, raw.blocks(cut.first, cut.frames), rate=about.rate, channels=about.channels)
            steps = Steps(writing)
            for frames in steps:
                yield frames
                if self.stop():
                    raise Stopped
            info = _info(name, raw, cut, steps.result, recovered)
            self.shelf.put(info, path)
        finally:
            path.unlink(missing_ok=True)
        return info

    def _name(self, raw: RawRecording, round: int) -> str:
        """Give the name that the take was about to get when everything stopped, or a new one."""
        name = dict(raw.about.names).get(round)
        if name is None:
            name = self.shelf.new_name(raw.about.track)
            raw.name_take(round, name)
        return name


def cuts_of(raw: RawRecording) -> tuple[Cut, ...]:
    """Give the takes that a recording is cut into, as far as it has arrived; FileError where nothing has."""
    end = raw.about.end
    asked = end.takes if end and end.takes else _by_rounds(raw.about, raw.frames)
    there = tuple(cut for cut in (_within(cut, raw.frames) for cut in asked) if cut.frames)
    if not there:
        raise FileError(say("No sound has arrived from the microphone, so there is no take. Choose the input again, and record once more."))
    return _numbered_apart(there)


def _by_rounds(about: About, frames: int) -> list[Cut]:
    """Cut where the rounds begin: nobody has said how the recording ended."""
    first = () if any(round.round == 1 for round in about.rounds) else (Round(1, 0, about.lead),)
    rounds = sorted((*first, *about.rounds), key=lambda round: round.first)
    ends = [*(after.first for _, after in pairwise(rounds)), frames]
    return [
        Cut(round.first, max(end - round.first, 0), round.lead, about.start, about.until, round.round)
        for round, end in zip(rounds, ends, strict=True)
    ]


def _within(cut: Cut, frames: int) -> Cut:
    return Cut(cut.first, max(min(cut.frames, frames - cut.first), 0), cut.lead, cut.start, cut.until, cut.round)


def _numbered_apart(cuts: tuple[Cut, ...]) -> tuple[Cut, ...]:
    """Give each take a round of its own, so that none stands for another."""
    if len({cut.round for cut in cuts}) == len(cuts):
        return cuts
    return tuple(Cut(c.first, c.frames, c.lead, c.start, c.until, at) for at, c in enumerate(cuts, 1))


def _info(name: str, raw: RawRecording, cut: Cut, level: Level, recovered: bool) -> TakeInfo:
    about = raw.about
    return TakeInfo(
        name, about.rate, level.frames, about.channels, title=say("Take {number}", number=name.rpartition("-")[2]), device=about.device,
        recorded=about.recorded, latency=about.latency, track=about.track, start=cut.start, until=cut.until, lead=cut.lead,
        recording=about.recording, round=cut.round, missing=_missing(raw, cut, about.end), peak_db=round(level.peak_db, 2),
        clipped=level.clipped, recovered=recovered, note=_note(level),
    )  # fmt: skip


def _missing(raw: RawRecording, cut: Cut, end: End | None) -> int:
    """Count what is missing: what has not arrived, and in a recording of one take also what the page itself has lost."""
    lost = end.missing if end and len(end.takes) <= 1 else 0
    return max(raw.missing(cut.first, cut.first + cut.frames), min(lost, cut.frames))


def _note(level: Level) -> str:
    if level.peak_db < SILENT_DB:
        return say("Nothing was heard: the input stayed silent. Look whether the right microphone is chosen and not muted.")
    return ""
