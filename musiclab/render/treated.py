"""The copies of recordings that clips play: each has a name that says what was done, the same on both sides of the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from musiclab.errors import SongError, SoundError
from musiclab.language import say
from musiclab.song.clips import AudioClip
from musiclab.song.key import Key, key
from musiclab.song.limits import shown
from musiclab.sound.recent import Recent

if TYPE_CHECKING:
    from musiclab.render.takes import Take, Takes
    from musiclab.treat.treatment import Treatment

MOST_KEPT = 200_000_000
"""Bytes of copies that are kept: about twenty minutes of sound."""

_kept: Recent[tuple[Takes, str], Take] = Recent(MOST_KEPT, size=lambda take: take[0].nbytes)


def copy_name(take: str, clip: AudioClip, home: Key | None) -> str:
    """Give the name of the copy of ``take`` that a clip plays, in a song of the key ``home``; an untreated take's is its own.

    >>> copy_name("voice-1", AudioClip("a", 0, 960, "voice-1", transpose=-2, tune=0.5), Key("A", "minor"))
    'voice-1?transpose=-2&tune=0.5&key=A+minor'
    """
    words: dict[str, object] = {}
    if clip.reverse:
        words["reverse"] = 1
    if clip.stretch != 1:
        words["stretch"] = _plain(clip.stretch)
    if clip.transpose:
        words["transpose"] = _plain(clip.transpose)
    if clip.tune:
        words["tune"] = _plain(clip.tune)
        if home:
            words["key"] = str(home)
    return f"{take}?{urlencode(words)}" if words else take


def copy_of(name: str, takes: Takes) -> Take:
    """Give the recording of that name, which may be a copy's; SoundError where the name makes no sense."""
    take, _, words = name.partition("?")
    if not words:
        return takes(name)
    found = _kept.get((takes, name))
    if found is None:
        from musiclab.treat.treatment import treated

        treatment = _read(words)
        samples, rate = takes(take)
        found = treated(samples, rate, treatment), rate
        _kept.put((takes, name), found)
    return found


def _plain(value: float) -> str:
    """Give a number as a page writes it: the two names of one copy are the same."""
    return str(int(value)) if value.is_integer() else repr(value)


def forget_copies() -> None:
    """Let go of every copy: after a recording was erased, nothing may hold it."""
    _kept.clear()


def _read(words: str) -> Treatment:
    from musiclab.treat.treatment import Treatment

    given = dict(parse_qsl(words))
    try:
        return Treatment(
            reverse=given.get("reverse") == "1",
            stretch=float(given.get("stretch", 1)),
            transpose=float(given.get("transpose", 0)),
            tune=float(given.get("tune", 0)),
            key=key(given["key"]) if "key" in given else None,
        )
    except (ValueError, SongError) as problem:
        raise SoundError(say("A recording was asked for as {words}, which cannot be read. Reload the page.", words=shown(words))) from problem
