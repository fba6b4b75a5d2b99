"""MusicXML: scores of others as a player would play them, ours as another reader finds them, and hostile files."""

from __future__ import annotations

import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.errors import FileError
from musiclab.examples import example
from musiclab.formats.musicxml import read_musicxml, write_musicxml
from musiclab.song.clips import Note, NoteClip
from musiclab.song.key import Key
from musiclab.song.model import Song, Track
from musiclab.song.pitch import pitch
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter

PART = """<?xml version="1.0"?>
<score-partwise version="4.0"><part-list><score-part id="P1"><part-name>{name}</part-name></score-part></part-list>
<part id="P1">{measures}</part></score-partwise>"""
SIGNS = "<attributes><divisions>4</divisions><key><fifths>0</fifths></key><time><beats>4</beats><beat-type>4</beat-type></time>{more}</attributes>"


def note(step, octave, duration, more=""):
    return f"<note>{more}<pitch><step>{step}</step><octave>{octave}</octave></pitch><duration>{duration}</duration><voice>1</voice>{{}}</note>"


def score(tmp_path, *measures, name="Flute", more=""):
    text = "".join(f'<measure number="{i}">{SIGNS.format(more=more) if i == 1 else ""}{m}</measure>' for i, m in enumerate(measures, 1))
    path = tmp_path / "score.musicxml"
    path.write_text(PART.format(name=name, measures=text.replace("{}", "")))
    return path


def notes(song):
    (track,) = song.tracks
    return [(n.start, n.pitch, n.duration) for n in track.clips[0].notes]


def test_notes_rests_and_durations_are_read_to_the_tick(tmp_path):
    path = score(tmp_path, note("C", 4, 4) + note("E", 4, 2) + "<note><rest/><duration>2</duration></note>" + note("G", 4, 8))
    assert notes(read_musicxml(path).song) == [(0, 60, 960), (960, 64, 480), (1920, 67, 1920)]


def test_a_part_plays_the_instrument_that_it_is_named_after(tmp_path):
    names = {"Violoncello": "cello", "Flute II": "flute", "Soprano": "choir", "Kazoo": "piano"}
    for name, instrument in names.items():
        assert read_musicxml(score(tmp_path, note("C", 4, 16), name=name)).song.tracks[0].instrument == instrument


def test_tied_notes_are_one_note(tmp_path):
    start = note("C", 4, 16).replace("{}", '<tie type="start"/>')
    stop = note("C", 4, 16).replace("{}", '<tie type="stop"/>')
    assert notes(read_musicxml(score(tmp_path, start, stop)).song) == [(0, 60, 7680)]


def test_a_repeat_is_played_twice(tmp_path):
    bar = '<barline location="right"><repeat direction="backward"/></barline>'
    assert notes(read_musicxml(score(tmp_path, note("C", 4, 16) + bar, note("D", 4, 16))).song) == [(0, 60, 3840), (3840, 60, 3840), (7680, 62, 3840)]


def test_a_transposing_part_sounds_as_it_is_heard(tmp_path):
    more = "<transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose>"
    assert notes(read_musicxml(score(tmp_path, note("C", 5, 16), name="Clarinet", more=more)).song) == [(0, 70, 3840)]


def test_an_upbeat_is_a_short_first_bar(tmp_path):
    found = read_musicxml(score(tmp_path, note("G", 4, 4), note("C", 5, 16), note("C", 5, 16))).song
    assert found.meter == (Meter(1, 4), Meter(4, 4, at=960))
    assert notes(found)[1] == (960, 72, 3840)


def test_dynamics_and_accents_are_heard(tmp_path):
    loud = "<direction><direction-type><dynamics><ff/></dynamics></direction-type></direction>"
    accent = "<notations><articulations><accent/></articulations></notations>"
    found = read_musicxml(score(tmp_path, note("C", 4, 8) + loud + note("D", 4, 4) + note("E", 4, 4).replace("{}", accent))).song
    assert [n.velocity for n in found.tracks[0].clips[0].notes] == [84, 112, 126]


def test_a_tempo_mark_in_the_middle_changes_the_tempo_there(tmp_path):
    mark = "<direction><direction-type><metronome><beat-unit>quarter</beat-unit><per-minute>90</per-minute></metronome></direction-type></direction>"
    assert read_musicxml(score(tmp_path, note("C", 4, 16), mark + note("C", 4, 16))).song.tempo == (Tempo(120), Tempo(90, at=3840))


