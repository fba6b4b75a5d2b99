"""Songs of our own, and one in the public domain, to open, hear, take apart and measure with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from musiclab.errors import SongError
from musiclab.examples.jesu_meine_freude import jesu_meine_freude
from musiclab.examples.paper_boats import paper_boats
from musiclab.examples.rain_on_tin import rain_on_tin
from musiclab.language import say
from musiclab.song.model import Song

EXAMPLES: Mapping[str, Callable[[], Song]] = {
    "paper-boats": paper_boats,
    "jesu-meine-freude": jesu_meine_freude,
    "rain-on-tin": rain_on_tin,
}


def example(name: str) -> Song:
    """Give an example song: "paper-boats" (pop), "jesu-meine-freude" (a Bach chorale) or "rain-on-tin" (lo-fi).

    >>> example("rain-on-tin").swing.ratio
    0.58
    """
    if name not in EXAMPLES:
        raise SongError(say("There is no example {name!r}. Choose one of {names}.", name=name, names=", ".join(EXAMPLES)))
    return EXAMPLES[name]()
