"""Whatever the text, `extract` gives claims or none, and every part is where it says it is."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimx
from claimx.errors import InputError
from claimx.model import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

SAID = "Sales rose 4% to $1.2bn in 2016, Ardent Foods said."


def parts(value: Any) -> Iterator[Part]:
    """Every part inside a model object."""
    if isinstance(value, Part):
        yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def figures(text: str, nlp: Language) -> list[str]:
    """The figures of a text's claims, once all their parts have been found in their places.

    Half of a surrogate pair is no character: in the parts it stands as U+FFFD, one for one.
    """
    claims = claimx.extract(text, published="2017-03-30", nlp=nlp)
    characters = re.sub("[\ud800-\udfff]", "\ufffd", text)
    for part in parts(tuple(claims)):
        assert characters[part.start : part.end] == part.text
    return [claim.quantity.text for claim in claims]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\0", "No figure stands here.", "\ufeff", "…", "\u202e", "😀😀😀", "\ud83d"])
def test_nothing_in_nothing_out(text: str, nlp: Language) -> None:
    assert figures(text, nlp) == []


@pytest.mark.parametrize(
    "text",
    [
        SAID.replace(" ", "\r\n", 1),
        f"{SAID}\r\n\r\n".replace("in 2016", "in\r\n2016"),
        f"\ufeff{SAID}",
        f"😀👩‍👩‍👧 {SAID} 🎉",
        f"قالت الشركة \u202b{SAID}\u202c",
        f"\0{SAID}\0\0",
        f"\ud83d {SAID} \udc00",
        f"{SAID}\x1b[31m\x07",
        SAID.replace(" ", "\u00a0"),
    ],
)
def test_the_figures_are_found_whatever_stands_around_them(text: str, nlp: Language) -> None:
    assert figures(text, nlp)[:2] == ["4%", "$1.2bn"]


def test_one_enormous_paragraph(nlp: Language) -> None:
    text = " ".join([SAID, *["The board of the firm met again and spoke about the plan for a long while."] * 300, SAID])
    assert figures(text, nlp) == ["4%", "$1.2bn", "4%", "$1.2bn"]


def test_ten_megabytes() -> None:
    filler = "Internationalisation notwithstanding, representatives characterised responsibilities unsatisfactorily.\n\n"
    text = SAID + "\n\n" + filler * (10_000_000 // len(filler)) + SAID
    assert figures(text, claimx.load(read="figures")) == ["4%", "$1.2bn", "4%", "$1.2bn"]


@pytest.mark.parametrize("character", ["a", "1", "1,", ".", "-", " ", "\n", "😀", "%", "$", "1 "])
def test_the_same_over_and_over(character: str, nlp: Language) -> None:
    figures(character * 3000, nlp)


@pytest.mark.parametrize("text", ['"' * 20_000, "(" * 20_000, "He said " * 300, "Anna Smith of Acme " * 300, "a third of " * 300])
def test_nesting_without_end(text: str, nlp: Language) -> None:
    figures(text, nlp)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters() | st.sampled_from("0123456789$€%.,- \n\"'“”")))
def test_any_text_at_all(nlp: Language, text: str) -> None:
    figures(text, nlp)


def test_an_impossible_date_is_said(nlp: Language) -> None:
    with pytest.raises(InputError, match=r"'2017-02-30' is not a date; write it as YYYY-MM-DD"):
        claimx.extract(SAID, published="2017-02-30", nlp=nlp)


def test_a_byte_order_mark_changes_nothing_but_places(nlp: Language) -> None:
    text = "Nordhav lost $35m last year, said Ingrid Dahl."
    marked, plain = (claimx.extract(f"{before}{text}", doc_id="a", nlp=nlp)[0] for before in ("\ufeff", ""))
    assert (marked.id, marked.found_by, marked.confidence) == (plain.id, plain.found_by, plain.confidence)
    assert marked.quantity.start == text.index("$") + 1


def test_extract_takes_what_pipe_takes(nlp: Language) -> None:
    facts = {"doc_id": "a", "published": "2017-03-30"}
    plain = claimx.extract(SAID, doc_id="a", published="2017-03-30", nlp=nlp)
    assert claimx.extract({"text": SAID, **facts}, nlp=nlp) == plain
    assert claimx.extract(claimx.Article(text=SAID, doc_id="b"), doc_id="a", published="2017-03-30", nlp=nlp) == plain
    with pytest.raises(InputError, match='an article is a string, an Article, or a mapping with a string under "text"; got int'):
        claimx.extract(7, nlp=nlp)  # type: ignore[arg-type]


def said_in(cases: Any) -> Iterator[str]:
    """Every text in a file of cases."""
    for key, value in cases.items() if isinstance(cases, dict) else enumerate(cases):
        if key == "text":
            yield value
        elif isinstance(value, (dict, list)):
            yield from said_in(value)


@pytest.mark.parametrize("named", ["actors", "claim_actors", "measures", "roles", "modality", "claim_periods", "attributions"])
def test_a_text_that_breaks_off_behind_a_figure_is_read(nlp: Language, named: str) -> None:
    cases = Path(__file__).parent / "cases" / f"{named}.yaml"
    texts = list(dict.fromkeys(said_in(yaml.safe_load(cases.read_text(encoding="utf-8")))))
    found = claimx.pipe(texts, nlp=nlp)
    broken = {text[: figure.end] for text, record in zip(texts, found, strict=True) for figure in record.quantities}
    given = [way(text) for text in sorted(broken) for way in (str, str.upper)]
    assert [record.doc_id for record in claimx.pipe(given, nlp=nlp)] == [str(number) for number in range(len(given))]
