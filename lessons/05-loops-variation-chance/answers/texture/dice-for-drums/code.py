def drums(piece, chance, bar):
    for name in ["kick", "rim", "closed hat"][: 1 + (bar - 1) // 4]:
        row = "".join(chance.choice("x.-.") for step in range(15))
        piece.beat(name, "X" + row, at=bar)

def texture(seed):
    chance = Random(seed)
    piece = open_song("my-texture", tempo=126, key="E minor")
    for bar in range(1, 17):
        drums(piece, chance, bar)
        piece.melody("bass", "E2:1.5 E2:1.5 G2:1", at=bar, instrument="synth bass")
        if bar > 12:
            piece.melody("lead", "E4 G4 B4:2", at=bar, instrument="saw lead")
    return piece

texture(3)
