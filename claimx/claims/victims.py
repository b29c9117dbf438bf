"""Those whom something befell."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.parse import Token


def is_among_victims(verb: Token) -> bool:
    """Whether a clause tells who was among the dead or hurt: "among the dead were 12 children"."""
    if verb.lemma not in words.BEING:
        return False
    fronted = next((child for child in verb.children if child.lower_ in measure_words.AMONG), None)
    return fronted is not None and any(words.lemma_in(noun, measure_words.STRUCK, measure_words.VICTIMS) for noun in fronted.children)
