"""Songs as JSON: exact there and back, strict on the way in."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import songs

from musiclab.errors import MusicLabError, SongError
from musiclab.song.clips import Note, NoteClip
from musiclab.song.mixing import Bus
from musiclab.song.model import Song, Track
from musiclab.song.tempo import Tempo
from musiclab.song.wire import decode, dumps, encode, loads
from musiclab.song.wire.strict_json import MOST_BYTES, MOST_PIECES
from musiclab.song.wire.upgrade import upgrade

SONG = Song(title="Paper Boats", tracks=(Track("lead", clips=(NoteClip("verse", 0, 3840, (Note(0, 60), Note(960, 64))),)),), buses=(Bus("room"),))
TEXT = dumps(SONG)


def changed(*path, to):
    """The document of the song with one value changed."""
    document = json.loads(TEXT)
    there = document
    for step in path[:-1]:
        there = there[step]
    there[path[-1]] = to
    return document


def refusal(call, data):
    with pytest.raises(SongError) as refused:
        call(data)
    assert len(str(refused.value)) < 600
    return str(refused.value)


@given(songs())
@settings(max_examples=60, deadline=None)
def test_a_song_comes_back_from_its_file_the_same(song):
    text = dumps(song)
    assert decode(encode(song)) == song
    assert loads(text) == loads(text.encode()) == song
    assert dumps(loads(text)) == text


@given(songs())
@settings(max_examples=20, deadline=None)
def test_the_file_is_canonical_and_says_the_same_as_the_values(song):
    assert json.loads(dumps(song)) == encode(song)
    assert list(json.loads(dumps(song))) == sorted(encode(song))


def test_the_file_has_one_note_a_line_and_ends_with_a_line_end():
    assert "\n      [0, 60, 960, 96],\n      [960, 64, 960, 96]\n" in TEXT
    assert TEXT.endswith("}\n")


def test_adding_a_note_changes_one_line_and_a_comma():
    more = dumps(loads(TEXT.replace("[0, 60, 960, 96],", "[0, 60, 960, 96],\n[480, 62, 960, 96],")))
    assert len(set(more.splitlines()) - set(TEXT.splitlines())) == 1


def test_floats_come_back_exactly():
    odd = Song(tempo=(Tempo(96.1 + 1e-13),))
    assert loads(dumps(odd)).tempo[0].bpm == 96.1 + 1e-13


def test_fields_with_a_usual_value_may_be_left_out():
    assert loads('{"format": "musiclab-song", "version": 1}') == Song()


@given(st.binary(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_song_or_refused(data):
    with pytest.raises(MusicLabError):
        loads(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4) | st.integers(10**20, 10**30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def places(value, path=()):
    """Every place in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [deeper for name, inner in items for deeper in places(inner, (*path, name))]


@given(songs(most_tracks=2), st.data())
@settings(max_examples=120, deadline=None)
def test_a_file_with_one_value_changed_is_a_song_or_refused(song, data):
    document = json.loads(dumps(song))
    *way, last = data.draw(st.sampled_from(places(document)))
    there = document
    for step in way:
        there = there[step]
    if data.draw(st.booleans()):
        there[last] = data.draw(json_values)
    else:
        del there[last]
    try:
        again = loads(json.dumps(document))
    except MusicLabError as refused:
        assert str(refused).strip()
    else:
        assert loads(dumps(again)) == again


