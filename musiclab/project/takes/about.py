"""What is known of a recording while it is made: how it began, its rounds, and how it ended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.project.takes.coverage import Span
from musiclab.project.takes.info import (
    LONGEST_LEAD,
    MOST_FRAMES,
    Latency,
    check_span,
    encode_latency,
    plain_text,
    read_latency,
    storable,
)
from musiclab.song.identity import check_id
from musiclab.song.limits import at_most, number, whole
from musiclab.song.time import Tick

SLOWEST, FASTEST = 8_000, 192_000
MOST_ROUNDS = 1_000


@dataclass(frozen=True, slots=True)
class Cut:
    """One take of a recording: ``frames`` from frame ``first`` on, ``lead`` seconds of them before tick ``start``."""

    first: int
    frames: int
    lead: float
    start: Tick = 0
    until: Tick | None = None
    round: int = 1

    def __post_init__(self) -> None:
        whole(self.first, say("The first frame of a take"), 0, MOST_FRAMES)
        whole(self.frames, say("The frames of a take"), 0, MOST_FRAMES)
        number(self.lead, say("The lead of a take, in seconds,"), -LONGEST_LEAD, LONGEST_LEAD)
        whole(self.round, say("The round of a take"), 1, MOST_ROUNDS)
        check_span(self.start, self.until)


@dataclass(frozen=True, slots=True)
class Round:
    """Where in a recording a new round of the loop begins."""

    round: int
    first: int
    lead: float

    def __post_init__(self) -> None:
        Cut(self.first, 0, self.lead, round=self.round)


@dataclass(frozen=True, slots=True)
class End:
    """How a recording ended: its frames, those that the page lost, and its takes."""

    frames: int
    missing: int
    takes: tuple[Cut, ...]

    def __post_init__(self) -> None:
        whole(self.frames, say("The frames of a recording"), 0, MOST_FRAMES)
        whole(self.missing, say("The missing frames of a recording"), 0, MOST_FRAMES)
        at_most(len(self.takes), MOST_ROUNDS, say("takes"))


@dataclass(frozen=True, slots=True)
class About:
    """A recording: its ``rate`` and channels, where in the song it began, and what has become of it.

    ``holes`` are frames that have not arrived though later ones have. ``names`` are those of the takes of its rounds, from
    the moment that the first byte of them is written.
    """

    recording: str
    rate: int
    channels: int
    device: str = ""
    latency: Latency = field(default_factory=Latency)
    track: str = ""
    start: Tick = 0
    until: Tick | None = None
    lead: float = 0.0
    recorded: str = ""
    rounds: tuple[Round, ...] = ()
    holes: tuple[Span, ...] = ()
    end: End | None = None
    names: tuple[tuple[int, str], ...] = ()

    def __post_init__(self) -> None:
        whole(self.rate, say("The rate of a recording"), SLOWEST, FASTEST)
        if not storable(self.rate):
            raise SongError(say("A recording cannot have {rate:,} frames a second. Choose 44,100 or 48,000 for the sound card.", rate=self.rate))
        whole(self.channels, say("The channels of a recording"), 1, 2)
        number(self.lead, say("The lead of a take, in seconds,"), -LONGEST_LEAD, LONGEST_LEAD)
        at_most(len(self.rounds), MOST_ROUNDS, say("rounds"))
        check_span(self.start, self.until)


def encode_about(about: About) -> bytes:
    """Give what is known of a recording as JSON."""
    end = about.end and {"frames": about.end.frames, "missing": about.end.missing, "takes": [_cut(cut) for cut in about.end.takes]}
    data = {
        "recording": about.recording, "rate": about.rate, "channels": about.channels, "device": about.device,
        "latency": encode_latency(about.latency), "track": about.track, "from": about.start, "until": about.until, "lead": about.lead,
        "recorded": about.recorded, "rounds": [{"round": r.round, "first": r.first, "lead": r.lead} for r in about.rounds],
        "holes": about.holes, "end": end, "names": about.names,
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False).encode()


def decode_about(text: bytes) -> About:
    """Read what is known of a recording; SongError for what cannot be read."""
    try:
        data = json.loads(text)
        end = data.get("end")
        holes = tuple((int(a), int(b)) for a, b in data.get("holes", ()))
        rounds = tuple(read_round(each) for each in data.get("rounds", ()))
        names = tuple((int(round), _id(name)) for round, name in data.get("names", ()))
        return read_about(
            data, recorded=plain_text(data.get("recorded")), rounds=rounds, holes=holes, end=end and read_end(end), names=names
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as problem:
        raise SongError(say("What is known of a recording cannot be read.")) from problem


def read_about(given: Mapping[str, Any], *, recorded: str, **more: Any) -> About:  # noqa: ANN401
    """Read how a recording began, from the words of a page or of its file; SongError for what cannot be."""
    return About(
        given.get("recording", ""), given.get("rate", 0), given.get("channels", 0), plain_text(given.get("device")),
        read_latency(given.get("latency")), plain_text(given.get("track")), given.get("from", 0), given.get("until"),
        given.get("lead", 0.0), recorded, **more,
    )  # fmt: skip


def read_round(given: Mapping[str, Any]) -> Round:
    """Read where a round begins."""
    return Round(given.get("round", 0), given.get("first", -1), given.get("lead", 0.0))


def read_end(given: Mapping[str, Any]) -> End:
    """Read how a recording ended; SongError for what cannot be."""
    takes = given.get("takes", [])
    if not isinstance(takes, list) or not all(isinstance(take, Mapping) for take in takes):
        raise SongError(say("The takes of a recording came as something else than a list of takes."))
    return End(given.get("frames", -1), given.get("missing", 0), tuple(map(_read_cut, takes)))


def _id(name: object) -> str:
    check_id(name, say("The name of a take"))
    return str(name)


def _cut(cut: Cut) -> dict[str, Any]:
    return {"first": cut.first, "frames": cut.frames, "lead": cut.lead, "from": cut.start, "until": cut.until, "round": cut.round}


def _read_cut(given: Mapping[str, Any]) -> Cut:
    return Cut(given.get("first", -1), given.get("frames", -1), given.get("lead", 0.0), given.get("from", 0), given.get("until"), given.get("round", 1))
