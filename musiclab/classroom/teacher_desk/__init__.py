"""The teacher's desk: what a class has handed in, to be listened to and marked. Nothing that was handed in is ever run."""
