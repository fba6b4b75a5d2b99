"""The teacher's desk: what a class has handed in, to be listened to and marked. Nothing that was handed in is ever run."""

from musiclab.classroom.teacher_desk.marking_desk import MarkingDesk

__all__ = ["MarkingDesk"]
