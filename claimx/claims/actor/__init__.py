"""Who or what a figure is about: `find.py` asks what its sentence says, then what is in focus around it."""
