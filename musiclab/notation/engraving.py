"""Engraving: a score as a picture, drawn by verovio, with the place of every note."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import RLock
from typing import Any

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.notation.score_text import bars_of, score_text
from musiclab.notation.written import Source
from musiclab.song.limits import shown
from musiclab.song.model import Song, Track

WIDTH, MARGIN, SCALE = 2100, 40, 40
"""The page in units of verovio, and how large it is drawn, in hundredths."""
MOST_BARS, LONGEST = 64, 256
"""Bars that are drawn unless told, and at most."""
_lock = RLock()


@dataclass(frozen=True, slots=True)
class Engraving:
    """A score as SVG, one picture that grows downwards, and which note of the song each of its notes stands for, by id.

    ``bars`` is how many bars are drawn, ``left_out`` how many more there are.
    """

    svg: str
    title: str
    notes: Mapping[str, Source]
    bars: int
    left_out: int

    @property
    def words(self) -> str:
        """What it shows, in words."""
        said = say("{title}: the score; bars: {bars}, notes: {notes}.", title=self.title, bars=self.bars, notes=len(set(self.notes.values())))
        return f"{said} {say('{count} more bars are left out.', count=self.left_out)}" if self.left_out else said

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        """Give what a notebook shows: the picture as an image, which stays when nothing runs, with its words."""
        from base64 import b64encode
        from html import escape

        data = b64encode(self.svg.encode()).decode("ascii")
        page = f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(self.words, quote=True)}" style="max-width: 100%; background: #fcfcfd; border-radius: 6px">'
        return {"text/plain": self.words, "text/html": page}


def engrave(song: Song, tracks: Sequence[Track] | None = None, *, bars: int = MOST_BARS, symbols: bool = True) -> Engraving:
    """Engrave tracks of a song, or all that have notes: key, metre, tuplets, ties, chords, drums, and the chords that are heard as symbols.

    At most ``bars`` bars (1 to 256) are drawn. SongError where there are no notes to write.

    >>> from musiclab.examples import example
    >>> engraving = engrave(example("rain-on-tin"), bars=2)
    >>> engraving.bars, engraving.svg[:4]
    (2, '<svg')
    """
    if type(bars) is not int or not 1 <= bars <= LONGEST:
        raise SongError(say("{bars} bars came. Use a whole number from 1 to 256.", bars=shown(bars)))
    chosen = tuple(track for track in (song.tracks if tracks is None else tracks) if track.note_count)
    if not chosen:
        raise SongError(say("There are no notes to write down yet. Write some with song.melody('lead', 'C4 E4 G4'); a recording becomes notes by song.to_notes."))
    whole = bars_of(song)
    text = score_text(song, chosen, bars=min(whole, bars), symbols=symbols)
    return Engraving(_drawn(text.xml), song.title, text.notes, min(whole, bars), max(whole - bars, 0))


@lru_cache(maxsize=8)
def _drawn(xml: str) -> str:
    """Draw a score, or give the picture that was drawn of the same text a moment ago, as for a second view or after an undo."""
    with _lock:  # one toolkit for all, which works on one score at a time
        toolkit = _toolkit()
        if not toolkit.loadData(xml):
            raise SongError(say("This music could not be engraved. Engrave one track, or fewer bars."))
        svg = str(toolkit.renderToSVG(1))
    return _plain(svg)


@cache
def _toolkit() -> Any:  # noqa: ANN401
    import verovio

    verovio.enableLog(verovio.LOG_OFF)
    toolkit = verovio.toolkit()
    toolkit.setOptions({
        "pageWidth": WIDTH, "pageHeight": 60_000, "adjustPageHeight": True, "pageMarginLeft": MARGIN, "pageMarginRight": MARGIN, "pageMarginTop": MARGIN, "pageMarginBottom": MARGIN,
        "scale": SCALE, "breaks": "auto", "spacingSystem": 8, "header": "auto", "footer": "none", "svgViewBox": True, "svgRemoveXlink": True, "inputFrom": "musicxml",
    })  # fmt: skip
    return toolkit


def _plain(svg: str) -> str:
    """Give the picture without its prolog, and without anything that could run."""
    svg = svg[svg.index("<svg") :]
    return re.sub(r"(?is)<script.*?</script>|\son\w+=\"[^\"]*\"", "", svg)
