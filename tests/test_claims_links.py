"""Links between the claims of one article."""

import pytest

import claimx


@pytest.mark.parametrize(
    ("text", "relation", "pairs"),
    [
        ("Sales rose from $3bn to $4.5bn.", "baseline_of", ["$3bn of $4.5bn"]),
        ("Sales were $4.5bn, up from $3bn, and costs $2bn.", "baseline_of", ["$3bn of $4.5bn"]),
        ("Pay rose 15%, to £8, and that of trainees from £5 to £6.", "baseline_of", ["£5 of £6"]),
        (
            "Profit fell to $33m, or 35 cents a share, from $36m, or 39 cents.",
            "baseline_of",
            ["$36m of $33m", "39 cents of 35 cents a share"],
        ),
        ("Millions of people saw it. Sales rose.\n\nMillions of people paid for it.", "repeats", []),
        ("It sold 90 cars, up from 34 last year and just 12 in 2010.", "baseline_of", ["34 of 90", "12 of 90"]),
        ("They owed $12m, up 9% on 2004 and six times the $2m of 1994.", "baseline_of", ["$2m of six times"]),
        ("Sales rose 4% to $9m.", "change_of", ["4% of $9m"]),
        ("Sales fell 3% from $3m in 2003 to $2.9m.", "change_of", ["3% of $2.9m"]),
        ("Revenue was $10m, up 8%.", "change_of", ["8% of $10m"]),
        ("Sales grew 17% and make up $3m of the total.", "change_of", []),
        ("Sales grew by 1% a year, and stand at $3m.", "change_of", []),
        ("Sales tripled to $9m.", "ratio_of", ["tripled of $9m"]),
        ("A dozen eggs now costs twice as much.", "ratio_of", []),
        ("It made $10m (£6m) in 2016.", "equivalent_of", ["£6m of $10m"]),
        ("It spent 154m naira ($1.1m; £591,000).", "equivalent_of", ["$1.1m of 154m naira", "£591,000 of 154m naira"]),
        ("The storm killed 90 people, including 12 children.", "part_of", ["12 of 90"]),
        ("It has 90 staff, including 50 men and 40 women.", "part_of", ["50 of 90", "40 of 90"]),
        ("It kept 40% of the 3,000 members.", "part_of", ["40% of 3,000"]),
        ("The storm killed 12 people, including 3 children, and injured 300.", "part_of", ["3 of 12"]),
        ("If you ask for 2% of income, or 3, the answer is yes.", "part_of", []),
        ("Harlow profit falls 5%\n\nProfit at Harlow Foods fell 5% in 2016, the firm said.", "repeats", ["5% of 5%"]),
        ("Harlow profit falls 5%\n\nSales at Harlow Foods rose 5% in 2016, the firm said.", "repeats", []),
    ],
)
def test_a_link_names_the_other_claim(nlp, text, relation, pairs) -> None:
    claims = claimx.extract(text, published="2017-04-05", nlp=nlp)
    by_id = {c.id: c for c in claims}
    found = [(c.quantity.text, by_id[link.claim].quantity.text) for c in claims for link in c.links if link.relation == relation]
    assert [f"{one} of {other}" for one, other in found] == pairs
