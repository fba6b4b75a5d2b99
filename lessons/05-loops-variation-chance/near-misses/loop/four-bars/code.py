song = open_song("rounds", tempo=112)
for bar in range(1, 5):
    song.beat("kick", "X... X... X... X...", at=bar)
