"""Conditions, sorting and grouping, as a user writes them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hand_made import TEXT, claim, ferries, mention, says, year

from claimx.cli.arguments import ORDERED
from claimx.errors import InputError
from claimx.model import Claim
from claimx.query import FIELDS, condition, grouped, ordered

PASSENGERS, BEFORE, FARES, FUEL = FERRIES = ferries().record.claims


def met(text: str, claims: tuple[Claim, ...] = FERRIES) -> list[str]:
    check = condition(text)
    return [each.quantity.text for each in claims if check(each)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("actor = Nordhav", ["1.2 million", "900,000"]),
        ("actor=nordhav ferries", ["1.2 million", "900,000"]),
        ("actor = Nord", []),
        ("actor ~ nord", ["1.2 million", "900,000"]),
        ("actor = the new ship", ["30 tonnes"]),
        ("actor = New Ship", ["30 tonnes"]),
        ("actor = none", ["4%"]),
        ("actor != none", ["1.2 million", "900,000", "30 tonnes"]),
        ("source = Anna Berg | its annual report", ["1.2 million", "4%"]),
        ("source !~ report", ["900,000", "4%", "30 tonnes"]),
        ("source == none", ["900,000", "30 tonnes"]),
        ("measure = fares", ["4%"]),
        ("modality = possible", ["30 tonnes"]),
        ("role != level", ["900,000", "4%"]),
        ("direction = down", ["4%"]),
        ("kind = percent", ["4%"]),
        ("unit = tonne", ["30 tonnes"]),
        ("text ~ ANNUAL report", ["1.2 million", "900,000"]),
        ("article = ferries", ["1.2 million", "900,000", "4%", "30 tonnes"]),
        ("place = none", ["1.2 million", "900,000", "4%", "30 tonnes"]),
    ],
)
def test_slots_of_words(text: str, expected: list[str]) -> None:
    assert met(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("value > 900,000", ["1.2 million"]),
        ("value >= 900,000", ["1.2 million", "900,000"]),
        ("value > a million", ["1.2 million"]),
        ("value <= 30", ["4%", "30 tonnes"]),
        ("passengers > 1m", ["1.2 million"]),
        ("fuel > 1m", []),
        ("confidence >= 0.8", ["1.2 million", "4%"]),
        ("% > 3", ["4%"]),
        ("percent > 3", ["4%"]),
        ("count > 3", ["1.2 million", "900,000"]),
        ("tonnes >= 30", ["30 tonnes"]),
        ("kg > 29,999", ["30 tonnes"]),
        ("kg > 30 tonnes", []),
        ("mass > 0.02 kilotonnes", ["30 tonnes"]),
        ("mass > 1000", ["30 tonnes"]),
        ("length > 1 km", []),
        ("fuel > 20 tonnes", ["30 tonnes"]),
        ("fuel > 20 km", []),
    ],
)
def test_amounts_are_converted_within_their_dimension(text: str, expected: list[str]) -> None:
    assert met(text) == expected


POWER = "The plant makes 3 gigawatts, the wind farm 40 to 60 megawatts, for $2bn and €3bn."


def power_claims() -> tuple[Claim, ...]:
    watt = {"kind": "physical", "si_unit": "watt"}
    return (
        claim(POWER, "3 gigawatts", value=3, unit="gigawatt", si_value=Decimal(3_000_000_000), **watt),
        claim(POWER, "40 to 60 megawatts", value=40, high=Decimal(60), unit="megawatt", si_value=Decimal(40_000_000), **watt),
        claim(POWER, "$2bn", value=2_000_000_000, unit="USD", kind="money"),
        claim(POWER, "€3bn", value=3_000_000_000, unit="EUR", kind="money"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("power > 1 GW", ["3 gigawatts"]),
        ("power > 50 MW", ["3 gigawatts", "40 to 60 megawatts"]),
        ("power = 50 MW", ["40 to 60 megawatts"]),
        ("power < 50 MW", ["40 to 60 megawatts"]),
        ("MW > 100", ["3 gigawatts"]),
        ("energy > 1 GWh", []),
        ("USD > 1bn", ["$2bn"]),
        ("USD > $1bn", ["$2bn"]),
        ("money > 1bn", ["$2bn", "€3bn"]),
        ("value > €1bn", ["€3bn"]),
        ("unit = USD | EUR", ["$2bn", "€3bn"]),
        ("unit = $", []),
    ],
)
def test_units_ranges_and_currencies(text: str, expected: list[str]) -> None:
    assert met(text, power_claims()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("period = 2016", ["1.2 million"]),
        ("period = from 2015 to 2016", ["1.2 million", "900,000"]),
        ("period = March 2016", []),
        ("period ~ March 2016", ["1.2 million"]),
        ("period ~ 2016-03-30", ["1.2 million"]),
        ("period > 2015", ["1.2 million"]),
        ("period >= 2015", ["1.2 million", "900,000"]),
        ("period < 2016", ["900,000"]),
        ("period <= Q1 2016", ["900,000"]),
        ("period != 2016", ["900,000", "4%", "30 tonnes"]),
        ("period = none", ["4%", "30 tonnes"]),
    ],
)
def test_periods(text: str, expected: list[str]) -> None:
    assert met(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("energy", "is no condition; write one like"),
        ("> 5", "is no condition"),
        ("actor =", "is no condition"),
        ("", "is no condition"),
        ("actor > 5", "actor is compared with = ~ != !~"),
        ("bank = Lloyds", "'Lloyds' is no amount; fields of words are actor, measure"),
        ("value ~ 5", "'value' is compared with = != > >= < <="),
        ("confidence > high", "'high' is no amount"),
        ("USD > EUR 5", "EUR does not convert to USD"),
        ("km > 5 kg", "kilogram does not convert to kilometre"),
        ("role = foo", "there is no such role; it is level, change"),
        ("period = lunch", "'lunch' is no period; write one like 2016"),
    ],
)
def test_what_is_wrong_with_a_condition_is_said(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=re.escape(problem)):
        condition(text)


def test_a_source_is_also_who_passes_it_on() -> None:
    inner = says(TEXT, "Anna Berg", "said", "Fares fell 4%")
    passed = claim(
        TEXT,
        "4%",
        value=4,
        attribution=type(inner)(
            content=inner.content, source=inner.source, kind="indirect", via=says(TEXT, "Nordhav", "says", "Fares"), rule="made"
        ),
    )
    assert met("source = Nordhav", (passed,)) == ["4%"]
    assert met("source = Anna Berg", (passed,)) == ["4%"]


def test_claims_are_sorted_with_empty_slots_last() -> None:
    def figures(field: str, *, descending: bool = False) -> list[str]:
        return [each.quantity.text for each in ordered(FERRIES, field, descending=descending)]

    assert figures("confidence") == ["30 tonnes", "900,000", "4%", "1.2 million"]
    assert figures("value") == ["4%", "900,000", "1.2 million", "30 tonnes"]
    assert figures("period") == ["900,000", "1.2 million", "4%", "30 tonnes"]
    assert figures("period", descending=True) == ["1.2 million", "900,000", "4%", "30 tonnes"]
    assert figures("source") == ["4%", "1.2 million", "900,000", "30 tonnes"]


def test_groups_run_from_the_largest_and_end_with_the_empty_slot() -> None:
    extra = claim(TEXT, "4%", value=4, actor=mention(TEXT, "Anna Berg"), period=year(TEXT, "2016"))
    assert [(name, len(claims)) for name, claims in grouped((*FERRIES, extra), "actor").items()] == [
        ("Nordhav Ferries", 2), ("A new ship", 1), ("Anna Berg", 1), ("", 1),
    ]  # fmt: skip
    assert list(grouped((*FERRIES, extra), "period")) == ["2016", "2015", ""]


def test_the_command_line_offers_every_field() -> None:
    assert tuple(FIELDS) == ORDERED
    assert all(grouped(FERRIES, field) for field in FIELDS)
    with pytest.raises(InputError, match="'colour' is no field; there are actor"):
        ordered(FERRIES, "colour")
