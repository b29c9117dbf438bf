"""From a parsed document to its attributions.

Terms and scope follow PARC 3.0 (Pareti 2016): a source, a cue, and the content that is attributed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import clauses, phrases, speech, words
from claimx.attributions.draft import Draft, finished
from claimx.attributions.view import View, view_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimx.model import Attribution


def find(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions of a document with tags, heads and entities, in text order."""
    view = view_of(doc)
    if view is None:
        return ()
    drafts = [*speech.speeches(view), *phrases.according(view)]
    drafts += _statements(view, {draft.cue for draft in drafts})
    found = [done for draft in drafts if (done := finished(view, draft)) is not None]
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _statements(view: View, used: set[tuple[int, int] | None]) -> list[Draft]:
    found: list[Draft] = []
    rows = words.verbs()
    for token, tag in enumerate(view.tags):
        if tag[:1] != "V" or (token, token + 1) in used:
            continue
        row = rows.get(view.lemma(token))
        if row is not None:
            draft = clauses.statement(view, token, row)
            if draft is not None:
                found.append(draft)
    return found
