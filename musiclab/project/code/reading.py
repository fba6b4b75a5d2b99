"""Reading what is typed into a code drawer: the words of a live song and the parts of one, and nothing else.

The text is never run. It is parsed, and only calls that this file knows are made, with plain values; so a drawer cannot
read a file, and a slip cannot harm the song.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

from musiclab.errors import MusicLabError, TextError
from musiclab.language import say
from musiclab.project.code.sketch import Sketch
from musiclab.song.clips import AudioClip, Join, Note, NoteClip
from musiclab.song.key import Key
from musiclab.song.mixing import Bus, Effect, Lane, Master, Point, Send
from musiclab.song.model import Section, Song, Swing, Track
from musiclab.song.tempo import Tempo
from musiclab.song.text import Phrase, beat, chords, melody
from musiclab.song.time import Meter

KNOWN: Mapping[str, Callable[..., object]] = {
    "AudioClip": AudioClip, "Bus": Bus, "Effect": Effect, "Join": Join, "Key": Key, "Lane": Lane, "Master": Master, "Meter": Meter,
    "Note": Note, "NoteClip": NoteClip, "Point": Point, "Section": Section, "Send": Send, "Song": Song, "Swing": Swing,
    "Tempo": Tempo, "Track": Track, "beat": beat, "chords": chords, "melody": melody,
}
"""What may be made in a drawer, by its name in Python."""

WORDS = frozenset({
    "beat", "melody", "chords", "instrument", "remove", "section", "change_tempo", "change_meter", "mix", "effect",
    "send", "add", "pattern",
})  # fmt: skip
"""What may be said to the song."""
SETTINGS = frozenset({"title", "tempo", "key", "swing", "value"})
MOST_CHARACTERS = 2_000_000
DEEPEST = 40


def read_code(text: str, song: Song | None = None) -> Song:
    """Give the song after the lines of ``text`` have been said to ``song``, or to an empty one.

    MusicLabError says which line cannot be read and why; nothing has been changed then.

    >>> read_code('song.beat("kick", "X...")').tracks[0].name
    'drums'
    """
    sketch = Sketch(song)
    for statement in _parsed(text):
        _at_line(text, statement, lambda: _say(sketch, statement))  # noqa: B023 - called at once
    return sketch.value


def _parsed(text: str) -> list[ast.stmt]:
    if len(text) > MOST_CHARACTERS:
        raise MusicLabError(say("The code is too long to read. Run it in a cell instead."))
    try:
        return ast.parse(text).body
    except SyntaxError as error:
        raise _pointing(text, error.lineno or 1, (error.offset or 1) - 1, say("This line is not finished, or a sign is missing.")) from None
    except (ValueError, RecursionError, MemoryError):
        raise MusicLabError(say("The code cannot be read. Write one call on each line, such as song.beat(\"kick\", \"X...\").")) from None


def _at_line(text: str, node: ast.stmt, work: Callable[[], object]) -> None:
    """Do a line's work; what is refused is said with the line."""
    try:
        work()
    except TextError:
        raise  # it points at the sign already
    except MusicLabError as refusal:
        raise _pointing(text, node.lineno, node.col_offset, str(refusal)) from None
    except (TypeError, ValueError, AttributeError) as error:
        reason = say("This call does not fit: {error}.", error=str(error).replace("Sketch.", "song.").rstrip("."))
        raise _pointing(text, node.lineno, node.col_offset, reason) from None


def _pointing(text: str, line: int, column: int, sentence: str) -> TextError:
    lines = text.split("\n")
    at = sum(len(each) + 1 for each in lines[: line - 1]) + column
    return TextError(say("Line {line}: {reason}", line=line, reason=sentence), text=text, at=min(at, max(len(text) - 1, 0)))


def _say(sketch: Sketch, statement: ast.stmt) -> None:
    match statement:
        case ast.ImportFrom(module="musiclab") | ast.Pass():
            return
        case ast.Assign(targets=[ast.Name()], value=ast.Call(func=ast.Name(id="open_song"))):
            return
        case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="song"), attr=name)], value=value) if name in SETTINGS:
            setattr(sketch, name, _value(value))
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="song"), attr=name)) as call) if name in WORDS:
            positional, named = _arguments(call, 0)
            getattr(sketch, name)(*positional, **named)
        case _:
            raise MusicLabError(
                say("The drawer reads lines that begin with song, such as song.beat(\"kick\", \"X...\"). Other Python runs in a cell.")
            )


def _value(node: ast.expr, depth: int = 0) -> Any:  # noqa: ANN401
    if depth > DEEPEST:
        raise MusicLabError(say("Brackets stand too deep here. Make it in steps, in a cell."))
    match node:
        case ast.Constant(value=bool() | int() | float() | str() | None as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)) if not isinstance(number, bool):
            return -number
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return tuple(_value(each, depth + 1) for each in elements)
        case ast.Dict(keys=keys, values=values) if None not in keys:
            return {_value(key, depth + 1): _value(value, depth + 1) for key, value in zip(keys, values, strict=True) if key is not None}
        case ast.Attribute(value=inner, attr="notes"):
            phrase = _value(inner, depth + 1)
            if isinstance(phrase, Phrase):
                return phrase.notes
        case ast.Call(func=ast.Name(id=name)) if name in KNOWN:
            positional, named = _arguments(node, depth)
            return KNOWN[name](*positional, **named)
    raise MusicLabError(say("{part} cannot be read here. Use numbers, texts, and parts of a song.", part=ast.unparse(node)[:60]))


def _arguments(call: ast.Call, depth: int) -> tuple[list[Any], dict[str, Any]]:
    positional = [_value(each, depth + 1) for each in call.args]
    return positional, {word.arg: _value(word.value, depth + 1) for word in call.keywords if word.arg}
