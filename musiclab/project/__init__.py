"""Projects on disk: a folder for each song, saved as one works, and the live song that a notebook holds."""
