"""A page that records, without a browser: it says what the page's half says, and hears the answers at once."""

from __future__ import annotations

import json
from itertools import count

import numpy as np

from musiclab.project.live import LiveSong

RATE = 8000
_ids = count(1)


def at_once(song: LiveSong) -> LiveSong:
    """Have every question of a page answered before `hear` returns."""
    session = song.session
    session._beside = session._prompt = session._lengthy = lambda work: work()
    return song


class Recorder:
    """One page with a microphone."""

    def __init__(self, song: LiveSong, client: str = "page", **begin):
        self.song, self.client = song, client
        self.id = begin.pop("recording", f"rec-{next(_ids)}")
        self.begin = {"rate": RATE, "channels": 1, "device": "Built-in microphone", "track": "voice", "from": 0, "until": None, "lead": 0.5,
                      "latency": {"base": 0.01, "output": 0.02, "input": 0, "used": 0.03, "measured": False}, **begin}  # fmt: skip
        self.told: list[dict] = []
        self.ask("hello", person=client, name="")

    def send(self, content, _buffers):
        self.told.append(json.loads(json.dumps(content)))

    def ask(self, kind, *buffers, **content):
        """Say something, and give what the page is told about it."""
        before = len(self.told)
        self.song.session.hear({"kind": kind, "client": self.client, **content}, list(buffers), self.send)
        return self.told[before:]

    def say(self, what, *buffers, **content):
        """Say something about the recording, and give the one answer."""
        answers = [each for each in self.ask("recording", *buffers, what=what, recording=self.id, **content) if each["kind"] == "recording"]
        return answers[-1] if answers else None

    def start(self):
        return self.say("begin", **self.begin)

    def part(self, n, first, samples):
        return self.say("part", np.asarray(samples, "<f4").tobytes(), n=n, first=first)

    def send_all(self, samples, size=1000):
        """Send a recording in parts."""
        return [self.part(n, at, samples[at : at + size]) for n, at in enumerate(range(0, len(samples), size))]

    def end(self, frames, *takes, missing=0):
        whole = {"first": 0, "frames": frames, "lead": 0.5, "from": 0, "until": None, "round": 1}
        return self.say("end", frames=frames, missing=missing, takes=list(takes) or [whole])

    @property
    def offered(self):
        """What the page is told of takes, and of what is left of recordings."""
        return next(each for each in self.ask("takes") if each["kind"] == "takes" and each["client"] == self.client)

    @property
    def sentences(self):
        return [each["sentence"] for each in self.told if "sentence" in each]
