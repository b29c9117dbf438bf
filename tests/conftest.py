"""What several test files share: the default pipeline, loaded once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import claimx

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline of `claimx.load()`. Tests read with it and leave it as it is; one that changes a pipeline loads its own."""
    return claimx.load()
