"""What is done to clips of recordings: cases of a ``clip``, an operation with its words, and the clip after it."""

from __future__ import annotations

from dataclasses import replace

from musiclab.edit.recordings import Source, picked, seconds_in, since, stretched, turned, until
from musiclab.song.clips import AudioClip, Join
from musiclab.song.tempo import Tempo
from musiclab.song.wire.shapes import CLIP, TEMPOS

TEMPO_MAPS = ((Tempo(96),), (Tempo(60, ramp=True), Tempo(140, 3840), Tempo(90, 7680)))
LENGTHS = {"one": 20.0, "two": 16.5, "three": 12.25}
PLAIN = AudioClip("voice", 1920, 7680, "one", offset=0.75, fade_in=0.1, fade_out=0.25, gain_db=-3)
COMP = replace(PLAIN, joins=(Join(960, "two", 1.5), Join(3841, "one", 3.125), Join(7000, "three", 0.5)))
LONG = replace(COMP, stretch=1.25, offset=2.0)


def documents():
    made = [_case(clip, tempos, *words) for clip in (PLAIN, COMP, LONG) for tempos in TEMPO_MAPS for words in _operations(clip, tempos)]
    return {"recordings": {"lengths": LENGTHS, "cases": made}}


def _operations(clip, tempos):
    seconds = seconds_in(tempos)
    yield from (({"do": "until", "at": at}, until(clip, at)) for at in (1, 960, 961, 7679))
    yield from (({"do": "since", "at": at}, since(clip, at, seconds)) for at in (0, 1, 960, 961, 7679))
    for start, end in ((0, 960), (480, 4000), (960, 3841), (3841, 7680), (0, 7680), (1, 2)):
        source = Source("three", 0.5 + seconds(clip.start, clip.start + start))
        yield {"do": "picked", "start": start, "end": end, "source": source._asdict()}, picked(clip, start, end, source, seconds)
    yield {"do": "turned"}, turned(clip, LENGTHS, seconds)
    yield from (({"do": "stretched", "by": by}, stretched(clip, by)) for by in (0.5, 1.0, 1.3, 4.0))


def _case(clip, tempos, words, after):
    return {"clip": CLIP.write(clip), "tempo": TEMPOS.write(tempos), **words, "after": CLIP.write(after)}