def written():
    lead = (Note(0, 60, 480), Note(480, 64, 480), Note(480, 67, 480), Note(960, 72, 320), Note(1280, 71, 320), Note(1600, 69, 320), Note(1920, 62, 2880))
    kit = (Note(0, 36, 240), Note(960, 38, 240), Note(960, 42, 240))
    return Song(
        title="Boats & Ships",
        tempo=(Tempo(96),),
        key=Key("F", "major"),
        tracks=(
            Track("lead", "Lead", "flute", (NoteClip("c1", 0, 4800, lead),)),
            Track("kit", "Kit", "drums", (NoteClip("c2", 0, 1920, kit, repeats=2),)),
        ),
    )


def test_what_we_write_is_read_back_note_by_note(tmp_path):
    write_musicxml(written(), tmp_path / "a.musicxml")
    found = read_musicxml(tmp_path / "a.musicxml").song
    assert (found.title, found.tempo, found.key) == ("Boats & Ships", written().tempo, Key("F", "major"))
    assert [[(n.start, n.pitch, n.duration) for n in t.clips[0].notes] for t in found.tracks] == [
        [(n.start, n.pitch, n.duration) for n in written().tracks[0].clips[0].notes],
        [(first + n.start, n.pitch, n.duration) for first in (0, 1920) for n in written().tracks[1].clips[0].notes],
    ]


def test_another_reader_finds_every_pitch_and_the_whole_time(tmp_path):
    # Python's own XML reader, following the format's definition of divisions, backups and chords.
    write_musicxml(example("jesu-meine-freude"), tmp_path / "a.musicxml")
    root = ElementTree.parse(tmp_path / "a.musicxml").getroot()
    for part, track in zip(root.findall("part"), example("jesu-meine-freude").tracks, strict=True):
        ours = [n.pitch for clip in track.clips for _ in range(clip.repeats) for n in clip.notes]
        found = []
        for element in part.iter("note"):
            step = element.find("pitch")
            tied = any(tie.get("type") == "stop" for tie in element.findall("tie"))
            if step is not None and not tied:
                sign = {"1": "#", "-1": "b", "0": "", None: ""}[step.findtext("alter")]
                found.append(pitch(f"{step.findtext('step')}{sign}{step.findtext('octave')}"))
        assert found == ours


def test_drums_are_unpitched_and_in_their_own_part(tmp_path):
    write_musicxml(written(), tmp_path / "a.musicxml")
    parts = ElementTree.parse(tmp_path / "a.musicxml").getroot().findall("part")
    assert parts[1].find(".//unpitched") is not None
    assert parts[1].find(".//pitch") is None


def test_a_compressed_score_is_read(tmp_path):
    plain = score(tmp_path, note("C", 4, 16))
    with zipfile.ZipFile(tmp_path / "a.mxl", "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfiles><rootfile full-path="score.musicxml"/></rootfiles></container>')
        archive.write(plain, "score.musicxml")
    assert notes(read_musicxml(tmp_path / "a.mxl").song) == [(0, 60, 3840)]


BOMB = '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><score-partwise>&b;</score-partwise>'


@pytest.mark.parametrize("data", [b"", b"hello", b"<", BOMB.encode(), b"<score-partwise><part-list>", b"\0" * 5000, b"<html></html>"])
def test_what_is_no_score_is_refused_in_a_sentence(tmp_path, data):
    (tmp_path / "a.musicxml").write_bytes(data)
    with pytest.raises(FileError, match="score"):
        read_musicxml(tmp_path / "a.musicxml")


def test_a_zip_that_unpacks_to_more_than_a_score_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.mxl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("score.xml", b" " * (70 << 20))
    with pytest.raises(FileError, match="unpacks"):
        read_musicxml(tmp_path / "a.mxl")


def test_a_missing_score_is_told(tmp_path):
    with pytest.raises(FileError, match="could not be opened"):
        read_musicxml(tmp_path / "nothing.xml")




def plain(tmp_path):
    return score(tmp_path, note("C", 4, 16)).read_text()


def song_of(tmp_path, data, name="other.musicxml"):
    path = tmp_path / name
    path.write_bytes(data)
    return read_musicxml(path).song


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "latin-1"])
def test_a_score_is_read_in_any_encoding_that_it_declares(tmp_path, encoding):
    text = plain(tmp_path).replace('<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig").removesuffix("-be")}"?>').replace("Flute", "Flöte")
    (track,) = song_of(tmp_path, text.encode(encoding)).tracks
    assert track.name == "Flöte"


def test_entities_are_refused_in_utf_16_too(tmp_path):
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]>' + plain(tmp_path).partition("?>")[2]
    with pytest.raises(FileError, match="not a MusicXML score"):
        song_of(tmp_path, text.encode("utf-16"))


