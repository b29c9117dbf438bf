"""What a figure does in its sentence: `find.py`; whether and which way something moved: `change.py`."""
