"""Standard MIDI: there and back, files of others, and files that mean harm."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import mido
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import songs

from musiclab.errors import MusicLabError
from musiclab.examples import EXAMPLES, example
from musiclab.formats.meters import fitted
from musiclab.formats.midi import read_midi, write_midi
from musiclab.song.clips import Note, NoteClip
from musiclab.song.key import Key
from musiclab.song.model import Section, Song, Swing, Track
from musiclab.song.tempo import Tempo, seconds_at
from musiclab.song.time import Meter
from musiclab.sound.instruments import program_of


def heard(track):
    """Give every note of a track as it is heard, repeats written out."""
    found = {}
    for clip in track.clips:
        for first in range(clip.start, clip.end, clip.length):
            for n in clip.notes:
                if n.start < clip.length:
                    found[first + n.start, n.pitch] = (min(n.duration, clip.length - n.start), n.velocity)
    return found


def song(**fields):
    notes = (Note(0, 60, 480, 100), Note(480, 64, 480, 80), Note(960, 67, 960, 60))
    track = Track("lead", "Lead", "flute", (NoteClip("c1", 0, 1920, notes, repeats=2),), volume_db=-6.0, pan=0.5)
    return Song(**{"title": "Boats", "tracks": (track,), **fields})


def file_of(*messages, ticks_per_beat=480):
    file = mido.MidiFile(ticks_per_beat=ticks_per_beat)
    file.tracks.append(mido.MidiTrack(messages))
    out = io.BytesIO()
    file.save(file=out)
    return out.getvalue()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_note_of_a_song_comes_back(name):
    before = replace(example(name), swing=Swing())
    after = read_midi(write_midi(before)).song
    assert [heard(t) for t in after.tracks] == [heard(t) for t in before.tracks if t.note_count]
    assert [program_of(t.instrument) for t in after.tracks] == [program_of(t.instrument) for t in before.tracks]


def test_title_tempo_metre_key_sections_volume_and_pan_come_back():
    before = song(
        tempo=(Tempo(96), Tempo(150, at=1920)),
        meter=(Meter(3, 4), Meter(7, 8, at=2880)),
        key=Key("Eb", "minor"),
        sections=(Section(0, 1920, "Verse"), Section(1920, 1920, "Chorus")),
    )
    after = read_midi(write_midi(before), name="Boats").song
    assert (after.title, after.meter, after.key, after.sections) == (before.title, before.meter, before.key, before.sections)
    assert [(round(t.bpm, 2), t.at) for t in after.tempo] == [(96, 0), (150, 1920)]
    assert after.tracks[0].volume_db == pytest.approx(-6, abs=0.2)
    assert after.tracks[0].pan == pytest.approx(0.5, abs=0.01)


def test_a_ramp_becomes_steps_that_take_the_same_time():
    before = song(tempo=(Tempo(60, ramp=True), Tempo(180, at=3840)))
    after = read_midi(write_midi(before)).song
    assert len(after.tempo) > 10
    assert seconds_at(after.tempo, 3840) == pytest.approx(seconds_at(before.tempo, 3840), rel=0.04)


def test_swing_is_played():
    after = read_midi(write_midi(song(swing=Swing(2 / 3)))).song
    assert (640, 64) in heard(after.tracks[0])


def test_other_programs_read_the_same_notes():
    data = write_midi(example("paper-boats"))
    ons = [m for t in mido.MidiFile(file=io.BytesIO(data)).tracks for m in t if m.type == "note_on" and m.velocity]
    assert len(ons) == sum(len(heard(t)) for t in example("paper-boats").tracks)
    assert {m.channel for m in ons} == {0, 1, 2, 3, 4, 5, 6, 9}


def test_more_than_15_tracks_get_a_port_of_their_own():
    track = song().tracks[0]
    many = tuple(replace(track, id=f"t{i}", clips=(replace(track.clips[0], id=f"c{i}"),)) for i in range(40))
    after = read_midi(write_midi(Song(tracks=many))).song
    assert [heard(t) for t in after.tracks] == [heard(t) for t in many]


def test_the_pedal_holds_notes_until_it_comes_up():
    data = file_of(
        mido.Message("control_change", control=64, value=127),
        mido.Message("note_on", note=60, velocity=90),
        mido.Message("note_off", note=60, time=240),
        mido.Message("control_change", control=64, value=0, time=720),
    )
    assert heard(read_midi(data).song.tracks[0]) == {(0, 60): (1920, 90)}


def test_a_channel_that_changes_its_program_becomes_two_tracks():
    data = file_of(
        mido.Message("program_change", program=0),
        mido.Message("note_on", note=60, velocity=90),
        mido.Message("note_off", note=60, time=480),
        mido.Message("program_change", program=73),
        mido.Message("note_on", note=72, velocity=90),
        mido.Message("note_off", note=72, time=480),
    )
    assert [t.instrument for t in read_midi(data).song.tracks] == ["piano", "flute"]


def test_a_volume_that_moves_becomes_automation_that_holds_each_value():
    data = file_of(
        mido.Message("note_on", note=60, velocity=90),
        mido.Message("control_change", control=7, value=100),
        mido.Message("control_change", control=7, value=50, time=480),
        mido.Message("note_off", note=60, time=480),
    )
    (lane,) = read_midi(data).song.tracks[0].automation
    assert [(p.at, round(p.value, 1)) for p in lane.points] == [(0, 0.0), (959, 0.0), (960, -12.0)]


def test_a_note_struck_again_before_it_ended_ends_the_one_before():
    data = file_of(
        mido.Message("note_on", note=60, velocity=90),
        mido.Message("note_on", note=60, velocity=80, time=240),
        mido.Message("note_off", note=60, time=240),
    )
    assert heard(read_midi(data).song.tracks[0]) == {(0, 60): (480, 90), (480, 60): (480, 80)}


def test_bends_and_wild_tempos_are_told():
    data = file_of(
        mido.MetaMessage("set_tempo", tempo=1),
        mido.Message("pitchwheel", pitch=500),
        mido.Message("note_on", note=60, velocity=90),
        mido.Message("note_off", note=60, time=480),
    )
    found = read_midi(data)
    assert found.song.tempo == (Tempo(960),)
    assert len(found.messages) == 2


@given(st.lists(st.builds(Meter, st.integers(1, 12), st.sampled_from([2, 4, 8, 16]), st.integers(0, 50).map(lambda n: n * 120)), max_size=6))
@settings(deadline=None)
def test_metre_changes_anywhere_are_fitted_to_barlines(meters):
    assert Song(meter=fitted(meters)).meter


@pytest.mark.parametrize("data", [b"", b"MThd", b"RIFF" * 100, b"MThd\0\0\0\6\0\1\0\1\0\0", b"MThd\0\0\0\6\0\1\0\1\xe7\x28MTrk\0\0\0\4\0\xff\x2f\0"])
def test_what_is_no_midi_file_is_refused_in_a_sentence(data):
    with pytest.raises(MusicLabError, match=r"MIDI|beats") as problem:
        read_midi(data, name="tune.mid")
    assert str(problem.value).endswith(".")


def test_a_file_of_hours_is_refused_in_a_sentence():
    data = file_of(mido.Message("note_on", note=60, velocity=90), *[mido.Message("note_off", note=60, time=200_000_000)] * 5)
    with pytest.raises(MusicLabError, match="longer"):
        read_midi(data)


def raw_file(body, *, division=480):
    chunk = body + b"\0\xff\x2f\0"
    return b"MThd\0\0\0\6\0\1\0\1" + division.to_bytes(2, "big") + b"MTrk" + len(chunk).to_bytes(4, "big") + chunk


A_NOTE = b"\0\x90\x3c\x64\x60\x80\x3c\0"


@pytest.mark.parametrize("body", [b"\xff\x59\x02\xf8\0", b"\xff\x59\x02\0\xff", b"\xff\x59\x01\0", b"\xff\x51\x02\1\1", b"\xff\x58\x02\4\x63", b"\xff\x54\x05\xff\xff\xff\xff\xff"])
def test_a_broken_sign_costs_no_notes(body):
    song = read_midi(raw_file(b"\0" + body + A_NOTE)).song
    assert song.tracks[0].note_count == 1
    assert song.key is None


def test_running_status_goes_on_after_a_text():
    song = read_midi(raw_file(b"\0\x90\x3c\x64\x60\xff\x01\x02la\0\x40\x64" + b"\x60\x3c\0\0\x40\0")).song
    assert {n.pitch for n in song.tracks[0].clips[0].notes} == {60, 64}


def test_a_file_wrapped_as_rmi_and_chunks_of_unknown_kinds_are_understood():
    plain = raw_file(A_NOTE)
    strange = plain[:14] + b"XFIH\0\0\0\3abc" + plain[14:]
    for data in (b"RIFF\0\0\0\0RMIDdata\0\0\0\0" + plain, strange):
        assert read_midi(data).song.tracks[0].note_count == 1


@pytest.mark.parametrize("written", ["Flöte".encode(), "Flöte".encode("latin-1"), "Fl\0öt\x07e".encode()])
def test_names_are_read_in_utf_8_and_in_latin_1_without_control_characters(written):
    assert read_midi(raw_file(b"\0\xff\x03" + bytes([len(written)]) + written + A_NOTE)).song.tracks[0].name == "Flöte"


@pytest.mark.parametrize("name", [None, 5, b"tune"])
def test_a_name_that_is_no_text_is_no_name(name):
    assert read_midi(raw_file(A_NOTE), name=name).song.title == "Untitled"


@pytest.mark.parametrize("data", [None, "MThd", 5])
def test_what_is_no_bytes_is_refused_in_a_sentence(data):
    with pytest.raises(MusicLabError, match="MIDI"):
        read_midi(data)


def test_many_tracks_of_one_long_name_keep_apart():
    file = mido.MidiFile()
    for _ in range(120):
        file.tracks.append(mido.MidiTrack([mido.MetaMessage("track_name", name="x" * 300), mido.Message("note_on", note=60)]))
    out = io.BytesIO()
    file.save(file=out)
    assert len(read_midi(out.getvalue()).song.tracks) == 120


def test_a_chunk_that_only_sets_up_channels_speaks_for_the_others():
    file = mido.MidiFile()
    file.tracks.append(mido.MidiTrack([mido.Message("program_change", program=40), mido.Message("control_change", control=10, value=127)]))
    file.tracks.append(mido.MidiTrack([mido.Message("note_on", note=60), mido.Message("note_off", note=60, time=480)]))
    out = io.BytesIO()
    file.save(file=out)
    (track,) = read_midi(out.getvalue()).song.tracks
    assert (track.instrument, track.pan) == ("violin", 1.0)


def test_a_stream_of_volumes_is_thinned_to_what_a_song_holds_and_told():
    moves = b"".join(b"\1\xb0\7" + bytes([i % 128]) for i in range(60_000))
    found = read_midi(raw_file(A_NOTE + moves))
    (lane,) = found.song.tracks[0].automation
    assert 20_000 < len(lane.points) <= 50_000
    assert any("some of the moves" in message for message in found.messages)


def test_more_tempos_than_a_song_holds_become_fewer_that_take_as_long():
    one = [b"\x14\xff\x51\x03" + (400_000 + 7 * i).to_bytes(3, "big") for i in range(20_000)]
    song = read_midi(raw_file(b"".join(one) + A_NOTE)).song
    assert len(song.tempo) <= 10_000
    seconds = (20 * 500_000 + sum(20 * (400_000 + 7 * i) for i in range(19_999))) / 480 / 1e6
    assert seconds_at(song.tempo, 800_000) == pytest.approx(seconds, rel=1e-4)


def as_a_channel_plays_it(track):
    """Give the notes of a track with one of a pitch at a time: each ends where the next of its pitch begins."""
    longest = {}
    for clip in track.clips:
        for first in range(clip.start, clip.end, clip.length) if isinstance(clip, NoteClip) else ():
            for n in clip.notes:
                if n.start < clip.length:
                    place, length = (first + n.start, n.pitch), min(n.duration, clip.length - n.start)
                    longest[place] = max(longest.get(place, 0), length)
    return {
        (start, pitch): min([length, *(other - start for other, same in longest if same == pitch and other > start)])
        for (start, pitch), length in longest.items()
    }


@given(songs())
@settings(max_examples=60, deadline=None)
def test_every_heard_note_of_any_song_comes_back(before):
    before = replace(before, swing=Swing())
    after = read_midi(write_midi(before)).song
    played = [found for found in map(as_a_channel_plays_it, before.tracks) if found]
    assert [{place: length for place, (length, _) in heard(t).items()} for t in after.tracks] == played


def test_a_note_that_begins_while_another_of_its_pitch_sounds_keeps_its_length():
    notes = (Note(0, 60, 960), Note(480, 60, 960))
    before = Song(tracks=(Track("lead", clips=(NoteClip("c1", 0, 1920, notes),)),))
    assert heard(read_midi(write_midi(before)).song.tracks[0]) == {(0, 60): (480, 96), (480, 60): (960, 96)}


def test_two_kits_do_not_change_one_another():
    kits = tuple(Track(f"t{i}", instrument=kit, clips=(NoteClip(f"c{i}", 0, 960, (Note(0, 36),)),)) for i, kit in enumerate(("drums", "808 kit", "drums")))
    chunks = mido.MidiFile(file=io.BytesIO(write_midi(Song(tracks=kits)))).tracks[1:]
    ports = [next((m.port for m in chunk if m.type == "midi_port"), 0) for chunk in chunks]
    assert ports == [0, 1, 0]


VALID = write_midi(example("jesu-meine-freude"))


@given(st.integers(0, 10**6), st.integers(1, 12))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_gives_a_song_or_a_sentence(seed, count):
    chance = random.Random(seed)
    data = bytearray(VALID)
    for _ in range(count):
        kind, at = chance.randrange(4), chance.randrange(len(data))
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[max(at, 1) : at + chance.randrange(2, 40)]
        elif kind == 2:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 20)))
        else:
            data = data[: max(at, 20)]
    try:
        assert isinstance(read_midi(bytes(data)).song, Song)
    except MusicLabError as problem:
        assert str(problem)


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_noise_after_a_header_gives_a_song_or_a_sentence(noise):
    try:
        read_midi(b"MThd\0\0\0\6\0\1\0\2\1\xe0MTrk" + len(noise).to_bytes(4, "big") + noise)
    except MusicLabError as problem:
        assert str(problem)


def test_music21s_own_midi_reader_finds_the_same_notes():
    from music21 import converter

    before = example("jesu-meine-freude")
    score = converter.parse(write_midi(before), format="midi", quantizePost=False)
    for part, track in zip(score.parts, before.tracks, strict=True):
        found = sorted((round(float(n.offset) * 960), pitch.midi) for n in part.flatten().notes for pitch in n.pitches)
        assert found == sorted(heard(track))
