"""The lines that write one track: the words of a live song where they say it exactly, ready-made parts elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from musiclab.errors import MusicLabError
from musiclab.project.code.expression import changed_settings, expression
from musiclab.project.code.notation import chords_of, melody_of, rows_of
from musiclab.project.code.sketch import Sketch
from musiclab.song.clips import Clip, NoteClip
from musiclab.song.drums import drum_name
from musiclab.song.identity import make_id
from musiclab.song.mixing import Effect
from musiclab.song.model import Song, Track
from musiclab.song.pitch import Pitch
from musiclab.song.time import Tick, bar_start, place_of
from musiclab.sound.instruments import find

DRUMS = "drums"


class Line(NamedTuple):
    """A line of code, and what of the song it writes: a track, perhaps a clip of it, perhaps one drum of that."""

    text: str
    track: str = ""
    clip: str = ""
    pitch: Pitch | None = None


class TrackWriter:
    """Writes one track of a song as code, trying each line on a sketch that holds nothing else."""

    def __init__(self, song: Song, track: Track, *, there: bool = False) -> None:
        """Begin; ``there`` says that the track stands already, and only its clips are to be written."""
        self._song, self._track = song, track
        before = song.tracks[: song.tracks.index(track) + there]
        self._sketch = Sketch(replace(song, tracks=tuple(_bare(other) for other in before)))
        self._name = track.id

    def lines(self) -> Iterator[Line]:
        """Give the lines of the whole track: itself, its clips, and how it sits in the mix."""
        track = self._track
        clips = list(track.clips)
        first = self._opening(clips)
        yield from first
        for clip in clips[1:] if first and first[0].clip else clips:
            yield from self.clip_lines(clip)
        yield from self._mix_lines()

    def _opening(self, clips: list[Clip]) -> list[Line]:
        """Begin the track with the words of its first clip where they make the very same track, or ready-made."""
        track = self._track
        if clips and make_id(track.name.strip(), {t.id for t in self._sketch.value.tracks}) == track.id:
            self._name = track.name if track.name.strip() == track.name else track.id
            lines = self._in_words(clips[0], opening=True)
            made = self._tried(lines) if lines else None
            if made and _bare(made) == _bare(track) and made.clips == (clips[0],):
                return self._said(lines)
        self._name = track.id
        header = f"song.add({expression(replace(track, clips=(), effects=(), sends=(), automation=(), volume_db=0, pan=0, mute=False, solo=False))})"
        return self._said([Line(header, track.id)])

    def clip_lines(self, clip: Clip) -> list[Line]:
        """Give the lines of one clip, as words where they say it exactly; the sketch has them from then on."""
        lines = self._in_words(clip, opening=False)
        made = self._tried(lines) if lines else None
        if made is None or clip not in made.clips:
            lines = [Line(f"song.add({expression(clip)}, to={expression(self._name)})", self._track.id, clip.id)]
        return self._said(lines)

    def _said(self, lines: list[Line]) -> list[Line]:
        self._sketch.value = self._after(lines)
        return lines

    def _after(self, lines: list[Line]) -> Song:
        from musiclab.project.code.reading import read_code

        return read_code("\n".join(line.text for line in lines), self._sketch.value)

    def _tried(self, lines: list[Line]) -> Track | None:
        """Give the track after the lines, or None where they cannot be said."""
        try:
            return next((track for track in self._after(lines).tracks if track.id == self._track.id), None)
        except MusicLabError:
            return None

    def _in_words(self, clip: Clip, *, opening: bool) -> list[Line]:
        """Give the words for a clip; none where there is no notation for it."""
        at = bar_of(self._song, clip.start)
        if not isinstance(clip, NoteClip) or at is None:
            return []
        return self._beat_lines(clip, at) if self._has_drums() else self._phrase_lines(clip, at, opening=opening)

    def _has_drums(self) -> bool:
        try:
            return self._track.role == DRUMS or find(self._track.instrument).drums
        except MusicLabError:
            return False

    def _beat_lines(self, clip: NoteClip, at: int) -> list[Line]:
        rows = rows_of(clip)
        if not rows:
            return []
        width = max(len(_drum(pitch)) for pitch, _ in rows) + 1
        options = [] if self._name == DRUMS else [f"track={expression(self._name)}"]
        options += [f"at={at}"] if at > 1 else []
        lines = []
        for count, (pitch, text) in enumerate(rows):
            more = [*options, *([f"times={clip.repeats}"] if clip.repeats > 1 and count == 0 else [])]
            words = f"{_drum(pitch) + ',':<{width}} {expression(text)}"
            lines.append(Line(f"song.beat({', '.join([words, *more])})", self._track.id, clip.id, pitch))
        return lines

    def _phrase_lines(self, clip: NoteClip, at: int, *, opening: bool) -> list[Line]:
        bar = bar_at(self._song, clip.start)
        progression = chords_of(clip, bar=bar)
        word, text = ("chords", progression) if progression else ("melody", melody_of(clip, bar=bar))
        if text is None:
            return []
        options = [f"instrument={expression(self._track.instrument)}"] if opening and not self._is_named_after() else []
        options += [f"at={at}"] if at > 1 else []
        options += [f"times={clip.repeats}"] if clip.repeats > 1 else []
        words = ", ".join([expression(self._name), expression(text), *options])
        return [Line(f"song.{word}({words})", self._track.id, clip.id)]

    def _is_named_after(self) -> bool:
        try:
            return find(self._track.name).name == self._track.instrument
        except MusicLabError:
            return self._track.instrument == "piano"

    def _mix_lines(self) -> Iterator[Line]:
        track, name = self._track, expression(self._name)
        usual = Track(track.id)
        levels = [f"{f}={expression(getattr(track, f))}" for f in ("volume_db", "pan", "mute", "solo") if getattr(track, f) != getattr(usual, f)]
        if levels:
            yield Line(f"song.mix({name}, {', '.join(levels)})", track.id)
        yield from (Line(text, track.id) for text in effect_lines(name, track.effects))
        for send in track.sends:
            yield Line(f"song.send({name}, {expression(send.bus)}, level_db={expression(send.level_db)})", track.id)
        for lane in track.automation:
            yield Line(f"song.add({expression(lane)}, to={name})", track.id)


def effect_lines(name: str, effects: tuple[Effect, ...]) -> Iterator[str]:
    """Give the lines that put a chain of effects on what ``name`` (a text in quotes) names."""
    before: list[Effect] = []
    for effect in effects:
        usual_id = make_id(effect.kind, {other.id for other in before})
        alone = all(other.kind != effect.kind for other in before)
        if effect.on and alone and effect.id == usual_id:
            words = [f"{key}={expression(value)}" for key, value in changed_settings(effect).items()]
            yield f"song.effect({', '.join([name, expression(effect.kind), *words])})"
        else:
            yield f"song.add({expression(effect)}, to={name})"
        before.append(effect)


def bar_of(song: Song, tick: Tick) -> int | None:
    """Give the bar that begins at a tick, counted from 1, or None where none does."""
    place = place_of(song.meter, tick)
    return place.bar if bar_start(song.meter, place.bar) == tick else None


def bar_at(song: Song, tick: Tick) -> Tick:
    """Give the length of the bar that a tick lies in."""
    return next(meter.bar for meter in reversed(song.meter) if meter.at <= tick)


def _drum(pitch: Pitch) -> str:
    return expression(drum_name(pitch) or str(pitch))


def _bare(track: Track) -> Track:
    return Track(track.id, track.name, track.instrument, role=track.role, colour=track.colour)
