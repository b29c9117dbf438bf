"""Claims: see `component.py` for the way through."""
