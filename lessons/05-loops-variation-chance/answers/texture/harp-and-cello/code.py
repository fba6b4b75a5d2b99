chance = Random(42)
piece = open_song("my-texture", tempo=84, key="D minor")
rows = ["D4 F4 A4 F4", "D4 G4 A4 C5", "F4 A4 C5 A4"]
for bar in range(1, 17):
    piece.melody("harp", chance.choice(rows), at=bar, instrument="harp")
    if bar > 4 and bar <= 12:
        piece.melody("cello", "D3:4", at=bar, instrument="cello")
    if bar > 8:
        piece.melody("flute", "D5:3 ." if chance.random() < 0.5 else ". A5:3", at=bar, instrument="flute")
    if bar > 12:
        piece.beat("shaker", "x-x- x-x- x-x- x-x-", at=bar)
