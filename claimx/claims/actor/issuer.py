"""Whose shares, bonds and notes figures are of: who is named before the dash of an entry, or whom the lines before tell of."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.actors.words import part
from claimx.claims import measure_words, words
from claimx.claims.actor.observers import observes
from claimx.claims.actor.standing import Standing
from claimx.claims.draft import Draft
from claimx.claims.grammar import subject
from claimx.claims.parse import Token
from claimx.model import Mention

# How many paragraphs back an issuer may be told of, and how much of an article it makes up where it is not the actor of a figure.
_REACH, _SHARE = 1, 0.2
_BODIES = frozenset({"ORG", "GPE"})


def entry(draft: Draft) -> Mention | None:
    """Who is named before a dash and an amount of securities: "Ostrow Corp. -- $80 million of senior notes due 2005"."""
    frame, at = draft.frame, draft.frame.lead - 1
    if at <= frame.sentence.start or frame.doc[at].text not in measure_words.ENTRY_DASHES or not is_of_securities(draft):
        return None
    end = at
    if frame.doc[at - 1].text == ")":
        end = next((place for place in range(at - 1, frame.sentence.start, -1) if frame.doc[place].text == "("), at)
    name = frame.doc[end - 1]
    mention = frame.scene.mention(name)
    if mention is None or not name.tag_.startswith("NNP"):
        return None
    return _last_of(mention, name) if mention.label in _BODIES else None


def _last_of(mention: Mention, last: Token) -> Mention:
    """The last of several firms that are taken for one name: "Dunne & Co. Ostrow Corp." → Ostrow Corp."""
    first = last
    while first.i > 0 and first.nbor(-1).idx >= mention.start and not _ends_name(first.nbor(-1)):
        first = first.nbor(-1)
    if (first is last or first.idx <= mention.start) and mention.end <= last.end:
        return mention
    text = mention.text[first.idx - mention.start : last.end - mention.start]
    return Mention(text=text, start=first.idx, end=last.end, name=text, label=mention.label)


def _ends_name(token: Token) -> bool:
    return token.text.endswith(".") and token.lower_.rstrip(".") in part("names.company_suffixes")


def issuer(draft: Draft, before: Sequence[Draft], standing: Standing) -> Mention | None:
    """Whose securities a figure tells of, where that is not said: the firm's whose figures stand before, or that the article is about."""
    last = before[-1].actor if before and _goes_on(draft, before[-1]) else None
    if last is not None and last.label == "ORG":
        return last
    if not is_of_securities(draft):
        return None
    for earlier in reversed(before):
        if draft.paragraph - earlier.paragraph > _REACH:
            break
        if earlier.actor is not None and _may_issue(earlier.actor):
            return earlier.actor
    firms = [name for name, share in standing.shares.items() if share >= _SHARE and _may_issue(standing.first[name])]
    firms = [name for name in firms if standing.first[name].start < draft.frame.quantity.start]
    best = max(firms, key=lambda name: standing.shares[name], default=None)
    return None if best is None else standing.first[best]


def _may_issue(mention: Mention) -> bool:
    """Whether a body may be the issuer of securities, and is not a market, an index or a reporter of their prices."""
    words_of_name = {word.lower() for word in mention.name.split()}
    return mention.label == "ORG" and not observes(mention) and words_of_name.isdisjoint(measure_words.MARKETS)


def _goes_on(draft: Draft, earlier: Draft) -> bool:
    """Whether a figure stands in one sentence with one of securities before it: "$100 million of notes, priced to yield 9%"."""
    return earlier.frame.sentence.start == draft.frame.sentence.start and is_of_securities(earlier)


def is_of_securities(draft: Draft) -> bool:
    """Whether securities are what is measured, have it or are the subject: "the notes", "the conversion price", "each right entitles"."""
    head, verb = draft.head, draft.frame.verb
    near: list[Token] = [] if head is None else [head, *(child for child in head.children if child.dep_ in ("compound", "amod"))]
    near += [] if head is None else [inner for child in head.children if child.dep_ == "prep" for inner in child.children]
    thing = None if verb is None else subject(verb)
    return any(words.lemma_in(token, measure_words.SECURITIES) for token in (*near, *(() if thing is None else (thing,))))
