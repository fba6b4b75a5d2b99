"""What makes a style that style is there: backbeats, claves, drops, walks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from musiclab import patterns
from musiclab.patterns.figure import Leading, read_figure
from musiclab.song.drums import drum_pitch
from musiclab.song.time import Meter

SIXTEENTH, EIGHTH, BEAT, BAR = 240, 480, 960, 3840
BACKBEAT = {BEAT, 3 * BEAT}


def hits(pattern, *drums, soft=True):
    """Give the places of some drums in a pattern."""
    wanted = {drum_pitch(name) for name in drums}
    return {note.start for note in pattern.realise().notes if note.pitch in wanted and (soft or note.velocity > 60)}


def in_bar(places, bar=BAR):
    return {place % bar for place in places}


def bars(pattern, places):
    return [{place - first for place in places if first <= place < first + pattern.meter.bar} for first in range(0, pattern.length, pattern.meter.bar)]


def four_four(style, role="drums", without=""):
    found = [one for one in patterns.find(style, role) if one.meter == Meter() and (not without or without not in one.name)]
    assert found
    return found


@pytest.mark.parametrize("style", ["rock", "pop", "disco", "hip-hop", "soul", "lo-fi", "blues-shuffle"])
def test_the_backbeat_is_on_two_and_four(style):
    for one in four_four(style, without="half-time"):
        for bar in bars(one, hits(one, "snare", "clap", "rim", soft=False))[:1]:
            assert bar >= BACKBEAT, one.name


def test_funk_has_its_weight_on_one_and_ghost_notes_around_the_backbeat():
    for one in patterns.find("funk", "drums"):
        assert all(0 in bar for bar in bars(one, hits(one, "kick")))
        assert BEAT in hits(one, "snare", soft=False)
        assert len(hits(one, "snare") - hits(one, "snare", soft=False)) >= 2
    for one in patterns.find("funk", "bass"):
        assert one.realise("C").notes[0].velocity == 120


def test_linear_means_one_drum_at_a_time():
    notes = patterns.pattern("funk-linear").realise().notes
    assert len({note.start for note in notes}) == len(notes)


@pytest.mark.parametrize("style", ["disco", "house", "dembow"])
def test_the_kick_is_on_all_four(style):
    for one in patterns.find(style, "drums"):
        assert bars(one, hits(one, "kick"))[0] == {0, BEAT, 2 * BEAT, 3 * BEAT}


@pytest.mark.parametrize("style", ["disco", "house"])
def test_open_hats_are_off_the_beat(style):
    for one in patterns.find(style, "drums"):
        assert in_bar(hits(one, "open hat"), BEAT) == {EIGHTH}


def test_techno_is_on_the_floor_but_where_it_is_broken():
    for one in four_four("techno", without="broken"):
        assert in_bar(hits(one, "kick")) == {0, BEAT, 2 * BEAT, 3 * BEAT}
    assert 0 in hits(patterns.pattern("techno-broken"), "kick")


def test_trap_has_its_snare_on_three_and_rolls_in_the_hats():
    for one in patterns.find("trap", "drums"):
        assert all(2 * BEAT in bar and not bar & BACKBEAT for bar in bars(one, hits(one, "snare", "clap")))
        gaps = sorted(hits(one, "closed hat"))
        assert min(after - before for before, after in pairwise(gaps)) < SIXTEENTH / 1.5


def test_half_time_has_one_backbeat():
    for one in (patterns.pattern("rock-half-time"), patterns.pattern("drum-and-bass-half-time")):
        assert in_bar(hits(one, "snare", soft=False)) >= {2 * BEAT}
        assert not in_bar(hits(one, "snare", soft=False)) & BACKBEAT


def test_drum_and_bass_is_fast_and_its_kick_is_broken():
    for one in four_four("drum-and-bass", without="half-time"):
        assert one.tempo[0] >= 160
        first = bars(one, hits(one, "snare", soft=False))[0]
        assert first == BACKBEAT
        kick = in_bar(hits(one, "kick"))
        assert 0 in kick
        assert not kick & BACKBEAT
        assert BEAT * 5 // 2 in kick


def test_the_one_drop_leaves_one_empty():
    fast, slow = patterns.pattern("reggae-one-drop"), patterns.pattern("reggae-one-drop-slow-count")
    assert hits(fast, "kick") == hits(fast, "rim") == {2 * BEAT}
    assert hits(slow, "kick") == hits(slow, "rim") == BACKBEAT
    assert hits(patterns.pattern("reggae-steppers"), "kick") == {0, BEAT, 2 * BEAT, 3 * BEAT}


def test_reggae_chords_are_off_the_beat():
    for one in patterns.find("reggae", "chords"):
        starts = {note.start for note in one.realise("Am").notes}
        strong = (0, 2 * BEAT) if "fast" in one.name else (0, BEAT, 2 * BEAT, 3 * BEAT)
        assert not in_bar(starts) & set(strong)


def test_dembow_goes_three_three_two():
    for one in patterns.find("dembow", "drums"):
        for bar in bars(one, hits(one, "kick", "snare", soft=False))[:1]:
            assert {0, 3 * SIXTEENTH, 6 * SIXTEENTH, 8 * SIXTEENTH, 11 * SIXTEENTH, 14 * SIXTEENTH} <= bar
    tresillo = {note.start for note in patterns.pattern("dembow-bass-tresillo").realise("C").notes}
    assert in_bar(tresillo, 2 * BEAT) == {0, 3 * SIXTEENTH, 6 * SIXTEENTH}


def test_the_claves_of_bossa_and_son_differ_by_their_last_stroke():
    bossa, son = patterns.pattern("bossa-nova-clave"), patterns.pattern("son-clave-three-two")
    three = {0, 3, 6}
    assert {place // EIGHTH for place in hits(bossa, "rim")} == three | {10, 13}
    assert {place // EIGHTH for place in hits(son, "claves")} == three | {10, 12}


def test_a_clave_two_three_is_the_clave_three_two_from_its_other_bar():
    for one, other, drum in (("bossa-nova-clave", "bossa-nova-two-three", "rim"), ("son-clave-three-two", "son-clave-two-three", "claves")):
        assert {(place + BAR) % (2 * BAR) for place in hits(patterns.pattern(one), drum)} == hits(patterns.pattern(other), drum)


def test_the_tumbao_never_has_its_root_on_one_after_the_opening():
    notes = patterns.pattern("son-bass-tumbao").realise("Am Dm E7 Am").notes
    assert [note.start for note in notes if note.start % BAR == 0] == [0]
    early = [note for note in notes if note.start % BAR == 3 * BEAT]
    assert [note.pitch % 12 for note in early] == [2, 4, 9, 9]
    assert all(note.duration > BEAT for note in early[:-1])


def test_the_congas_slap_on_two_and_open_on_four():
    one = patterns.pattern("son-clave-two-three")
    assert in_bar(hits(one, "muted conga", soft=False)) == {BEAT}
    assert in_bar(hits(one, "high conga")) == {3 * BEAT, 3 * BEAT + EIGHTH}


def test_samba_is_in_two_and_the_low_surdo_is_on_two():
    for one in patterns.find("samba"):
        assert (one.meter.beats, one.meter.unit) == (2, 4)
    for name in ("samba-batucada", "samba-agogo"):
        assert in_bar(hits(patterns.pattern(name), "low floor tom", soft=False), 2 * BEAT) == {BEAT}
    assert len(hits(patterns.pattern("samba-batucada"), "shaker")) == 16


def test_afrobeat_whispers_more_than_it_hits():
    for one in patterns.find("afrobeat", "drums"):
        loud = hits(one, "snare", soft=False)
        assert len(hits(one, "snare") - loud) > len(loud)
    assert {place // EIGHTH for place in hits(patterns.pattern("afrobeat-twelve-eight"), "cowbell")} == {0, 2, 4, 5, 7, 9, 11}


def test_swing_rides_in_triplets_with_the_foot_on_two_and_four():
    one = patterns.pattern("swing-ride")
    assert hits(one, "ride") == {0, BEAT, BEAT + 640, 2 * BEAT, 3 * BEAT, 3 * BEAT + 640}
    for one in four_four("swing", without="big-band"):
        assert in_bar(hits(one, "pedal hat")) == BACKBEAT


def test_a_shuffle_has_the_first_and_last_of_three():
    for one in four_four("blues-shuffle"):
        assert in_bar(hits(one, "closed hat", "ride"), BEAT) == {0, 640}


def test_walking_basses_walk_on_every_beat_and_lead_on():
    for one in patterns.find("swing", "bass", text="walk"):
        notes = one.realise("Dm7 G7 C6 A7").notes
        assert [note.start for note in notes] == list(range(0, 4 * BAR, BEAT))
        assert isinstance(read_figure(one.rows[0][1], step=one.step).strokes[-1].sounds[0], Leading)
        roots = [notes[first].pitch for first in range(0, 16, 4)]
        assert [root % 12 for root in roots] == [2, 7, 0, 9]
        last, goal = notes[4 * one.bars - 1].pitch, notes[4 * one.bars].pitch
        assert abs(last - goal) == 1


def test_a_walk_takes_the_nearer_octave():
    pitches = [note.pitch for note in patterns.pattern("swing-walk-up").realise("Dm7 G7 Em7 A7").notes]
    assert pitches[3:5] == [42, 43]
    assert all(abs(after - before) <= 12 for before, after in pairwise(pitches[:-1]))


def test_everything_in_a_waltz_is_in_three_and_begins_with_a_low_note():
    assert all((one.meter.beats, one.meter.unit) == (3, 4) for one in patterns.find("waltz"))
    oom = patterns.pattern("waltz-oom-pah-pah").realise("C").notes
    assert {note.start for note in oom if note.pitch < 50} == {0}
    assert {note.start for note in oom if note.pitch >= 50} == {BEAT, 2 * BEAT}
    assert hits(patterns.pattern("waltz-ballroom"), "kick") == {0}
    assert hits(patterns.pattern("waltz-ballroom"), "snare") == {BEAT, 2 * BEAT}


def test_a_disco_bass_jumps_octaves():
    pitches = [note.pitch for note in patterns.pattern("disco-bass-octaves").realise("Am").notes]
    assert pitches == [33, 45] * 4


def test_a_house_bass_can_stay_off_the_kick():
    assert in_bar({note.start for note in patterns.pattern("house-bass-off-beat").realise("Am F").notes}, BEAT) == {EIGHTH}


def test_alberti_goes_low_high_middle_high():
    assert [note.pitch for note in patterns.pattern("pop-chords-alberti").realise("C").notes] == [48, 55, 52, 55] * 2


def test_the_montuno_begins_on_the_beat_and_then_stays_off_it():
    starts = {note.start for note in patterns.pattern("son-montuno").realise("C").notes}
    assert 0 in starts
    assert all(place % BEAT == EIGHTH for place in starts if place >= BAR)


def test_swung_styles_ask_the_song_for_swing():
    for style in ("hip-hop", "lo-fi"):
        assert any(one.swing.ratio > 0.55 for one in patterns.find(style, "drums"))
