"""The arithmetic of spaCy's small models in NumPy: the same answers for a fraction of the time."""

from claimx.kernels.model import ATTRIBUTES, SmallModel, Stretch

__all__ = ["ATTRIBUTES", "SmallModel", "Stretch"]
