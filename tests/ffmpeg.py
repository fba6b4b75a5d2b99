"""The program ffmpeg, as a second opinion: it comes with the test package imageio-ffmpeg."""

from __future__ import annotations

import re
import subprocess

import imageio_ffmpeg
import numpy as np


def decoded(path, rate):
    """Give the samples of a sound file as ffmpeg reads them: float32 (frames, 2)."""
    line = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path), "-f", "f32le", "-ac", "2", "-ar", str(rate), "-"]
    return np.frombuffer(subprocess.run(line, check=True, capture_output=True).stdout, "<f4").reshape(-1, 2)


def loudness(path):
    """Give the integrated loudness in LUFS and the true peak in dBTP as ffmpeg's ebur128 measures them."""
    line = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    said = subprocess.run(line, check=True, capture_output=True, text=True).stderr.rsplit("Summary:", 1)[1]
    return float(re.search(r"I:\s+(-?[\d.]+) LUFS", said)[1]), float(re.search(r"Peak:\s+(-?[\d.]+) dBFS", said)[1])
