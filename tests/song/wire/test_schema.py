"""The published schema and the reader agree."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from songs import songs

from musiclab.errors import SongError
from musiclab.song.wire import dumps, encode, loads, schema

VALIDATOR = Draft202012Validator(schema())
WRONG = [None, True, -1, 10**9, 1.5, "", "?", "No Such Thing", "x" * 201, [], [0], [[0]], {}, {"id": "a"}]


def test_the_schema_is_one_and_the_published_copy_is_the_same():
    Draft202012Validator.check_schema(schema())
    assert json.loads(files("musiclab.song").joinpath("song.schema.json").read_text(encoding="utf-8")) == schema()


@given(songs())
@settings(max_examples=25, deadline=None)
def test_every_song_fits_the_schema(song):
    VALIDATOR.validate(encode(song))


def _all(value):
    items = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    return [(value, name) for name, _ in items] + [place for _, inner in items for place in _all(inner)]


@given(songs(most_tracks=2), st.data())
@settings(max_examples=80, deadline=None)
def test_what_the_schema_refuses_the_reader_refuses(song, data):
    document = json.loads(dumps(song))
    holder, name = data.draw(st.sampled_from(_all(document)))
    holder[name] = data.draw(st.sampled_from(WRONG))
    if isinstance(holder, dict) and data.draw(st.booleans()):
        holder["surprise"] = 1
    if not VALIDATOR.is_valid(document):
        with pytest.raises(SongError):
            loads(json.dumps(document))
