"""Figures that do not agree are found, and figures that do are left alone."""

import pytest

import claimx
from claimx.claims.checks import check_article, check_articles

DAY = "2017-04-05"


def kinds(nlp, text):
    found = check_article(claimx.extract(text, published=DAY, nlp=nlp), text)
    for finding in found:
        assert all(text[place.start : place.end] == place.text for place in finding.places)
    return [finding.kind for finding in found]


CONTRADICTIONS = [
    ("change", "Sales rose 40% to $4.2bn from $4bn.", "Sales rose 5% to $4.2bn from $4bn."),
    ("change", "Sales rose 40% from $4bn in 2015 to $4.2bn.", "Sales rose 5% from $4bn in 2015 to $4.2bn."),
    ("change", "Revenue was $10m, up 30% from $9.3m in 2015.", "Revenue was $10m, up 8% from $9.3m in 2015."),
    ("change", "Unemployment fell 0.9 percentage points to 4.1% from 4.4%.", "Unemployment fell 0.3 percentage points to 4.1% from 4.4%."),
    (
        "change",
        "The bank cut its rate by 25 basis points to 4.75% from 5.25%.",
        "The bank cut its rate by 50 basis points to 4.75% from 5.25%.",
    ),
    ("change", "Sales rose 40% from $4.0bn to $4.2bn.", "Sales rose 5% from $4.0bn to $4.2bn."),
    ("change", "Sales doubled to $5bn from $4bn.", "Sales doubled to $7.7bn from $4bn."),
    ("change", "Staff halved from 10,000 to 8,000 in a year.", "Staff halved from 10,000 to 5,200 in a year."),
    ("direction", "Unemployment fell from 4.1% to 4.5% in May.", "Unemployment fell from 4.5% to 4.1% in May."),
    ("direction", "Profit rose to $10m from $12m a year earlier.", "Profit rose to $12m from $10m a year earlier."),
    ("direction", "The dividend was cut from 7.7p to 8.2p a share.", "The dividend was cut from 8.2p to 7.7p a share."),
    ("direction", "Sales fell 5% to $4.8bn from $4.1bn.", "Sales fell 5% to $3.8bn from $4.0bn."),
    ("rate", "It made $10m (£5m). It spent $20m (£18m).", "It made $10m (£5m). It spent $20m (£10m)."),
    ("rate", "The path is 5 miles (12 km) long.", "The path is 5 miles (8 km) long."),
    ("parts", "The storm killed 40 people, including 51 children.", "The storm killed 40 people, including 11 children."),
    ("parts", "It has 90 staff, including 60 men and 40 women.", "It has 90 staff, including 50 men and 40 women."),
    ("parts", "It has 90 staff, made up of 60 men and 20 women.", "It has 90 staff, made up of 60 men and 30 women."),
    (
        "headline",
        "Harlow Foods cuts 400 jobs\n\nHarlow Foods has cut 300 jobs, it said.",
        "Harlow Foods cuts 300 jobs\n\nHarlow Foods has cut 300 jobs, it said.",
    ),
    (
        "headline",
        "Bushfire destroys 32 homes\n\nA bushfire destroyed 23 homes on Monday, the council said.",
        "Bushfire destroys 23 homes\n\nA bushfire destroyed 23 homes on Monday, the council said.",
    ),
    (
        "headline",
        "Harlow profit falls 8%\n\nProfit at Harlow fell 5% in 2016.",
        "Harlow profit falls 5%\n\nProfit at Harlow fell 5.3% in 2016.",
    ),
]


@pytest.mark.parametrize(("kind", "wrong", "right"), CONTRADICTIONS)
def test_within_an_article(nlp, kind, wrong, right) -> None:
    assert kinds(nlp, wrong) == [kind]
    assert kinds(nlp, right) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 4% to $4.2bn at constant currency, from $4.4bn.",
        "Pay for the young rose 15%, to £8, and that of trainees from £5 to £6.",
        "The storm killed 12 people, including 3 children, and injured 300.",
        "The town has 80 of them and the rest of the county 130.",
        "On board were 56 passengers and 10 crew, among them 30 Egyptians.",
        "The motion, which 13 of whom backed, cost 30 votes.",
        "Sales more than doubled to $4.2bn from $1.9bn.",
        "Sales rose about 4% to nearly $4.2bn from some $4bn.",
        "Harlow shares fall 5%\n\nHarlow shares fell 5% on Monday after falling 3% on Friday.",
        "Cantera closed at $12.80, off 37.5 cents, well below the $16.40 level.",
        "It was stuck for a month or six weeks.",
        "Claims fall 43% in a year\n\nClaims dropped in 2015. The ministry had promised to bring claims down by 30%.",
        "The rupee weakened to 75.4 a dollar from 74.2.",
        "The pound fell to 0.92 euros from 0.91.",
        "Sales fell from $4bn to $4bn.",
        "The deficit narrowed to -3.1% of output from -4.2%.",
        "Hart climbed from 40 to 30 in the world rankings.",
        "Costs fell in May, when staff rose from 400 to 440.",
        "Storm kills 40\n\nA storm has killed 40 people. On Monday 12 people were killed.",
    ],
)
def test_what_only_looks_like_a_contradiction(nlp, text) -> None:
    assert kinds(nlp, text) == []


def test_the_message_says_what_the_figures_as_written_come_to(nlp) -> None:
    text = "Profit was $9m, up 50% from $8m in 2015."
    (finding,) = check_article(claimx.extract(text, published=DAY, nlp=nlp), text)
    assert finding.message == "from $8m to $9m is 12.5%, not 50%"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Staff fell by 300, from 1,250 to 1,045.", "from 1,250 to 1,045 is 205, not 300"),
        ("Sales doubled to $5bn from $4bn.", "from $4bn to $5bn is 1.25 times, not doubled"),
        ("Staff fell from 1,045 to 1,250.", "fell from 1,045 to 1,250, which is more"),
    ],
)
def test_messages(nlp, text, message) -> None:
    assert [finding.message for finding in check_article(claimx.extract(text, published=DAY, nlp=nlp), text)] == [message]


def told(nlp, name, text):
    return claimx.extract(text, published=DAY, doc_id=name, nlp=nlp)


def test_across_articles(nlp) -> None:
    def claims(name, figure):
        return told(nlp, name, f"Harlow Foods posted a profit of {figure} in 2016.")

    (finding,) = check_articles([*claims("a", "$9m"), *claims("b", "$12m")])
    assert finding.kind == "articles"
    assert [(place.doc_id, place.text) for place in finding.places] == [("a", "$9m"), ("b", "$12m")]
    assert check_articles([*claims("a", "$9m"), *claims("b", "$9m")]) == []


@pytest.mark.parametrize(
    "other",
    [
        "Harlow Foods posted a profit of $12m in 2015.",
        "Harlow Foods posted a loss of $12m in 2016.",
        "Acme Tools posted a profit of $12m in 2016.",
        "Harlow Foods may post a profit of $12m in 2016.",
        "Harlow Foods posted a profit of about $9.2m in 2016.",
        "Harlow Foods posted a profit of £7m in 2016.",
    ],
)
def test_articles_on_other_things_do_not_contradict(nlp, other) -> None:
    first = told(nlp, "a", "Harlow Foods posted a profit of $9m in 2016.")
    assert check_articles([*first, *told(nlp, "b", other)]) == []


def test_people_without_a_name_are_others_in_another_article(nlp) -> None:
    first = told(nlp, "a", "In 2016, 603,000 people voted.")
    assert check_articles([*first, *told(nlp, "b", "In 2016, 30 million people voted.")]) == []
