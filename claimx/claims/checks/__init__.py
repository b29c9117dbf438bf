"""Checks whether the figures of an article, or of several, agree: pure functions over claims."""

from claimx.claims.checks.across import check_articles
from claimx.claims.checks.finding import Finding
from claimx.claims.checks.within import check_article

__all__ = ["Finding", "check_article", "check_articles"]
