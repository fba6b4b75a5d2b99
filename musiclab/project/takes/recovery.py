"""What a page, a kernel or a machine that died has left of a recording, offered back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from shutil import rmtree

from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.project.outbox import Message
from musiclab.project.takes.booth import NAME, RecordingBooth
from musiclab.project.takes.cutting import Cutter
from musiclab.project.takes.info import TakeInfo
from musiclab.project.takes.raw import RawRecording
from musiclab.project.takes.shelf import TakeShelf
from musiclab.project.takes.steps import finished


@dataclass(frozen=True, slots=True)
class LeftRecording:
    """A recording that was never finished: when it began, how much of it arrived, and from which device."""

    recording: str
    seconds: float
    rate: int
    device: str
    track: str
    recorded: str

    def __repr__(self) -> str:
        return say("{seconds:.1f} seconds for the track {track!r}, recorded {recorded} by {device!r}",
                   seconds=self.seconds, track=self.track, recorded=self.recorded, device=self.device)  # fmt: skip


class Recovery:
    """The recordings that were never finished."""

    def __init__(self, shelf: TakeShelf, booth: RecordingBooth) -> None:
        self._shelf, self._booth = shelf, booth

    def left(self) -> list[LeftRecording]:
        """Give what is left of recordings that nobody is at, oldest first."""
        busy = self._booth.at_work()
        found = []
        for raw in self._raws():
            about = raw.about
            if raw.frames and about.recording not in busy:
                found.append(LeftRecording(about.recording, raw.seconds, about.rate, about.device, about.track, about.recorded))
        return sorted(found, key=lambda each: each.recorded)

    def messages(self, recording: str) -> Iterator[Message]:
        """Make takes of what is left of a recording, and give the messages that tell of it."""
        with self._booth.claimed(recording) as raw:
            yield from self._booth.keep(raw, recovered=True)

    def recover(self, recording: str) -> list[TakeInfo]:
        """Make takes of what is left of a recording; OSError where the disk refuses, and then all of it is still there."""
        with self._booth.claimed(recording) as raw:
            return finished(Cutter(self._shelf).cut(raw, recovered=True))

    def discard(self, recording: str) -> None:
        """Erase what is left of a recording."""
        with self._booth.claimed(recording) as raw:
            for _, name in raw.about.names:
                if name not in {info.name for info in self._shelf.all()}:
                    self._shelf.erase(name)
            raw.erase()

    def silence(self, take: TakeInfo) -> None:
        """Erase the sound of a take from what is left of its recording, where anything is left."""
        for raw in self._raws():
            if raw.about.recording == take.recording and take.name in dict(raw.about.names).values():
                for cut in raw.about.end.takes if raw.about.end else ():
                    if cut.round == take.round:
                        raw.silence(cut.first, cut.frames)
                raw.close()

    def sweep(self) -> None:
        """Remove recordings that nothing has arrived of."""
        for raw in self._raws():
            if not raw.frames:
                rmtree(raw.folder, ignore_errors=True)

    def _raws(self) -> Iterator[RawRecording]:
        with suppress(OSError):
            for folder in sorted(self._booth.folder.iterdir()):
                with suppress(MusicLabError):  # one that cannot be read hides no other
                    if NAME.fullmatch(folder.name):
                        yield RawRecording.open(folder)
