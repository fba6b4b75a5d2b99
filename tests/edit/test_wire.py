"""Edits as JSON."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from songs import songs_and_edits

from musiclab.edit import decode_edit, encode_edit
from musiclab.errors import EditError

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["edit", "clip", "notes", "x"]), inner, max_size=3),
    max_leaves=8,
)


@given(songs_and_edits())
@settings(max_examples=60, deadline=None)
def test_an_edit_comes_back_from_json_the_same(pair):
    edit = pair[1]
    assert decode_edit(json.loads(json.dumps(encode_edit(edit)))) == edit


@given(songs_and_edits(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_edit_is_read_or_refused_in_a_sentence(pair, data):
    document = encode_edit(pair[1])
    name = data.draw(st.sampled_from(sorted(document)))
    document[name] = data.draw(anything)
    try:
        edit = decode_edit(document)
    except EditError as refused:
        assert str(refused).strip()
    else:
        assert decode_edit(encode_edit(edit)) == edit


@given(anything)
@settings(max_examples=80, deadline=None)
def test_what_is_no_edit_is_refused(data):
    with pytest.raises(EditError):
        decode_edit({"edit": "batch", "edits": [data]})


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ({"edit": "put-note"}, "Did you mean put-notes"),
        ({"edit": "put-notes", "clip": "a", "notes": [[0, 60, 960, 96], [0, 200, 960, 96]]}, "notes[1]: A pitch (middle C is 60) came as 200"),
        ({"edit": "remove-notes", "clip": "a", "places": [[0, 60, 1]]}, "places[0]"),
        ({"edit": "set-track", "track": "a", "field": "volume", "value": 1}, "Did you mean volume_db"),
        ({"edit": "set-track", "track": "a", "field": "mute", "value": 1}, "value: 1 came. Use true or false"),
        ({"edit": "set-track", "track": "a", "field": "mute"}, "value is missing"),
        ({"edit": "remove-track", "track": "a", "why": "x"}, "'why' is unknown"),
        ({"edit": "move-track", "track": "a", "index": -1}, "count from 0"),
        ({"edit": "batch", "edits": [{"edit": "batch", "edits": []}]}, "edits[0].edit"),
        (["remove-track"], "Use an object with a field edit"),
    ],
)
def test_a_wrong_edit_is_refused_with_its_path(document, sentence):
    with pytest.raises(EditError) as refused:
        decode_edit(document)
    assert sentence in str(refused.value)
