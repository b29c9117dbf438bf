"""The noun that a count counts, told from the words behind it alone: "1,400 suppliers" → "suppliers"."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.lexicon import kept
from claimx.model.parts import Part

_FILE = "quantities_nouns"
_WORDS = re.compile(r"(?: - |[ \n-])(?:['\"“‘])?([a-z][a-z'.]*(?:-[a-z]+)*)")
_MAX_WORDS = 6
_ADJECTIVE = re.compile(r"(?:al|ive|ous|ful|able|ible|ic|ish|ern|less|est|ed|ian|ary)\Z")


@kept
def _list(name: str) -> frozenset[str]:
    return lexicon.words(_FILE, name)


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _list("plurals"):
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "'s", "us")) and word not in _list("not_plurals")


def noun_after(text: str, low: str, end: int, *, one: bool = False) -> Part | None:
    """The noun phrase that starts behind a number, or None where the words do not tell.

    `one`: the number is one, so that the noun is singular.
    """
    found: list[tuple[int, int, str]] = []
    at = end
    skips, stops = _list("skips"), _list("stops")
    while len(found) < _MAX_WORDS and (match := _WORDS.match(low, at)) is not None:
        if match.group()[0] == "\n" and text[match.start(1)].isupper():
            break
        word = match[1].rstrip(".'")
        skipped = not found and word in skips
        if not skipped and word in stops:
            break
        at = match.start(1) + len(word)
        if not skipped:
            found.append((match.start(1), at, word))
        if match[1] != word:
            break
    last = 0 if found and low[end : end + 1] == "-" else _head(found, one=one)
    return None if last is None else Part.of(text, found[0][0], found[last][1])


def _head(found: list[tuple[int, int, str]], *, one: bool) -> int | None:
    if one:
        nouns = [i for i, (_, _, word) in enumerate(found) if not _ADJECTIVE.search(word)]
        return nouns[0] if nouns else len(found) - 1 if found else None
    first = next((i for i, (_, _, word) in enumerate(found) if is_plural(word.rsplit("-", 1)[-1])), None)
    if first is None:
        return None
    if first + 1 < len(found) and found[first][2] in _list("attributive") and is_plural(found[first + 1][2]):
        return first + 1
    return first
