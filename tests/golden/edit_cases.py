"""Edits, one file for each kind: ``song``, and cases of ``edit`` with ``expected`` song and ``inverse`` edit.

A case whose edit does not fit has ``"refused": true`` instead.
"""

from __future__ import annotations

from musiclab.edit import apply, encode_edit, invert
from musiclab.edit import edits as e
from musiclab.edit.wire import SINGLE
from musiclab.errors import MusicLabError
from musiclab.song.clips import AudioClip, Join, Note, NoteClip
from musiclab.song.key import Key
from musiclab.song.mixing import Bus, Effect, Lane, Master, Point, Send
from musiclab.song.model import Section, Song, Swing, Track
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter
from musiclab.song.wire import encode

VERSE = NoteClip("verse", 0, 3840, (Note(0, 60, 960, 96), Note(960, 64, 960, 96), Note(960, 67, 480, 120)), repeats=2, name="Verse")
SONG = Song(
    title="Paper Boats", author="A. Pupil", tempo=(Tempo(96),), key=Key("A", "minor"), sections=(Section(0, 3840, "A"),),
    tracks=(
        Track("lead", "Lead", "flute", (VERSE, AudioClip("voice", 7680, 1920, "take-1", gain_db=-3)), "melody", -6, 0.25,
              effects=(Effect("wah", "filter"), Effect("echo-1", "echo", {"mix": 0.5})), sends=(Send("room", -9),),
              automation=(Lane("send:room", (Point(0, -12), Point(1920, -6))), Lane("volume_db", (Point(0, -20), Point(3840, 0))),
                          Lane("wah:cutoff_hz", (Point(0, 400),)))),
        Track("drums", "Drums", "drum kit", (NoteClip("beat", 0, 3840, (Note(0, 36, 240), Note(960, 38, 240)), 4),), "drums"),
        Track("bass", "Bass", "fingered bass", role="bass", mute=True),
    ),
    buses=(Bus("room", "Room", (Effect("hall", "reverb"),)), Bus("spare")),
    master=Master(effects=(Effect("eq-1", "eq"),)),
)

