"""The table and the plots of the HTML report, in a real browser: sorted, filtered, copied and followed."""

from __future__ import annotations

import csv
import io
import json

import pytest
from browser import Open
from hand_made import claim, ferries, many, year

from claimx.model import Record
from claimx.sinks.result import Result


def test_the_table_sorts_both_ways_and_back(show: Open) -> None:
    page = show(ferries())
    in_text = ["about 1.2 million", "900,000", "4%", "30 tonnes"]
    head = page.one("th.column-sure button")
    orders = [page.rows()]
    for _ in range(3):
        head.click()
        orders.append(page.rows())
    assert orders == [
        in_text, ["30 tonnes", "900,000", "4%", "about 1.2 million"], ["about 1.2 million", "4%", "900,000", "30 tonnes"], in_text,
    ]  # fmt: skip
    page.one("th.column-period button").click()
    assert page.rows()[:2] == ["900,000", "about 1.2 million"]
    assert page.one("th.column-period").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize(
    ("field", "typed", "left"),
    [
        ("actor", "nordhav", ["about 1.2 million", "900,000"]),
        ("source", "Berg", ["4%"]),
        ("words", "fuel ship", ["30 tonnes"]),
        ("from", "2016", ["about 1.2 million"]),
        ("to", "2015-06", ["900,000"]),
        ("unit", "tonne (1)", ["30 tonnes"]),
        ("kind", "per cent (1)", ["4%"]),
        ("modality", "possible (1)", ["30 tonnes"]),
    ],
)
def test_the_table_is_filtered(show: Open, field: str, typed: str, left: list[str]) -> None:
    page = show(ferries())
    page.one(f"#filters [name={field}]").send_keys(typed)
    assert page.rows() == left
    assert page.one("#count").text == f"{len(left)} of 4 claims"
    page.one("#filters .clear").click()
    assert len(page.rows()) == 4


def test_the_confidence_filter(show: Open) -> None:
    page = show(ferries())
    page.one("#filters [name=sure]").click()
    page.press("HOME", *["ARROW_RIGHT"] * 13)
    assert page.rows() == ["about 1.2 million", "4%"]


def test_a_bar_filters_the_table_and_a_second_click_takes_it_off(show: Open) -> None:
    page = show(ferries())
    bar = page.one('[aria-label^="Anna Berg: 1"]')
    bar.click()
    assert page.rows() == ["4%"]
    bar.click()
    assert len(page.rows()) == 4
    page.one('[aria-label^="2015: 1 claim"]').click()
    assert page.rows() == ["900,000"]


def test_many_periods_are_counted_by_year_and_far_ones_left_off(show: Open) -> None:
    years = [1801, *range(1990, 2010)]
    text = " ".join(f"In {number} we sold {number}00 cars." for number in years)
    claims = tuple(claim(text, f"{number}00", value=number, period=year(text, str(number))) for number in years)
    page = show(Result(Record(doc_id="cars", claims=claims), text))
    assert len(page.all("svg.spans .bar")) == 20
    assert "1 other year from 1801 to 2009 not drawn" in page.one("svg.spans").text
    bar = page.one('[aria-label^="1995: 1 claim"]')
    bar.click()
    assert page.rows() == ["199500"]
    bar.click()
    assert len(page.rows()) == 21


def test_claims_are_copied_as_they_were_in_json(show: Open) -> None:
    page = show(ferries())
    claims = [each.to_dict() for each in ferries().record.claims]
    assert json.loads(page.copied("#copy-json")) == claims
    page.figure("4%").click()
    assert json.loads(page.copied("#card .card-foot button")) == claims[2]


def test_csv_holds_the_rows_in_sight_and_no_formula(show: Open) -> None:
    text = '=HYPERLINK("x") sold 5 cars.'
    actor = claim(text, "5", value=-5, doc_id="=a", actor=ferries().record.claims[0].actor)
    spoilt = Result(Record(doc_id="=a", claims=(actor,)), text)
    rows = list(csv.DictReader(io.StringIO(show(ferries(), spoilt).copied("#copy-csv"))))
    assert [row["figure"] for row in rows] == ["about 1.2 million", "900,000", "4%", "30 tonnes", "5"]
    assert (rows[0]["value"], rows[0]["first_day"], rows[0]["source"]) == ("1200000", "2016-01-01", "its annual report")
    assert (rows[4]["value"], rows[4]["doc_id"], rows[4]["sentence"]) == ("-5", "'=a", "'" + text)


def test_articles_of_a_batch_are_chosen_and_rows_lead_to_them(show: Open) -> None:
    page = show(ferries(), many(3))
    assert [tile.text.split("\n") for tile in page.all("#totals div")][:2] == [["articles", "2"], ["claims", "7"]]
    page.one("#next-article").click()
    assert page.one("#text p").text == "Town 00000 has 10000 trees."
    page.all("#claims tr[data-at]")[2].click()
    assert "Fares" in page.one("#card").text
    assert "Nordhav carried" in page.one("#text").text


def test_ten_thousand_claims_make_few_rows_and_all_are_reached(show: Open) -> None:
    page = show(ferries(), many(10_000))
    assert page.one("#count").text == "10,004 claims"
    assert len(page.rows()) < 60
    page.run("document.querySelector('#claims tr[data-at]').focus()")
    page.press("END")
    assert page.rows()[-1] == "19999"
    page.one("#filters [name=actor]").send_keys("09876")
    assert page.rows() == ["19876"]
    page.all("#claims tr[data-at]")[0].click()
    assert page.one("#card h3").text == "19876"
    assert page.lit() == {"figure": "19876", "actor": "Town 09876"}
