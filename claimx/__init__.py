"""claimx reads news articles and gives out every quantitative claim in them as a structured, grounded object."""

from importlib.metadata import version

from claimx.errors import ClaimxError
from claimx.model import Article, Attribution, Claim, Mention, Part, Period, Quantity, Record
from claimx.pipeline import extract, load, pipe

__version__ = version("claimx")
__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "ClaimxError",
    "Mention",
    "Part",
    "Period",
    "Quantity",
    "Record",
    "__version__",
    "extract",
    "load",
    "pipe",
]
