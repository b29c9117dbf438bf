"""Numerals: strings that are numbers, and where they end in a text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.numerals import fold, number, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2bn", "1200000000"),
        ("435m", "435000000"),
        ("12.5k", "12500"),
        ("1,400", "1400"),
        ("816 000", "816000"),
        ("1.250.000", "1250000"),
        ("12,34,567.89", "1234567.89"),
        ("-5", "-5"),
        ("1.5e6", "1500000"),
        ("7 3/4", "7.75"),
        ("2½", "2.5"),
        ("1/4", "0.25"),
        ("2.5 lakh crore", "2500000000000"),
        ("six-million", "6000000"),
        ("two and a half million", "2500000"),
        ("a million and a half", "1500000"),
        ("one and one-half", "1.5"),
        ("three and a quarter", "3.25"),
        ("ninety five", "95"),
        ("twenty-one", "21"),
        ("one hundred and twenty-five thousand", "125000"),
        ("one million two hundred thousand and five", "1200005"),
        ("nineteen hundred", "1900"),
        ("a hundred and ten", "110"),
        ("two hundred thousand", "200000"),
        ("two point five", "2.5"),
        ("a dozen", "12"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("dozens", "24"),
        ("tens of thousands", "20000"),
        ("hundreds of millions", "200000000"),
        ("several hundred", "200"),
        ("half a million", "500000"),
        ("a quarter of a million", "250000"),
        ("three quarters of a billion", "750000000"),
        ("2 crore 50 lakh", "25000000"),
        ("4 thousand 3 hundred and 21", "4321"),
        ("two point oh five", "2.05"),
        ("two hundred point seventy-one", "200.71"),
        ("one and a fourth", "1.25"),
        ("fifty   two", "52"),
        ("a millionth", "0.000001"),
    ],
)
def test_number(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "a", "an", "and", "of", "$5", "5 cars", "second", "tens", "couple", "point five", "½ million cars", "1,2,3", "x"]
)
def test_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "numeral"),
    [
        ("two three", "two"),
        ("five and six", "five"),
        ("two million and three ships", "two million and three"),
        ("one in five", "one"),
        ("1,400, and more", "1,400"),
        ("12.", "12"),
        ("3 million-strong", "3 million"),
        ("a third of it", "a third"),
        ("two-thirds of it", "two-thirds"),
    ],
)
def test_where_a_numeral_ends(text: str, numeral: str) -> None:
    found = read(fold(text), 0)
    assert found is not None
    assert text[found.start : found.end] == numeral


@given(st.text())
def test_fold_keeps_every_character_in_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_any_text(text: str) -> None:
    value = number(text)
    assert value is None or value.is_finite()


@given(st.integers(0, 10**12))
def test_digits_are_read_back(value: int) -> None:
    assert number(str(value)) == value
    assert number(f"{value:,}") == value
    assert number(f"{value:,}".replace(",", " ")) == value


SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"]
SMALL += ["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value: int) -> str:
    """A number in words, as British newspapers spell it."""
    if value < 20:
        return SMALL[value]
    if value < 100:
        return TENS[value // 10 - 2] + (f"-{SMALL[value % 10]}" if value % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            head, rest = divmod(value, size)
            link = " and " if 0 < rest < 100 else " "
            return f"{spelled(head)} {name}" + (link + spelled(rest) if rest else "")
    raise AssertionError


@given(st.integers(0, 10**12 - 1))
def test_words_are_read_back(value: int) -> None:
    assert number(spelled(value)) == value
