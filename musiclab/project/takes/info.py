"""What is known of a take: the small JSON beside its sound."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.identity import check_id
from musiclab.song.limits import LONGEST_NAME, LONGEST_SECONDS, LONGEST_TICKS, flag, number, whole, words
from musiclab.song.time import Tick

FORMAT, VERSION = "musiclab-take", 1
SLOWEST, FASTEST = 1_000, 192_000
MOST_FRAMES = int(LONGEST_SECONDS) * FASTEST
LONGEST_LATENCY = 10.0
LONGEST_LEAD = 2 * LONGEST_SECONDS
QUIETEST_DB = -144.0
"""The peak of silence: what lies below 24 bits."""


@dataclass(frozen=True, slots=True)
class Latency:
    """How late the sound reached the recording, in seconds: as reported, and what was ``used`` to put it in time."""

    base: float = 0.0
    output: float = 0.0
    input: float = 0.0
    used: float = 0.0
    measured: bool = False

    def __post_init__(self) -> None:
        for value in (self.base, self.output, self.input, self.used):
            number(value, say("A latency, in seconds,"), -LONGEST_LATENCY, LONGEST_LATENCY)
        flag(self.measured, say("Whether a latency was measured"))


@dataclass(frozen=True, slots=True)
class TakeInfo:
    """A take: its name in songs, its title for people, and how it was recorded.

    ``lead`` is how many seconds of the sound come before the tick ``start`` of the song, and ``nudge`` is what somebody
    moved it by since. ``missing`` and ``clipped`` count frames, ``peak_db`` is the loudest sample.
    """

    name: str
    rate: int
    frames: int
    channels: int = 1
    title: str = ""
    device: str = ""
    recorded: str = ""
    latency: Latency = field(default_factory=Latency)
    track: str = ""
    start: Tick = 0
    until: Tick | None = None
    lead: float = 0.0
    nudge: float = 0.0
    recording: str = ""
    round: int = 1
    missing: int = 0
    peak_db: float = QUIETEST_DB
    clipped: int = 0
    recovered: bool = False
    source: str = "microphone"
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self.name, say("The name of a take"))
        words(self.title, say("The title of a take"))
        whole(self.rate, say("The rate of a take"), SLOWEST, FASTEST)
        whole(self.frames, say("The frames of a take"), 0, MOST_FRAMES)
        whole(self.channels, say("The channels of a take"), 1, 2)
        number(self.lead, say("The lead of a take, in seconds,"), -LONGEST_LEAD, LONGEST_LEAD)
        number(self.nudge, say("The nudge of a take, in seconds,"), -LONGEST_LATENCY, LONGEST_LATENCY)
        for count in (self.round, self.missing, self.clipped):
            whole(count, say("A number of a take"), 0, MOST_FRAMES)
        number(self.peak_db, say("The peak of a take, in decibels,"), -1000, 1000)
        flag(self.recovered, say("Whether a take was recovered"))
        check_span(self.start, self.until)

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.frames / self.rate


def check_span(start: Tick, until: Tick | None) -> None:
    """Refuse a stretch of the song that cannot be: it begins at a tick, and may end at a later one."""
    whole(start, say("The tick that a take begins at"), 0, LONGEST_TICKS)
    if until is not None:
        whole(until, say("The tick that a take ends at"), start, LONGEST_TICKS)


def storable(rate: int) -> bool:
    """Whether FLAC can hold sound of that rate.

    >>> storable(44_100), storable(192_000), storable(96_001)
    (True, True, False)
    """
    return 0 < rate <= 65_535 or (rate % 10 == 0 and rate <= 655_350)


def encode_info(info: TakeInfo) -> dict[str, Any]:
    """Give a take as its JSON file has it, and as pages are told of it."""
    latency = encode_latency(info.latency)
    plain = {
        name: getattr(info, name)
        for name in ("lead", "nudge", "recording", "round", "missing", "peak_db", "clipped", "recovered", "source", "note")
    }
    return {
        "format": FORMAT, "version": VERSION, "name": info.name, "title": info.title, "rate": info.rate, "frames": info.frames,
        "channels": info.channels, "device": info.device, "recorded": info.recorded, "latency": latency, "track": info.track,
        "from": info.start, "until": info.until, **plain,
    }  # fmt: skip


def decode_info(text: bytes | str) -> TakeInfo:
    """Read the JSON of a take; SongError for what is none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise SongError(say("What is known of a take cannot be read.")) from problem
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise SongError(say("What is known of a take cannot be read."))
    given = {name: data[name] for name in TakeInfo.__slots__ if name in data and name != "latency"}
    for name in ("device", "recorded", "track", "recording", "source", "note", "title"):
        if name in given:
            given[name] = plain_text(given[name], 4 * LONGEST_NAME if name == "note" else LONGEST_NAME)
    try:
        return TakeInfo(**given, start=data.get("from", 0), latency=read_latency(data.get("latency")))
    except TypeError as problem:
        raise SongError(say("What is known of a take cannot be read.")) from problem


def encode_latency(latency: Latency) -> dict[str, Any]:
    """Give a latency as JSON has it."""
    return {"base": latency.base, "output": latency.output, "input": latency.input, "used": latency.used, "measured": latency.measured}


def read_latency(given: object) -> Latency:
    """Read a latency; what a browser does not report is 0."""
    known: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
    return Latency(**{name: known[name] for name in Latency.__slots__ if known.get(name) is not None})


def plain_text(value: object, longest: int = LONGEST_NAME) -> str:
    """Give a text on one line, as far as it is one: the name of a device may hold anything."""
    text = value if isinstance(value, str) else ""
    return "".join(sign if sign.isprintable() else " " for sign in text[:longest]).strip()


def titled(info: TakeInfo, *, title: object = None, nudge: object = None) -> TakeInfo:
    """Give a take with another title, or moved by other seconds; SongError for what can be neither."""
    if title is not None:
        words(title, say("The title of a take"))
        if not str(title).strip():
            raise SongError(say("A take needs a title, such as 'Second verse, softly'."))
        info = replace(info, title=str(title).strip())
    if nudge is not None:
        number(nudge, say("The nudge of a take, in seconds,"), -LONGEST_LATENCY, LONGEST_LATENCY)
        info = replace(info, nudge=float(str(nudge)))
    return info
