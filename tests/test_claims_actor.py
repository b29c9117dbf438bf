"""Who or what figures are about, on a table of texts, and how candidates are weighed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import claimx
from claimx.claims.actor import find as focus
from claimx.claims.actor import ranking as actor_ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from claimx.claims.actor.ranking import Verdict
    from claimx.claims.actor.standing import Standing
    from claimx.claims.draft import Draft

SECTIONS = yaml.safe_load((Path(__file__).parent / "cases" / "claim_actors.yaml").read_text(encoding="utf-8"))
TABLE = [
    pytest.param(
        case,
        id=f"{section}: {case['figure']} in {case['text'][:60]}",
        marks=[pytest.mark.xfail(strict=True, reason=case["known_failure"])] if "known_failure" in case else [],
    )
    for section, cases in SECTIONS.items()
    for case in cases
]


@pytest.mark.parametrize("case", TABLE)
def test_actor(nlp: Language, case: dict[str, Any]) -> None:
    claims = claimx.extract(case["text"], published="2017-04-05", nlp=nlp)
    claim = next(claim for claim in claims if claim.quantity.text == case["figure"])
    if case["actor"] is None:
        assert claim.actor is None
        assert "actor" not in claim.found_by
        return
    assert claim.actor is not None
    assert claim.actor.name == case["actor"]
    assert case["text"][claim.actor.start : claim.actor.end] == claim.actor.text
    assert claim.found_by["actor"].startswith("actor.")


LOST_IN_FOCUS = """Norwich Motors sold 3,000 vans in May. Gold fell 2%."""


def test_what_is_near_is_not_what_a_price_is_about(nlp: Language) -> None:
    vans, gold = claimx.extract(LOST_IN_FOCUS, nlp=nlp)
    assert vans.actor is not None
    assert gold.actor is not None
    assert (vans.actor.name, gold.actor.name) == ("Norwich Motors", "Gold")


def test_the_rule_that_proposed_an_actor_is_named(nlp: Language) -> None:
    text = "Norwich Motors had a good year. Sales were $3bn, and profits $1bn."
    claims = claimx.extract(text, nlp=nlp)
    assert [claim.actor.name if claim.actor else None for claim in claims] == ["Norwich Motors", "Norwich Motors"]
    assert {claim.found_by["actor"] for claim in claims} <= {f"actor.{rule}" for rule in ("topic", "subject-before", "same-sentence")}


def test_a_text_that_says_nothing_of_whom_has_no_actor(nlp: Language) -> None:
    for claim in claimx.extract("Sales fell 3%. Costs rose 4%, and prices 5%.", nlp=nlp):
        assert claim.actor is None


def test_cues_tell_the_clause_and_the_paragraph_of_a_name(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, set[str]] = {}

    def note(draft: Draft, before: Sequence[Draft], standing: Standing, nearest: Verdict | None) -> None:
        found = actor_ranking.cued(draft, before, standing, nearest)
        seen.update((candidate.mention.name if candidate.mention else "nobody", candidate.cues) for candidate in found)

    monkeypatch.setattr(focus, "weighed", note)
    claimx.extract("Norway is calm. The works were shut for 12 days before Lowell Group bought them.", nlp=nlp)
    assert "after in another clause" in seen["Lowell Group"]
    assert "opens the paragraph" in seen["Norway"]
    assert "nobody with verb passive and measure thing" in seen["nobody"]


def test_every_weight_of_the_ranker_is_finite_and_moderate() -> None:
    weights = actor_ranking.cue_weights()
    assert len(weights) > 100
    assert all(abs(weight) < 5 for weight in weights.values())
    assert weights["nearest"] > 0
