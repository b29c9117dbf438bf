from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx import lexicon, pipeline
from claimx.actors.index import MentionIndex
from claimx.actors.resolve import mentions, topic
from claimx.actors.sources import at_head, resolved
from claimx.model import Attribution, Mention, Part

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "actors.yaml").read_text(encoding="utf-8"))
TABLE = [pytest.param(case, id=f"{section}: {case['id']}") for section, cases in CASES.items() for case in cases]


def read(text):
    nlp = pipeline._default()
    return nlp(nlp.make_doc(text))


def part(text, words):
    start = text.index(words)
    return Part(text=words, start=start, end=start + len(words))


def said(text, source, content, title=None):
    """A document with one attribution as the attribution layer would leave it."""
    doc = read(text)
    where = part(text, source)
    doc._.attributions = [
        Attribution(
            source=Mention(text=where.text, start=where.start, end=where.end, name=where.text),
            source_title=part(text, title) if title else None,
            content=(part(text, content),),
            kind="direct",
            rule="test",
        )
    ]
    return doc


@pytest.mark.parametrize("case", TABLE)
def test_case(case):
    found = read(case["text"])._.mentions
    for wording, name in case.get("mentions", ()):
        offered = [mention.name for mention in found if mention.text == wording]
        assert name in offered, [(mention.text, mention.name) for mention in found]
    for wording in case.get("unresolved", ()):
        for mention in found:
            if mention.text == wording:
                assert mention.antecedent is None
                assert mention.name in wording


RULES = [
    pytest.param(example, key, id=f"{table}/{row['id']}/{key}/{number}")
    for table in ("pronoun", "noun")
    for row in lexicon.rows("actors", table)
    for key in ("examples", "counter_examples")
    for number, example in enumerate(row.get(key, ()))
]


@pytest.mark.parametrize(("example", "key"), RULES)
def test_rule_examples(example, key):
    found = [mention for mention in read(example["text"])._.mentions if mention.text == example["mention"]]
    if key == "examples":
        assert example["name"] in [mention.name for mention in found]
    else:
        assert all(mention.antecedent is None for mention in found)


def test_every_row_that_chooses_has_examples():
    for row in lexicon.rows("actors", "noun"):
        assert row["examples"], row["id"]


TEXT = (
    "Norwich Motors to cut 40 jobs\n\nNorwich Motors posted a loss of $4m. The company blamed Harlow Foods, its largest customer. "
    "Peter Hall, chief executive of Norwich Motors, said he was sorry."
)


def test_parts_are_the_text():
    for mention in read(TEXT)._.mentions:
        assert TEXT[mention.start : mention.end] == mention.text
        if mention.antecedent is not None:
            assert TEXT[mention.antecedent.start : mention.antecedent.end] == mention.antecedent.text


def test_topic():
    found = topic(read(TEXT))
    assert found is not None
    assert (found.name, found.start) == ("Norwich Motors", 0)
    assert topic(read("it rained all day")) is None


def test_at_head_takes_the_head_of_a_phrase():
    doc = read(TEXT)
    phrase = part(TEXT, "Peter Hall, chief executive of Norwich Motors")
    found = at_head(doc, phrase.start, phrase.end, MentionIndex(doc._.mentions))
    assert found is not None
    assert found.name == "Peter Hall"
    loss = part(TEXT, "a loss of $4m")
    assert at_head(doc, loss.start, loss.end, MentionIndex(doc._.mentions)) is None


def test_index():
    found = MentionIndex(read(TEXT)._.mentions)
    phrase = part(TEXT, "Peter Hall, chief executive of Norwich Motors")
    assert [mention.name for mention in found.within(phrase.start, phrase.end)] == ["Peter Hall", "Norwich Motors"]
    covering = found.over(phrase.start, phrase.start + 1)
    assert covering is not None
    assert covering.text == "Peter Hall"
    assert MentionIndex(()).over(0, 1) is None


def test_we_is_the_speakers_organisation():
    text = '"We shipped 40,000 cars," said Peter Hall, chief executive of Norwich Motors.'
    doc = said(text, "Peter Hall", "We shipped 40,000 cars", title="chief executive of Norwich Motors")
    assert ("We", "Norwich Motors") in [(mention.text, mention.name) for mention in mentions(doc)]


def test_we_without_an_organisation_is_the_speaker():
    text = '"We saw 40 cars," said Peter Hall.'
    assert ("We", "Peter Hall") in [(mention.text, mention.name) for mention in mentions(said(text, "Peter Hall", "We saw 40 cars"))]


