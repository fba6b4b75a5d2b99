"""The options that a teacher gives to rules: read, and refused in a sentence where they cannot be."""

from __future__ import annotations

from collections.abc import Iterable

from musiclab.errors import CheckError, MusicLabError
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.key import key as read_key
from musiclab.song.limits import shown
from musiclab.song.model import ROLES


def bars_between(low: object, high: object) -> None:
    """Refuse limits in bars that are no whole numbers from 1 up, or in the wrong order."""
    fits = type(low) is int and low >= 1 and (high is None or (type(high) is int and high >= low))
    if not fits:
        raise CheckError(say("{low} to {high} bars came. Use whole numbers from 1 up, the smaller one first.", low=shown(low), high=shown(high)))


def between(low: object, high: object, *, what: str) -> None:
    """Refuse limits that are no numbers, below 0, or in the wrong order; None is no limit."""
    numbers = all(value is None or (isinstance(value, int | float) and not isinstance(value, bool) and value >= 0) for value in (low, high))
    if not numbers or (isinstance(low, int | float) and isinstance(high, int | float) and low > high):
        raise CheckError(say("{what} came as {low} to {high}. Use two numbers from 0 up, the smaller one first.", what=what, low=shown(low), high=shown(high)))


def at_least_one(value: object, *, what: str) -> None:
    """Refuse a count that is no whole number from 1 up."""
    if type(value) is not int or value < 1:
        raise CheckError(say("{what} came as {value}. Use a whole number from 1 up.", what=what, value=shown(value)))


def share(value: object, *, what: str) -> None:
    """Refuse a share that is no number from 0 to 1."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise CheckError(say("{what} came as {value}. Use a number from 0 to 1.", what=what, value=shown(value)))


def role_of(value: object) -> str:
    """Give a role, or nothing for the whole piece; CheckError for an unknown one."""
    if value is None:
        return ""
    if not isinstance(value, str) or value not in ROLES:
        raise CheckError(say("The role {role} is unknown. Use one of {roles}.", role=shown(value), roles=", ".join(ROLES[1:])))
    return value


def roles_of(value: object) -> tuple[str, ...]:
    """Give several roles; CheckError where there is none, or an unknown one."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise CheckError(say("Roles came as {value}. Use a list such as ['drums', 'bass'].", value=shown(value)))
    found = tuple(role_of(role) for role in value)
    if not found or "" in found:
        raise CheckError(say("No role came. Use a list such as ['drums', 'bass']."))
    return found


def key_of(value: object) -> Key | None:
    """Give a key that came as text or as a `Key`; None stays None; CheckError for anything else."""
    if value is None or isinstance(value, Key):
        return value
    name = str(value)
    for other, mode in (("ionian", "major"), ("aeolian", "minor")):
        name = name.replace(other, mode)
    try:
        return read_key(name)
    except MusicLabError as problem:
        raise CheckError(str(problem)) from problem


def decibels(low: object, high: object) -> None:
    """Refuse levels in decibels that are no numbers, or in the wrong order."""
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (low, high))
    if not numbers or float(str(low)) > float(str(high)):
        raise CheckError(say("Decibels came as {low} to {high}. Use two numbers, the smaller one first.", low=shown(low), high=shown(high)))
