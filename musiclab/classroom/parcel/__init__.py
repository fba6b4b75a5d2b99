"""What comes from a student: a zip, half a zip, a folder or a single file, opened without trusting anything that it says of itself."""
