"""What is kept of a song in a notebook: seen and played with no kernel, in a trusted copy and in any other.

A notebook that is not trusted loses its scripts, its styles and its inline drawings. Pictures and sounds with their
data inside stay, and so do details with a summary.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape

from musiclab.language import say
from musiclab.project.kept_sound import KeptSound
from musiclab.project.summary import bars, counted, summary
from musiclab.song.model import Song
from musiclab.song.wire import encode
from musiclab.widgets.song_picture import song_picture

SONG = "application/vnd.musiclab.song+json"
"""The kind of the output that holds the song itself."""
MOST_NAMES = 24
NO_VIEW = (
    "<style>.jp-OutputArea-child:has(+ .jp-OutputArea-child .musiclab-kept) > .jp-OutputArea-output:not(:has(*))"
    "{display:none}</style>"
)
"""Hides the bare words that stand for a view with no kernel, where styles are let through: what is kept says more."""


def kept_bundle(song: Song, sound: KeptSound | None, *, sentence: str = "") -> dict[str, object]:
    """Give an output of a notebook: a page to see and hear, the song itself, and its summary.

    ``sentence`` says what there is to say of the sound.

    >>> sorted(kept_bundle(Song(), None))
    ['application/vnd.musiclab.song+json', 'text/html', 'text/plain']
    """
    page = kept_page(song, sound, sentence=sentence)
    return {"text/html": page, SONG: encode(song), "text/plain": summary(song)}


def kept_page(song: Song, sound: KeptSound | None, *, sentence: str = "") -> str:
    """Give the page: one line about the song, its picture, and its sound."""
    parts = [f'<p><img alt="{escape(described(song))}" src="{_data("image/svg+xml", song_picture(song).encode())}"></p>']
    if sound:
        name = escape(say("The sound of {title}", title=song.title))
        parts.append(f'<p><audio controls aria-label="{name}" src="{_data("audio/ogg", sound.ogg)}"></audio></p>')
    parts += [f"<p>{escape(words)}</p>" for words in (sentence, cut_short(sound)) if words]
    head = f"<summary><b>{escape(song.title)}</b>: {escape(headline(song))}</summary>"
    return f'<details class="musiclab-kept" open>{head}{"".join(parts)}</details>{NO_VIEW}'


def headline(song: Song) -> str:
    """Say tempo, key and length.

    >>> headline(Song())
    '120 beats a minute, 0 bars, 0:00'
    """
    key = [str(song.key)] if song.key else []
    tempo = say("{tempo:g} beats a minute", tempo=song.tempo[0].bpm)
    return ", ".join([tempo, *key, counted(bars(song), say("bar"), say("bars")), clock(song.seconds)])


def described(song: Song) -> str:
    """Say in words what the picture shows."""
    names = [track.name or track.id for track in song.tracks[:MOST_NAMES]]
    more = len(song.tracks) - len(names)
    tracks = ", ".join([*names, *([say("and {count} more tracks", count=more)] if more else [])]) or say("no tracks yet")
    return say("{title}: {headline}. Tracks: {tracks}.", title=song.title, headline=headline(song), tracks=tracks)


def cut_short(sound: KeptSound | None) -> str:
    """Say how much of the song is kept, where that is not all."""
    if sound is None or sound.whole:
        return ""
    return say("Only the first {length} are kept in the notebook. Run the cell to hear all of it.", length=clock(sound.seconds))


def clock(seconds: float) -> str:
    """Give a length in minutes and seconds.

    >>> clock(61.6)
    '1:02'
    """
    return "{}:{:02}".format(*divmod(round(seconds), 60))


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode()}"
