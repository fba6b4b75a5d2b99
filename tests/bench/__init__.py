"""Speed and memory, side by side with the synthesizers people use today: ``python -m tests.bench``."""
