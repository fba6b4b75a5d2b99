"""Shapes: one description of a piece of JSON that both reads it strictly and writes it.

A shape reads a value at a path such as ``tracks[2].clips[0].start``, and every complaint begins with that path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from difflib import get_close_matches
from typing import Any, Generic, NoReturn, TypeAlias, TypeVar

from musiclab.errors import EditError, SongError
from musiclab.language import say
from musiclab.song.limits import shown

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """How a value is read from JSON and written to it."""

    read: Callable[[object, str], T]
    write: Callable[[T], Json]


def refuse(path: str, sentence: str) -> NoReturn:
    """Raise the sentence, with the path where it belongs."""
    raise SongError(f"{path}: {sentence}" if path else sentence)


def scalar(kind: type[T], what: Callable[[], str]) -> Shape[T]:
    """Make the shape of a text, a whole number, or true and false."""

    def read(data: object, path: str) -> T:
        if type(data) is not kind:
            refuse(path, say("{value} came. Use {what}.", value=shown(data), what=what()))
        return data

    return Shape(read, lambda value: value)  # type: ignore[arg-type, return-value]


text = scalar(str, lambda: say("a text"))
whole = scalar(int, lambda: say("a whole number"))
flag = scalar(bool, lambda: say("true or false"))


def _read_number(data: object, path: str) -> float:
    if type(data) is float or type(data) is int:
        return data
    refuse(path, say("{value} came. Use a number.", value=shown(data)))


number: Shape[float] = Shape(_read_number, lambda value: value)


def listing(of: Shape[T], *, most: int) -> Shape[tuple[T, ...]]:
    """Make the shape of a list of at most ``most`` things of one shape."""

    def read(data: object, path: str) -> tuple[T, ...]:
        items = read_list(data, path, most=most)
        return tuple([of.read(item, f"{path}[{count}]") for count, item in enumerate(items)])

    return Shape(read, lambda values: [of.write(value) for value in values])


def read_list(data: object, path: str, *, most: int) -> list[object]:
    """Read a list, refusing more than ``most`` things in it."""
    if type(data) is not list:
        refuse(path, say("{value} came. Use a list.", value=shown(data)))
    if len(data) > most:
        refuse(path, say("{count:,} things came, and at most {most:,} are allowed. Leave some out.", count=len(data), most=most))
    return data


def optional(of: Shape[T]) -> Shape[T | None]:
    """Make the shape of something that may be null."""
    return Shape(
        lambda data, path: None if data is None else of.read(data, path),
        lambda value: None if value is None else of.write(value),
    )


def record(make: type[T], parts: Mapping[str, Shape[Any]]) -> Shape[T]:
    """Make the shape of an object with named fields; those that ``make`` has a usual value for may be left out."""
    required = [field.name for field in fields(make) if field.default is MISSING and field.default_factory is MISSING]  # type: ignore[arg-type]
    named = tuple(parts.items())

    def read(data: object, path: str) -> T:
        given = read_object(data, path, allowed=parts, required=required)
        values = {name: shape.read(given[name], f"{path}.{name}" if path else name) for name, shape in named if name in given}
        return build(make, path, values)

    def write(value: T) -> Json:
        return {name: shape.write(getattr(value, name)) for name, shape in named}

    return Shape(read, write)


def build(make: Callable[..., T], path: str, values: Mapping[str, object]) -> T:
    """Make a value, and put the path before whatever it refuses."""
    try:
        return make(**values)
    except (SongError, EditError) as error:
        refuse(path, str(error))


def row(make: Callable[..., T], names: tuple[str, ...], write: Callable[[T], Json]) -> Shape[T]:
    """Make the shape of a short list such as ``[start, pitch, duration, velocity]``."""

    def read(data: object, path: str) -> T:
        if type(data) is not list or len(data) != len(names):
            refuse(path, say("{value} came. Use a list of {count}: {names}.", value=shown(data), count=len(names), names=", ".join(names)))
        try:
            return make(*data)
        except SongError as error:
            refuse(path, str(error))

    return Shape(read, write)


def read_object(data: object, path: str, *, allowed: Iterable[str], required: Iterable[str] = ()) -> dict[str, object]:
    """Read an object, refusing unknown fields and missing ones."""
    if type(data) is not dict:
        refuse(path, say("{value} came. Use an object with the fields {names}.", value=shown(data), names=", ".join(allowed)))
    known = set(allowed)
    for name in data:
        if name not in known:
            refuse(path, unknown(say("The field {name} is unknown.", name=shown(name)), name, known))
    for name in required:
        if name not in data:
            refuse(path, say("The field {name} is missing. Add it.", name=name))
    return data


def unknown(sentence: str, name: object, known: Iterable[str]) -> str:
    """Finish a sentence about an unknown word with the nearest known ones, or with all of them."""
    names = sorted(known)
    close = get_close_matches(name[:60], names, n=2) if isinstance(name, str) else []
    if close:
        return f"{sentence} {say('Did you mean {names}?', names=', '.join(close))}"
    return f"{sentence} {say('Use {names}.', names=', '.join(names))}"


def tagged(tag: str, shapes: Mapping[str, Shape[Any]], name_of: Callable[[Any], str]) -> Shape[Any]:
    """Make the shape of an object whose field ``tag`` says which of several kinds it is."""

    def read(data: object, path: str) -> object:
        if type(data) is not dict:
            refuse(path, say("{value} came. Use an object with a field {tag}.", value=shown(data), tag=tag))
        name = data.get(tag)
        if not isinstance(name, str) or name not in shapes:
            refuse(f"{path}.{tag}" if path else tag, unknown(say("{value} came.", value=shown(name)), name, shapes))
        return shapes[name].read({field: value for field, value in data.items() if field != tag}, path)

    def write(value: object) -> Json:
        name = name_of(value)
        body = shapes[name].write(value)
        return {tag: name, **body} if isinstance(body, dict) else body

    return Shape(read, write)
