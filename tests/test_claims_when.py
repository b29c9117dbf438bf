"""Periods of claims: the case table."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

import claimx
from claimx import lexicon
from claimx.claims.parse import Parse
from claimx.claims.period.times import Times

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "claim_periods.yaml").read_text(encoding="utf-8"))
TABLE = [pytest.param(case, id=f"{section}: {case['id']}") for section, cases in CASES.items() for case in cases]


def days(period):
    return [None, None] if period is None else [period.first_day, period.last_day]


@pytest.mark.parametrize("case", TABLE)
def test_periods(nlp, case) -> None:
    claims = claimx.extract(case["text"], published=str(case.get("published", "2017-04-05")), nlp=nlp)
    wanted = {row[0] for row in case["figures"]}
    assert [[c.quantity.text, *days(c.period)] for c in claims if c.quantity.text in wanted] == case["figures"]
    if "carried" in case:
        assert [c.quantity.text for c in claims if c.period and c.period.inherited] == case["carried"]
    compared = {row[0] for row in case.get("baseline", [])}
    assert [[c.quantity.text, *days(c.baseline_period)] for c in claims if c.quantity.text in compared] == case.get("baseline", [])


def test_what_was_over_in_an_undated_article(nlp) -> None:
    text = "A 2009 report by the Centre for Work found that a tax on trades would raise $220 billion. Holt said in 2015 that it was good."
    assert [days(claim.period) for claim in claimx.extract(text, nlp=nlp)] == [[None, None]]


def examples(key):
    tables = ("compared", "rank", "when", "owned")
    rows = [(table, row) for table in tables for row in lexicon.rows("period_claims", table)]
    return [pytest.param(table, text, id=f"{row['id']}: {text}") for table, row in rows for text in row.get(key, ())]


def marked(nlp, example):
    """The time in brackets of an example, None if it is left out, and all times there."""
    before, inside, behind = example.replace("[", "|").replace("]", "|").split("|")
    doc = nlp.make_doc(before + inside + behind)
    doc._.published = "2017-04-05"
    doc = nlp(doc)
    times = Times(Parse(doc)).between(0, len(doc.text))
    return next((t for t in times if t.start <= len(before) + 4 and len(before) < t.end), None), times


@pytest.mark.parametrize(("table", "example"), examples("examples"))
def test_rows_fire_on_their_examples(nlp, table, example) -> None:
    time, times = marked(nlp, example)
    if table == "rank":
        assert time is None
    elif table == "when":
        assert time is not None
        assert any(t.aside for t in times)
    else:
        assert time is not None
        assert time.opens is not None


@pytest.mark.parametrize(("table", "example"), examples("counter_examples"))
def test_rows_are_silent_on_their_counter_examples(nlp, table, example) -> None:
    time, times = marked(nlp, example)
    if table == "when":
        assert not any(t.aside for t in times)
    else:
        assert time is not None
        assert time.opens is None


@pytest.mark.parametrize("row", lexicon.rows("period_claims", "joined"), ids=lambda row: row["id"])
def test_expressions_that_follow_on_each_other_are_one(nlp, row) -> None:
    def is_one(example):
        inside = example.split("[")[1].split("]")[0]
        return any(time.period.text == inside for time in marked(nlp, example)[1])

    assert all(is_one(example) for example in row["examples"])
    assert not any(is_one(example) for example in row["counter_examples"])


@pytest.mark.parametrize("row", lexicon.rows("period_claims", "counted_back"), ids=lambda row: row["id"])
def test_lengths_of_time_that_reach_back(nlp, row) -> None:
    def ends(example):
        claims = claimx.extract(example.replace("[", "").replace("]", ""), published="2017-04-05", nlp=nlp)
        return [days(c.period)[1] for c in claims if c.quantity.text not in example.split("[")[1]]

    assert all(ends(example) == [date(2017, 4, 5)] for example in row["examples"])
    assert all(ends(example) == [None] for example in row["counter_examples"])


@pytest.mark.parametrize("row", lexicon.rows("period_claims", "right_behind"), ids=lambda row: row["id"])
def test_a_time_right_behind_a_figure_that_something_is_up_from(row) -> None:
    def is_behind(example):
        figure, inside = example.index("12") + 2, example.index("[")
        return re.fullmatch(row["pattern"], example[figure:inside]) is not None

    assert all(is_behind(example) for example in row["examples"])
    assert not any(is_behind(example) for example in row["counter_examples"])


@pytest.mark.parametrize("row", lexicon.rows("period_claims", "a_year_ago"), ids=lambda row: row["id"])
def test_a_year_ago_is_the_part_of_that_year_that_is_told_of(nlp, row) -> None:
    def first(example):
        claims = claimx.extract(example.replace("[", "").replace("]", ""), published="2017-08-05", nlp=nlp)
        return [days(c.period)[0] for c in claims if c.quantity.text == "$4m"]

    assert all(first(example) == [date(2016, 4, 1)] for example in row["examples"])
    assert not any(first(example) == [date(2016, 4, 1)] for example in row["counter_examples"])


@pytest.mark.parametrize("row", lexicon.rows("period_claims", "absolute"), ids=lambda row: row["id"])
def test_times_that_are_things(nlp, row) -> None:
    assert all(marked(nlp, example)[0] is None for example in row["examples"])
    assert all(marked(nlp, example)[0] is not None for example in row["counter_examples"])
