"""Giving back: what the checks and the teacher say, as one page for each student and one file for their project."""
