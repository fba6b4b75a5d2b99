"""A recording made different: backwards, longer or shorter, higher or lower, in tune. The recording itself never changes."""
