"""A picture of a whole song, as SVG: its sections, its bars, and each track with its clips and notes.

It stands on paper of its own, so that it can be read on a light and on a dark page, and needs no style sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from musiclab.language import say
from musiclab.song.clips import COLOURS, AudioClip
from musiclab.song.model import Song, Track
from musiclab.song.time import Tick, bar_start, place_of
from musiclab.widgets.note_lines import Line, clip_lines, note_lines
from musiclab.widgets.svg import element, text

INKS = ("#3f5fd3", "#b87310", "#006f6c", "#be3894", "#916500", "#5836bc", "#005530", "#9e000a", "#1688bd", "#98745a", "#632f7a", "#383e4e")
"""The colours of tracks, as the views have them."""
PAPER, INK, FAINT, HAIR = "#fcfcfd", "#20242c", "#5a6270", "#d9dce2"
WIDTH, GUTTER, EDGE, HEAD, LANE, FOOT = 880, 148, 12, 36, 36, 10
"""Measures in pixels: the picture, the names at its left, its right edge, the bars above, one track, what lies below."""
MOST_TRACKS, MOST_MARKS, MOST_SIGNS = 24, 24, 17
"""Tracks, bar numbers and signs of a name that are drawn; more are counted, left out or cut short."""


def song_picture(song: Song) -> str:
    """Give the picture of a song as the text of an SVG file.

    >>> song_picture(Song())[:34]
    '<svg xmlns="http://www.w3.org/2000'
    """
    page = Page(song)
    tracks = song.tracks[:MOST_TRACKS]
    lanes = (_lane(track, page, at) for at, track in enumerate(tracks))
    return element(
        "svg",
        element("rect", x=0.5, y=0.5, width=WIDTH - 1, height=page.height - 1, rx=6, fill=PAPER, stroke=HAIR),
        *_bars(page),
        *_sections(page),
        *lanes,
        *_rest(page),
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=page.height,
        viewBox=f"0 0 {WIDTH} {page.height}",
        font_family="system-ui, sans-serif",
        font_size=11,
        fill=INK,
    )


@dataclass(frozen=True, slots=True)
class Page:
    """The measures of one picture."""

    song: Song

    @property
    def rows(self) -> int:
        """How many rows stand one below the other."""
        count = len(self.song.tracks)
        return min(count, MOST_TRACKS) + (count > MOST_TRACKS or not count)

    @property
    def height(self) -> int:
        """The height of the picture in pixels."""
        return HEAD + self.rows * LANE + FOOT

    @property
    def across(self) -> Callable[[Tick], int]:
        """What gives the pixel of a tick; the song fills the width, and what comes after its end stays at the edge."""
        end, width = max(self.song.end, self.song.meter[0].bar), WIDTH - GUTTER - EDGE
        return lambda tick: GUTTER + min(tick, end) * width // end


def _bars(page: Page) -> Iterator[str]:
    song = page.song
    last = place_of(song.meter, max(song.end - 1, 0)).bar
    step = 1
    while last > step * MOST_MARKS:
        step *= 2
    for bar in range(1, last + 1, step):
        x = page.across(bar_start(song.meter, bar))
        yield element("path", d=f"M{x}.5 {HEAD - 4}V{page.height - FOOT}", stroke=HAIR)
        yield text(str(bar), x=x + 3, y=HEAD - 6, fill=FAINT, font_size=10)


def _sections(page: Page) -> Iterator[str]:
    for section in page.song.sections[:MOST_MARKS]:
        left, right = page.across(section.start), page.across(section.end)
        room = (right - left - 8) // 7
        if room > 0:
            yield element("rect", x=left, y=5, width=right - left - 1, height=14, rx=3, fill=HAIR)
            yield text(short(section.name, room), x=left + 4, y=16, font_weight=600)


def _lane(track: Track, page: Page, at: int) -> str:
    top, ink = HEAD + at * LANE, INKS[(track.colour or at % COLOURS + 1) - 1]
    middle, tall = top + LANE // 2, LANE - 6
    sung = any(isinstance(clip, AudioClip) for clip in track.clips)
    name = track.name or track.id
    return element(
        "g",
        element("rect", x=8, y=top + 5, width=5, height=LANE - 10, rx=2, fill=ink),
        text(short(name, MOST_SIGNS), x=20, y=middle - 1, font_weight=600, font_size=12, fill=darker(ink)),
        text(_below(track), x=20, y=middle + 12, fill=FAINT, font_size=10),
        *_path(clip_lines(track, page.across, middle=middle), ink, tall, opacity=0.34 if sung else 0.16),
        *_path(note_lines(track, page.across, top=top + 7, bottom=top + LANE - 7), ink, 3),
        **({"opacity": 0.5} if track.mute else {}),
    )


def _below(track: Track) -> str:
    instrument = short(track.instrument, MOST_SIGNS)
    return say("{instrument}, muted", instrument=instrument) if track.mute else instrument


def _path(lines: Iterable[Line], ink: str, thick: int, **more: object) -> Iterator[str]:
    """Draw lines of one thickness as a single element."""
    way = "".join(f"M{left} {y}h{right - left}" for left, right, y in lines)
    if way:
        yield element("path", d=way, stroke=ink, stroke_width=thick, **more)


def _rest(page: Page) -> Iterator[str]:
    """Say what is not drawn."""
    more = len(page.song.tracks) - MOST_TRACKS
    words = say("and {count} more tracks", count=more) if more > 0 else say("no tracks yet") if not page.song.tracks else ""
    if words:
        yield text(words, x=20, y=page.height - FOOT - LANE // 2, fill=FAINT)


def darker(ink: str) -> str:
    """Give a colour in which small letters can be read on the paper.

    >>> darker("#b87310")
    '#935c0c'
    """
    return "#" + "".join(f"{int(ink[at : at + 2], 16) * 4 // 5:02x}" for at in (1, 3, 5))


def short(name: str, room: int) -> str:
    """Cut a name to so many signs.

    >>> short("Introduction", 6)
    'Intro…'
    """
    return name if len(name) <= room else name[: room - 1] + "…"
