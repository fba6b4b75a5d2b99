"""What an arranger does with a progression: strike it, break it up, give it a bass."""

from __future__ import annotations

from dataclasses import replace

from musiclab.song.clips import Note, NoteClip
from musiclab.song.text.beat import beat
from musiclab.song.text.melody import melody
from musiclab.song.text.phrase import Phrase
from musiclab.song.time import PER_BEAT, Tick

BAR = 4 * PER_BEAT
SIXTEENTH = PER_BEAT // 4


def kit(rows: dict[int, str], *, step: Tick = SIXTEENTH) -> Phrase:
    """Give a drum pattern: a row of text for each drum."""
    phrases = [beat(text, pitch=drum, step=step) for drum, text in rows.items()]
    return Phrase(tuple(sorted(n for p in phrases for n in p.notes)), max(p.length for p in phrases))


def strum(harmony: Phrase, rhythm: str, *, step: Tick = SIXTEENTH) -> Phrase:
    """Strike the chord that sounds wherever the rhythm has a hit, once a bar; a hit lasts until the next one."""
    hits = beat(rhythm, pitch=0, step=step)
    found = []
    for first in range(0, harmony.length, hits.length):
        starts = [first + hit.start for hit in hits.notes] + [first + hits.length]
        for hit, start, end in zip(hits.notes, starts, starts[1:], strict=False):
            found += [Note(start, pitch, end - start, hit.velocity) for pitch in sounding(harmony, start)]
    return Phrase(tuple(found), harmony.length)


def arpeggio(harmony: Phrase, order: tuple[int, ...], *, step: Tick = PER_BEAT // 2, velocity: int = 70) -> Phrase:
    """Break the chords up: one note after the other in ``order``; 3 is the lowest note an octave up."""
    found = []
    for i, start in enumerate(range(0, harmony.length, step)):
        chord = sounding(harmony, start)
        octave, degree = divmod(order[i % len(order)], len(chord) or 1)
        if chord:
            found.append(Note(start, chord[degree] + 12 * octave, step, velocity + 12 * (start % BAR == 0)))
    return Phrase(tuple(found), harmony.length)


def walk(roots: str, rhythm: str, *, step: Tick = SIXTEENTH, fifths: str = "-") -> Phrase:
    """Play a bass: ``roots`` one a bar, in the rhythm; a soft hit is the fifth above."""
    hits = beat(rhythm, pitch=0, step=step)
    soft = beat(fifths, pitch=0).notes[0].velocity
    found = []
    for bar, root in enumerate(note.pitch for note in melody(roots).notes):
        starts = [hit.start for hit in hits.notes] + [hits.length]
        for hit, start, end in zip(hits.notes, starts, starts[1:], strict=False):
            pitch = root + 7 if hit.velocity == soft else root
            found.append(Note(bar * hits.length + start, pitch, max(1, (end - start) * 9 // 10), max(hit.velocity - 6, 70)))
    return Phrase(tuple(found), hits.length * len(melody(roots).notes))


def sounding(harmony: Phrase, at: Tick) -> list[int]:
    """Give the pitches that sound at a tick, lowest first."""
    return sorted(n.pitch for n in harmony.notes if n.start <= at < n.start + n.duration)


def softer(phrase: Phrase, by: int) -> Phrase:
    """Give the phrase with every velocity lower by ``by``."""
    return replace(phrase, notes=tuple(replace(n, velocity=max(1, n.velocity - by)) for n in phrase.notes))


def octave(phrase: Phrase, by: int = 1) -> Phrase:
    """Give the phrase octaves higher, or lower."""
    return replace(phrase, notes=tuple(replace(n, pitch=n.pitch + 12 * by) for n in phrase.notes))


def clip(name: str, bar: int, phrase: Phrase, *, repeats: int = 1, title: str = "") -> NoteClip:
    """Put a phrase on the timeline at a bar, counted from 1."""
    return NoteClip(f"{name}-{bar}", (bar - 1) * BAR, phrase.length, phrase.notes, repeats, title)
