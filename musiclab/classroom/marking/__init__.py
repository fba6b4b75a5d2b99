"""Marking: every submission is read with the checks of its lesson, on all cores, and nothing of it is run."""

from musiclab.classroom.marking.class_marking import mark_all
from musiclab.classroom.marking.one import mark_submission

__all__ = ["mark_all", "mark_submission"]
