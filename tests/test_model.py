"""The objects that claimx gives out, their JSON form, its schema, and the way back."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.model import Article, Attribution, Claim, Link, Measure, Mention, Part, Period, Predicate, Quantity, Record
from claimx.model.schema import from_plain, json_schema, write_schemas

SCHEMAS = Path(__file__).parents[1] / "docs" / "schema"

PARTS = {"text": st.text(max_size=5), "start": st.integers(0, 99), "end": st.integers(0, 99)}
NUMBERS = st.decimals(-(10**12), 10**12, allow_nan=False, places=3)
DAYS = st.none() | st.dates()
PART = st.builds(Part, **PARTS)
MENTION = st.builds(Mention, **PARTS, name=st.text(max_size=5), antecedent=st.none() | PART)
QUANTITY = st.builds(
    Quantity,
    **PARTS,
    value=NUMBERS,
    high=st.none() | NUMBERS,
    si_value=st.none() | NUMBERS,
    kind=st.sampled_from(["count", "money", "percent", "percentage_point", "basis_point", "multiple", "physical"]),
    counted=st.none() | PART,
)
PERIOD = st.builds(Period, first_day=DAYS, last_day=DAYS, start=st.none() | st.integers(0, 99), end=st.none() | st.integers(0, 99))
INNER = st.builds(Attribution, source=st.none() | MENTION, content=st.lists(PART, max_size=2).map(tuple), via=st.none())
ATTRIBUTION = st.builds(Attribution, source=st.none() | MENTION, content=st.lists(PART, max_size=2).map(tuple), via=st.none() | INNER)
CLAIM = st.builds(
    Claim,
    sentence=PART,
    quantity=QUANTITY,
    measure=st.none() | st.builds(Measure, **PARTS, head=st.text(max_size=5)),
    actor=st.none() | MENTION,
    predicate=st.none() | st.builds(Predicate, **PARTS, lemma=st.text(max_size=5)),
    period=st.none() | PERIOD,
    baseline_period=st.none() | PERIOD,
    place=st.none() | MENTION,
    attribution=st.none() | ATTRIBUTION,
    links=st.lists(st.builds(Link), max_size=2).map(tuple),
    confidence=st.floats(0, 1),
    found_by=st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
)
RECORD = st.builds(
    Record,
    published=DAYS,
    quantities=st.tuples(QUANTITY),
    periods=st.tuples(PERIOD),
    attributions=st.tuples(ATTRIBUTION),
    claims=st.tuples(CLAIM),
)


@given(RECORD)
def test_to_json_and_back(record: Record) -> None:
    assert from_plain(Record, json.loads(json.dumps(record.to_dict()))) == record


@given(RECORD)
def test_the_json_form_has_the_schema(record: Record) -> None:
    jsonschema.validate(record.to_dict(), json_schema())


@pytest.mark.parametrize("kind", [Record, Claim])
def test_the_schema_is_valid_and_refuses_what_lacks_a_slot(kind: type) -> None:
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["required"]) == {field.name for field in dataclasses.fields(kind)}
    assert not jsonschema.Draft202012Validator(schema).is_valid({"doc_id": "a"})


def test_the_published_schemas_are_those_of_the_model(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert sorted(path.name for path in SCHEMAS.iterdir()) == sorted(path.name for path in tmp_path.iterdir())
    for path in tmp_path.iterdir():
        assert (SCHEMAS / path.name).read_text() == path.read_text(), "the format has changed: make schema"


def test_decimals_are_numbers_and_days_iso_strings() -> None:
    quantity = Quantity(text="1.20", start=0, end=4, value=Decimal("1.20"), high=Decimal("3E+3"), unit="1", kind="count", rule="r")
    plain = json.loads(json.dumps(Record(doc_id="a", quantities=(quantity,)).to_dict()))["quantities"][0]
    assert (plain["value"], plain["high"], plain["unit_text"]) == (1.2, 3000, None)
    assert isinstance(plain["high"], int)
    assert Record(doc_id="a", published=date(2017, 3, 30)).to_dict()["published"] == "2017-03-30"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, r"not a Record: doc_id: Field required"),
        ({"doc_id": "a", "published": "soon"}, r"not a Record: published\b"),
        ({"doc_id": "a", "claims": [{"id": 1}]}, r"not a Record: claims\.0\."),
        ("text", r"not a Record"),
    ],
)
def test_other_data_is_refused_with_the_field(data: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        from_plain(Record, data)


@pytest.mark.parametrize(
    "made", [Part(text="4", start=0, end=1), Record(doc_id="a"), Article(text="4"), Link(relation="repeats", claim="c")]
)
def test_objects_are_frozen(made: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, dataclasses.fields(made)[0].name, None)


@given(CLAIM)
def test_claims_can_stand_in_a_set(claim: Claim) -> None:
    assert {claim, dataclasses.replace(claim)} == {claim}


@given(st.text(), st.data())
def test_a_part_is_cut_from_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = Part.of(text, start, end)
    assert text[part.start : part.end] == part.text
    assert part.overlaps(start, end) == (start < end)


def test_an_article_needs_no_more_than_its_text() -> None:
    article = Article(text="Sales rose 4%.")
    assert (article.doc_id, article.published, article.title, article.url) == (None, None, None, None)
