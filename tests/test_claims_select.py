"""Which figures are claims: the case table, and the examples of the rows that tell."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimx import lexicon
from claimx.claims.select import claim_figures
from claimx.periods.read import periods
from claimx.quantities.find import find

CASES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "cases" / "selection.yaml").read_text(encoding="utf-8"))
BRACKETS = re.compile(r"\[([^\]]*)\]")
PUBLISHED = date(2017, 4, 5)


def unmarked(marked: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without brackets, and what stood in them and where."""
    text, spans, at = "", [], 0
    for match in BRACKETS.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), match[1]))
        text += match[1]
        at = match.end()
    return text + marked[at:], spans


def claimed(text: str) -> list[tuple[int, str]]:
    return [(q.start, q.text) for q in claim_figures(find(text), periods(text, PUBLISHED), text)]


@pytest.mark.parametrize("marked", [case for group in CASES.values() for case in group])
def test_claims_of_a_text(marked: str) -> None:
    text, spans = unmarked(marked)
    assert claimed(text) == spans


def check_examples(row: dict[str, Any], *, claims: bool) -> None:
    assert row["examples"]
    assert row["counter_examples"]
    for key, wanted in (("examples", claims), ("counter_examples", not claims)):
        for marked in row[key]:
            text, spans = unmarked(marked)
            assert spans
            assert [span in claimed(text) for span in spans] == [wanted] * len(spans)


@pytest.mark.parametrize("row", lexicon.rows("quantities_selection", "frame"), ids=lambda row: row["id"])
def test_frame_examples(row: dict[str, Any]) -> None:
    check_examples(row, claims=False)


@pytest.mark.parametrize("row", lexicon.rows("quantities_selection", "emphatic"), ids=lambda row: row["id"])
def test_emphatic_examples(row: dict[str, Any]) -> None:
    check_examples(row, claims=False)


@pytest.mark.parametrize("row", lexicon.rows("quantities_selection", "whole"), ids=lambda row: row["id"])
def test_whole_examples(row: dict[str, Any]) -> None:
    check_examples(row, claims=True)


@pytest.mark.parametrize("row", lexicon.rows("quantities_selection", "pace"), ids=lambda row: row["id"])
def test_pace_examples(row: dict[str, Any]) -> None:
    check_examples(row, claims=True)


@pytest.mark.parametrize("row", lexicon.rows("quantities_selection", "idiom"), ids=lambda row: row["id"])
def test_idiom_examples(row: dict[str, Any]) -> None:
    check_examples(row, claims=False)


@pytest.mark.parametrize("row", lexicon.rows("quantities_selection", "aged"), ids=lambda row: row["id"])
def test_aged_examples(row: dict[str, Any]) -> None:
    check_examples(row, claims=False)


@pytest.mark.parametrize("row", lexicon.rows("quantities_selection", "predicated"), ids=lambda row: row["id"])
def test_predicated_examples(row: dict[str, Any]) -> None:
    check_examples(row, claims=True)
