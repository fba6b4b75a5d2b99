song = open_song("rounds", tempo=96)
bars = [f"C4 E4 G4 {last}" for last in ["E4", "C5", "A4", "B4"] * 2]
song.melody("tune", " | ".join(bars))
