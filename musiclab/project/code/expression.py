"""Values of a song as the Python that makes them again, as short as it can be exactly."""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from musiclab.project.code.notation import notes_text
from musiclab.song.clips import Note
from musiclab.song.key import Key
from musiclab.song.mixing import Effect
from musiclab.song.model import Swing
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter

SHORT = (Note, Key, Tempo, Meter, Swing)
"""What is written without the names of its fields, as far as that goes."""


def expression(value: object) -> str:
    """Give the Python of a value: a song, a part of one, or what stands in its fields; usual values are left out.

    >>> from musiclab.song.tempo import Tempo
    >>> expression((Tempo(96.0),))
    '(Tempo(96),)'
    """
    match value:
        case bool() | None:
            return repr(value)
        case float():
            return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case str():
            return json.dumps(value, ensure_ascii=False)
        case tuple():
            return _tuple(value)
        case Effect():
            return _effect(value)
    return _made(value) if is_dataclass(value) and not isinstance(value, type) else repr(value)


def _tuple(values: tuple[object, ...]) -> str:
    if values and all(isinstance(each, Note) for each in values):
        return notes_text(tuple(each for each in values if isinstance(each, Note))) or _listed(values)
    return _listed(values)


def _listed(values: tuple[object, ...]) -> str:
    inside = ", ".join(expression(each) for each in values)
    return f"({inside},)" if len(values) == 1 else f"({inside})"


def _made(value: Any) -> str:  # noqa: ANN401
    """Give the call that makes a dataclass: needed fields by place, the others by name unless they are usual."""
    words: list[str] = []
    named = False
    for field in fields(value):
        given = getattr(value, field.name)
        if _is_usual(field, given):
            named = True
            continue
        needed = field.default is MISSING and field.default_factory is MISSING
        plain = needed or (isinstance(value, SHORT) and not named)
        words.append(expression(given) if plain else f"{field.name}={expression(given)}")
    return f"{type(value).__name__}({', '.join(words)})"


def _is_usual(field: Field[Any], given: object) -> bool:
    if field.default is not MISSING:
        return bool(given == field.default)
    return field.default_factory is not MISSING and bool(given == field.default_factory())


def _effect(effect: Effect) -> str:
    words = [expression(effect.id), expression(effect.kind)]
    changed = changed_settings(effect)
    if changed:
        words.append("{" + ", ".join(f"{expression(name)}: {expression(value)}" for name, value in changed.items()) + "}")
    return f"Effect({', '.join([*words, *([] if effect.on else ['on=False'])])})"


def changed_settings(effect: Effect) -> dict[str, object]:
    """Give the settings of an effect that are not as usual.

    >>> changed_settings(Effect("echo", "echo", {"beats": 0.5, "mix": 0.3}))
    {'beats': 0.5}
    """
    usual = dict(Effect(effect.id, effect.kind).settings)
    return {name: value for name, value in dict(effect.settings).items() if value != usual[name]}
