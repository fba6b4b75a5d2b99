"""Beats as text: ``X`` accent, ``x`` normal, ``-`` soft, ``.`` rest.

``[...]`` plays several in the place of one step, and may stand inside another; ``(...)`` holds steps together
so that ``*3`` can repeat them; ``*3`` after a step plays it three times in a row. ``x@88`` gives a hit its velocity,
1 to 127. Spaces and ``|`` are free.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from musiclab.errors import TextError
from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.limits import LONGEST_TICKS, whole
from musiclab.song.pitch import HIGHEST, LOWEST, Pitch
from musiclab.song.text.cursor import Cursor
from musiclab.song.text.phrase import Phrase
from musiclab.song.text.timing import (
    ACCENT,
    MOST_NOTES_IN_TEXT,
    NORMAL,
    SOFT,
    check_reach,
    check_text,
    nearest,
)
from musiclab.song.time import PER_BEAT, Tick

SIXTEENTH = PER_BEAT // 4
HITS = {"X": ACCENT, "x": NORMAL, "-": SOFT, ".": None}
DEEPEST = 16
FREE = " \t\r\n|"
CLOSES = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class _Step:
    """One step: a hit or rest, or several steps in its place. ``at`` is its character in the text."""

    at: int
    velocity: int | None = None
    inside: tuple[_Step, ...] = ()


@dataclass(slots=True)
class _Open:
    """A bracket that is not closed yet, with the steps read inside it."""

    sign: str
    at: int
    steps: list[_Step]
    last: int = 0
    """Where in ``steps`` begins what ``*`` would repeat."""


def beat(text: str, *, pitch: Pitch, step: Tick = SIXTEENTH) -> Phrase:
    """Read a beat: one drum, step by step.

    ``step`` is the length of a step in ticks, a sixteenth unless told. Accents have velocity 120, normal hits
    96, soft ones 56. A division that does not land on a whole tick is rounded to the nearest one.

    >>> [note.start for note in beat("X..x [xxx].", pitch=36).notes]
    [0, 720, 960, 1040, 1120]
    """
    whole(pitch, say("A pitch (middle C is 60)"), LOWEST, HIGHEST)
    whole(step, say("The length of a step, in ticks,"), 1, LONGEST_TICKS)
    steps = _read(check_text(text))
    check_reach(Fraction(len(steps) * step), text, steps[-1].at)
    notes = tuple(_note(hit, start, length, pitch=pitch, text=text) for hit, start, length in _hits(steps, Fraction(0), Fraction(step)))
    return Phrase(notes, len(steps) * step)


def _hits(steps: Sequence[_Step], start: Fraction, length: Fraction) -> Iterator[tuple[_Step, Fraction, Fraction]]:
    """Give every hit with its place and length, exactly."""
    for count, step in enumerate(steps):
        begin = start + count * length
        if step.inside:
            yield from _hits(step.inside, begin, length / len(step.inside))
        elif step.velocity is not None:
            yield step, begin, length


def _note(hit: _Step, start: Fraction, length: Fraction, *, pitch: Pitch, text: str) -> Note:
    if length < 1:
        raise TextError(say("These hits are closer than one tick (a {count}th of a beat). Divide the step into fewer.", count=PER_BEAT),
                        text=text, at=hit.at)
    first = nearest(start)
    return Note(first, pitch, nearest(start + length) - first, hit.velocity or NORMAL)


def _read(text: str) -> list[_Step]:
    levels = [_Open("", 0, [])]
    at = count = 0
    while at < len(text):
        sign, here = text[at], levels[-1]
        if sign in HITS:
            here.last = len(here.steps)
            here.steps.append(_Step(at, HITS[sign]))
            count += 1
        elif sign in CLOSES:
            _check_depth(levels, text, at)
            levels.append(_Open(sign, at, []))
        elif sign in CLOSES.values():
            _close(levels, text, at)
        elif sign == "@":
            at = _loudness(here, text, at)
            continue
        elif sign == "*":
            times, end = _times(text, at)
            count += _repeat(here, times, count, text, at)
            at = end
            continue
        elif sign not in FREE:
            raise TextError(say("{sign!r} is not part of a beat. Use X, x, - or . for a step, and [ ] around steps that share one place.", sign=sign),
                            text=text, at=at)
        _check_count(count, text, at)
        at += 1
    if len(levels) > 1:
        raise TextError(say("This bracket is not closed. Put {sign} after its last step.", sign=CLOSES[levels[-1].sign]), text=text, at=levels[-1].at)
    if not levels[0].steps:
        raise TextError(say("There is no step here. Try X...x..."), text=text, at=0)
    return levels[0].steps


def _loudness(here: _Open, text: str, at: int) -> int:
    """Give the hit before ``@`` the velocity after it, and say where reading goes on."""
    if not here.steps or here.steps[-1].velocity is None or text[at - 1] not in HITS:
        raise TextError(say("A hit has to stand before @, as in x@88."), text=text, at=at)
    cursor = Cursor(text, at)
    here.steps[-1] = replace(here.steps[-1], velocity=cursor.velocity())
    return cursor.at


def _check_depth(levels: list[_Open], text: str, at: int) -> None:
    if len(levels) > DEEPEST:
        raise TextError(say("Brackets stand {most} deep here, and that is the most. Divide the step less finely.", most=DEEPEST), text=text, at=at)


def _check_count(count: int, text: str, at: int) -> None:
    if count > MOST_NOTES_IN_TEXT:
        raise TextError(say("This is more than {most:,} steps. Write them as several clips, or repeat the clip.", most=MOST_NOTES_IN_TEXT), text=text, at=at)


def _close(levels: list[_Open], text: str, at: int) -> None:
    done = levels[-1]
    if len(levels) == 1 or CLOSES[done.sign] != text[at]:
        raise TextError(say("{sign} closes a bracket that was not opened. Take it out, or open it before.", sign=text[at]), text=text, at=at)
    if not done.steps:
        raise TextError(say("There is nothing between these brackets. Write steps in them, such as [xx]."), text=text, at=done.at)
    levels.pop()
    outer = levels[-1]
    outer.last = len(outer.steps)
    if done.sign == "[":
        outer.steps.append(_Step(done.at, inside=tuple(done.steps)))
    else:
        outer.steps.extend(done.steps)


def _times(text: str, at: int) -> tuple[int, int]:
    end = at + 1
    while end < len(text) and text[end] in "0123456789":
        end += 1
    digits = text[at + 1 : end]
    if not digits or len(digits) > 5 or int(digits) == 0:
        raise TextError(say("A number from 1 to 99999 has to follow *, as in x*4."), text=text, at=at)
    return int(digits), end


def _repeat(here: _Open, times: int, count: int, text: str, at: int) -> int:
    """Repeat what stands before a star, and give how many steps came to be."""
    again = here.steps[here.last :]
    if not again:
        raise TextError(say("There is nothing before * to repeat. Write a step first, as in x*4."), text=text, at=at)
    if times == 1:
        return 0
    more = sum(_size(step) for step in again) * (times - 1)
    _check_count(count + more, text, at)
    here.steps.extend(again * (times - 1))
    return more


def _size(step: _Step) -> int:
    return sum(_size(part) for part in step.inside) if step.inside else 1
