"""The HTML report: one self-contained page on an article or a whole batch."""

from claimx.report.page import html, write

__all__ = ["html", "write"]
