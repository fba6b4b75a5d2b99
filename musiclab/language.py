"""Text that people read, in their own language: the English sentence is the key."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations


@cache
def _catalogue() -> NullTranslations:
    from gettext import translation
    from importlib.resources import files

    return translation("musiclab", str(files("musiclab") / "locale"), fallback=True)


def say(sentence: str, **values: object) -> str:
    """Give ``sentence`` in the reader's language, with ``{names}`` filled in from ``values``.

    The language is the one that ``LANGUAGE`` or ``LANG`` asks for, where a catalogue for it exists.

    >>> say("Pitch {pitch} is off the keyboard.", pitch=200)
    'Pitch 200 is off the keyboard.'
    """
    translated = _catalogue().gettext(sentence)
    return translated.format(**values) if values else translated
