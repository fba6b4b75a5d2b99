song = open_song("rounds", tempo=112, key="A minor")
for bar in range(1, 9):
    song.beat("kick", "X... X... X... X...", at=bar)
    song.melody("bell", "A4 C5 E5 C5", at=bar)
