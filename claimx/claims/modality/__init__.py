"""How a figure is said: `find.py` takes what has scope over it."""
