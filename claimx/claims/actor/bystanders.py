"""Who is named in a figure's sentence without a part in what it tells."""

from __future__ import annotations

from claimx.claims import measure_words, words
from claimx.claims.draft import Draft
from claimx.model import Mention


def only_tells(mention: Mention, draft: Draft) -> bool:
    """Whether a person is named as the one who tells what others have or do: "Hart said it would take 30 more nurses"."""
    verb, attribution = draft.frame.verb, draft.attribution
    if mention.label != "PERSON" or verb is None or (draft.head is not None and words.lemma_in(draft.head, measure_words.COMPANY_NOUNS)):
        return False
    while attribution is not None:
        source, cue = attribution.source, attribution.cue
        if cue is None or attribution.attitude or cue.start <= verb.idx < cue.end:
            return False
        if source is not None and source.start <= mention.start < source.end:
            return True
        attribution = attribution.via
    return False
