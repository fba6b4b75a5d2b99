"""What music is made of: keys, chords, melodies, rhythm and form, found in a song and drawn."""
