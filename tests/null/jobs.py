"""What an engine of the page is given to render a song: the song, and the kernel's own answers about its sounds."""

from __future__ import annotations

import base64
import json
from functools import cache
from pathlib import Path

import numpy as np
from null.songs import SONGS, hum
from sound.soundfont_writer import (
    ATTACK,
    DECAY,
    FILTER,
    INSTRUMENT,
    KEYS,
    LOOP_MODE,
    PAN,
    RELEASE,
    SAMPLE,
    SUSTAIN,
    VELOCITIES,
    Font,
    Recorded,
    span,
)  # fmt: skip

from musiclab.render.comp import stretches
from musiclab.render.mixer import render, sounds_at
from musiclab.render.schedule import schedule
from musiclab.render.timing import Timing
from musiclab.song.wire import encode
from musiclab.sound.sounds import Sounds
from musiclab.widgets.sound_desk import SoundDesk

RATES = (44_100, 48_000)
THEIRS = "a user's bank"


@cache
def rendered(name: str, rate: int, folder: Path) -> np.ndarray:
    return render(SONGS[name], rate=rate, sounds=sounds(name, rate, folder), takes=hum)


@cache
def sounds(name: str, rate: int, folder: Path) -> Sounds:
    return Sounds(rate=rate, soundfont=_font(folder), cache=None) if name == THEIRS else sounds_at(rate)


def job(name: str, rate: int, folder: Path) -> dict[str, object]:
    return job_of(SONGS[name], rate, len(rendered(name, rate, folder)), lambda rate: sounds(name, rate, folder))


def job_of(song, rate, frames, sounds=sounds_at):
    """Any song as a job of so many frames."""
    desk = SoundDesk(sounds=sounds, takes=hum)
    takes = sorted({one.copy for track in song.tracks for one in stretches(track, Timing(song, rate))})
    return {
        "song": encode(song), "rate": rate, "frames": frames,
        "sounds": _packed(desk.answer({"kind": "sounds", "rate": rate, "want": _wanted(song, rate)})),
        "takes": [message for take in takes for message in _packed(desk.answer({"kind": "take", "rate": rate, "take": take}))],
    }  # fmt: skip


def write(name: str, rate: int, folder: Path) -> Path:
    path = folder / f"{name.replace(' ', '-').replace(chr(39), '')}-{rate}.json"
    path.write_text(json.dumps(job(name, rate, folder)), encoding="utf-8")
    return path


def _wanted(song, rate):
    """Every note that the song plays, with as many frames as the longest of its like needs."""
    longest: dict[tuple[str, int, int], int] = {}
    for track in song.tracks:
        events = schedule(track, Timing(song, rate))
        for pitch, velocity, frames in zip(events.pitch.tolist(), events.velocity.tolist(), events.frames.tolist(), strict=True):
            note = track.instrument, pitch, velocity
            longest[note] = max(longest.get(note, 0), frames)
    return [[*note, frames] for note, frames in longest.items()]


def _packed(answers):
    return [[content, [base64.b64encode(part).decode() for part in parts]] for content, parts in answers]


def _font(folder: Path) -> Path:
    """A bank with layers left and right, a filter, a decay, layers of velocity, and samples without a loop."""
    path = folder / "theirs.sf2"
    if not path.exists():
        rng = np.random.default_rng(7)
        n = np.arange(30_000)
        tone = 9000 * np.sin(2 * np.pi * n * 40 / 8000) + 3000 * np.sin(2 * np.pi * n * 200 / 8000)
        noise = rng.normal(0, 6000, 30_000) * np.exp(-n / 4000)
        samples = [Recorded(tone.clip(-32768, 32767), (2000, 18_000), root=67, cents=13), Recorded(noise.clip(-32768, 32767), root=60, rate=32_000)]
        layered = [{PAN: -400, LOOP_MODE: 1, FILTER: 9000, RELEASE: -2000, SAMPLE: 0}, {PAN: 350, LOOP_MODE: 1, ATTACK: -4000, DECAY: -1000, SUSTAIN: 120, SAMPLE: 0},
                   {VELOCITIES: span(90, 127), SAMPLE: 1}]
        lone = [{LOOP_MODE: 1, DECAY: 1000, SUSTAIN: 1000, SAMPLE: 0}]
        kit = [{KEYS: span(35, 60), SAMPLE: 1}]
        Font(samples, [layered, lone, kit], {(0, 0): [{INSTRUMENT: 0}], (0, 73): [{INSTRUMENT: 1}], (128, 0): [{INSTRUMENT: 2}]}).write(path)
    return path
