"""Articles in XML: RSS and Atom feeds with full content, NewsML-G2, NITF.

Nothing is fetched and no entity is expanded, whatever a file asks for; libxml2's own bounds on depth and size hold.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from claimx.errors import InputError
from claimx.extras import require
from claimx.sources.dates import day_of
from claimx.sources.item import Item, Options
from claimx.sources.pages import read_whole

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"])
_SECTIONS = frozenset(["address", "article", "aside", "blockquote", "body", "div", "figure", "footer", "header", "main", "nav", "section"])
_PARAGRAPHS = frozenset(["br", "dd", "dl", "dt", "figcaption", "hr", "li", "ol", "p", "pre", "table", "td", "th", "tr", "ul"])
_BLOCKS = _HEADINGS | _SECTIONS | _PARAGRAPHS
_SILENT = frozenset(["head", "iframe", "noscript", "script", "style", "svg", "template"])


def split_xml(stream: BinaryIO, origin: str, name: str, options: Options) -> Iterator[Item]:  # noqa: ARG001 - the form of a split
    """The articles of a feed, a NewsML-G2 document or a NITF document; which it is, its first element says.

    Raises InputError if it is none of them, is not well formed, or the extra "xml" is not installed.
    """
    data = read_whole(stream)
    root = _parse(data)
    read = _READERS.get(_local(root))
    if read is None:
        message = f"is XML with <{_local(root)}> in it; claimx reads RSS, Atom, NewsML-G2 and NITF"
        raise InputError(message)
    found = list(read(root, data))
    for number, facts in enumerate(found, start=1):
        own = facts.pop("doc_id", None)
        title, text = facts.get("title"), facts.pop("text")
        place = origin if len(found) == 1 else f"{origin} item {number}"
        identifier = own or (name if len(found) == 1 else f"{name}#{number}")
        if not text:
            yield Item(origin=place, name=identifier, problem="has no text")
            continue
        whole = text if not title or text.startswith(title) else f"{title}\n\n{text}"
        yield Item(origin=place, name=identifier, facts={"text": whole, **{fact: value for fact, value in facts.items() if value}})


def prose(element: Any) -> str:  # noqa: ANN401 - an lxml element
    """The text of an element, a paragraph for every block in it, without scripts and styles."""
    etree = require("lxml.etree", extra="xml", purpose="to read XML files")
    blocks: list[list[str]] = [[]]
    silent = 0
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        tag = _local(inner)
        block = tag in _BLOCKS
        if event == "start":
            silent += tag in _SILENT
            if block:
                blocks.append([])
            if inner.text and tag and not silent:
                blocks[-1].append(inner.text)
            continue
        silent -= tag in _SILENT
        if block:
            blocks.append([])
        if inner is not element and inner.tail and not silent:
            blocks[-1].append(inner.tail)
    paragraphs = (" ".join("".join(block).split()) for block in blocks)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def prose_of_html(markup: str) -> str:
    """The text of a piece of HTML, a paragraph for every block."""
    html = require("lxml.html", extra="xml", purpose="to read XML files")
    return prose(html.fragment_fromstring(markup, create_parent="div")) if markup.strip() else ""


def _parse(data: bytes) -> Any:  # noqa: ANN401 - an lxml element
    etree = require("lxml.etree", extra="xml", purpose="to read XML files")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"is not well-formed XML: {error}"
        raise InputError(message) from error


def _local(element: Any) -> str:  # noqa: ANN401 - an lxml element
    """The name of an element without its namespace; "" for what is no element (an entity that was left alone)."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _feed(_root: Any, data: bytes) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - an lxml element
    """The entries of a feed; the text is the full content where there is one, else the summary."""
    feedparser = require("feedparser", extra="xml", purpose="to read RSS and Atom feeds")
    for entry in feedparser.parse(io.BytesIO(data)).entries:
        contents = [content.value for content in entry.get("content", ()) if content.get("value")] or [entry.get("summary", "")]
        yield {
            "doc_id": entry.get("id") or entry.get("link"),
            "title": " ".join(prose_of_html(entry.get("title", "")).split()),
            "published": _day(entry.get("published") or entry.get("updated") or ""),
            "url": entry.get("link"),
            "text": prose_of_html(max(contents, key=len)),
        }


def _newsml(root: Any, _data: bytes) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - an lxml element
    """The news items of a NewsML-G2 document (IPTC, namespace iptc.org/std/nar/2006-10-01)."""
    items = [root] if _local(root) == "newsitem" else list(_within(root, "newsitem"))
    for item in items:
        body = next(_within(item, "inlinexml"), None)
        plain = next(_within(item, "inlinedata"), None)
        days = (_day(_text(found)) for name in ("contentcreated", "firstcreated", "versioncreated") for found in _within(item, name))
        titles = (_text(found) for name in ("headline", "title") for found in _within(item, name))
        yield {
            "doc_id": item.get("guid"),
            "title": next(filter(None, titles), None),
            "published": next(filter(None, days), None),
            "text": prose(body) if body is not None else "" if plain is None else "\n\n".join(_paragraphs(plain)),
        }


def _nitf(root: Any, _data: bytes) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - an lxml element
    """The article of a NITF document (IPTC, version 3)."""
    body = next(_within(root, "body.content"), None)
    issued = next(_within(root, "date.issue"), None)
    named = next(_within(root, "doc-id"), None)
    headline = next(_within(root, "hl1"), None)
    yield {
        "doc_id": None if named is None else named.get("id-string"),
        "title": None if headline is None else _text(headline),
        "published": None if issued is None else _day(issued.get("norm") or ""),
        "text": "" if body is None else prose(body),
    }


_READERS: Mapping[str, Callable[[Any, bytes], Iterator[dict[str, Any]]]] = {
    "rss": _feed,
    "rdf": _feed,
    "feed": _feed,
    "newsmessage": _newsml,
    "newsitem": _newsml,
    "nitf": _nitf,
}


def _within(element: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
    return (inner for inner in element.iter() if _local(inner) == name)


def _text(element: Any) -> str:  # noqa: ANN401 - an lxml element
    return " ".join(prose(element).split())


def _paragraphs(element: Any) -> list[str]:  # noqa: ANN401 - an lxml element
    """The paragraphs of plain text in an element, which blank lines part."""
    blocks = re.split(r"\n\s*\n", "".join(element.itertext()))
    return [" ".join(block.split()) for block in blocks if block.strip()]


def _day(given: str) -> date | None:
    """The day of a point in time; None if it is none."""
    try:
        return day_of(given)
    except InputError:
        return None
