"""A kernel in a process of its own, with the live song of a folder, which can be killed at any moment.

``python -m tests.bench.kernel_apart FOLDER`` takes messages of a page as lines of JSON, and says as lines what the widget says.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from threading import Lock, Thread

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "widgets")]

from browser.host import Host, Line

ROOT = Path(__file__).parents[2]
NAME = "boats"


class Kernel:
    """A running kernel. ``alive`` is false from when it is killed until another is started."""

    def __init__(self, folder: Path) -> None:
        self.said: list[dict[str, object]] = []
        self.alive = True
        self._lock = Lock()
        command = [sys.executable, "-m", "tests.bench.kernel_apart", str(folder)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.state = json.loads(self._process.stdout.readline())
        Thread(target=self._read, daemon=True).start()

    def hear(self, content: object, parts: list[str]) -> None:
        """Pass a message of a page on; a dead kernel hears nothing."""
        try:
            self._process.stdin.write(json.dumps([content, parts]) + "\n")
            self._process.stdin.flush()
        except OSError:
            self.alive = False

    def taken(self) -> list[dict[str, object]]:
        """Give what it has said since it was asked last."""
        with self._lock:
            said, self.said = self.said, []
        return said

    def kill(self) -> None:
        """End it in whatever it is doing."""
        self.alive = False
        self._process.kill()
        self._process.wait()
        self.taken()

    def _read(self) -> None:
        for line in self._process.stdout:
            with self._lock:
                self.said.append(json.loads(line))


class HostApart(Host):
    """A page whose kernel runs in another process. ``acknowledged`` has the parts that the page was told are safe."""

    def __init__(self, browser, kernel: Kernel) -> None:
        self.kernel = kernel
        self.sent: dict[tuple[str, int], tuple[int, bytes]] = {}
        self.acknowledged: set[tuple[str, int]] = set()
        super().__init__(browser)
        self.page.on("dialog", lambda dialog: dialog.accept())

    def show_song(self) -> None:
        """Show the song's beats."""
        from musiclab.widgets.bundle import STATIC

        self.page.add_style_tag(content=(STATIC / "beats.css").read_text())
        self.page.evaluate("(words) => mount(...words)", ["beats", self.kernel.state, 0, "here", True])
        self.page.locator("#here .play").first.wait_for()

    def _hear(self, number, content, parts):
        if content is not None:
            key = (content.get("recording"), content.get("n"))
            if content.get("kind") == "recording" and content.get("what") == "part":
                self.sent[key] = (content["first"], base64.b64decode(parts[0]))
            self.kernel.hear(content, parts)
        said = self.kernel.taken() if self.kernel.alive else []
        for message in said:
            told = message.get("content", {})
            if told.get("kind") == "recording" and told.get("what") == "got":
                self.acknowledged.add((told["recording"], told["n"]))
        return said


def serve(folder: Path) -> None:
    """Be the kernel of one song until the input ends."""
    from musiclab.project.live import open_song

    out, lock = sys.stdout, Lock()

    class Told(Line):
        def publish_msg(self, *words, **keys):
            if not hasattr(self, "said"):  # it is being opened
                return
            super().publish_msg(*words, **keys)
            with lock:
                for message in self.taken():
                    out.write(json.dumps(message) + "\n")
                out.flush()

    song = open_song(NAME, folder=folder, tempo=120)
    widget = song.beats()
    names = [name for name in widget.keys if not name.startswith("_") and name not in ("layout", "tabbable", "tooltip")]
    out.write(json.dumps({name: getattr(widget, name) for name in names}) + "\n")
    out.flush()
    widget.comm = Told()
    for line in sys.stdin:
        content, parts = json.loads(line)
        widget._handle_custom_msg(content, [memoryview(base64.b64decode(part)) for part in parts])


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