@given(st.integers(0, len(TEXT) - 1), st.integers(0, 40), st.text(max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_file_cut_short_or_written_over_is_a_song_or_refused(at, length, text):
    for damaged in (TEXT[:at], TEXT[:at] + text + TEXT[at + length :]):
        try:
            assert isinstance(loads(damaged), Song)
        except MusicLabError as refused:
            assert str(refused).strip()


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("tracks", 0, "clips", 0, "notes", 1), [0, 200, 960, 96], "tracks[0].clips[0].notes[1]: A pitch (middle C is 60) came as 200. Use a whole number from 0 to 127."),
        (("tracks", 0, "clips", 0, "notes", 1), [0, 60, 960], "tracks[0].clips[0].notes[1]: a list came. Use a list of 4"),
        (("tracks", 0, "clips", 0, "notes", 1), {"start": 0}, "tracks[0].clips[0].notes[1]: an object came"),
        (("tracks", 0, "clips", 0, "notes", 0), [0, 60, 960.0, 96], "notes[0]: The length of a note came as 960.0"),
        (("tracks", 0, "clips", 0, "notes", 0), [960, 64, 1, 96], "tracks[0].clips[0]: Two notes of pitch 64 begin together"),
        (("tracks", 0, "clips", 0, "start"), "0", "tracks[0].clips[0].start: '0' came. Use a whole number."),
        (("tracks", 0, "clips", 0, "start"), True, "start: True came. Use a whole number."),
        (("tracks", 0, "clips", 0, "kind"), "note", "tracks[0].clips[0].kind: 'note' came. Did you mean notes"),
        (("tracks", 0, "volume"), 0, "tracks[0]: The field 'volume' is unknown. Did you mean volume_db"),
        (("tracks", 0, "pan"), 10**400, "tracks[0]: The pan (-1 is left, 1 is right) came as a very large number"),
        (("tracks", 0, "sends"), [{"bus": "hall"}], "sends to the bus 'hall'"),
        (("tracks", 0, "effects"), [{"id": "a", "kind": "eko"}], "tracks[0].effects[0]: The effect 'eko' is unknown"),
        (("tracks", 0, "effects"), [{"id": "a", "kind": "echo", "settings": {"mix": 2}}], "mix of echo came as 2"),
        (("tracks", 0, "effects"), [{"id": "a", "kind": "echo", "settings": {"wet": 1}}], "has no setting 'wet'"),
        (("tracks",), {}, "tracks: an object came. Use a list."),
        (("tempo",), [], "The first tempo has to start at tick 0"),
        (("title",), "a\nb", "The title came as 'a\\nb'"),
        (("title",), "\ud800", "The title came as"),
        (("key",), {"tonic": "H"}, "key: 'H' is not a note"),
        (("version",), 2, "newer MusicLab"),
        (("version",), 0, "version: 0 came"),
        (("version",), "1", "version: '1' came"),
        (("format",), "mp3", "not a MusicLab song: 'mp3' came"),
    ],
)
def test_a_wrong_value_is_refused_with_its_path(path, value, sentence):
    document = changed(*path, to=value)
    assert sentence in refusal(decode, document)
    assert sentence in refusal(loads, json.dumps(document))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xfe{}", "Byte 0 is not UTF-8"),
        (b"", "Line 1, character 1"),
        ("{", "is not JSON"),
        ("[]", "not a MusicLab song"),
        ("null", "not a MusicLab song"),
        ('{"a": NaN}', "NaN came"),
        ('{"a": -Infinity}', "-Infinity came"),
        ('{"a": 1, "a": 2}', "'a' stands twice"),
        ('{"a": ' + "9" * 5000 + "}", "thousands of digits"),
        ("[" * 100_000, "nested far too deep"),
        ('{"a":' * 100_000, "nested far too deep"),
        (" " * (MOST_BYTES + 1), "the most is 64 MB"),
        ("[" + "[]," * (MOST_PIECES // 2) + "[]]", "pieces"),
        (TEXT.replace('"bpm": 120.0', '"bpm": 1e999'), "The tempo came as inf"),
        (5, "text or bytes"),
    ],
    ids=range(15),
)
def test_what_is_not_a_song_is_refused_in_a_sentence(data, sentence):
    assert sentence in refusal(loads, data)


def test_a_byte_order_mark_is_read_over():
    assert loads(b"\xef\xbb\xbf" + TEXT.encode()) == loads("\ufeff" + TEXT) == SONG


def test_an_older_version_is_brought_up_to_date_step_by_step():
    upgrades = {
        0: lambda document: {**document, "name": document["called"]},
        1: lambda document: {**document, "title": document["name"]},
    }
    newest = upgrade({"version": 0, "called": "Boats"}, upgrades=upgrades, newest=2)
    assert (newest["version"], newest["title"]) == (2, "Boats")
    with pytest.raises(SongError, match="newer MusicLab"):
        upgrade({"version": 3}, upgrades=upgrades, newest=2)
    with pytest.raises(SongError, match="counted from 0"):
        upgrade({"version": -1}, upgrades=upgrades, newest=2)


def test_a_field_that_stands_twice_among_very_many_is_found_at_once():
    # Counting every name again for each of them would take hours.
    many = "{" + ",".join(f'"k{i}":0' for i in range(100_000)) + ',"k99999":1}'
    with pytest.raises(SongError, match="'k99999' stands twice"):
        loads(many)
