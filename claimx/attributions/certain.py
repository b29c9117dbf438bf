"""Adjectives that hand on what somebody holds: "the firm is confident that sales will rise by 4%"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import sources, words
from claimx.attributions.content import bounds, extent
from claimx.attributions.draft import Draft

if TYPE_CHECKING:
    from claimx.attributions.view import View

_RULE = "certain-that"


def held(view: View) -> list[Draft]:
    """What somebody is sure or afraid of, outside quotations."""
    found = (_of(view, token) for token in view.by_word.of(words.part("certain")) if view.inside[token] < 0)
    return [draft for draft in found if draft is not None]


def _of(view: View, adjective: int) -> Draft | None:
    verb = view.head[adjective]
    clause = next((kid for above in (adjective, verb) for kid in view.kids(above, "ccomp") if kid > adjective), None)
    head = sources.subject_of(view, verb)
    if (
        view.deps[adjective] != "acomp"
        or view.lemma(verb) not in words.part("being")
        or clause is None
        or head is None
        or head > verb
        or view.lower[head] in words.part("impersonal")
    ):
        return None
    first, last = bounds(view, adjective)
    content = extent(view, adjective, view.left[clause], last)
    source = sources.phrase(view, head, first, verb)
    return Draft(rule=_RULE, content=[content], cue=(adjective, adjective + 1), source=source, head=head, frame="clause")
