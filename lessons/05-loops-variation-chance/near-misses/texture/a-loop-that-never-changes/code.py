def texture(seed):
    chance = Random(seed)
    piece = open_song("my-texture", tempo=100, key="A minor")
    for bar in range(1, 17):
        piece.beat("kick", "X... X... X... X...", at=bar)
        piece.melody("bell", chance.choice(["A4 C5 E5 C5", "A4 C5 E5 C5"]), at=bar)
    return piece

texture(1)
