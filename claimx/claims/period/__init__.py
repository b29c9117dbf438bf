"""When a figure holds: `find.py` takes the right one of the periods in reach."""
