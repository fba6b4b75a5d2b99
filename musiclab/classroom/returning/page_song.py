"""One song on the page of feedback: its wave to listen to, and the comments at their places."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from itertools import pairwise

from musiclab.classroom.returning.sound import Sound
from musiclab.classroom.teacher_mark import Pin
from musiclab.language import say

BARS, HEIGHT, WIDTH = 170, 68, 1_000
PLAY = '<svg class="go" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 4.5v15l12-7.5z"/></svg><svg class="stop" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 5h4v14H6zM14 5h4v14h-4z"/></svg>'


def song_part(name: str, sound: Sound | None, pins: tuple[Pin, ...]) -> str:
    """Give the part of the page about one song; empty where there is nothing to hear and nothing is said of it."""
    comments = _comments(pins, sound)
    if sound is None:
        return f'<div class="song"><h3>{_text(name)}</h3>{comments}</div>' if pins else ""
    title = sound.title or name
    bars = " ".join(f"{start:g}" for start in sound.bars)
    data = b64encode(sound.mp3).decode("ascii")
    return (
        f'<div class="song" data-seconds="{sound.seconds:.3f}" data-bars="{bars}"><audio preload="metadata" src="data:audio/mpeg;base64,{data}"></audio>'
        f'<div class="player"><button type="button" class="play" aria-pressed="false" aria-label="{_text(say("Play {title}", title=title))}">{PLAY}</button>'
        f'<div class="top"><h3>{_text(title)}</h3><span><b class="now-time">0:00</b> / {_clock(sound.seconds)} <span class="where quiet" data-words="{_text(say("bar {bar}", bar="{bar}"))}"></span></span></div>'
        f'<div></div><div class="stage"><div class="pins"></div><div class="wave">{_wave(sound.peaks)}'
        f'<input type="range" min="0" max="{sound.seconds:.3f}" step="0.1" value="0" aria-label="{_text(say("Place in {title}", title=title))}"></div>{_sections(sound)}</div></div>{comments}</div>'
    )


def _wave(peaks: bytes) -> str:
    if not peaks:
        return ""
    columns = min(BARS, len(peaks))
    starts = [at * len(peaks) // columns for at in range(columns + 1)]
    levels = [max(peaks[start:end]) / 255 for start, end in pairwise(starts)]
    loudest, step = max(*levels, 0.05), WIDTH / columns
    bars = "".join(_bar(at * step, step, level / loudest) for at, level in enumerate(levels))
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>'


def _bar(x: float, step: float, level: float) -> str:
    height = max(level * (HEIGHT - 4), 2)
    return f'<rect x="{x + step * 0.2:.1f}" y="{(HEIGHT - height) / 2:.1f}" width="{step * 0.6:.1f}" height="{height:.1f}" rx="1.2"/>'


def _sections(sound: Sound) -> str:
    if not sound.sections or sound.seconds <= 0:
        return ""
    return f'<svg class="parts" role="img" aria-label="{_text(", ".join(name for name, _, _ in sound.sections))}">{"".join(_section(*section, sound.seconds) for section in sound.sections)}</svg>'


def _section(name: str, start: float, end: float, length: float) -> str:
    left, right = (min(max(second / length, 0), 1) * 100 for second in (start, end))
    return f'<svg x="{left:.2f}%" width="{max(right - left, 0):.2f}%" height="22"><rect x="1" y=".5" width="100%" height="20" rx="4"/><text x="8" y="14.5">{_text(name)}</text></svg>'


def _comments(pins: tuple[Pin, ...], sound: Sound | None) -> str:
    if not pins:
        return ""
    rows = "".join(_comment(at, pin, sound) for at, pin in enumerate(pins, 1))
    return f'<ol class="comments" aria-label="{_text(say("Comments"))}">{rows}</ol>'


def _comment(at: int, pin: Pin, sound: Sound | None) -> str:
    bar = sum(start <= pin.seconds + 0.01 for start in sound.bars) if sound else 0
    where = f"{_clock(pin.seconds)}, {say('bar {bar}', bar=bar)}" if bar else _clock(pin.seconds)
    place = f'<button type="button">{_text(where)}</button>' if sound else f"<b>{_text(where)}</b>"
    return f'<li data-second="{pin.seconds:.3f}"><span class="n" aria-hidden="true">{at}</span>{place}<span>{_text(pin.text)}</span></li>'


def _clock(seconds: float) -> str:
    return f"{int(seconds // 60)}:{int(seconds % 60):02d}"


def _text(words: str) -> str:
    return escape(words, quote=True)
