"""What can be seen and pressed in a notebook; each widget is a Python class and a TypeScript bundle."""
