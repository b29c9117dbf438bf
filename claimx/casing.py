"""The words of a headline in the case that its article's body gives them.

In a headline that capitalises every word ("Harlow Posts $4 Million Loss") a model takes most words for names. Truecasing
by the article's own text (Lita et al., "tRuEcasIng", ACL 2003) gives it "Harlow posts $4 million loss".
"""

from __future__ import annotations

from spacy.tokens import Doc

from claimx.layout import is_title_case, paragraphs
from claimx.matching import text_of


def recased(doc: Doc) -> dict[int, str]:
    """The tokens of a headline in title case or capitals that are better read otherwise: token number to word, of equal length."""
    headline = next((p for p in paragraphs(text_of(doc)) if p.kind == "headline"), None)
    if headline is None or not is_title_case(text_of(doc)[headline.start : headline.end]):
        return {}
    body = {token.text for token in doc if token.idx >= headline.end}
    found = {}
    for token in doc:
        if token.idx >= headline.end:
            break
        word = _as_in(body, token.text, first=token.idx == headline.start)
        if word != token.text:
            found[token.i] = word
    return found


def _as_in(body: set[str], word: str, *, first: bool) -> str:
    """A capitalised word as the body writes it; one that it does not write is no name, unless it comes first or is an acronym."""
    acronym = word.isupper() and len(word) > 1
    if not word[:1].isupper() or (acronym and word in body):
        return word
    lower = word.lower()
    if lower in body:
        return lower
    if word.title() in body:
        return word.title()
    return word if first or acronym or word in body or not word.isalpha() else lower
