"""Checks: they listen to what was made, accept every right answer, and name the next step in musical words."""
