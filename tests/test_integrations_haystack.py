"""claimx as a component of a Haystack pipeline."""

from __future__ import annotations

from typing import Any

import pytest

haystack = pytest.importorskip("haystack", reason='haystack is not installed: pip install "claimx[haystack]"')

from claimx.integrations.haystack import ClaimExtractor  # noqa: E402 - needs haystack

TEXTS = ["Profits at Crumb & Sons fell by a third to £2.1m last year.", "Nothing was counted here.", None]


def documents() -> list[Any]:
    return [haystack.Document(content=text, meta={"published": "2019-05-02", "site": "x"}) for text in TEXTS]


def test_documents_come_back_with_their_claims() -> None:
    pipeline = haystack.Pipeline()
    pipeline.add_component("claims", ClaimExtractor())
    found = pipeline.run({"claims": {"documents": documents()}})["claims"]["documents"]
    assert [[claim["quantity"]["text"] for claim in d.meta["claims"]] for d in found] == [["a third", "£2.1m"], [], []]
    assert found[0].meta["claims"][0]["period"]["first_day"] == "2018-01-01"
    assert [d.id for d in found] == [d.id for d in documents()]
    assert found[0].meta["site"] == "x"


def test_a_pipeline_with_it_is_saved_and_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAYSTACK_DESERIALIZATION_ALLOWLIST", "claimx.integrations.haystack")
    pipeline = haystack.Pipeline()
    pipeline.add_component("claims", ClaimExtractor(read="figures", published_key="day"))
    again = haystack.Pipeline.loads(pipeline.dumps()).get_component("claims")
    assert (again.read, again.published_key) == ("figures", "day")
