"""Periods: the case table, the rules' own examples, properties, and comparisons."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import spacy
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimx import layers, lexicon
from claimx.model import Period
from claimx.periods.anchor import article_date
from claimx.periods.edtf import edtf
from claimx.periods.find import find
from claimx.periods.grammar import Rule, grammar
from claimx.periods.numbers import count, year
from claimx.periods.read import periods
from claimx.periods.resolve import rebase, shift
from claimx.periods.tense import tense_at

PUBLISHED = date(2017, 4, 5)
CASES: dict[str, list[Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "periods.yaml").read_text(encoding="utf-8"))
GROUPS = [name for name in CASES if name not in ("none", "undated", "tense")]


def plain(marked: str) -> tuple[str, int, int]:
    """The text without its brackets, and where the marked stretch lies."""
    start = marked.index("[")
    end = marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


def check(case: list[Any], published: date | None) -> None:
    text, start, end = plain(case[0])
    options = case[5] if len(case) > 5 else {}
    found = [p for p in periods(text, options.get("published", published)) if (p.start, p.end) == (start, end)]
    assert found, [p.text for p in periods(text, published)]
    period = found[0]
    assert (period.first_day, period.last_day, period.timex_type, period.timex_value) == (case[1], case[2], case[3], str(case[4]))


@pytest.mark.parametrize("case", [case for group in GROUPS for case in CASES[group]], ids=lambda case: case[0])
def test_case(case: list[Any]) -> None:
    check(case, PUBLISHED)


@pytest.mark.parametrize("case", CASES["undated"], ids=lambda case: case[0])
def test_case_without_article_date(case: list[Any]) -> None:
    check(case, None)


@pytest.mark.parametrize(("text", "value"), CASES["tense"])
def test_direction_by_tense(text: str, value: str) -> None:
    text, start, end = plain(text)
    assert {(p.start, p.end): p.timex_value for p in periods(text, PUBLISHED)}[start, end] == value


@pytest.mark.parametrize("text", CASES["none"])
def test_no_period(text: str) -> None:
    assert periods(text, PUBLISHED) == ()


RULES = lexicon.rows("period_rules", "rule")


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["id"])
def test_rule_examples(row: dict[str, Any]) -> None:
    assert row.get("examples"), "a rule needs an example"
    assert row.get("counter_examples") or row["form"] == "none", "a rule needs a counter-example"
    for example in row["examples"]:
        text, start, end = plain(example)
        found = {(e.start, e.end): e.rule for e in find(text)}
        if row["form"] == "none":
            assert not found
        else:
            assert found.get((start, end)) == row["id"], found
    for example in row.get("counter_examples", []):
        assert row["id"] not in {e.rule for e in find(example)}


@pytest.mark.parametrize("row", lexicon.rows("period_rules", "prefix"), ids=lambda row: row["id"])
def test_prefix_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        text, start, end = plain(example)
        assert [(e.start, e.end, e.modifier) for e in find(text)] == [(start, end, row["modifier"])]


@pytest.mark.parametrize("row", lexicon.rows("period_context", "tense"), ids=lambda row: row["id"])
def test_tense_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        start = example["text"].index(example["at"])
        assert tense_at(example["text"].lower(), start, start + len(example["at"])) == row["tense"]


@pytest.mark.parametrize("row", lexicon.rows("period_context", "published"), ids=lambda row: row["id"])
def test_published_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        assert article_date(example) is not None


@pytest.mark.parametrize("row", lexicon.rows("period_context", "address"), ids=lambda row: row["id"])
def test_address_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        found = article_date("", url=example)
        assert found is not None
        assert (found.day, found.rule) == (date(2019, 5, 3), row["id"])


@pytest.mark.parametrize("row", lexicon.rows("period_context", "evidence"), ids=lambda row: row["id"])
def test_evidence_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        found = article_date(example)
        assert found is not None
        assert (found.day, found.exact, found.confidence) == (date(2019, 5, 3), False, row["confidence"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mills close\nBy Jane Doe, 3 May 2019\nOutput fell.", date(2019, 5, 3)),
        ("Output fell in 2018.\n" * 200 + "\nThis article was last updated on 3 May 2019", date(2019, 5, 3)),
        ("Output fell on 3 May 2011. The mill closed in 2015.", None),
        ("Output fell on Friday.", None),
        ("The law of May 3, 2011 was dropped, and in 2015 revived. It took years.", None),
    ],
)
def test_article_date(text: str, day: date | None) -> None:
    found = article_date(text)
    assert (found and found.day) == day
    assert found is None or text[found.start : found.end] == found.text


def test_an_inferred_date_dates_months_but_no_days() -> None:
    text = "Output had risen in 2018. On Friday, May 3, it fell, as it had done in March and on Tuesday."
    assert [p.timex_value for p in periods(text)] == ["2018", "2019-05-03", "2019-03", "XXXX-WXX-2"]
    assert periods(text, min_confidence=0.9)[2].first_day is None
    assert periods(text, article_date(text)) == periods(text)


@pytest.mark.parametrize("table", ["pair", "ending", "starting", "spanned", "within", "open", "so_far"])
def test_joint_examples(table: str) -> None:
    for row in lexicon.rows("period_context", table):
        for example in row["examples"]:
            alone = {e.start: periods(example[e.start : e.end], PUBLISHED) for e in find(example)}
            assert any(
                (p.first_day, p.last_day) != (alone[p.start][0].first_day, alone[p.start][0].last_day)
                for p in periods(example, PUBLISHED)
                if p.start is not None and alone[p.start]
            )


@pytest.mark.parametrize("row", lexicon.rows("period_context", "ended"), ids=lambda row: row["id"])
def test_what_has_ended_is_over(row: dict[str, Any]) -> None:
    def ends(texts: list[str]) -> set[date | None]:
        return {p.last_day for text in texts for p in periods(text, PUBLISHED)}

    assert ends(row["examples"]) == {date(2016, 6, 30)}
    assert ends(row["counter_examples"]) == {date(2017, 6, 30)}


WORDS = st.sampled_from(
    (  # noqa: SIM905 - sixty words read better in a row
        "the last next this year quarter months week of to from between and until by since ended 2015 1990s May March Monday "
        "22 first second half nine ago earlier a one two-year early late mid- end fiscal Q3 '98 10:45 a.m. , . \n - every "
        "spring fall Christmas 2015-16 1/2/15 now"
    ).split(" ")
)
DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=300)
@given(st.text(), DAYS)
def test_any_text(text: str, published: date | None) -> None:
    sound(text, published)


@settings(max_examples=600)
@given(st.lists(WORDS, max_size=14), DAYS)
def test_any_temporal_words(words: list[str], published: date | None) -> None:
    sound(" ".join(words), published)


@pytest.mark.parametrize("rule", [rule for rule in grammar().rules if "(?=" not in rule.pattern.pattern], ids=lambda rule: rule.id)
def test_whatever_a_rule_matches_resolves(rule: Rule) -> None:
    @settings(max_examples=5, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(rule.pattern, fullmatch=True), DAYS)
    def resolves(text: str, published: date | None) -> None:
        sound(text, published)
        sound("In " + text.title(), published)

    resolves()


@pytest.mark.parametrize("rule", [rule for rule in grammar().rules if "(?=" not in rule.pattern.pattern], ids=lambda rule: rule.id)
def test_no_rule_is_passed_over_for_the_word_behind_the_first(rule: Rule) -> None:
    every = replace(grammar(), alone=grammar().opened_by)

    @settings(max_examples=5, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(rule.pattern, fullmatch=True))
    def found_all_the_same(text: str) -> None:
        with patch("claimx.periods.find.grammar", lambda: every):
            wanted = find.__wrapped__(text)
        assert find.__wrapped__(text) == wanted

    found_all_the_same()


def sound(text: str, published: date | None) -> None:
    found = periods(text, published)
    assert found == periods(text, published)
    position = 0
    for period in found:
        assert period.start is not None
        assert period.end is not None
        assert position <= period.start < period.end
        assert text[period.start : period.end] == period.text
        assert period.first_day is None or period.last_day is None or period.first_day <= period.last_day
        position = period.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "the " * 10_000,
        "the" + " " * 10_000 + "year",
        "1 " * 10_000,
        "year" * 10_000,
        "\n" * 10_000,
        "😀 Mayİ 5 " * 2_000,
        "\u202bMay 5\u202c",
    ],
)
def test_junk(text: str) -> None:
    sound(text, PUBLISHED)


def one(text: str, which: int = 0) -> Period:
    return periods(text, PUBLISHED)[which]


@pytest.mark.parametrize(
    ("reference", "own", "first", "last", "value"),
    [
        ("against 3m a year earlier", "in the third quarter", date(2015, 7, 1), date(2015, 9, 30), "2015-Q3"),
        ("up 4% year-on-year", "in May 2016", date(2015, 5, 1), date(2015, 5, 31), "2015-05"),
        ("in the same period last year", "in the six months to June", date(2015, 1, 1), date(2015, 6, 30), "2015"),
        ("in the same period of 2012", "in Q1 2016", date(2012, 1, 1), date(2012, 3, 31), "2012-Q1"),
        ("from the previous quarter", "in Q1 2016", date(2015, 10, 1), date(2015, 12, 31), "2015-Q4"),
        ("from a month earlier", "in March 2016", date(2016, 2, 1), date(2016, 2, 29), "2016-02"),
        ("the year before", "in 2016", date(2015, 1, 1), date(2015, 12, 31), "2015"),
        ("compared with 2015", "in 2016", date(2015, 1, 1), date(2015, 12, 31), "2015"),
    ],
)
def test_rebase(reference: str, own: str, first: date, last: date, value: str) -> None:
    found = rebase(one(reference), one(own))
    assert found is not None
    assert (found.first_day, found.last_day, found.timex_value) == (first, last, value)
    assert found.text == one(reference).text


def test_rebase_needs_days() -> None:
    assert rebase(one("a year earlier"), one("fiscal 2024")) is None


def test_shift() -> None:
    moved = shift(one("in February 2016"), years=-1)
    assert (moved.first_day, moved.last_day, moved.timex_value) == (date(2015, 2, 1), date(2015, 2, 28), "2015-02")
    assert shift(one("fiscal 2024"), years=-1) == one("fiscal 2024")


def test_fiscal_and_modifier() -> None:
    assert one("in fiscal 2024").fiscal
    assert one("in early 2016").modifier == "start"
    assert one("in mid-2015").modifier == "mid"
    assert one("the end of March").modifier == "end"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in 2016", "2016"),
        ("in March 2016", "2016-03"),
        ("on 3 March 2016", "2016-03-03"),
        ("in Q3 2016", "2016-35"),
        ("the first half of 2016", "2016-40"),
        ("last summer", "2016-22"),
        ("in the 1990s", "199X"),
        ("since 2010", "2010-01-01/.."),
        ("by 2020", "../2020-12-31"),
        ("last week", "2017-03-27/2017-04-02"),
        ("sometime next year", "2018~"),
        ("for three years", None),
    ],
)
def test_edtf(text: str, value: str | None) -> None:
    assert edtf(one(text)) == value


def test_kinds() -> None:
    assert one("The annual cost").kind == "recurring"
    assert one("a year earlier").kind == "reference"
    assert one("for three years").kind == "duration"
    assert one("the six months to June").kind == "interval"


@pytest.mark.parametrize(
    ("text", "number"),
    [("three", "3"), ("twenty-four", "24"), ("2 1/2", "2.5"), ("several", "X"), ("two thousand", "2000"), ("a couple of", "2")],
)
def test_count(text: str, number: str) -> None:
    assert count(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("2015", 2015), ("'98", 1998), ("16", 2016), ("nineteen ninety-six", 1996), ("two thousand", 2000), ("twenty ten", 2010)],
)
def test_year(text: str, number: int) -> None:
    assert year(text) == number


@pytest.mark.parametrize("row", lexicon.rows("period_context", "fiscal"), ids=lambda row: row["id"])
def test_fiscal_years_of_governments(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        assert [p.last_day.isoformat()[5:] for p in periods(example, date(2017, 4, 5)) if p.fiscal] == [row["ends"]]
    for example in row["counter_examples"]:
        assert [p.last_day for p in periods(example, date(2017, 4, 5)) if p.fiscal] == [None]


@pytest.mark.parametrize("row", lexicon.rows("period_context", "fiscal_span"), ids=lambda row: row["id"])
def test_fiscal_years_told_by_both_their_years(row: dict[str, Any]) -> None:
    def ends(texts: list[str]) -> set[str]:
        return {p.last_day.isoformat()[5:] for text in texts for p in periods(text, date(2017, 4, 5)) if p.last_day}

    assert ends(row["examples"]) == {row["ends"]}
    assert ends(row["counter_examples"]) == {"12-31"}


def test_component_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_periods")
    doc = nlp.make_doc("Output rose in March.")
    doc._.published = "2017-04-05"
    doc = nlp(doc)
    assert doc._.article_date is None
    assert [p.text for p in doc._.periods] == ["March"]
    assert re.fullmatch(r"[a-z]+\.[a-z-]+", doc._.periods[0].rule)


def test_component_tells_the_date_that_it_found() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_periods", config={"min_date_confidence": 0.9})
    doc = nlp("Published: 3 May 2019\nOutput rose in March.")
    assert (doc._.article_date["day"], doc._.article_date["rule"]) == ("2019-05-03", "published.label")
    assert doc._.periods[-1].timex_value == "2019-03"
    assert layers.published(doc) == date(2019, 5, 3)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.article_date == doc._.article_date
    doc = nlp.make_doc("Output rose in March.")
    doc._.url = "https://news.example.org/2019/05/03/output"
    assert nlp(doc)._.periods[0].timex_value == "2019-03"
    assert layers.published(doc) == date(2019, 5, 3)
    doc = nlp("LIMA, 3 May (Newswire) - Output had risen in 2018. On Friday it fell.")
    assert doc._.article_date["exact"]
    assert not doc._.article_date["counts"]
    assert layers.published(doc) is None


@pytest.mark.parametrize("row", lexicon.rows("period_context", "aside"), ids=lambda row: row["id"])
def test_days_of_asides(row: dict[str, Any]) -> None:
    def noon(text: str) -> list[date | None]:
        return [p.last_day for p in periods(text, date(2017, 4, 5)) if p.text == "noon"]

    assert all(noon(example) == [date(2017, 4, 5)] for example in row["examples"])
    assert all(noon(example) == [date(2017, 4, 2)] for example in row["counter_examples"])


@pytest.mark.parametrize("row", lexicon.rows("period_context", "joined_clause"), ids=lambda row: row["id"])
def test_a_second_clause_has_its_own_tense(row: dict[str, Any]) -> None:
    def december(text: str) -> list[date | None]:
        return [p.first_day for p in periods(text, date(2017, 4, 5)) if p.text == "December"]

    assert all(december(example) == [date(2016, 12, 1)] for example in row["examples"])
    assert all(december(example) == [date(2017, 12, 1)] for example in row["counter_examples"])


@pytest.mark.parametrize("row", lexicon.rows("period_context", "compared"), ids=lambda row: row["id"])
def test_the_quarter_is_none_that_is_only_compared(row: dict[str, Any]) -> None:
    def quarter(text: str) -> list[date | None]:
        return [p.last_day for p in periods(text, date(2017, 8, 5)) if p.text == "the quarter"]

    assert all(quarter(example) == [date(2017, 6, 30)] for example in row["examples"])
    assert all(quarter(example) == [date(2017, 3, 31)] for example in row["counter_examples"])
