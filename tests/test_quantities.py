"""Quantities: the case table, the lexicon's own examples, properties."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx import lexicon
from claimx.model import Quantity
from claimx.quantities.find import find

CASES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "cases" / "quantities.yaml").read_text(encoding="utf-8"))
FIGURE = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
BRACKETS = re.compile(r"\[([^\]]*)\]")
MODIFIERS = ("~", ">=", "<=", ">", "<")


def plain(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and of each figure where it lies and its reading."""
    text, figures, at = "", [], 0
    for match in FIGURE.finditer(marked):
        text += marked[at : match.start()]
        figures.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    return text + marked[at:], figures


def reading(quantity: Quantity) -> str:
    def rounded(value: Decimal) -> str:
        return f"{value.quantize(Decimal('0.0001')).normalize():f}" if value != value.to_integral_value() else f"{value:f}"

    value = rounded(quantity.value) + (f"-{rounded(quantity.high)}" if quantity.high is not None else "")
    return " ".join(part for part in (quantity.modifier, value, quantity.unit) if part)


def check(marked: str) -> None:
    text, figures = plain(marked)
    assert [(q.start, q.end, reading(q)) for q in find(text)] == figures


@pytest.mark.parametrize("marked", [case for group in CASES if group != "none" for case in CASES[group]])
def test_case(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("text", CASES["none"])
def test_no_figure(text: str) -> None:
    assert [q.text for q in find(text)] == []


@pytest.mark.parametrize("row", lexicon.rows("quantities_contexts", "context"), ids=lambda row: row["id"])
def test_context_examples(row: dict[str, Any]) -> None:
    assert row["examples"]
    for marked in [*row["examples"], *row.get("counter_examples", ())]:
        check(marked)


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets, and what stood in them."""
    text, spans, at = "", [], 0
    for match in BRACKETS.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + marked[at:], spans


@pytest.mark.parametrize("row", lexicon.rows("quantities_latent", "latent"), ids=lambda row: row["id"])
def test_latent_examples(row: dict[str, Any]) -> None:
    assert row["examples"]
    assert row["counter_examples"]
    for marked in row["examples"]:
        text, spans = unmarked(marked)
        assert spans
        assert [q.text for q in find(text) for start, end in spans if q.overlaps(start, end)] == []
    for text in row["counter_examples"]:
        assert find(text), text


@pytest.mark.parametrize(
    "row", [*lexicon.rows("quantities_currencies", "currency"), *lexicon.rows("quantities_units", "unit")], ids=lambda row: row["id"]
)
def test_unit_examples(row: dict[str, Any]) -> None:
    assert row["examples"]
    for marked in row["examples"]:
        text, spans = unmarked(marked)
        assert [(q.start, q.end, q.unit) for q in find(text)] == [(*span, row["id"]) for span in spans]
    for text in row.get("counter_examples", ()):
        assert row["id"] not in {q.unit for q in find(text)}


@pytest.mark.parametrize("row", lexicon.rows("quantities_modifiers", "modifier"), ids=lambda row: row["id"])
def test_modifier_examples(row: dict[str, Any]) -> None:
    assert row["means"] in ("", *MODIFIERS)
    for marked in row["examples"]:
        text, spans = unmarked(marked)
        (quantity,) = find(text)
        if not row["means"]:
            assert quantity.modifier is None
            continue
        assert quantity.modifier == row["means"]
        assert quantity.modifier_text is not None
        assert (quantity.modifier_text.start, quantity.modifier_text.end) == spans[0]
    for text in row.get("counter_examples", ()):
        assert row["means"] not in {q.modifier for q in find(text)}


@pytest.mark.parametrize(
    "row", [*lexicon.rows("quantities_multiples", "multiple"), *lexicon.rows("quantities_multiples", "times")], ids=lambda row: row["id"]
)
def test_multiple_examples(row: dict[str, Any]) -> None:
    for marked in row["examples"]:
        text, spans = unmarked(marked)
        assert [(q.start, q.end, q.unit) for q in find(text)] == [(*span, "1" if row.get("counts") else "x") for span in spans]
    for text in row["counter_examples"]:
        assert "x" not in {q.unit for q in find(text)}


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("It has 1,400 suppliers hit by raids.", "suppliers"),
        ("It has 12 new steel workers.", "steel workers"),
        ("Thousands of people fled.", "people"),
        ("Two former ministers quit.", "former ministers"),
        ("One dealer sold it.", "dealer"),
        ("A third of the voters left.", "voters"),
        ("It sold 12.", None),
        ("It cost $12 million.", None),
    ],
)
def test_counted(text: str, counted: str | None) -> None:
    (quantity,) = find(text)
    assert (quantity.counted.text if quantity.counted else None) == counted


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It moved 5 tonnes.", "5000", "kilogram"),
        ("It is 3 miles long.", "4828.032", "metre"),
        ("It was 20C.", "293.15", "kelvin"),
        ("It makes 3 MW.", "3000000", "watt"),
        ("It does 36 km/h.", "10", "metre/second"),
    ],
)
def test_si(text: str, value: str, unit: str) -> None:
    (quantity,) = find(text)
    assert quantity.si_value is not None
    assert (quantity.si_value.quantize(Decimal("0.001")), quantity.si_unit) == (Decimal(value).quantize(Decimal("0.001")), unit)


def test_a_figure_over_a_line_end_of_windows_is_that_of_any_line_end() -> None:
    text = "Of ice 1.32 million\r\nsquare\r\nmiles were left, and of ships about\r\n40\r\nferries."
    ice, ferries = find(text)
    assert (ice.value, ice.unit, ice.unit_text) == (1_320_000, "square mile", "square\r\nmiles")
    assert (ferries.modifier, ferries.value, ferries.counted and ferries.counted.text) == ("~", 40, "ferries")
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in (ice, ferries))


def test_kinds() -> None:
    text = "It sold 3 cars, $5m, 4%, 2 percentage points, 25 basis points, and 7 tonnes; profits tripled."
    assert [q.kind for q in find(text)] == ["count", "money", "percent", "percentage_point", "basis_point", "physical", "multiple"]


SIGNS = ["$", "£", "%", " ", "-", "–", "°C", "/", "½", "\n", "(", ")", "İ", "\U0001d7d9"]
WORDS = [
    "million ",
    "bn",
    "m",
    "per cent",
    "two",
    "half",
    "a ",
    "of ",
    "and ",
    "and a half ",
    "between ",
    "to ",
    "about ",
    "doubled",
    "times the",
    "Rs",
    "zero ",
]
PIECES = st.sampled_from(["1", "2,000", "1.5", "0", "a barrel", *SIGNS, *WORDS])


@settings(max_examples=400)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text(text: str) -> None:
    found = find(text)
    for quantity in found:
        parts = [quantity, quantity.counted, quantity.modifier_text]
        assert all(text[part.start : part.end] == part.text for part in parts if part is not None)
        assert quantity.value.is_finite()
        assert quantity.high is None or quantity.high > quantity.value
    assert all(a.end <= b.start for a, b in pairwise(found))


NUMBERS = st.integers(1, 10**7).map(Decimal) | st.decimals(min_value="0.01", max_value=9999, places=2)
MONEY = {
    "${}": "USD",
    "£{}": "GBP",
    "€{}": "EUR",
    "US${}": "USD",
    "CHF {}": "CHF",
    "{} euros": "EUR",
    "{} yen": "JPY",
    "{} Canadian dollars": "CAD",
}
SHARES = {"{}%": "%", "{} per cent": "%", "{} percentage points": "pp", "{} basis points": "bp"}
PHYSICAL = {"{} tonnes": "tonne", "{} km": "kilometre", "{}kg": "kilogram", "{} barrels": "barrel", "{} MW": "megawatt", "{} years": "year"}
STYLES = MONEY | SHARES | PHYSICAL | {"{} degrees Celsius": "degree celsius", "{} square miles": "square mile"}
SCALES = {"": 1, " million": 10**6, " billion": 10**9, " thousand": 10**3}


@settings(max_examples=300)
@given(NUMBERS, st.sampled_from(sorted(STYLES)), st.sampled_from(sorted(SCALES)), st.integers(0, 1))
def test_written_and_read_back(number: Decimal, style: str, scale: str, grouped: int) -> None:
    looks_like_a_year = number == number.to_integral_value() and 1500 <= number < 2100
    written = f"{number:,}" if grouped or looks_like_a_year else f"{number}"
    figure = style.format(written + scale if "{}kg" not in style else written)
    scale = scale if "{}kg" not in style else ""
    text = f"It came to {figure} in all."
    (quantity,) = find(text)
    assert quantity.text == figure
    assert (quantity.value, quantity.unit) == (number * SCALES[scale], STYLES[style])


RANGES = ["between {} and {}{}", "{} to {}{}", "{}-{}{}", "{}–{}{}", "anywhere from {} to {}{}"]
RANGE_UNITS = {"%": "%", " per cent": "%", " million euros": "EUR", " tonnes": "tonne", " km": "kilometre", " basis points": "bp"}


@settings(max_examples=200)
@given(st.integers(2, 400), st.integers(1, 400), st.sampled_from(RANGES), st.sampled_from(sorted(RANGE_UNITS)))
def test_ranges_are_read_back(low: int, more: int, style: str, unit: str) -> None:
    text = f"It took {style.format(low, low + more, unit)} of all."
    (quantity,) = find(text)
    scale = 10**6 if "million" in unit else 1
    assert (quantity.value, quantity.high, quantity.unit) == (low * scale, (low + more) * scale, RANGE_UNITS[unit])


@pytest.mark.parametrize(
    "text", ["1", "1 ", "1,", "one ", "half ", "$", "$1", "1-", "a third ", "1 in ", "- ", "million ", "1:", "1 to ", "a million and "]
)
def test_long_runs_are_read(text: str) -> None:
    """A long run of one piece comes to an end, and keeps exact offsets."""
    run = text * 20_000
    assert all(run[q.start : q.end] == q.text for q in find(run))


@pytest.mark.parametrize("text", ["It took 2 to ", "It took two or ", "It made $(2.3) to ", "It took between 2 and "])
def test_a_text_that_breaks_off_behind_a_number(text: str) -> None:
    assert [abs(quantity.value) for quantity in find(text)] == [Decimal("2.3") if "$" in text else 2]
