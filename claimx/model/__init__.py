"""The objects that claimx gives out: frozen, typed, and ignorant of spaCy."""

from claimx.model.article import Article, Record
from claimx.model.attribution import Attribution
from claimx.model.claim import Claim, Link
from claimx.model.parts import Measure, Mention, Part, Predicate
from claimx.model.period import Period
from claimx.model.quantity import Quantity

__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "Link",
    "Measure",
    "Mention",
    "Part",
    "Period",
    "Predicate",
    "Quantity",
    "Record",
]
