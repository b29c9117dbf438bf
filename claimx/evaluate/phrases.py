"""Whether two phrases name the same thing, by the words they share (Dice coefficient of content words)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx import lexicon
from claimx.lexicon import kept, kept_up_to

_WORD = re.compile(r"\w+(?:[.’'-]\w+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_WITHIN = 0.5
_ALIKE = 0.67
_SHORTEST_STEM = 3


def phrase_right(accepted: Sequence[str | None], offered: Sequence[str | None]) -> bool:
    """Whether a slot's answer (its text, its name) is an accepted phrase; no answer is right where None is accepted."""
    given = [phrase for phrase in offered if phrase]
    if not given:
        return None in accepted
    return any(same(right, phrase) for right in accepted if right for phrase in given)


def name_right(accepted: Sequence[str | None], offered: Sequence[str | None]) -> bool:
    """As `phrase_right`, for somebody: where a name is accepted, words that only point to it ("the company") are not."""
    if any(phrase and _is_name(phrase) for phrase in accepted):
        accepted = [phrase for phrase in accepted if phrase is None or not is_anaphor(phrase)]
    return phrase_right(accepted, offered)


def same(one: str, other: str) -> bool:
    """One phrase within the other and at least half of it, or next to all words shared."""
    a, b = content_words(one), content_words(other)
    if not a or not b:
        return False
    dice = 2 * len(a & b) / (len(a) + len(b))
    return dice >= _WITHIN if a <= b or b <= a else dice > _ALIKE


@kept_up_to(10_000)
def content_words(phrase: str) -> frozenset[str]:
    """The words of a phrase without endings and, unless there are no others, without function words."""
    words = [_POSSESSIVE.sub("", word.lower()).strip(".") for word in _WORD.findall(phrase.replace("-", " "))]
    content = [word for word in words if word not in lexicon.words("evaluation", "function_words")]
    return frozenset(stem(word) for word in content or words)


def stem(word: str) -> str:
    """A word without its plural ending."""
    for row in lexicon.rows("evaluation", "ending"):
        ending: str = row["ending"]
        kept = word[: -len(ending)]
        if word.endswith(ending) and len(kept) >= _SHORTEST_STEM and (len(ending) > 1 or not kept.endswith(ending)):
            return f"{kept}{row['becomes']}"
    return word


def is_anaphor(phrase: str) -> bool:
    """Whether a phrase only points to something named elsewhere: a pronoun, or a definite phrase without a name."""
    if phrase.lower() in lexicon.words("evaluation", "anaphoric_pronouns"):
        return True
    rest = _determiner().sub("", phrase)
    return rest != phrase and rest == rest.lower()


@kept
def _determiner() -> re.Pattern[str]:
    words = lexicon.words("evaluation", "anaphoric_determiners")
    return re.compile(rf"^(?:{'|'.join(sorted({form for word in words for form in (word, word.capitalize())}))})\s+")


def _is_name(phrase: str) -> bool:
    """Whether a phrase holds a capital that is not only that of its first word."""
    words = _WORD.findall(phrase)
    return not is_anaphor(phrase) and any(word[:1].isupper() for word in words[1:] or words)
