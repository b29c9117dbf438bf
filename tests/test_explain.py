"""Why a slot holds what it does, in words for people."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import claimx
from claimx import cli
from claimx.evaluate import read_gold
from claimx.model.explain import nothing_at

if TYPE_CHECKING:
    from spacy.language import Language

CORPUS = Path(__file__).parents[1] / "corpus"
TEXT = "Sales at Alder Foods rose by about 4% to $5m in 2016, the company said. It may open 40 shops."


@pytest.fixture(scope="module")
def told(nlp: Language) -> list[str]:
    return [claim.explain() for claim in claimx.extract(TEXT, published="2017-03-30", nlp=nlp)]


def block(text: str, slot: str) -> str:
    """The line of a slot, and the indented ones below it."""
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(slot))
    last = next((n for n in range(first + 1, len(lines)) if not lines[n].startswith(" ")), len(lines))
    return "\n".join(lines[first:last])


def test_a_filled_slot_tells_its_words_where_they_stand_and_the_rule(told: list[str]) -> None:
    assert '"4%" (35-37) is 4 %' in block(told[0], "figure")
    assert "unit.%" in block(told[0], "figure")
    assert '"Sales" (0-5)' in block(told[0], "measure")
    assert ": " in block(told[0], "measure").partition("by measure.")[2]
    assert '"2016" (48-52) is 2016-01-01 to 2016-12-31' in block(told[0], "period")
    assert '"by about"' in block(told[0], "modifier") or '"about"' in block(told[0], "modifier")


def test_a_name_from_elsewhere_tells_where(told: list[str]) -> None:
    assert '"the company" (54-65) is Alder Foods, named at 9-20' in block(told[0], "source")
    assert 'cue "said" (66-70), indirect' in block(told[0], "source")


def test_an_empty_slot_tells_what_was_looked_for(told: list[str]) -> None:
    assert block(told[2], "attribution").startswith("attribution      empty; looked for a cue")
    assert block(told[2], "baseline period").startswith("baseline period  empty; looked for a time that the figure is compared with")


def test_what_is_not_asserted_tells_why(told: list[str]) -> None:
    assert block(told[2], "modality") == "modality         possible\n                   by modality.may: under a verb of possibility"


# Where there is no claim


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Sales rose 4% in 2016.", "Sales", 'no figure stands at 0; the nearest is "4%" (11-13)'),
        ("Nothing was counted.", "counted", "no figure stands at 12"),
        ("The two leaders met.", "two", '"two" (4-7) is a figure, found by count, and no claim: it refers back'),
    ],
)
def test_where_there_is_no_claim_it_is_told_why(text: str, word: str, told: str, nlp: Language) -> None:
    (record,) = claimx.pipe([text], nlp=nlp)
    assert nothing_at(record, text.index(word)).startswith(told)


def test_an_article_without_claims_says_so(nlp: Language) -> None:
    empty, back = claimx.pipe(["Nothing was counted.", "The two leaders met."], nlp=nlp)
    assert nothing_at(empty, None) == "no claims: no figure stands in the article"
    assert nothing_at(back, None) == "no claims: no figure of the article is one"


def test_the_command_explains_the_figure_at_a_character(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert cli.main(["explain", str(article), "--published", "2017-03-30", "--at", str(TEXT.index("$5m"))]) == 0
    assert capsys.readouterr().out.startswith('figure           "$5m" (41-44) is 5000000 USD')
    assert cli.main(["explain", str(article), "--at", "0"]) == 0
    assert capsys.readouterr().out == 'no figure stands at 0; the nearest is "4%" (35-37)\n'
    with pytest.raises(SystemExit):
        cli.main(["explain", str(article), "--at", "-1"])
    assert "is not an offset" in capsys.readouterr().err


def test_every_rule_that_fills_a_slot_is_told_in_words(nlp: Language) -> None:
    texts = tomllib.loads((files("claimx") / "data" / "explanations.toml").read_text(encoding="utf-8"))
    articles = ({"text": article.text, "published": article.published} for article in read_gold(CORPUS))
    fired = {(slot, rule) for record in claimx.pipe(articles, nlp=nlp) for claim in record.claims for slot, rule in claim.found_by.items()}
    named = {rule for slot, rule in fired if slot not in ("quantity", "attribution")}  # rows of the lexicon, told by their ids
    assert sorted(named - set(texts["says"])) == []
    assert set(texts["looked_for"]) >= {"measure", "actor", "predicate", "period", "baseline_period", "place", "attribution"}
