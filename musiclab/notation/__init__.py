"""Notation: a song as a musician reads it, engraved."""
