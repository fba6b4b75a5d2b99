"""A kernel in a process of its own, into which edits stream until it is killed."""

from __future__ import annotations

from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

CLIP = "lead-1"


def stream(folder: Path, said: Connection, first: int, soon: float) -> None:
    """Do one step after another, and tell of each when the page has been told of it; never ends by itself."""
    from musiclab.edit.edits import PutNotes
    from musiclab.edit.wire import encode_edit
    from musiclab.project import keeper
    from musiclab.project.live import open_song
    from musiclab.song.clips import Note

    keeper.SOON = keeper.CALM = soon
    song = open_song("boats", folder=folder)

    def told(content: object, _buffers: object) -> None:
        if isinstance(content, dict) and content["kind"] == "did" and content["seen"]:
            said.send(content["seen"]["page"])

    song.session.hear({"kind": "hello", "client": "page", "person": "mira", "next": first}, [], told)
    for step in count(first):
        edit = encode_edit(PutNotes(CLIP, (Note(step, step % 100, 240, 90),)))
        song.session.hear({"kind": "edits", "client": "page", "steps": [{"seq": step, "edit": edit}]}, [], told)
        if step % 7 == 0:
            song.title = f"step {step}"
