"""Instruments as sample buffers: banks, SoundFonts and synthesised presets, all played the same way."""
