"""The commands, a file each: the examples of its help, its options, and what it does."""
