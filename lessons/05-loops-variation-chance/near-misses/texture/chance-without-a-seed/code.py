def texture(seed):
    chance = Random()
    piece = open_song("my-texture", tempo=100, key="A minor")
    notes = ["A4", "C5", "D5", "E5", "G5"]
    for bar in range(1, 17):
        piece.beat("kick", "X... X... X... X...", at=bar)
        if bar > 4:
            piece.melody("bell", " ".join(chance.choice(notes) for beat in range(4)), at=bar, instrument="music box")
        if 8 < bar <= 12:
            piece.beat("closed hat", "x.x. x.x. x.x. x.xx", at=bar)
        if bar > 8:
            piece.melody("bass", "A2:2 E2:2", at=bar, instrument="electric bass")
    return piece

mine = texture(1)
