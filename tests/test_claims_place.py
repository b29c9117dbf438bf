"""Where figures hold, when their clauses say so."""

from __future__ import annotations

import pytest

import claimx


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        ("Sales in Norway rose 4% last year.", "4%", "Norway"),
        ("Some 400 people died across Kenya in May.", "400", "Kenya"),
        ("Harlow sold 1,400 vans in Italy and 300 lorries in Spain.", "300", "Spain"),
        ("Unemployment fell to 4.1% throughout France.", "4.1%", "France"),
    ],
)
def test_the_place_that_a_preposition_leads_to(nlp, text, figure, place):
    claim = next(c for c in claimx.extract(text, nlp=nlp) if c.quantity.text == figure)
    assert claim.place is not None
    assert claim.place.text == place
    assert text[claim.place.start : claim.place.end] == claim.place.text


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Norway sold 1,400 vans last year.", "1,400"),  # an actor is no place
        ("Sales rose 4% in May.", "4%"),  # a time is no place
        ("Output reached 640 tonnes, according to a study in Nature.", "640 tonnes"),  # where a report came out
        ("Missions in Togo will close, while 11 more will be run by local staff.", "11"),  # where those of another clause are
        ("Harlow makes vans in Italy. Sales rose 4%.", "4%"),  # another sentence's place is not this one's
    ],
)
def test_no_place_where_none_is_said(nlp, text, figure):
    claim = next(c for c in claimx.extract(text, nlp=nlp) if c.quantity.text == figure)
    assert claim.place is None
