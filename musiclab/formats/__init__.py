"""Files that other programs read and write: sound, Standard MIDI, MusicXML."""
