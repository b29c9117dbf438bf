"""The corpus: every gold file keeps the form that the scorer and the gate rely on."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
PATHS = sorted(CORPUS.glob("*.json"))
ARTICLES: dict[str, dict[str, Any]] = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in PATHS}

ROLES = ["level", "change", "baseline", "ratio", "equivalent"]
MODALITIES = ["asserted", "negated", "possible", "forecast", "conditional"]
MODIFIERS = [None, "~", ">", ">=", "<", "<="]
DIRECTIONS = [None, "up", "down"]

TEXT = {"type": "string", "pattern": r"^[^\s{}]([^{}\n]*[^\s{}])?$"}
PHRASES = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"anyOf": [TEXT, {"type": "null"}]}}
DAY = {"anyOf": [{"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}, {"type": "null"}]}
INTERVAL = {"type": "array", "minItems": 2, "maxItems": 2, "items": DAY}
INTERVALS = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"anyOf": [INTERVAL, {"type": "null"}]}}
ROLE = {"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": [{"enum": ROLES}, {"enum": DIRECTIONS}]}
SLOTS = {
    "q": TEXT,
    "n": {"type": "integer", "minimum": 1},
    "value": {"type": "number"},
    "high": {"type": ["number", "null"]},
    "unit": TEXT,
    "modifier": {"enum": MODIFIERS},
    "role": {"enum": ROLES},
    "direction": {"enum": DIRECTIONS},
    "measure": PHRASES,
    "actor": PHRASES,
    "period": INTERVALS,
    "baseline_period": INTERVALS,
    "source": PHRASES,
    "cue": {"anyOf": [TEXT, {"type": "null"}]},
    "modality": {"enum": MODALITIES},
    "optional": {"type": "boolean"},
}
ALTERNATIVES = {
    "role_also": {"type": "array", "minItems": 1, "items": ROLE},
    "value_also": {"type": "array", "minItems": 1, "items": {"type": "number"}},
    "unit_also": {"type": "array", "minItems": 1, "items": TEXT},
    "modifier_also": {"type": "array", "minItems": 1, "items": {"enum": MODIFIERS}},
    "modality_also": {"type": "array", "minItems": 1, "items": {"enum": MODALITIES}},
}
CLAIM = {"type": "object", "properties": {**SLOTS, **ALTERNATIVES}, "required": list(SLOTS), "additionalProperties": False}
ARTICLE = {
    "type": "object",
    "properties": {
        "id": TEXT,
        "source": TEXT,
        "published": DAY,
        "title": TEXT,
        "text": {"type": "string"},
        "claims": {"type": "array", "items": CLAIM},
    },
    "required": ["id", "source", "published", "title", "text", "claims"],
    "additionalProperties": False,
}
UNITS = {
    *["1", "%", "pp", "bp", "x"],
    *[
        "USD",
        "GBP",
        "EUR",
        "CNY",
        "INR",
        "IDR",
        "AUD",
        "NZD",
        "CAD",
        "JPY",
        "KES",
        "NGN",
        "UGX",
        "ZAR",
        "GHS",
        "CHF",
        "SEK",
        "NOK",
        "DKK",
        "BRL",
        "KRW",
        "HKD",
        "EGP",
        "BDT",
        "XOF",
        "RUB",
        "TRY",
        "PLN",
        "PHP",
        "MXN",
        "MYR",
        "PKR",
        "ISK",
        "THB",
        "UAH",
        "HUF",
        "PEN",
        "ZMK",
    ],
    *["second", "minute", "hour", "day", "week", "month", "year", "decade"],
    *["millimetre", "centimetre", "metre", "kilometre", "mile", "yard", "foot", "inch", "acre", "hectare"],
    *["milligram", "gram", "kilogram", "tonne", "ounce", "pound", "ton", "knot", "barrel", "litre", "millilitre", "gallon"],
    *["horsepower", "newton metre", "watt", "kilowatt", "megawatt", "gigawatt", "volt", "calorie", "decibel"],
    *["kilobyte", "gigabyte", "terabyte", "watt-hour"],
    *["share", "pupil", "person", "ppm"],
    *["square metre", "square kilometre", "square mile", "square foot", "cubic metre", "degree celsius", "degree fahrenheit"],
    *[
        "kilowatt hour",
        "gigawatt hour",
        "milliampere hour",
        "teu",
        "megawatt hour",
        "terawatt hour",
        "cubic metre",
        "megabit",
        "troy ounce",
        "nautical mile",
        "stone",
        "bag",
        "unit",
        "bushel",
        "test",
        "head",
    ],
}


def start_of(text: str, figure: str, occurrence: int) -> int:
    """Where the figure's occurrence begins (1 = the first), or -1."""
    at = -1
    for _ in range(occurrence):
        at = text.find(figure, at + 1)
        if at < 0:
            return -1
    return at


