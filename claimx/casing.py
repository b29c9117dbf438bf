"""The words of a headline, or of a line in capitals, in the case that the rest of its article gives them.

In a headline that capitalises every word ("Harlow Posts $4 Million Loss") a model takes most words for names. Truecasing
by the article's own text (Lita et al., "tRuEcasIng", ACL 2003) gives it "Harlow posts $4 million loss". So do news agencies'
lines in capitals need it ("* HARLOW TO CLOSE 40 SHOPS").
"""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from claimx import lexicon
from claimx.layout import Paragraph, is_title_case, paragraphs
from claimx.matching import text_of

# How many words in capitals make a line in capitals, and how many letters a word has that is no abbreviation.
_LINE_WORDS = 3
_WORD_LETTERS = 4
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


def recased(doc: Doc) -> dict[int, str]:
    """The tokens of a headline in title case or capitals, and of other lines in capitals, that are better read otherwise.

    Token number to word, of equal length. An article that is all in capitals has nothing to go by.
    """
    text = text_of(doc)
    lines = [p for p in paragraphs(text) if p.kind != "furniture" and (_is_in_capitals(text[p.start : p.end]) or _is_title(text, p))]
    if not lines:
        return {}
    ends = [p.end for p in lines]
    numbers = [bisect_right(ends, token.idx) for token in doc]
    within = [number < len(lines) and token.idx >= lines[number].start for token, number in zip(doc, numbers, strict=True)]
    body = {token.text for token, is_within in zip(doc, within, strict=True) if not is_within}
    if not any(map(str.islower, body)):
        return {}
    found = {}
    for token, number, is_within in zip(doc, numbers, within, strict=True):
        if not is_within:
            continue
        line = lines[number]
        word = _as_in(body, token.text, first=token.idx == line.start, shouted=_is_in_capitals(text[line.start : line.end]))
        if word != token.text:
            found[token.i] = word
    return found


def _is_title(text: str, paragraph: Paragraph) -> bool:
    return paragraph.kind == "headline" and is_title_case(text[paragraph.start : paragraph.end])


def _is_in_capitals(line: str) -> bool:
    return line.isupper() and len(_CAPITALS.findall(line)) >= _LINE_WORDS


def _as_in(body: set[str], word: str, *, first: bool, shouted: bool) -> str:
    """A capitalised word as the body writes it; one that it does not write is no name, unless it comes first or is an acronym.

    In a line that is `shouted` all words look like acronyms; a longer one is none that the body does not have.
    """
    small = lexicon.words("layout", "small_words")
    acronym = word.isupper() and len(word) > 1 and not (shouted and (len(word) >= _WORD_LETTERS or word.lower() in small))
    if not word[:1].isupper() or (word.isupper() and len(word) > 1 and word in body):
        return word
    lower = word.lower()
    if lower in body:
        return lower
    if word.title() in body:
        return word.title()
    return word if first or acronym or word in body or not word.isalpha() else lower
