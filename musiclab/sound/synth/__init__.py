"""Instruments that are computed instead of recorded."""