@pytest.fixture(params=list(ARTICLES))
def article(request: pytest.FixtureRequest) -> dict[str, Any]:
    return ARTICLES[request.param]


def test_file_has_the_form_of_a_gold_file(article: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(ARTICLE).validate(article)


def test_id_is_the_file_name() -> None:
    assert {name: article["id"] for name, article in ARTICLES.items()} == {name: name for name in ARTICLES}


def test_every_figure_stands_in_the_text_in_order_and_apart(article: dict[str, Any]) -> None:
    end = 0
    for claim in article["claims"]:
        start = start_of(article["text"], claim["q"], claim["n"])
        assert start >= end, f"{claim['q']!r} ({claim['n']})"
        end = start + len(claim["q"])


def test_no_figure_is_cut_out_of_a_longer_number(article: dict[str, Any]) -> None:
    for claim in article["claims"]:
        start = start_of(article["text"], claim["q"], claim["n"])
        before, after = article["text"][:start], article["text"][start + len(claim["q"]) :]
        assert not (claim["q"][0].isdigit() and re.search(r"\d[.,]?$", before)), claim["q"]
        assert not re.match(r"\d|[.,]\d", after), claim["q"]


def test_dates_are_real_and_run_forward(article: dict[str, Any]) -> None:
    date.fromisoformat(article["published"])
    for claim in article["claims"]:
        for first, last in filter(None, [*claim["period"], *claim["baseline_period"]]):
            days = [date.fromisoformat(day) for day in (first, last) if day]
            assert days, f"{claim['q']!r}: a period open at both ends says nothing"
            assert days == sorted(days), f"{claim['q']!r}: {first}..{last}"


def test_units_are_from_the_fixed_list(article: dict[str, Any]) -> None:
    for claim in article["claims"]:
        unit, *per = claim["unit"].split("/")
        assert unit in UNITS, f"{claim['q']!r}: {claim['unit']}"
        assert all(re.fullmatch(r"[A-Z]{3}|[a-z ]+[a-rt-z]", noun) for noun in per), (
            f"{claim['q']!r}: {claim['unit']}: one noun in the singular after each /"
        )


def test_slots_agree_with_each_other(article: dict[str, Any]) -> None:
    for claim in article["claims"]:
        figure = claim["q"]
        assert claim["high"] is None or claim["high"] > claim["value"], figure
        assert claim["direction"] is None or claim["role"] in ("change", "ratio"), figure
        assert claim["role"] != "change" or claim["direction"], f"{figure}: a change goes up or down"
        assert claim["source"] != [None] or claim["cue"] is None, f"{figure}: a cue without a source"
        assert claim["cue"] is None or claim["cue"].lower() in article["text"].lower(), f"{figure}: cue {claim['cue']!r}"


def test_an_equivalent_follows_the_figure_it_restates(article: dict[str, Any]) -> None:
    for before, claim in zip([None, *article["claims"]], article["claims"], strict=False):
        if claim["role"] == "equivalent":
            assert before is not None
            assert set(before["measure"]) & set(claim["measure"]), claim["q"]


def test_texts_and_titles_are_unique() -> None:
    texts = Counter(re.sub(r"\s+", " ", article["text"]) for article in ARTICLES.values())
    titles = Counter(article["title"] for article in ARTICLES.values())
    assert [text[:60] for text, count in texts.items() if count > 1] == []
    assert [title for title, count in titles.items() if count > 1] == []


def test_corpus_is_large_and_varied_enough_to_judge_by() -> None:
    claims = [claim for article in ARTICLES.values() for claim in article["claims"] if not claim["optional"]]
    assert len(ARTICLES) >= 80
    assert sum(250 <= len(article["text"].split()) <= 600 for article in ARTICLES.values()) >= 50
    assert len(claims) >= 1900
    assert {claim["role"] for claim in claims} == set(ROLES)
    assert {claim["modality"] for claim in claims} == set(MODALITIES)
    assert {claim["modifier"] for claim in claims} == set(MODIFIERS)
    assert len({claim["unit"] for claim in claims}) >= 35
