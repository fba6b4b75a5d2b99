"""The song as a value: frozen, ordered, in whole ticks."""
