"""The gradebook: every marking and every word of a teacher, kept one after another and never overwritten."""

from musiclab.classroom.gradebook.book import Gradebook

__all__ = ["Gradebook"]
