"""Keys are named as a musician names them, wherever they lie, and a change of key is heard as one."""

from __future__ import annotations

import pytest
from check.pieces import piece
from hypothesis import given, settings
from hypothesis import strategies as st
from theory.lines import lines, moved

from musiclab.errors import SongError
from musiclab.song.key import Key, key
from musiclab.song.pitch import FLATS, SHARPS
from musiclab.theory.key import find_key, key_name, same_key
from musiclab.theory.key_path import key_over_time
from musiclab.theory.profiles import PROFILES

HEARD = (
    ("A minor", {"chords": "Am Dm E Am Am Dm E7 Am"}),
    ("A minor", {"chords": "Am F C G Am F C G"}),
    ("A minor", {"chords": "Am G F E Am G F E"}),
    ("A minor", {"melody": "E4 A4 B4 C5 | B4 A4 G#4 A4 | B4 E4 E5 D5 | C5 B4 A4:2"}),
    ("C major", {"chords": "C Am F G C Am F G"}),
    ("C major", {"chords": "C G Am F C G Am F"}),
    ("C major", {"chords": "Dm7 G7 Cmaj7 Am7 Dm7 G7 Cmaj7 Cmaj7"}),
    ("C major", {"chords": "C Fm C G C Ab Bb C"}),
    ("C major", {"chords": "C F Fm C C Bb F C"}),
    ("C minor", {"chords": "Cm Fm G Cm Ab Fm G7 C"}),
    ("G major", {"chords": "G C D G Em C D D"}),
    ("C major", {"melody": "C4 C4 G4 G4 | A4 A4 G4:2 | F4 F4 E4 E4 | D4 D4 G4:2"}),
    ("G major", {"melody": "G4 A4 B4 D5 | E5 D5 B4:2 | A4 B4 A4 G4 | E4 D4 G4:2"}),
    ("A major", {"chords": "A7 A7 A7 A7 D7 D7 A7 A7 E7 D7 A7 E7"}),
    ("D dorian", {"chords": "Dm G Dm G Dm C G Dm"}),
    ("D dorian", {"melody": "D4 F4 A4 B4 | C5 B4 A4 G4 | F4 E4 D4:2 | C4 E4 D4:2"}),
    ("G mixolydian", {"melody": "G4 B4 D5 B4 | C5 A4 F4 A4 | G4 A4 B4 D5 | F4 A4 G4:2"}),
    ("E phrygian", {"melody": "E4 F4 G4 E4 | A4 G4 F4 E4 | B4 C5 B4 A4 | G4 F4 E4:2"}),
    ("F lydian", {"melody": "F4 A4 B4 C5 | D5 C5 B4 A4 | C5 B4 A4 G4 | F4:4"}),
)


@pytest.mark.parametrize("name, music", HEARD, ids=lambda value: value if isinstance(value, str) else " ".join(value.values()))
def test_the_key_is_the_one_a_musician_names(name, music):
    assert str(find_key(piece(**music))) == name


@settings(max_examples=40, deadline=None)
@given(lines(least=2), st.integers(-12, 12))
def test_music_that_is_moved_takes_its_key_along(notes, semitones):
    here, there = find_key(notes), find_key(moved(notes, semitones))
    best = here.distances[1][1] - here.distances[0][1]
    if best > 1e-4:  # of two keys that are equally near, either may be named
        assert (there.nearest.home - here.nearest.home - semitones) % 12 == 0
        assert there.key.mode == here.key.mode
        assert there.sure == pytest.approx(here.sure, abs=0.01)


@settings(max_examples=20, deadline=None)
@given(lines(), st.sampled_from(sorted(PROFILES)))
def test_what_is_found_says_how_near_each_key_is(notes, profile):
    found = find_key(notes, profile=profile)
    distances = [distance for _, distance in found.distances]
    assert len({one.home + 12 * (one.mode == "minor") for one, _ in found.distances}) == 24
    assert distances == sorted(distances)
    assert found.distances[0][0] == found.nearest
    assert found.distances[1][0] == found.runner_up
    assert 0 <= found.sure <= 1
    assert sum(found.weights) == pytest.approx(1)


def test_a_plain_scale_is_surer_than_one_note():
    sure = find_key(piece(melody="C4 E4 G4 E4 | F4 A4 G4:2 | D4 G4 B4 D5 | C5:4", chords="C F G C")).sure
    assert sure > 0.6 > find_key(piece(melody="C4 F#4 C4 F#4")).sure


@pytest.mark.parametrize("profile", PROFILES)
def test_every_published_profile_finds_a_plain_cadence(profile):
    found = find_key(piece(chords="D G A D Bm Em A7 D"), profile=profile)
    assert str(found.nearest) == "D major"
    assert found.profile == profile


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda one: one.name)
def test_in_every_profile_the_home_chord_weighs_most(profile):
    for weights, third in ((profile.major, 4), (profile.minor, 3)):
        assert set(sorted(range(12), key=lambda step: -weights[step])[:3]) == {0, third, 7}


def test_nothing_that_has_a_pitch_has_no_key():
    assert find_key(piece(drums={"kick": "x...x..."})) is None
    assert find_key(()) is None


def test_an_unknown_profile_is_answered_with_those_there_are():
    with pytest.raises(SongError, match="krumhansl-kessler"):
        find_key((), profile="best")


@given(st.integers(0, 11), st.sampled_from(["major", "minor", "dorian", "mixolydian"]))
def test_keys_that_sound_the_same_are_the_same(home, mode):
    assert same_key(Key(SHARPS[home], mode), Key(FLATS[home], mode))
    assert not same_key(Key(SHARPS[home], "major"), Key(SHARPS[home], "minor"))
    assert key_name(home, mode).home == home


def test_keys_are_written_with_the_fewer_signs():
    written = [str(key_name(home, "major")) for home in range(12)]
    assert written == ["C major", "Db major", "D major", "Eb major", "E major", "F major", "F# major", "G major", "Ab major", "A major", "Bb major", "B major"]


def test_a_change_of_key_is_heard_where_it_happens():
    path = key_over_time(piece(chords="C F G C C F G C A D E A A D E A"))
    assert [key for _, _, key in path.stretches] == [key("C major"), key("A major")]
    assert abs(path.stretches[1][0] / 3840 - 8) <= 2
    assert path.stretches[0][1] == path.stretches[1][0]
    assert path.stretches[1][1] == 16 * 3840
    assert str(path) == "C major - A major"


@pytest.mark.parametrize("chords", ["C F G C C F D7 G C F G C", "Am F C G Am F C G Am Dm E Am"])
def test_a_short_turn_to_another_key_is_no_change(chords):
    assert len(key_over_time(piece(chords=chords)).stretches) == 1


@settings(max_examples=15, deadline=None)
@given(st.integers(-6, 6))
def test_the_keys_over_time_move_with_the_music(semitones):
    chords = [("C", "F", "G", "C"), ("A", "D", "E", "A")]
    names = [SHARPS[(("C", "D", "E", "F", "G", "A").index(one) * 2 - (one in "FGA") + semitones) % 12] for row in chords for one in row * 2]
    keys = [key.home for _, _, key in key_over_time(piece(chords=" ".join(names))).stretches]
    assert keys == [semitones % 12, (9 + semitones) % 12]


def test_the_key_of_nothing_never_changes():
    assert key_over_time(piece()).stretches == ()
    with pytest.raises(SongError, match="1 beat or more"):
        key_over_time(piece(), beats=0)
