"""A kernel in a process of its own, into which a page records until it is killed."""

from __future__ import annotations

from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

SIZE = 500
ROUND = 200_000
ROUNDS = 3


def wave(first: int, end: int):
    """The sound from one frame up to another: no two frames near each other are alike."""
    import numpy as np

    return (np.arange(first, end) * 7919 % 65_521 / 65_521 - 0.5).astype("<f4")


def record(folder: Path, said: Connection, recording: str, first: int) -> None:
    """Send one part after another from part ``first`` on, and tell of each that was acknowledged; never ends by itself."""
    recorder = _recorder(folder, recording)
    assert recorder.start()["what"] == "begun"
    for n in count(first):
        answer = recorder.part(n, n * SIZE, wave(n * SIZE, (n + 1) * SIZE))
        assert answer["what"] == "got"
        said.send(answer["n"])


def record_rounds(folder: Path, said: Connection, recording: str) -> None:
    """Record a loop of three rounds and end it, and tell what the page hears."""
    recorder = _recorder(folder, recording)
    hear = recorder.send

    def tell(content, buffers):
        hear(content, buffers)
        if content["kind"] == "recording":
            said.send(content["what"])

    recorder.start()
    recorder.send_all(wave(0, ROUNDS * ROUND), size=ROUND)
    recorder.send = tell
    takes = [{"first": at * ROUND, "frames": ROUND, "lead": 0, "from": 0, "until": None, "round": at + 1} for at in range(ROUNDS)]
    recorder.end(ROUNDS * ROUND, *takes)
    said.send("over")


def _recorder(folder: Path, recording: str):
    from live.recorder import Recorder, at_once

    from musiclab.project.live import open_song

    return Recorder(at_once(open_song("boats", folder=folder)), recording=recording)
