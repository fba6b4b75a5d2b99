"""How quickly an edit in a real JupyterLab page is in the kernel and on the disk, for a small and for a very large song.

``python -m tests.bench.live`` prints a table. "Acknowledged" is the time from the edit in the page to the page's being told
that the kernel has it; by then it is on the disk, in ``song.json`` or in the journal beside it. "In song.json" is when the
whole song has been written. Edits come one at a time, and once as fast as the page can make them.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "widgets")]

from conftest import _installed, launch
from lab.conftest import running
from lab.notebook import Notebook, write_notebook
from playwright.sync_api import sync_playwright

OPEN = """
from musiclab import Note, NoteClip, Song, Track, open_song
each = {notes} // 160
notes = tuple(Note(at * 40, 40 + at % 40, 30, 90) for at in range(each))
clips = lambda track: tuple(NoteClip(f"c{{track}}-{{bar}}", bar * 38400, 38400, notes) for bar in range(10))
song = open_song("bench-{notes}", start=Song(tracks=tuple(Track(f"t{{track}}", clips=clips(track)) for track in range(16))))
song.{view}
"""
SESSION = "[...globalThis[Symbol.for('musiclab.rooms')].values()].at(-1).session"
READY = "[...(globalThis[Symbol.for('musiclab.rooms')] ?? new Map()).values()].at(-1)?.session.ready"
ONE = f"""(value) => new Promise((done) => {{
  const session = {SESSION};
  const begin = performance.now();
  session.edit({{ edit: "set-song", field: "author", value }});
  const look = () => (session.waiting === 0 ? done(performance.now() - begin) : setTimeout(look, 0));
  look();
}})"""
MANY = f"""(count) => new Promise((done) => {{
  const session = {SESSION};
  const begin = performance.now();
  for (let at = 0; at < count; at++)
    session.edit({{ edit: "put-notes", clip: "c0-0", notes: [{{ start: at, pitch: 90, duration: 9, velocity: 90 }}] }});
  const made = performance.now() - begin;
  const look = () => (session.waiting === 0 ? done([made, performance.now() - begin]) : setTimeout(look, 0));
  look();
}})"""


class Folders:
    """Gives new folders by their names, as the tests' own do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def mktemp(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=name, dir=self._folder))


def written(path: Path, text: str) -> float:
    """Give the seconds until a file holds a text."""
    begin = perf_counter()
    while text not in path.read_text("utf-8"):
        sleep(0.005)
    return perf_counter() - begin


def measured(notebook: Notebook, folder: Path, notes: int, view: str) -> list[str]:
    """Edit a song of so many notes by one view, and give the figures."""
    notebook.add(OPEN.format(notes=notes, view=view))
    notebook.page.wait_for_function(READY)
    notebook.page.wait_for_timeout(4000)
    one = sorted(notebook.page.evaluate(ONE, f"author {at}") for at in range(100))
    saved = []
    for at in range(10):
        notebook.page.evaluate(ONE, f"saved {at}")
        saved.append(written(folder / "projects" / f"bench-{notes}" / "song.json", f"saved {at}") * 1000)
    made, done = notebook.page.evaluate(MANY, 1000)
    notebook.add("song.close()")
    return [f"{statistics.median(one):.0f} ms", f"{one[94]:.0f} ms", f"{one[-1]:.0f} ms", f"{statistics.median(saved):.0f} ms",
            f"{made:.0f} ms", f"{done:.0f} ms"]  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright, running(Folders(Path(place)), "--YDocExtension.disable_rtc=True") as lab:  # type: ignore[arg-type]
        browser = launch(playwright, _installed(playwright) or "chromium")
        write_notebook(lab.folder / "bench.ipynb", "print('bench')")
        notebook = Notebook(browser, lab.address, "bench.ipynb")
        print("| notes | view | acknowledged, median | 95th percentile | worst | in song.json, median | 1,000 edits made | all acknowledged |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for notes in (1_000, 100_000):
            for view in ("player()", "studio()"):
                print(f"| {notes:,} | {view} | {' | '.join(measured(notebook, lab.folder, notes, view))} |", flush=True)
        notebook.close()
        browser.close()


if __name__ == "__main__":
    main()
