song = open_song("rounds", tempo=112)
song.beat("kick", "X... X... X... X...", times=8)
song.melody("bell", "A4 C5 E5 C5", times=8)
