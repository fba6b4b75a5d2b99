"""A bridge to nbgrader, for schools that mark with it: its course is filled from a class, and its grade cells listen with MusicLab's checks."""

from musiclab.classroom.nbgrader.course import to_nbgrader
from musiclab.classroom.nbgrader.points import points_here

__all__ = ["points_here", "to_nbgrader"]
