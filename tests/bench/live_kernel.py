"""How quickly the kernel takes an edit and has it on the disk, without a browser: ``python -m tests.bench.live_kernel``.

"A page's edit" is the time from its message's arriving until the answer that it is done goes out; by then it is in the
journal, which survives the end of the kernel. "Code's edit" is the time that one call in a cell takes. "In song.json" is
the time from a page's edit until the whole song has been written. Last come two pages with 1,000 edits each at full speed.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

from musiclab import Note, NoteClip, Song, Track, open_song
from musiclab.edit.edits import PutNotes
from musiclab.edit.wire import encode_edit
from musiclab.project.live import LiveSong

BAR = 3840
NOTES_IN_A_CLIP = 250
TIMES = 200
SAVES = 5
STEPS = 1000


def song_of(notes: int) -> Song:
    """Give a song of so many notes, in clips of four bars on up to sixteen tracks."""
    part = tuple(Note(at * 60, 40 + at % 40, 50, 90) for at in range(NOTES_IN_A_CLIP))
    clips = [NoteClip(f"clip-{at}", at // 16 * 4 * BAR, 4 * BAR, part) for at in range(notes // NOTES_IN_A_CLIP)]
    tracks = tuple(Track(f"track-{lane}", clips=tuple(clips[lane::16])) for lane in range(16) if clips[lane::16])
    return Song(tracks=tracks)


class Page:
    """A page that says hello and then sends one step after another."""

    def __init__(self, live: LiveSong, name: str, pitch: int) -> None:
        self._live, self._name, self._pitch, self._seq = live, name, pitch, 0
        self.done = 0
        live.session.hear({"kind": "hello", "client": name, "person": name, "next": 1}, [], self._told)

    def step(self) -> None:
        """Put one more note into the first clip."""
        self._seq += 1
        edit = encode_edit(PutNotes("clip-0", (Note(self._seq, self._pitch, 1, 90),)))
        self._live.session.hear({"kind": "edits", "client": self._name, "steps": [{"seq": self._seq, "edit": edit}]}, [], self._told)

    def _told(self, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and content["kind"] == "did":
            self.done = max(self.done, content["seen"].get(self._name, 0))


def spent(times: int, work: Callable[[], object]) -> str:
    """Give the median and the 95th percentile of what something takes."""
    found = []
    for _ in range(times):
        begun = perf_counter()
        work()
        found.append((perf_counter() - begun) * 1000)
    return f"{statistics.median(found):.1f} / {statistics.quantiles(found, n=20, method='inclusive')[-1]:.1f} ms"


def until_saved(live: LiveSong, page: Page) -> None:
    """Edit once, and wait until the whole song has been written."""
    path = live.folder / "song.json"
    before = path.stat().st_mtime_ns
    page.step()
    while path.stat().st_mtime_ns == before:
        sleep(0.002)


def at_once(live: LiveSong) -> str:
    """Let two pages do 1,000 edits each at full speed."""
    pages = [Page(live, "mira", 100), Page(live, "ben", 101)]
    threads = [Thread(target=lambda page=page: [page.step() for _ in range(STEPS)]) for page in pages]
    begun = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    while any(page.done < STEPS for page in pages):
        sleep(0.001)
    seconds = perf_counter() - begun
    return f"{seconds:.2f} s, {2 * STEPS / seconds:,.0f} edits a second"


def row(notes: int, folder: Path) -> str:
    """Measure one song."""
    live = open_song(f"bench-{notes}", folder=folder, start=song_of(notes))
    page, names = Page(live, "page", 99), iter(range(TIMES))
    cells = [
        spent(TIMES, page.step),
        spent(TIMES, lambda: setattr(live, "title", f"title {next(names)}")),
        spent(SAVES, lambda: until_saved(live, page)),
        at_once(live),
    ]
    live.close()
    return f"| {notes:,} | {' | '.join(cells)} |"


def main() -> None:
    print("| notes | a page's edit, median / 95th percentile | code's edit | in song.json | two pages, 1,000 edits each |")
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for notes in (1_000, 100_000):
            print(row(notes, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
