"""Between characters and spaCy tokens: alignment and dictionary forms.

Only `tag_`, `dep_`, `head` and the entities of a parse are used, so that no lemmatizer or attribute ruler has to run.
"""

from __future__ import annotations

from functools import lru_cache
from weakref import WeakKeyDictionary

from lemminflect.core.Lemmatizer import Lemmatizer
from spacy.tokens import Doc, Span, Token

_LEMMATIZER = Lemmatizer()
_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""The tags of verbs that can stand alone (Penn Treebank)."""
PRESENT = frozenset({"VBZ", "VBP"})
"""Of these, the tags of the present."""
_UPOS = {"V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV", "M": "VERB"}


@lru_cache(maxsize=50_000)
def lemma_of(word: str, tag: str) -> str:
    """The dictionary form of a word with a Penn Treebank tag, lower case (LemmInflect)."""
    upos = _UPOS.get(tag[:1])
    return word.lower() if upos is None or tag.startswith("NNP") else _form(word.lower(), upos)


@lru_cache(maxsize=50_000)
def _form(lower: str, upos: str) -> str:
    """The dictionary form of a word of a kind: LemmInflect is slow, and asked once for all tags and both cases."""
    found = _LEMMATIZER.getLemma(lower.replace("’", "'"), upos=upos)  # "they’re"
    return found[0] if found else lower


@lru_cache(maxsize=10_000)
def is_word(lower: str) -> bool:
    """Whether a word in small letters is a noun or an adjective of the dictionary, be it a name or not ("lorry", "dearer")."""
    return any(_LEMMATIZER.getAllLemmas(lower, upos=upos) for upos in ("NOUN", "ADJ"))


def lemma(token: Token) -> str:
    """The dictionary form of a token, lower case."""
    return lemma_of(token.text, token.tag_)


def span_at(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that share a character with the stretch `start`..`end`, or None where there is none."""
    return doc.char_span(start, end, alignment_mode="expand") if start < end <= len(text_of(doc)) else None


def text_of(doc: Doc) -> str:
    """The text of a document, put together once; `doc.text` goes through all its tokens on each call."""
    text = _TEXTS.get(doc)
    if text is None:
        text = _TEXTS[doc] = doc.text
    return text