EDITS = {
    "set-song": [e.SetSong("title", "Boats"), e.SetSong("author", ""), e.SetSong("tempo", (Tempo(60, 0, ramp=True), Tempo(120, 3840))),
                 e.SetSong("meter", (Meter(3, 4), Meter(7, 8, 2880))), e.SetSong("key", None), e.SetSong("key", Key("Eb", "major")),
                 e.SetSong("swing", Swing(0.625, 240)), e.SetSong("sections", (Section(3840, 3840, "B"), Section(0, 3840, "A"))), e.SetSong("tempo", ())],
    "set-master": [e.SetMaster("volume_db", -3.5), e.SetMaster("ceiling_db", -2), e.SetMaster("ceiling_db", 1)],
    "add-track": [e.AddTrack(Track("pad", sends=(Send("room"),))), e.AddTrack(Track("pad"), 1), e.AddTrack(Track("pad"), 99), e.AddTrack(Track("lead"))],
    "remove-track": [e.RemoveTrack("lead"), e.RemoveTrack("bass"), e.RemoveTrack("gone")],
    "move-track": [e.MoveTrack("lead", 2), e.MoveTrack("bass", 0), e.MoveTrack("drums", 99), e.MoveTrack("gone", 0)],
    "set-track": [e.SetTrack("lead", "name", "Flute"), e.SetTrack("lead", "instrument", "oboe"), e.SetTrack("lead", "role", ""), e.SetTrack("lead", "volume_db", 2.5),
                  e.SetTrack("lead", "pan", -1), e.SetTrack("lead", "mute", True), e.SetTrack("bass", "solo", True), e.SetTrack("bass", "colour", 7), e.SetTrack("lead", "pan", 2)],
    "add-bus": [e.AddBus(Bus("hall")), e.AddBus(Bus("hall"), 0), e.AddBus(Bus("room"))],
    "remove-bus": [e.RemoveBus("room"), e.RemoveBus("spare"), e.RemoveBus("gone")],
    "move-bus": [e.MoveBus("room", 1), e.MoveBus("spare", 0), e.MoveBus("gone", 0)],
    "set-bus": [e.SetBus("room", "name", "Hall"), e.SetBus("room", "volume_db", -3), e.SetBus("room", "pan", 0.5), e.SetBus("room", "mute", True), e.SetBus("room", "pan", 2)],
    "add-clip": [e.AddClip("bass", NoteClip("low", 1920, 960, (Note(0, 40),))), e.AddClip("lead", AudioClip("early", 0, 960, "take-2")),
                 e.AddClip("bass", NoteClip("verse", 0, 960)), e.AddClip("gone", NoteClip("low", 0, 960))],
    "remove-clip": [e.RemoveClip("verse"), e.RemoveClip("voice"), e.RemoveClip("gone")],
    "move-clip": [e.MoveClip("verse", "bass"), e.MoveClip("beat", "lead"), e.MoveClip("beat", "drums"), e.MoveClip("beat", "gone")],
    "set-clip": [e.SetClip("verse", "start", 9600), e.SetClip("verse", "length", 1920), e.SetClip("verse", "repeats", 3), e.SetClip("verse", "name", ""),
                 e.SetClip("beat", "colour", 3), e.SetClip("voice", "take", "take-2"), e.SetClip("voice", "offset", 1.5), e.SetClip("voice", "fade_out", 0.25),
                 e.SetClip("voice", "joins", (Join(960, "take-3", 2.5), Join(480, "take-2"))), e.SetClip("voice", "joins", ()), e.SetClip("voice", "reverse", True),
                 e.SetClip("voice", "stretch", 1.25), e.SetClip("voice", "transpose", -2.5), e.SetClip("voice", "tune", 0.5), e.SetClip("voice", "stretch", 5),
                 e.SetClip("voice", "joins", (Join(480, "take-3"), Join(480, "take-2"))), e.SetClip("verse", "joins", ()), e.SetClip("verse", "offset", 1.5), e.SetClip("verse", "length", 0)],
    "put-notes": [e.PutNotes("verse", (Note(480, 62, 240, 80),)), e.PutNotes("verse", (Note(960, 64, 120, 40), Note(960, 65, 120, 40), Note(0, 59))),
                  e.PutNotes("verse", ()), e.PutNotes("voice", (Note(0, 60),)), e.PutNotes("gone", (Note(0, 60),))],
    "remove-notes": [e.RemoveNotes("verse", ((960, 64),)), e.RemoveNotes("verse", ((0, 60), (1, 1), (960, 67))), e.RemoveNotes("gone", ((0, 60),))],
    "add-effect": [e.AddEffect("track:bass", Effect("drive", "distortion")), e.AddEffect("track:lead", Effect("drive", "distortion", {"drive_db": 20}), 1),
                   e.AddEffect("bus:room", Effect("eq-1", "eq"), 0), e.AddEffect("master", Effect("glue", "compressor")), e.AddEffect("track:lead", Effect("wah", "eq"))],
    "remove-effect": [e.RemoveEffect("track:lead", "wah"), e.RemoveEffect("track:lead", "echo-1"), e.RemoveEffect("bus:room", "hall"), e.RemoveEffect("master", "eq-1"), e.RemoveEffect("master", "wah")],
    "move-effect": [e.MoveEffect("track:lead", "wah", 1), e.MoveEffect("track:lead", "echo-1", 0), e.MoveEffect("track:lead", "wah", 99), e.MoveEffect("bus:gone", "wah", 0)],
    "set-effect": [e.SetEffect("track:lead", "wah", "shape", "band"), e.SetEffect("track:lead", "echo-1", "feedback", 0.25), e.SetEffect("master", "eq-1", "mid_db", 3),
                   e.SetEffect("track:lead", "wah", "mix", 2), e.SetEffect("track:lead", "wah", "wet", 1)],
    "switch-effect": [e.SwitchEffect("track:lead", "wah", False), e.SwitchEffect("bus:room", "hall", True), e.SwitchEffect("bus:room", "wah", True)],
    "set-send": [e.SetSend("lead", "room", -3), e.SetSend("lead", "spare", -20), e.SetSend("bass", "room", 0), e.SetSend("bass", "gone", 0), e.SetSend("bass", "room", 99)],
    "remove-send": [e.RemoveSend("lead", "room"), e.RemoveSend("bass", "room"), e.RemoveSend("gone", "room")],
    "put-points": [e.PutPoints("track:lead", "volume_db", (Point(0, -10), Point(960, -5))), e.PutPoints("track:bass", "pan", (Point(960, 1), Point(0, -1))),
                   e.PutPoints("bus:room", "volume_db", (Point(0, 0),)), e.PutPoints("master", "volume_db", (Point(7680, -60),)),
                   e.PutPoints("track:lead", "wah:cutoff_hz", (Point(0, 5000),)), e.PutPoints("master", "pan", (Point(0, 0),)), e.PutPoints("track:lead", "pan", (Point(0, 2),))],
    "remove-points": [e.RemovePoints("track:lead", "volume_db", (0,)), e.RemovePoints("track:lead", "volume_db", (0, 3840)), e.RemovePoints("track:lead", "pan", (0,)),
                      e.RemovePoints("track:gone", "pan", (0,))],
    "batch": [e.Batch(), e.Batch((e.AddTrack(Track("pad"), 0), e.MoveClip("verse", "pad"), e.RemoveTrack("lead"))),
              e.Batch((e.RemoveBus("room"), e.RemoveEffect("track:lead", "wah"), e.SetSong("title", "Boats"))), e.Batch((e.SetSong("title", "Boats"), e.RemoveClip("gone")))],
}


def documents():
    assert set(EDITS) == {*SINGLE, "batch"}
    return {kind: {"song": encode(SONG), "cases": [_case(edit) for edit in edits]} for kind, edits in EDITS.items()}


def _case(edit):
    try:
        return {"edit": encode_edit(edit), "expected": encode(apply(SONG, edit)), "inverse": encode_edit(invert(SONG, edit))}
    except MusicLabError:
        return {"edit": encode_edit(edit), "refused": True}
