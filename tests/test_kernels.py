"""The faster kernels: the answers that spaCy's own components give."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from claimx.kernels import encoder, steps
from claimx.kernels.encoder import Encoder
from claimx.kernels.entities import Entities
from claimx.language_model import open_model

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = [
    "Nordhav Ferries carried 900,000 passengers in 2016, up 4% on the year before, Ingrid Dahl, its chief executive, said on Thursday.",
    "The Bank of Elmsworth lent $1.2bn to firms in the United Kingdom, France and Japan between March 2014 and the end of last year.",
    "4%",
    "He left. She stayed for two and a half million reasons at 10 Harbour Street, New York, she told The Daily Post!",
    "“We lost €35m,” said Mr. Okafor – the third loss since the Second World War in as many years…",
    "sales of apples oranges and pears rose",
]


@pytest.fixture(scope="module")
def model() -> Language:
    return open_model()


def tokenised(model: Language, count: int = 60) -> list[Doc]:
    """The texts, and the same words in some hundred other orders, which make for odd sentences and odd entities."""
    chance = random.Random(1)  # noqa: S311 - the same texts in every run
    words = [word for text in TEXTS for word in text.split()]
    mixed = [" ".join(chance.choices(words, k=chance.randrange(1, 90))) for _ in range(count)]
    return [model.make_doc(text) for text in [*TEXTS, *mixed, ""]]


def reading(doc: Doc) -> list[tuple[Any, ...]]:
    return [(token.text, token.tag_, token.dep_, token.head.i, token.is_sent_start, token.ent_iob_, token.ent_type_) for token in doc]


def test_the_reading_is_that_of_spacy(model: Language) -> None:
    docs = tokenised(model)
    for step in steps(model):
        step(docs)
    by_spacy = list(model.pipe(tokenised(model)))
    assert [reading(doc) for doc in docs] == [reading(doc) for doc in by_spacy]
    assert sum(len(doc.ents) for doc in docs) > 200


def test_the_default_model_is_read_with_the_fast_kernels(model: Language) -> None:
    assert [isinstance(step, Entities) for step in steps(model)] == [name == "ner" for name in model.pipe_names]


def test_vectors_are_those_of_spacy_and_do_not_depend_on_the_batch(model: Language) -> None:
    component: Any = model.get_pipe("tok2vec")
    docs = [doc for doc in tokenised(model) if len(doc)]
    wanted = component.model.predict(docs)
    encode = Encoder(component.model)
    for doc, vectors, alone in zip(docs, wanted, encode(docs), strict=True):
        np.testing.assert_allclose(vectors, alone, atol=1e-4)
        np.testing.assert_allclose(vectors, encode([doc])[0], atol=1e-4)


def test_the_table_of_words_stays_bounded(model: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "KEPT", 50)
    component: Any = model.get_pipe("tok2vec")
    encode = Encoder(component.model)
    for number in range(30):
        docs = [model.make_doc(f"a{number} b{number} c{number} d{number} e{number}")]
        np.testing.assert_allclose(encode(docs)[0], component.model.predict(docs)[0], atol=1e-4)
        assert len(encode.words._table) == len(encode.words._rows) <= 50


def test_what_is_built_otherwise_is_run_as_it_is() -> None:
    model = spacy.blank("en")
    model.add_pipe("sentencizer")
    width = 16
    embed = {"@architectures": "spacy.CharacterEmbed.v2", "width": width, "rows": 50, "nM": 4, "nC": 4, "include_static_vectors": False}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": width, "depth": 1, "window_size": 1, "maxout_pieces": 2}
    tok2vec = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    ner = model.add_pipe("ner", config={"model": {"tok2vec": tok2vec}})
    ner.add_label("ORG")  # type: ignore[attr-defined]
    model.initialize()
    docs = [model.make_doc(text) for text in TEXTS]
    for step in steps(model):
        step(docs)
    assert [reading(doc) for doc in docs] == [reading(doc) for doc in model.pipe(TEXTS)]
    assert all(doc.has_annotation("SENT_START") for doc in docs)
