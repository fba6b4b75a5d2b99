"""Songs, tracks and what shapes their sound."""

import pytest
from hypothesis import given, settings
from songs import all_clips, songs

from musiclab.errors import SongError
from musiclab.song.clips import Note, NoteClip
from musiclab.song.effects import EFFECTS
from musiclab.song.identity import ID, make_id
from musiclab.song.limits import LONGEST_TICKS
from musiclab.song.mixing import Bus, Effect, Lane, Master, Point, Send, lane_range
from musiclab.song.model import Section, Song, Swing, Track
from musiclab.song.tempo import Tempo, seconds_at


@given(songs())
@settings(max_examples=40, deadline=None)
def test_a_song_is_in_order_and_ends_with_its_last_clip(song):
    assert song.end == max((clip.end for clip in all_clips(song)), default=0)
    assert song.seconds == seconds_at(song.tempo, song.end)
    for track in song.tracks:
        assert list(track.clips) == sorted(track.clips, key=lambda clip: (clip.start, clip.id))
        assert [send.bus for send in track.sends] == sorted(send.bus for send in track.sends)
        assert all(lane.points for lane in track.automation)
        assert song.track(track.id) is track


def test_songs_made_of_lists_and_of_tuples_are_equal():
    assert Song(tempo=[Tempo(96)], tracks=[Track("a")]) == Song(tempo=(Tempo(96),), tracks=(Track("a"),))
    assert hash(Song(tempo=[Tempo(96)])) == hash(Song(tempo=(Tempo(96),)))


def test_the_order_in_which_sends_and_lanes_are_given_does_not_matter():
    sends, lanes = (Send("b"), Send("a")), (Lane("volume_db", (Point(0, 0),)), Lane("pan", (Point(0, 0),)))
    assert Track("t", sends=sends, automation=lanes) == Track("t", sends=sends[::-1], automation=lanes[::-1])


def test_a_lane_without_points_is_no_lane():
    assert Track("t", automation=(Lane("pan"),)) == Track("t")


@pytest.mark.parametrize("kind", sorted(EFFECTS))
def test_every_effect_has_usual_settings_that_are_allowed(kind):
    effect = Effect("a", kind)
    assert Effect("a", kind, effect.settings) == effect
    assert [name for name, _ in effect.settings] == list(EFFECTS[kind])


def test_ids_are_made_from_names_and_numbered():
    assert make_id("Überflöte 2!") == "uberflote-2"
    assert make_id("日本") == "part"
    assert make_id("a", {"a", "a-2"}) == "a-3"
    assert ID.fullmatch(make_id("x" * 500))


def test_what_automation_moves_has_a_range():
    wah = (Effect("wah", "filter"),)
    assert lane_range("wah:cutoff_hz", wah).high == 20_000
    assert lane_range("send:room", ()).high == 12
    assert lane_range("wah:shape", wah) is None


def clip(id, start=0, length=960):
    return NoteClip(id, start, length, (Note(0, 60),))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Song(title="a\nb"), "The title came as 'a\\nb'"),
        (lambda: Song(tracks=(Track("a"), Track("a"))), "Two tracks are both called 'a'"),
        (lambda: Song(tracks=(Track("a", clips=(clip("c"),)), Track("b", clips=(clip("c"),)))), "Two clips are both called 'c'"),
        (lambda: Song(tracks=(Track("a", sends=(Send("room"),)),)), "Add the bus first"),
        (lambda: Song(tracks=tuple(Track(f"t{i}") for i in range(257))), "257 tracks came"),
        (lambda: Song(tempo=(Tempo(10),), tracks=(Track("a", clips=(clip("c", LONGEST_TICKS - 960),)),)), "minutes long"),
        (lambda: Song().track("lead"), "no tracks yet"),
        (lambda: Track("a", role="solo"), "The role 'solo' is unknown"),
        (lambda: Track("a", role=["drums"]), "The role a list is unknown"),
        (lambda: Track("a", pan=2), "The pan (-1 is left, 1 is right) came as 2"),
        (lambda: Track("a", mute=0), "Use true or false"),
        (lambda: Track("a", solo=None), "Use true or false"),
        (lambda: Track("a", clips=("c",)), "not a clip"),
        (lambda: Track("a", sends=(Send("b"), Send("b"))), "Two sends"),
        (lambda: Track("a", automation=(Lane("send:room", (Point(0, 0),)),)), "no such thing to move"),
        (lambda: Track("a", automation=(Lane("pan", (Point(0, 2),)),)), "A point of pan came as 2"),
        (lambda: Lane("pan", (Point(0, 0), Point(0, 1))), "share one tick"),
        (lambda: Effect("a", "eko"), "The effect 'eko' is unknown"),
        (lambda: Effect("a", ["echo"]), "The effect a list is unknown"),
        (lambda: Effect("send", "echo"), "cannot be called send"),
        (lambda: Effect("a", "echo", {"wet": 1}), "has no setting 'wet'"),
        (lambda: Effect("a", "filter", {"shape": "round"}), "Use one of low, high, band"),
        (lambda: Effect("a", "echo", {"mix": "much"}), "mix of echo came as 'much'"),
        (lambda: Bus("b", effects=(Effect("a", "echo"), Effect("a", "eq"))), "Two effects"),
        (lambda: Bus("b", effects=tuple(Effect(f"e{i}", "eq") for i in range(65))), "65 effects"),
        (lambda: Master(ceiling_db=1), "The ceiling of the master"),
        (lambda: Master(automation=(Lane("pan", (Point(0, 0),)),)), "no such thing to move"),
        (lambda: Swing(0.9), "The swing ratio came as 0.9"),
        (lambda: Swing(unit=100), "Use 480 (eighths) or 240 (sixteenths)"),
        (lambda: Section(0, 0, "verse"), "length of a section"),
        (lambda: Send("b", 13), "level of a send"),
    ],
)
def test_what_no_song_can_hold_is_refused_with_a_sentence(make, sentence):
    with pytest.raises(SongError) as refused:
        make()
    assert sentence in str(refused.value)


def test_a_few_clips_repeated_without_end_are_refused_before_anyone_plays_them():
    clips = tuple(NoteClip(f"c{i}", 0, 1, (Note(0, 60, 1),), repeats=10_000) for i in range(201))
    assert Song(tracks=(Track("lead", clips=clips[:200]),)).tracks[0].heard_count == 2_000_000
    with pytest.raises(SongError, match="all repeats counted"):
        Song(tracks=(Track("lead", clips=clips),))
