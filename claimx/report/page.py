"""The page: a template, a style sheet, scripts, and the data as JSON that no article can break out of."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from claimx.claims.checks import Finding, check_article, check_articles
from claimx.layout import paragraphs
from claimx.model import Claim
from claimx.report.pack import packed, shape
from claimx.sinks.files import whole
from claimx.sinks.labels import period_label
from claimx.sinks.result import Result

_SCRIPTS = ("data", "page", "reader", "links", "card", "filters", "table", "plots", "timeline", "findings", "start")


def html(results: Iterable[Result], *, title: str | None = None) -> str:
    """A self-contained HTML page on the articles: text, claims, plots, and where figures do not agree.

    It loads nothing from anywhere and keeps all data of the claims; 10,000 claims make about 6 MB. `title` is the page's,
    an article's own by default. Equal results give an equal page.
    """
    kept = list(results)
    named = _sound(title or (kept[0].record.title or kept[0].record.doc_id if len(kept) == 1 else f"{len(kept):,} articles"))
    style, script = _asset("report.css"), _script()
    return Template(_asset("report.html")).substitute(
        title=escape(named),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'",
        style=style,
        script=script,
        data=_json({**page_data(kept), "title": named, "version": version("claimx")}),
    )


def write(results: Iterable[Result], path: Path, *, title: str | None = None) -> None:
    """Write the page to a file.

    Raises OutputError if it cannot be written.
    """
    page = html(results, title=title)
    with whole(path) as draft:
        draft.write_text(page, encoding="utf-8", newline="\n")


def page_data(results: Iterable[Result]) -> dict[str, Any]:
    """What the page shows: articles, their claims packed, findings, and the shape to unpack the claims by."""
    articles, rows, findings, claims = [], [], list[Finding](), list[Claim]()
    for number, result in enumerate(results):
        text = result.known_text()
        articles.append(_article(result, text))
        rows += [
            [number, packed(claim, text), period_label(claim.period), period_label(claim.baseline_period)] for claim in result.record.claims
        ]
        findings += check_article(result.record.claims, result.text or "")
        claims += result.record.claims
    findings += check_articles(claims)
    return {"shape": shape(Claim), "articles": articles, "claims": rows, "findings": [finding.to_dict() for finding in findings]}


def _article(result: Result, text: str) -> dict[str, Any]:
    """An article of the page; `wide` are the characters that JavaScript counts as two."""
    record = result.record
    return {
        "id": record.doc_id,
        "title": record.title,
        "published": record.published.isoformat() if record.published else None,
        "dated": record.published_from,
        "url": record.url,
        "text": text,
        "whole": result.text is not None,
        "blocks": _blocks(result, text),
        "wide": [place for place, character in enumerate(text) if ord(character) > 0xFFFF] if not text.isascii() else [],
    }


def _blocks(result: Result, text: str) -> list[tuple[int, int, str]]:
    """The paragraphs of an article; of one whose text was not kept, the sentences of its claims."""
    if result.text is not None:
        return [(block.start, block.end, block.kind) for block in paragraphs(text)]
    return [(start, end, "body") for start, end in sorted({(c.sentence.start, c.sentence.end) for c in result.record.claims})]


def _sound(text: str) -> str:
    """A text without the halves of characters that UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _json(data: object) -> str:
    """JSON for a script block: ASCII only, and no "<" that could end the block or start a comment in it."""
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The scripts in one, in a scope of their own."""
    return "".join(["'use strict';\n(() => {\n", *(_asset(f"{name}.js") for name in _SCRIPTS), "})();\n"])
