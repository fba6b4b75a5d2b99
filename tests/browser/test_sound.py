"""A live song in a page sounds as it is exported, to the frame, whatever else the page does."""

from __future__ import annotations

import numpy as np
import pytest
from browser.sounding_page import SoundingPage, aligned
from null.comparing import difference, level

from musiclab import Note, NoteClip, Song, Tempo, Track
from musiclab.project.live import open_song
from musiclab.render.mixer import render

pytestmark = pytest.mark.browser

BLOCK_FOR = """(ms) => { globalThis.jam = setInterval(() => { const end = performance.now() + ms; while (performance.now() < end); }, 20); }"""


@pytest.fixture
def song(tmp_path):
    live = open_song("boats", folder=tmp_path, tempo=150)
    live.beat("kick", "X.x. ..x. X... x.x.")
    live.melody("lead", "C4:.5 E4:.5 G4:.5 C5:.5 A4 F4")
    yield live
    live.close()


@pytest.fixture
def sound(song, host):
    host.show(song.beats())
    return SoundingPage(host)


def seconds(song):
    return song.value.end / 960 * 60 / song.value.tempo[0].bpm


def test_it_sounds_as_it_is_exported_while_the_page_is_blocked(song, sound):
    rate = sound.open()
    wanted = render(song.value, rate=rate)
    sound.play()  # every sound is fetched by a first time through
    sound.until("transport.motion === 'stopped'")
    sound.record(len(wanted) + 2 * rate)
    sound.page.evaluate(BLOCK_FOR, 150)
    sound.play()
    heard = sound.recorded()
    sound.page.evaluate("clearInterval(globalThis.jam)")
    found = difference(*reversed(aligned(heard, wanted)))
    assert found.null, f"{found.residual_db:.1f} dB, {found.steps} steps, most at frame {found.frame}"


def test_a_fault_of_one_frame_would_be_heard(song, sound):
    wanted = render(song.value, rate=44_100)
    late = np.concatenate([wanted[:20_000], wanted[19_999:-1]])
    assert not difference(*aligned(np.pad(late, ((500, 0), (0, 0))), wanted)).null


def test_a_loop_goes_round_to_the_frame(song, sound):
    rate = sound.open()
    beats = 2
    period = round(beats * 60 / 150 * rate)
    sound.page.evaluate(f"transport.setLoop({{ start: 0, end: {beats * 960} }})")
    sound.play()
    sound.until("transport.tick > 480")
    sound.record(3 * period)
    heard = sound.recorded().astype(float)
    once, again = heard[:period], heard[period : 2 * period]
    assert level(once) > -50
    assert level(again - once) - level(once) < -60  # but for what still rings from one round to the next


def test_an_edit_is_heard_at_once_and_nothing_starts_again(song, sound):
    rate = sound.open()
    sound.page.evaluate("transport.setLoop({ start: 0, end: 3840 })")
    sound.play()
    sound.until("transport.level('track:lead').now[0] > -60")
    sound.page.evaluate("session.edit({ edit: 'set-track', track: 'lead', field: 'mute', value: true })")
    sound.page.evaluate("session.edit({ edit: 'set-track', track: 'drums', field: 'mute', value: true })")
    sound.record(rate)
    assert level(sound.recorded()[rate // 4 :]) < -100
    assert sound.get("motion") == "playing"
    sound.page.evaluate("session.edit({ edit: 'set-track', track: 'lead', field: 'mute', value: false })")
    sound.record(rate)
    heard = sound.recorded()[rate // 4 :]
    assert level(heard) > -40


def test_a_removed_note_fades_without_a_click(song, sound):
    rate = sound.open()
    song.melody("long", "C4:4")
    sound.page.evaluate("transport.setLoop({ start: 0, end: 3840 })")
    sound.play()
    sound.until("transport.level('track:long').now[0] > -60 && transport.tick > 300 && transport.tick < 1500")
    sound.record(rate // 4)
    sound.page.evaluate("session.edit({ edit: 'remove-track', track: 'long' })")
    heard = sound.recorded()
    assert sound.get("motion") == "playing"
    assert np.abs(np.diff(heard[:, 0])).max() < 0.2


def test_stop_is_silent_and_keeps_the_place(song, sound):
    rate = sound.open()
    sound.play()
    sound.until("transport.tick > 700")
    sound.page.evaluate("transport.stop()")
    assert 700 < sound.get("tick") < 1500
    sound.page.wait_for_function("transport.level('master').now[0] < -60")
    sound.record(rate // 4)
    assert level(sound.recorded()[rate // 8 :]) < -100


def test_it_ends_with_the_song(song, sound):
    sound.open()
    sound.play(song.value.end - 480)
    sound.until("transport.motion === 'stopped'")
    assert sound.get("tick") == song.value.end


def test_an_unknown_instrument_is_said_in_a_sentence(song, sound):
    sound.open()
    sound.page.evaluate("transport.preview({ instrument: 'kazoo' }, 60, 100)")
    sound.until("transport.trouble.includes('kazoo')")


def test_a_kernel_that_is_gone_is_said_and_what_is_here_sounds(song, host):
    host.show(song.beats())
    sound = SoundingPage(host)
    sound.open()
    host.deaf = True
    sound.page.evaluate("transport.play(0)")
    sound.until("transport.trouble.startsWith('The notebook does not answer')")


HOLD = """() => {
  // As browsers do with a page that nobody has touched; whatever Playwright does in a page counts as a touch.
  const Real = AudioContext;
  globalThis.AudioContext = class extends Real {
    constructor(options) { super(options); if (!globalThis.pressed) super.suspend(); }
    resume() { return globalThis.pressed ? super.resume() : new Promise(() => {}); }
  };
}"""


def test_sound_that_the_browser_holds_back_is_said_and_comes_with_the_next_press(song, host):
    host.page.evaluate(HOLD)
    host.show(song.beats())
    sound = SoundingPage(host)
    sound.page.evaluate("transport.play(0)")
    sound.until("transport.trouble === 'The browser is holding the sound back. Press play once more.'")
    assert sound.get("motion") == "stopped"
    sound.page.evaluate("globalThis.pressed = true")
    sound.play()
    sound.until("transport.level('master').now[0] > -60")


def test_a_context_that_was_closed_is_said_and_the_next_press_plays(song, sound):
    sound.open()
    sound.play()
    sound.page.evaluate("globalThis[Symbol.for('musiclab.audio')].context.close()")
    sound.until("transport.trouble.startsWith('The sound device went away')")
    assert sound.get("motion") == "stopped"
    sound.play()
    sound.until("transport.level('master').now[0] > -60")


def test_a_pattern_that_is_tried_out_sounds_as_it_would_in_the_song(sound):
    rate = sound.open()
    places = (0, 480, 960, 1680)
    hits = tuple(Note(start, 36, 240, 110) for start in places)
    wanted = render(Song(tempo=(Tempo(150),), tracks=(Track("drums", "", "drums", (NoteClip("a", 0, 3840, hits),)),)), rate=rate)
    notes = f"{list(places)}.map((start) => ({{ start, pitch: 36, duration: 240, velocity: 110 }}))"
    trial = f"void transport.audition({{ instrument: 'drums' }}, {notes})"
    sound.page.evaluate(trial)
    sound.until("transport.level('master').now[0] > -60")  # its sounds are there
    sound.page.evaluate("transport.panic()")
    sound.record(4 * rate)
    sound.page.evaluate(trial)
    found = difference(*reversed(aligned(sound.recorded(), wanted)))
    assert found.null, f"{found.residual_db:.1f} dB, {found.steps} steps"
