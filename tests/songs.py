"""Songs and edits made up by hypothesis: anything a song can hold, small enough to be quick."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from musiclab.edit import edits as e
from musiclab.song.clips import COLOURS, AudioClip, Join, Note, NoteClip, place
from musiclab.song.effects import EFFECTS, Choice, moving_range
from musiclab.song.key import MODES, Key
from musiclab.song.limits import LONGEST_TICKS
from musiclab.song.mixing import PAN, VOLUME, Bus, Effect, Lane, Master, Point, Send
from musiclab.song.model import ROLES, Section, Song, Swing, Track
from musiclab.song.tempo import Tempo
from musiclab.song.time import PER_BEAT, UNITS, Meter

BARS = 16
"""How far made-up songs go, in bars of 4/4."""
FAR = BARS * 4 * PER_BEAT

NOTHING = st.just(())
ids = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=6).filter(lambda id: id != "send")
names = st.text("abc XYZ.,-\"\\é日🎵", max_size=8)
colours = st.integers(0, COLOURS)
grid_ticks = st.integers(0, 63).map(lambda sixteenths: sixteenths * 240)
ticks = st.one_of(grid_ticks, st.integers(0, FAR))
durations = st.one_of(st.sampled_from([120, 240, 320, 480, 960, 3840]), st.integers(1, FAR))
volumes = st.one_of(st.just(0.0), st.floats(VOLUME.low, VOLUME.high))
pans = st.floats(PAN.low, PAN.high)
notes = st.builds(Note, ticks, st.integers(0, 127), durations, st.integers(1, 127))


def many_notes(most=12):
    """Notes in any order, no two of one pitch beginning together."""
    return st.lists(notes, max_size=most, unique_by=place).map(tuple)


def note_clips(id=ids, *, most=12):
    return st.builds(NoteClip, id, ticks, st.integers(1, FAR), many_notes(most), st.integers(1, 4), names, colours)


def audio_clips(id=ids):
    fades = st.floats(0, 5)
    return st.builds(AudioClip, id, ticks, st.integers(1, FAR), ids, st.floats(0, 60), st.floats(-80, 24), fades, fades,
                     st.integers(1, 4), names, colours, st.booleans(), st.floats(0.25, 4), st.floats(-24, 24), st.floats(0, 1), joins())


def joins():
    return st.lists(st.builds(Join, st.integers(1, FAR), ids, st.floats(0, 60)), max_size=3, unique_by=lambda join: join.at).map(tuple)


def clips(id=ids):
    return st.one_of(note_clips(id), note_clips(id), audio_clips(id))


def setting_values(allowed):
    return st.sampled_from(allowed.words) if isinstance(allowed, Choice) else st.floats(allowed.low, allowed.high)


@st.composite
def effects(draw, id=ids):
    kind = draw(st.sampled_from(sorted(EFFECTS)))
    settings = st.fixed_dictionaries({}, optional={name: setting_values(allowed) for name, allowed in EFFECTS[kind].items()})
    return Effect(draw(id), kind, draw(settings), draw(st.booleans()))


def chains():
    return st.lists(effects(), max_size=3, unique_by=lambda effect: effect.id).map(tuple)


def points(reach):
    value = st.floats(reach.low, reach.high)
    return st.lists(st.builds(Point, ticks, value), min_size=1, max_size=4, unique_by=lambda point: point.at).map(tuple)


def targets(effects, *, sends=(), pan=True):
    """Everything automation can move, and its range."""
    found = {"volume_db": VOLUME} | ({"pan": PAN} if pan else {}) | {f"send:{send.bus}": VOLUME for send in sends}
    for effect in effects:
        moving = {f"{effect.id}:{name}": moving_range(effect.kind, name) for name in EFFECTS[effect.kind]}
        found |= {target: reach for target, reach in moving.items() if reach}
    return found


@st.composite
def lanes(draw, effects, *, sends=(), pan=True):
    reaches = targets(effects, sends=sends, pan=pan)
    chosen = draw(st.lists(st.sampled_from(sorted(reaches)), max_size=2, unique=True))
    return tuple(Lane(target, draw(points(reaches[target]))) for target in chosen)


@st.composite
def buses(draw, id=ids):
    chain = draw(chains())
    return Bus(draw(id), draw(names), chain, draw(volumes), draw(pans), draw(st.booleans()), draw(lanes(chain)))


@st.composite
def masters(draw):
    chain = draw(chains())
    return Master(draw(volumes), chain, draw(lanes(chain, pan=False)), draw(st.floats(-24, 0)))


@st.composite
def tracks(draw, id=ids, *, bus_ids=(), some=NOTHING):
    chain = draw(chains())
    wanted = st.lists(st.sampled_from(sorted(bus_ids)), max_size=2, unique=True) if bus_ids else st.just([])
    sends = tuple(Send(bus, draw(volumes)) for bus in draw(wanted))
    return Track(draw(id), draw(names), draw(st.sampled_from(["piano", "drum kit", "flute"])), draw(some),
                 draw(st.sampled_from(ROLES)), draw(volumes), draw(pans), draw(st.booleans()), draw(st.booleans()),
                 chain, sends, draw(lanes(chain, sends=sends)), draw(colours))


@st.composite
def tempo_maps(draw):
    later = draw(st.lists(st.integers(1, FAR), max_size=3, unique=True))
    bpm = st.one_of(st.sampled_from([60.0, 96.0, 120.0]), st.floats(30, 300))
    return tuple(Tempo(draw(bpm), at, draw(st.booleans())) for at in [0, *sorted(later)])


@st.composite
def meter_maps(draw):
    at, meters = 0, []
    for _ in range(draw(st.integers(1, 3))):
        meters.append(Meter(draw(st.integers(1, 13)), draw(st.sampled_from(UNITS)), at))
        at += meters[-1].bar * draw(st.integers(1, 5))
    return tuple(meters)


keys = st.builds(Key, st.sampled_from(["C", "F#", "Bb", "E"]), st.sampled_from(sorted(MODES)))
swings = st.builds(Swing, st.floats(0.5, 0.8), st.sampled_from([480, 240]))
sections = st.lists(st.builds(Section, ticks, durations, names), max_size=3).map(tuple)


@st.composite
def songs(draw, *, most_tracks=3):
    """Whole songs, with everything that a song can hold."""
    bus_ids = draw(st.lists(ids, max_size=2, unique=True))
    track_ids = draw(st.lists(ids, max_size=most_tracks, unique=True))
    left = iter(draw(st.lists(ids, min_size=3 * len(track_ids), max_size=3 * len(track_ids), unique=True)))
    made = []
    for id in track_ids:
        some = tuple(draw(clips(st.just(next(left)))) for _ in range(draw(st.integers(0, 3))))
        made.append(draw(tracks(st.just(id), bus_ids=bus_ids, some=st.just(some))))
    return Song(draw(names), draw(tempo_maps()), draw(meter_maps()), draw(st.none() | keys), draw(swings), draw(sections),
                tuple(made), tuple(draw(buses(st.just(id))) for id in bus_ids), draw(masters()), draw(names))


@st.composite
def edits(draw, song, *, batches=True):
    """Edits that fit the song, of every kind that the song has something for."""
    kinds = [kind for kind, fits in FITTING.items() if fits(song)]
    kind = draw(st.sampled_from(kinds + (["batch"] if batches else [])))
    return draw(_batches(song)) if kind == "batch" else draw(MAKERS[kind](song))


@st.composite
def _batches(draw, song):
    from musiclab.edit import apply

    done = []
    for _ in range(draw(st.integers(0, 3))):
        done.append(draw(edits(song, batches=False)))
        song = apply(song, done[-1])
    return e.Batch(tuple(done))


@st.composite
def songs_and_edits(draw):
    song = draw(songs())
    return song, draw(edits(song))


def all_clips(song):
    return [clip for track in song.tracks for clip in track.clips]


def phrases_of(song):
    return [clip for clip in all_clips(song) if isinstance(clip, NoteClip)]


def owners(song):
    return {f"track:{t.id}": t for t in song.tracks} | {f"bus:{b.id}": b for b in song.buses} | {"master": song.master}


def _owned(song):
    return [(owner, effect) for owner, part in owners(song).items() for effect in part.effects]


def _sends(song):
    return [(track.id, send.bus) for track in song.tracks for send in track.sends]


def _lanes(song):
    return [(owner, lane) for owner, part in owners(song).items() for lane in part.automation]


def _new_id(taken):
    return ids.filter(lambda id: id not in taken)


SONG_VALUES = {"title": names, "author": names, "tempo": tempo_maps(), "meter": meter_maps(), "key": st.none() | keys,
               "swing": swings, "sections": sections}
VALUES = {"name": names, "instrument": names, "role": st.sampled_from(ROLES), "volume_db": volumes, "pan": pans,
          "mute": st.booleans(), "solo": st.booleans(), "colour": colours, "ceiling_db": st.floats(-24, 0), "start": ticks,
          "length": st.integers(1, FAR), "repeats": st.integers(1, 4), "take": ids, "offset": st.floats(0, 60),
          "gain_db": st.floats(-80, 24), "fade_in": st.floats(0, 5), "fade_out": st.floats(0, 5),
          "reverse": st.booleans(), "stretch": st.floats(0.25, 4), "transpose": st.floats(-24, 24), "tune": st.floats(0, 1), "joins": joins()}


@st.composite
def _set(draw, make, fields, values=VALUES, ids=()):
    field = draw(st.sampled_from(fields))
    return make(*([draw(st.sampled_from(ids))] if ids else []), field, draw(values[field]))


@st.composite
def _set_clip(draw, song):
    clip = draw(st.sampled_from(all_clips(song)))
    return draw(_set(e.SetClip, e.NOTE_CLIP_FIELDS if isinstance(clip, NoteClip) else e.AUDIO_CLIP_FIELDS, ids=[clip.id]))


@st.composite
def _add_track(draw, song):
    taken = {clip.id for clip in all_clips(song)}
    some = clips(_new_id(taken)).map(lambda clip: (clip,)) | st.just(())
    track = draw(tracks(_new_id({t.id for t in song.tracks}), bus_ids=[bus.id for bus in song.buses], some=some))
    return e.AddTrack(track, draw(st.none() | st.integers(0, len(song.tracks))))


@st.composite
def _put_notes(draw, song):
    clip = draw(st.sampled_from(phrases_of(song)))
    again = [Note(note.start, note.pitch, draw(durations), draw(st.integers(1, 127))) for note in clip.notes[:2]]
    new = {place(note): note for note in [*draw(many_notes(4)), *again]}
    return e.PutNotes(clip.id, tuple(new.values()))


@st.composite
def _remove_notes(draw, song):
    clip = draw(st.sampled_from(phrases_of(song)))
    some = [place(note) for note in clip.notes if draw(st.booleans())]
    return e.RemoveNotes(clip.id, (*some, (0, 0)))


@st.composite
def _set_effect(draw, song):
    owner, effect = draw(st.sampled_from(_owned(song)))
    name = draw(st.sampled_from(sorted(EFFECTS[effect.kind])))
    return e.SetEffect(owner, effect.id, name, draw(setting_values(EFFECTS[effect.kind][name])))


@st.composite
def _put_points(draw, song):
    owner = draw(st.sampled_from(sorted(owners(song))))
    part = owners(song)[owner]
    reaches = targets(part.effects, sends=getattr(part, "sends", ()), pan=owner != "master")
    target = draw(st.sampled_from(sorted(reaches)))
    return e.PutPoints(owner, target, draw(points(reaches[target])))


@st.composite
def _remove_points(draw, song):
    owner, lane = draw(st.sampled_from(_lanes(song)))
    return e.RemovePoints(owner, lane.target, (*(point.at for point in lane.points if draw(st.booleans())), LONGEST_TICKS))


@st.composite
def _add_effect(draw, song):
    owner = draw(st.sampled_from(sorted(owners(song))))
    here = owners(song)[owner].effects
    return e.AddEffect(owner, draw(effects(_new_id({effect.id for effect in here}))), draw(st.none() | st.integers(0, len(here))))


def _effect_edit(make, *more):
    return lambda song: st.builds(lambda owned, *rest: make(owned[0], owned[1].id, *rest), st.sampled_from(_owned(song)), *more)


def _track_ids(song):
    return st.sampled_from([track.id for track in song.tracks])


def _bus_ids(song):
    return st.sampled_from([bus.id for bus in song.buses])


def _clip_ids(song):
    return st.sampled_from([clip.id for clip in all_clips(song)])


def _always(_):
    return True


def _has_tracks(song):
    return song.tracks


def _has_buses(song):
    return song.buses


MAKERS = {
    "set-song": lambda song: _set(e.SetSong, e.SONG_FIELDS, SONG_VALUES),
    "set-master": lambda song: _set(e.SetMaster, e.MASTER_FIELDS),
    "add-track": _add_track,
    "remove-track": lambda song: st.builds(e.RemoveTrack, _track_ids(song)),
    "move-track": lambda song: st.builds(e.MoveTrack, _track_ids(song), st.integers(0, 4)),
    "set-track": lambda song: _set(e.SetTrack, e.TRACK_FIELDS, ids=[track.id for track in song.tracks]),
    "add-bus": lambda song: st.builds(e.AddBus, buses(_new_id({bus.id for bus in song.buses})), st.none() | st.integers(0, 3)),
    "remove-bus": lambda song: st.builds(e.RemoveBus, _bus_ids(song)),
    "move-bus": lambda song: st.builds(e.MoveBus, _bus_ids(song), st.integers(0, 4)),
    "set-bus": lambda song: _set(e.SetBus, e.BUS_FIELDS, ids=[bus.id for bus in song.buses]),
    "add-clip": lambda song: st.builds(e.AddClip, _track_ids(song), clips(_new_id({clip.id for clip in all_clips(song)}))),
    "remove-clip": lambda song: st.builds(e.RemoveClip, _clip_ids(song)),
    "move-clip": lambda song: st.builds(e.MoveClip, _clip_ids(song), _track_ids(song)),
    "set-clip": _set_clip,
    "put-notes": _put_notes,
    "remove-notes": _remove_notes,
    "add-effect": _add_effect,
    "remove-effect": _effect_edit(e.RemoveEffect),
    "move-effect": _effect_edit(e.MoveEffect, st.integers(0, 4)),
    "set-effect": _set_effect,
    "switch-effect": _effect_edit(e.SwitchEffect, st.booleans()),
    "set-send": lambda song: st.builds(e.SetSend, _track_ids(song), _bus_ids(song), volumes),
    "remove-send": lambda song: st.sampled_from(_sends(song)).map(lambda send: e.RemoveSend(*send)),
    "put-points": _put_points,
    "remove-points": _remove_points,
}
FITTING = {
    "set-song": _always, "set-master": _always, "add-track": _always, "remove-track": _has_tracks, "move-track": _has_tracks,
    "set-track": _has_tracks, "add-bus": _always, "remove-bus": _has_buses, "move-bus": _has_buses, "set-bus": _has_buses,
    "add-clip": _has_tracks, "remove-clip": all_clips, "move-clip": all_clips, "set-clip": all_clips,
    "put-notes": phrases_of, "remove-notes": phrases_of, "add-effect": _always, "remove-effect": _owned,
    "move-effect": _owned, "set-effect": _owned, "switch-effect": _owned, "set-send": lambda song: song.tracks and song.buses,
    "remove-send": _sends, "put-points": _always, "remove-points": _lanes,
}
