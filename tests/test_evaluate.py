"""The scorer: what counts as found, as right, as gained."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimx import lexicon
from claimx.errors import InputError
from claimx.evaluate import answer, compare, read_answers, read_gold, score
from claimx.evaluate.phrases import name_right, phrase_right, same, stem

TEXT = "Ardent Foods said sales rose 4% to $1.2bn in 2016. About a third of its 300 shops, half of them new, may close."
GOLD: dict[str, Any] = {
    "q": "4%", "n": 1, "value": 4, "high": None, "unit": "%", "modifier": None, "role": "change", "direction": "up",
    "measure": ["sales"], "actor": ["Ardent Foods", "the company"], "period": [["2016-01-01", "2016-12-31"]],
    "baseline_period": [None], "source": ["Ardent Foods"], "cue": "said", "modality": "asserted", "optional": False,
}  # fmt: skip
CLAIM: dict[str, Any] = {
    "doc_id": "ardent",
    "quantity": {"text": "4%", "start": 29, "end": 31, "value": 4, "high": None, "unit": "%", "modifier": None},
    "measure": {"text": "sales"},
    "actor": {"text": "Ardent Foods", "name": "Ardent Foods"},
    "period": {"first_day": "2016-01-01", "last_day": "2016-12-31"},
    "attribution": {"source": {"text": "Ardent Foods", "name": "Ardent Foods"}},
    "role": "change",
    "direction": "up",
    "modality": "asserted",
}


def gold_at(tmp_path: Path, *claims: dict[str, Any]) -> Path:
    article = {"id": "ardent", "published": "2017-03-30", "text": TEXT, "claims": [{**GOLD, **claim} for claim in claims]}
    (tmp_path / "ardent.json").write_text(json.dumps(article), encoding="utf-8")
    return tmp_path


def figures(tmp_path: Path, gold: dict[str, Any], *claims: dict[str, Any]) -> dict[str, float]:
    return score(read_gold(gold_at(tmp_path, gold)), [answer({**CLAIM, **claim}) for claim in claims]).figures()


def quantity(text: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"quantity": {"text": text, "start": start, "end": start + len(text), "value": value, "unit": unit, **more}}


def test_a_claim_that_is_right_in_all(tmp_path: Path) -> None:
    found = figures(tmp_path, {}, {})
    assert (found["claim_f1"], found["every_slot_f1"], found["detection_f1"], found["gold"], found["predicted"]) == (100, 100, 100, 1, 1)


def test_nothing_found_and_nothing_asked(tmp_path: Path) -> None:
    assert figures(tmp_path, {})["claim_f1"] == 0
    assert score(read_gold(gold_at(tmp_path)), []).figures()["claim_f1"] == 0


@pytest.mark.parametrize(
    ("slot", "change"),
    [
        ("measure", {"measure": {"text": "shops"}}),
        ("measure", {"measure": None}),
        ("actor", {"actor": {"text": "it", "name": "it"}}),
        ("actor", {"actor": {"text": "the company", "name": "the company"}}),
        ("period", {"period": {"first_day": "2016-01-01", "last_day": None}}),
        ("period", {"period": None}),
        ("source", {"attribution": None}),
        ("role", {"direction": "down"}),
        ("modality", {"modality": "possible"}),
        ("modifier", quantity("4%", 4, "%", modifier="~")),
    ],
)
def test_one_wrong_slot_counts_there_and_in_the_whole(tmp_path: Path, slot: str, change: dict[str, Any]) -> None:
    found = figures(tmp_path, {}, change)
    assert found["detection_f1"] == 100
    assert {name for name, value in found.items() if name.endswith("_accuracy") and value < 100} == {f"{slot}_accuracy"}
    assert found["claim_f1"] == (0 if slot in ("measure", "actor", "period", "source") else 100)
    assert found["every_slot_f1"] == 0


def test_an_anaphor_that_is_resolved_is_right(tmp_path: Path) -> None:
    assert figures(tmp_path, {}, {"actor": {"text": "The company", "name": "Ardent Foods"}})["actor_accuracy"] == 100


def test_an_empty_slot_is_right_where_null_is_accepted(tmp_path: Path) -> None:
    gold = {"actor": [None], "period": [None], "source": [None]}
    found = figures(tmp_path, gold, {"actor": None, "period": None, "attribution": None})
    assert found["claim_f1"] == 100
    assert figures(tmp_path, gold, {})["claim_f1"] == 0


def test_further_accepted_answers(tmp_path: Path) -> None:
    gold = {"role": "level", "direction": None, "role_also": [["change", "up"]], "modality": "possible", "modality_also": ["asserted"]}
    assert figures(tmp_path, gold, {})["every_slot_f1"] == 100


@pytest.mark.parametrize(
    ("gold", "claim", "found"),
    [
        ({"q": "$1.2bn", "value": 1.2e9, "unit": "USD"}, quantity("1.2bn", 1200000000, "USD"), True),
        ({"q": "$1.2bn", "value": 1.2e9, "unit": "USD"}, quantity("1.2bn", 1200000000, "GBP"), False),
        ({"q": "$1.2bn", "value": 1.2e9, "unit": "USD"}, quantity("1.2bn", 1.2, "USD"), False),
        ({"q": "a third", "value": 0.333333, "unit": "1"}, quantity("third", 33.33, "%"), True),
        ({"q": "a third", "value": 33.3333, "unit": "%"}, quantity("third", 0.33333, "1"), True),
        ({"q": "300", "value": 300, "unit": "kilometre"}, quantity("300", 300, "kilometer"), True),
        ({"q": "300", "value": 300, "unit": "USD/share"}, quantity("300", 300, "USD"), True),
        ({"q": "300", "value": 300, "unit": "USD/barrel"}, quantity("300", 300, "USD"), False),
        ({"q": "300", "value": 300, "unit": "1", "high": 400}, quantity("300", 300, "1", high=400), True),
        ({"q": "300", "value": 300, "unit": "1", "high": 400}, quantity("300", 300, "1"), False),
        ({"q": "300", "value": 300, "unit": "1"}, quantity("300", 300, "1", high=400), False),
        ({"q": "300", "value": 299, "unit": "x", "value_also": [300], "unit_also": ["1"]}, quantity("300", 300, "1"), True),
        ({"q": "300", "value": 300, "unit": "1"}, quantity("4%", 300, "1"), False),
        ({"q": "300", "value": 300, "unit": "1"}, {"quantity": {"start": 70, "end": 80, "value": None}}, False),
    ],
)
def test_a_figure_is_found_when_place_value_and_unit_agree(
    tmp_path: Path,
    gold: dict[str, Any],
    claim: dict[str, Any],
    found: bool,  # noqa: FBT001
) -> None:
    assert (figures(tmp_path, gold, claim)["detection_f1"] == 100) is found


def test_optional_claims_count_neither_way(tmp_path: Path) -> None:
    optional = {"q": "half", "value": 0.5, "unit": "1", "optional": True}
    gold = read_gold(gold_at(tmp_path, {}, optional))
    wrong = {**CLAIM, **quantity("half", 7, "1")}
    assert score(gold, [answer(CLAIM), answer(wrong)]).figures()["detection_f1"] == 100
    assert score(gold, [answer(CLAIM)]).figures()["detection_f1"] == 100


def test_the_better_of_two_claims_on_a_figure_is_taken_and_the_other_is_spurious(tmp_path: Path) -> None:
    found = figures(tmp_path, {}, {"measure": None}, {})
    assert (found["measure_accuracy"], found["detection_precision"], found["detection_recall"]) == (100, 50, 100)


def test_faults_say_what_was_wanted_and_given(tmp_path: Path) -> None:
    gold = read_gold(gold_at(tmp_path, {}, {"q": "300", "value": 300, "unit": "1"}))
    faults = score(gold, [answer({**CLAIM, "modality": "possible"}), answer({**CLAIM, **quantity("third", 3, "1")})]).faults
    assert [(fault.kind, fault.figure, fault.wanted, fault.given) for fault in faults] == [
        ("modality", "4%", "('asserted',)", "possible"),
        ("missed", "300", "300 1", ""),
        ("spurious", "third", "", "3 1"),
    ]


def test_gains_and_losses_against_a_saved_run(tmp_path: Path) -> None:
    gold = read_gold(gold_at(tmp_path, {}, {"q": "300", "value": 300, "unit": "1"}))
    shops = {**CLAIM, **quantity("300", 300, "1")}
    before = score(gold, [answer(CLAIM)])
    now = score(gold, [answer({**CLAIM, "measure": None}), answer(shops)])
    found = compare(now, before)
    assert [[standing.figure for standing in standings] for standings in found] == [["300"], ["4%"], ["300"], []]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("quarterly sales", "sales", True),
        ("the sales of the shops", "shop sales", True),
        ("North Korea", "South Korea", False),
        ("Ardent Foods' profits", "profit", True),
        ("a fall in the number of shops with a bakery in the north", "shops", False),
        ("the", "the", True),
        ("—", "sales", False),
    ],
)
def test_phrases_that_name_the_same(one: str, other: str, alike: bool) -> None:  # noqa: FBT001
    assert same(one, other) is alike
    assert same(other, one) is alike


def test_an_anaphor_is_enough_where_the_article_has_no_name() -> None:
    assert name_right(["the company"], ["the company"])
    assert not name_right(["the company", "Ardent Foods"], ["the company"])
    assert phrase_right(["the company", "Ardent Foods"], ["the company"])


@pytest.mark.parametrize("row", lexicon.rows("evaluation", "ending"), ids=lambda row: row["id"])
def test_endings_on_their_own_examples(row: dict[str, Any]) -> None:
    assert [stem(plural) for plural, _ in row["examples"]] == [singular for _, singular in row["examples"]]
    assert [stem(word) for word in row.get("counter_examples", [])] == row.get("counter_examples", [])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"q": "5%"}, "occurrence 1 of the figure is not in the text"),
        ({"n": 2}, "occurrence 2 of the figure is not in the text"),
        ({"value": "4"}, "value is a number"),
        ({"unit": ""}, "unit is a string"),
        ({"role": "rise"}, "role is 'rise'; want one of baseline, change"),
        ({"modality": None}, "modality is None"),
        ({"modifier": "about"}, "modifier is 'about'"),
        ({"actor": []}, "actor is a list, not empty"),
        ({"period": [["2016", "2017"]]}, "period is a list"),
    ],
)
def test_gold_that_is_not_well_formed_is_named(tmp_path: Path, change: dict[str, Any], problem: str) -> None:
    with pytest.raises(InputError, match=r"ardent\.json: claim 1 .*" + problem):
        read_gold(gold_at(tmp_path, change))


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"text": "x"}', b"\xff"])
def test_what_is_no_gold_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(InputError, match=r"a\.json"):
        read_gold(tmp_path)


def test_saved_claims_are_read_from_every_form(tmp_path: Path) -> None:
    claims, records = tmp_path / "claims-00000.jsonl", tmp_path / "records.jsonl"
    claims.write_text(json.dumps(CLAIM) + "\n\n", encoding="utf-8")
    records.write_text(json.dumps({"doc_id": "ardent", "claims": [CLAIM]}), encoding="utf-8")
    assert read_answers(claims) == read_answers(records) == read_answers(tmp_path) == [answer(CLAIM)]


@pytest.mark.parametrize("line", ["{", '{"quantity": {}}', '{"doc_id": "a", "quantity": {"start": "x"}}', "[1]"])
def test_what_is_no_claim_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl line 1"):
        read_answers(tmp_path / "a.jsonl")
