"""What a figure measures or counts: `find.py` asks the rules in the order of `data/en/measures.toml`."""
