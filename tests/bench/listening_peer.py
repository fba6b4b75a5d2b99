"""librosa's side of the bench, run by the Python of its own environment: ``listening_peer.py takes|songs SOUND FOUND LOWEST``.

Its frames are of 2,048 samples, as it comes, but where the lowest pitch asks for longer ones.
"""

import sys
from time import perf_counter

import numpy as np

RATE, HOP = 44_100, 441
HIGHEST = 1480


def takes(samples, lowest):
    import librosa  # it is in an environment of its own

    looks = {"fmin": lowest, "fmax": HIGHEST, "sr": RATE, "frame_length": 2048 if lowest > 60 else 4096, "hop_length": HOP}
    librosa.pyin(samples[:RATE], **looks)  # compiles
    librosa.onset.onset_detect(y=samples[:RATE], sr=RATE)
    began = perf_counter()
    hertz, voiced, _ = librosa.pyin(samples, **looks)
    pyin_seconds = perf_counter() - began
    yin = librosa.yin(samples, **looks)
    began = perf_counter()
    onsets = librosa.onset.onset_detect(y=samples, sr=RATE, units="time")
    return {
        "times": librosa.times_like(hertz, sr=RATE, hop_length=HOP),
        "pyin_hertz": np.where(voiced, hertz, 0),
        "yin_hertz": yin,
        "onsets": onsets,
        "pyin_seconds": pyin_seconds,
        "onset_seconds": perf_counter() - began,
    }


def songs(samples, _):
    import librosa

    librosa.beat.beat_track(y=samples[: 5 * RATE], sr=RATE)
    began = perf_counter()
    bpm, _ = librosa.beat.beat_track(y=samples, sr=RATE)
    return {"bpm": float(np.squeeze(bpm)), "beat_seconds": perf_counter() - began}


if __name__ == "__main__":
    np.savez(sys.argv[3], **{"takes": takes, "songs": songs}[sys.argv[1]](np.load(sys.argv[2]), float(sys.argv[4])))
