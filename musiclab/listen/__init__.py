"""Understanding a take: its pitches, notes, onsets, tempo, level and timing, as values that draw themselves."""
