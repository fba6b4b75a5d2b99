"""The kernel is killed while somebody records: every frame that was acknowledged is offered back."""

from __future__ import annotations

from random import Random

import numpy as np
import soundfile
from live.recording import ROUND, ROUNDS, SIZE, record, record_rounds, wave
from live.test_durability import processes

from musiclab.project.live import open_song

WHILE_RECORDING, WHILE_KEEPING = 20, 10


def sound_of(song, name):
    return soundfile.read(song.folder / "takes" / f"{name}.flac", dtype="float32")[0]


def test_a_kernel_that_is_killed_twenty_times_has_lost_no_frame_that_was_acknowledged(tmp_path):
    chance, context = Random(4), processes()
    acknowledged, lost = -1, []
    for kill in range(WHILE_RECORDING):
        heard, said = context.Pipe(duplex=False)
        kernel = context.Process(target=record, args=(tmp_path, said, "song-of-the-sea", acknowledged + 1))
        kernel.start()
        said.close()
        wanted = acknowledged + chance.randrange(1, 40)
        while acknowledged < wanted:
            acknowledged = heard.recv()
        kernel.kill()
        while heard.poll():
            try:
                acknowledged = heard.recv()
            except EOFError:
                break
        kernel.join()
        sound = np.fromfile(tmp_path / "boats" / "takes" / ".recording" / "song-of-the-sea" / "sound.f32", "<f4")
        frames = (acknowledged + 1) * SIZE
        if len(sound) < frames or not np.array_equal(sound[:frames], wave(0, frames)):
            lost.append(kill)
    assert lost == []
    song = open_song("boats", folder=tmp_path)
    (left,) = song.recovered()
    assert left.seconds >= frames / 8000
    (take,) = song.recover()
    assert (take.recovered, take.missing) == (True, 0)
    assert np.abs(sound_of(song, take.name)[:frames] - wave(0, frames)).max() <= 2**-24
    assert not song.recovered()
    song.close()


def test_a_kernel_that_is_killed_while_it_makes_the_takes_gives_each_of_them_once(tmp_path):
    context = processes()
    wrong, halfway = [], 0
    for kill in range(WHILE_KEEPING):
        place = tmp_path / str(kill)
        heard, said = context.Pipe(duplex=False)
        kernel = context.Process(target=record_rounds, args=(place, said, "round-dance"))
        kernel.start()
        said.close()
        for _ in range(kill + 1):  # of the twelve blocks that the rounds have
            assert heard.recv() == "keeping"
        kernel.kill()
        kernel.join()
        song = open_song("boats", folder=place)
        halfway += 0 < len(song.takes()) < ROUNDS
        song.recover()
        rounds = {take.round: sound_of(song, take.name) for take in song.takes()}
        right = all(np.abs(sound - wave((at - 1) * ROUND, at * ROUND)).max() <= 2**-24 for at, sound in rounds.items())
        if not right or sorted(rounds) != [1, 2, 3] or len(song.takes()) != ROUNDS or song.recovered():
            wrong.append((kill, sorted(rounds)))
        song.close()
    assert wrong == []
    assert halfway > 0