def test_the_we_of_an_officer_is_not_himself():
    text = 'Norwich Motors met buyers. "We saw 40 cars," said chief executive Peter Hall.'
    doc = said(text, "Peter Hall", "We saw 40 cars", title="chief executive")
    assert ("We", "Peter Hall") not in [(mention.text, mention.name) for mention in mentions(doc)]


def test_i_is_the_speaker():
    text = '"I counted 40 cars," said Peter Hall, chief executive of Norwich Motors.'
    doc = said(text, "Peter Hall", "I counted 40 cars", title="chief executive of Norwich Motors")
    assert ("I", "Peter Hall") in [(mention.text, mention.name) for mention in mentions(doc)]


def test_he_in_a_quotation_is_not_its_speaker():
    text = 'James Wright left on Monday. "He sold 40 cars," said Peter Hall.'
    doc = said(text, "Peter Hall", "He sold 40 cars")
    assert ("He", "Peter Hall") not in [(mention.text, mention.name) for mention in mentions(doc)]


@pytest.mark.parametrize(
    ("text", "source", "content", "name"),
    [
        ("Peter Hall left on Monday. He said 40 cars were sold.", "He", "40 cars were sold", "Peter Hall"),
        ("Peter Hall, who left, said 40 cars were sold.", "Peter Hall, who left,", "40 cars were sold", "Peter Hall"),
        (
            "The chief inspector, Dr Susan Wright, who left, said 40 cars were sold.",
            "The chief inspector, Dr Susan Wright, who left,",
            "40 cars were sold",
            "Susan Wright",
        ),
        ("Analysts at the bank said 40 cars were sold.", "Analysts at the bank", "40 cars were sold", "Analysts at the bank"),
        (
            "Norwich Motors grew. A spokesman for the company said 40 cars were sold.",
            "A spokesman for the company",
            "40 cars were sold",
            "spokesman for Norwich Motors",
        ),
        ("Sales rose, a Harlow Institute report said.", "a Harlow Institute report", "Sales rose", "Harlow Institute report"),
    ],
)
def test_sources_get_names(text, source, content, name):
    doc = said(text, source, content)
    doc._.mentions = mentions(doc)
    found = resolved(doc, doc._.attributions[0], MentionIndex(doc._.mentions))
    assert found.source is not None
    assert (found.source.text, found.source.name) == (source, name)


def test_a_chain_is_resolved_throughout():
    text = "Peter Hall left on Monday. He said Susan Wright had told him 40 cars were sold."
    doc = said(text, "Susan Wright", "40 cars were sold")
    (inner,) = doc._.attributions
    where = part(text, "He")
    outer = Attribution(
        source=Mention(text="He", start=where.start, end=where.end, name="He"),
        content=(part(text, "Susan Wright had told him 40 cars were sold"),),
        kind="indirect",
        rule="test",
    )
    chained = Attribution(source=inner.source, content=inner.content, kind="indirect", via=outer, rule="test")
    found = resolved(doc, chained, MentionIndex(mentions(doc)))
    assert found.via is not None
    assert found.via.source is not None
    assert found.via.source.name == "Peter Hall"


JUNK = [
    "",
    " ",
    "\x00",
    "\n\n\n",
    "\U0001f600 he said it",
    "عدد الشركة 40",
    '"""""""',
    "'s's's",
    "(" * 500,
    "The the the company",
    "he " * 400,
    "A" * 5000,
    "U.S. US IT it",
]


@pytest.mark.parametrize("text", JUNK)
def test_junk_is_read(text):
    for mention in read(text)._.mentions:
        assert text[mention.start : mention.end] == mention.text


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                *"\n\t\"'\u2019“”()-,.",
                "The company",
                "it",
                "he",
                "Peter Hall",
                "Norwich Motors plc",
                "(NGB)",
                "said",
                "who",
                "'s",
                "\x00",
                "ﷺ",
                "report",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_is_read(pieces):
    text = " ".join(pieces)
    doc = read(text)
    for mention in doc._.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.name


def test_reading_twice_gives_the_same():
    doc = read(TEXT)
    first = doc._.mentions
    assert mentions(doc) == first


def test_a_document_without_a_parse_is_read():
    import spacy  # noqa: PLC0415 - only here

    doc = spacy.blank("en")("Peter Hall said he left. The company said it closed.")
    assert all(mention.antecedent is None for mention in mentions(doc))