def test_a_score_written_measure_by_measure_is_read_part_by_part(tmp_path):
    text = """<score-timewise><part-list><score-part id="P1"><part-name>A</part-name></score-part><score-part id="P2"><part-name>B</part-name></score-part></part-list>
    <measure number="1"><part id="P1">{signs}{c}</part><part id="P2">{signs}{g}</part></measure>
    <measure number="2"><part id="P1">{g}</part><part id="P2">{c}</part></measure></score-timewise>"""
    song = song_of(tmp_path, text.format(signs=SIGNS.format(more=""), c=note("C", 4, 16), g=note("G", 4, 16)).replace("{}", "").encode())
    assert [[n.pitch for n in track.clips[0].notes] for track in song.tracks] == [[60, 67], [67, 60]]


@pytest.mark.parametrize("name", ["main.musicxml", "SCORE.XML", "deep/score"])
def test_the_container_says_which_file_is_the_score(tmp_path, name):
    path = tmp_path / "score.mxl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._a.xml", b"\0\5")
        archive.writestr("a.xml", plain(tmp_path).replace("<step>C", "<step>G"))
        archive.writestr("META-INF/container.xml", f'<container><rootfiles><rootfile full-path="{name}"/></rootfiles></container>')
        archive.writestr(name, plain(tmp_path))
    assert notes(read_musicxml(path).song) == [(0, 60, 3840)]


def test_a_score_with_the_wrong_ending_is_read_nevertheless(tmp_path):
    path = tmp_path / "score.musicxml"
    data = plain(tmp_path).encode()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xml", data)
    assert notes(read_musicxml(path).song) == notes(song_of(tmp_path, data, "plain.mxl")) == [(0, 60, 3840)]


def test_an_octave_transposition_without_its_steps_is_followed(tmp_path):
    path = score(tmp_path, note("C", 4, 16), more="<transpose><chromatic>0</chromatic><octave-change>-1</octave-change></transpose>")
    assert notes(read_musicxml(path).song) == [(0, 48, 3840)]


@pytest.mark.parametrize("name", ["Set", "Percussion", ""])
def test_a_part_of_unpitched_notes_plays_drums_whatever_it_is_called(tmp_path, name):
    snare = "<note><unpitched><display-step>C</display-step><display-octave>5</display-octave></unpitched><duration>16</duration></note>"
    song = read_musicxml(score(tmp_path, snare, name=name)).song
    assert notes(song) == [(0, 38, 3840)]
    assert (song.tracks[0].instrument, song.tracks[0].name) == ("drums", name or "drums")


def test_an_unpitched_note_on_no_staff_still_sounds(tmp_path):
    odd = "<note><unpitched><display-step>H</display-step><display-octave>x</display-octave></unpitched><duration>16</duration></note>"
    assert len(notes(read_musicxml(score(tmp_path, odd)).song)) == 1


def there_and_back(tmp_path, found, **fields):
    clip = NoteClip("c1", 0, max(n.start + n.duration for n in found), tuple(found))
    path = tmp_path / "ours.musicxml"
    write_musicxml(Song(tracks=(Track("lead", "Lead", "piano", (clip,)),), **fields), path)
    return notes(read_musicxml(path).song)


def test_the_lowest_and_the_highest_note_come_back(tmp_path):
    assert there_and_back(tmp_path, [Note(0, 0), Note(960, 127)]) == [(0, 0, 960), (960, 127, 960)]


def test_a_performance_played_by_hand_is_written_on_the_nearest_note_values(tmp_path):
    played = [Note(0, 60, 953), Note(971, 62, 137), Note(1445, 64, 477), Note(2243, 65, 311)]
    assert there_and_back(tmp_path, played) == [(0, 60, 960), (960, 62, 120), (1440, 64, 480), (2240, 65, 320)]


@given(st.sampled_from([960, 480, 240, 120, 320, 160]), st.lists(st.tuples(st.integers(0, 3), st.integers(40, 90), st.integers(1, 8)), min_size=1, max_size=8), st.sampled_from([(4, 4), (3, 4), (7, 8), (1, 1), (32, 4)]))
@settings(max_examples=25, deadline=None)
def test_all_notes_on_32nds_or_triplets_come_back(tmp_path_factory, step, drawn, meter):
    at, free, found = 0, {}, []
    for wait, number, length in drawn:
        at = max(at + wait * step, free.get(number, 0))
        found.append(Note(at, number, length * step))
        free[number] = at + length * step
    got = there_and_back(tmp_path_factory.mktemp("scores"), found, meter=(Meter(*meter),))
    assert got == sorted((n.start, n.pitch, n.duration) for n in found)
