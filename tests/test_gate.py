"""The accuracy gate: on the project's own gold articles no figure may fall below its floor in gate.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimx.evaluate import answer, predict, read_gold, score

if TYPE_CHECKING:
    from spacy.language import Language

FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent / "gate.toml").read_text(encoding="utf-8"))
CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def figures(nlp: Language) -> dict[str, float]:
    gold = read_gold(CORPUS)
    return score(gold, (answer(claim.to_dict()) for claim in predict(gold, nlp=nlp))).figures()


@pytest.mark.parametrize("name", FLOORS)
def test_accuracy_does_not_fall(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name]


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(FLOORS) == set(figures) - {"gold", "predicted"}
