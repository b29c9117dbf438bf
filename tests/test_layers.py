"""The layers on a document: written, read, and carried through everything that spaCy does to documents. No model."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from claimx import layers
from claimx.errors import InputError
from claimx.model import Attribution, Claim, Link, Measure, Mention, Part, Period, Predicate, Quantity
from claimx.model.article import as_day

TEXT = "Exports rose 4.5% in 2016, the ministry said."
layers.register()


def part(words: str) -> Part:
    start = TEXT.index(words)
    return Part.of(TEXT, start, start + len(words))


def fields(words: str) -> dict[str, object]:
    found = part(words)
    return {"text": found.text, "start": found.start, "end": found.end}


QUANTITY = Quantity(**fields("4.5%"), value=Decimal("4.5"), unit="%", kind="percent", unit_text="%", rule="percent-sign")
PERIOD = Period(
    **fields("2016"),
    first_day=date(2016, 1, 1),
    last_day=date(2016, 12, 31),
    granularity="year",
    timex_type="DATE",
    timex_value="2016",
    rule="year",
)
SOURCE = Mention(**fields("the ministry"), name="Ministry of Trade", label="ORG", antecedent=part("the ministry"))
ATTRIBUTION = Attribution(source=SOURCE, cue=part("said"), content=(part("Exports rose 4.5% in 2016"),), kind="indirect", rule="said")
CLAIM = Claim(
    id="c1",
    doc_id="exports",
    sentence=part(TEXT),
    quantity=QUANTITY,
    role="change",
    direction="up",
    measure=Measure(**fields("Exports"), head="Exports"),
    predicate=Predicate(**fields("rose"), lemma="rise"),
    period=PERIOD,
    attribution=ATTRIBUTION,
    links=(Link(relation="repeats", claim="c0"),),
    confidence=0.75,
    found_by={"quantity": "percent-sign"},
)
LAYERS = {"quantities": (QUANTITY,), "periods": (PERIOD,), "attributions": (ATTRIBUTION,), "mentions": (SOURCE,), "claims": (CLAIM,)}


@pytest.fixture
def doc() -> Doc:
    made = spacy.blank("en").make_doc(TEXT)
    for layer, objects in LAYERS.items():
        setattr(made._, layer, objects)
    made._.published = date(2017, 3, 30)
    made._.doc_id = "exports"
    return made


def check(doc: Doc) -> None:
    for layer, objects in LAYERS.items():
        found = getattr(doc._, layer)
        assert found == objects, layer
        assert isinstance(found, tuple)
    assert layers.published(doc) == date(2017, 3, 30)
    assert doc._.doc_id == "exports"


def test_layers_survive_bytes(doc: Doc) -> None:
    check(Doc(Vocab()).from_bytes(doc.to_bytes()))


def test_layers_survive_a_file(doc: Doc, tmp_path) -> None:
    doc.to_disk(tmp_path / "doc.spacy")
    check(Doc(Vocab()).from_disk(tmp_path / "doc.spacy"))


def test_layers_survive_a_docbin(doc: Doc) -> None:
    (back,) = DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(Vocab())
    check(back)


def test_layers_survive_a_copy(doc: Doc) -> None:
    check(doc.copy())


def test_registering_again_changes_nothing(doc: Doc) -> None:
    layers.register()
    layers.register()
    check(Doc(Vocab()).from_bytes(doc.to_bytes()))


def test_a_fresh_document_has_empty_layers() -> None:
    doc = spacy.blank("en").make_doc(TEXT)
    assert all(getattr(doc._, layer) == () for layer in LAYERS)


def test_other_user_data_goes_through_untouched(doc: Doc) -> None:
    doc.user_data["mine"] = {"a": [1, 2.5, "x", None]}
    assert Doc(Vocab()).from_bytes(doc.to_bytes()).user_data["mine"] == {"a": [1, 2.5, "x", None]}


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (None, None),
        ("", None),
        ("2017-03-30", date(2017, 3, 30)),
        (" 2017-03-30 ", date(2017, 3, 30)),
        ("2017-03-30T08:15:00Z", date(2017, 3, 30)),
        (date(2017, 3, 30), date(2017, 3, 30)),
        (datetime(2017, 3, 30, 23, 59), date(2017, 3, 30)),  # noqa: DTZ001 - the day as the article writes it
    ],
)
def test_article_date(given: date | str | None, day: date | None) -> None:
    assert as_day(given) == day


@pytest.mark.parametrize("given", ["yesterday", "2017-02-30", "30/03/2017", "2017", 20170330])
def test_impossible_article_date(given: str) -> None:
    with pytest.raises(InputError, match=r"published: .* is not a date; write it as YYYY-MM-DD"):
        as_day(given)


def test_a_document_without_id_is_named_after_its_text() -> None:
    blank = spacy.blank("en")
    first, same, other = (blank.make_doc(text) for text in ("One text.", "One text.", "Another."))
    assert layers.doc_id_of(first) == layers.doc_id_of(same) != layers.doc_id_of(other)
    first._.doc_id = "mine"
    assert layers.doc_id_of(first) == "mine"
    first._.doc_id = 7
    assert layers.doc_id_of(first) == "7"
