"""From a parsed document to its attributions.

Terms and scope follow PARC 3.0 (Pareti 2016): a source, a cue, and the content that is attributed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.attributions import carry, certain, clauses, expectations, forms, nouns, parenthesis, phrases, speech, titles, words
from claimx.attributions.draft import Draft, finished
from claimx.attributions.nesting import nested
from claimx.attributions.view import View, view_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimx.model import Attribution


def find(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions of a document with tags, heads and entities, in text order."""
    view = view_of(doc)
    if view is None:
        return ()
    drafts = [*speech.speeches(view), *phrases.cued(view)]
    drafts += _statements(view, {draft.cue[0] for draft in drafts if draft.cue})
    drafts = _known(drafts)
    drafts += carry.carried(view, drafts)
    begun = {draft.content[0][0] for draft in drafts if draft.frame == "quote"}
    formed = [draft for draft in forms.formed(view) if draft.content[0][0] not in begun]
    drafts = nested(
        _known([*drafts, *nouns.named(view), *certain.held(view), *expectations.expected(view), *expectations.relative(view), *formed])
    )
    for draft in drafts:
        if draft.source is not None and draft.head is not None:
            draft.title = titles.title_of(view, draft.source, draft.head)
    found = [done for draft in drafts if (done := finished(view, draft)) is not None]
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _known(drafts: list[Draft]) -> list[Draft]:
    """Those by rules that the language has."""
    manners = words.manners()
    return [draft for draft in drafts if draft.rule in manners]


def _statements(view: View, used: set[int]) -> list[Draft]:
    """The statements of cue verbs outside quotations: what is said inside one is part of the speaker's words."""
    found: list[Draft] = []
    known = words.readings()
    verbs = view.by_tag.of({tag for tag in view.by_tag.first if tag[:1] == "V"})
    able = [verb for verb in verbs if view.inside[verb] < 0 and view.lemma(verb) in known]
    for token in sorted([*parenthesis.hidden_cues(view), *able]):
        draft = None if token in used else clauses.statement(view, token)
        if draft is not None:
            found.append(draft)
    return found
