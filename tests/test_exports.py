"""Exports, each read back by the library or checked by the schema of its form."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import jsonschema
import pyarrow.parquet as pq
import pytest
import spacy
from hand_made import TEXT, claim, ferries, mention
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld
from spacy import displacy
from spacy.vocab import Vocab

from claimx.cli.arguments import EXPORTED
from claimx.errors import InputError, OutputError
from claimx.model import Article, Part, Record
from claimx.report import html
from claimx.sinks.exports import EXPORTS, export
from claimx.sinks.frame import frame
from claimx.sinks.label_studio import interface
from claimx.sinks.result import Result
from claimx.sinks.slots import all_stretches, apart, stretches
from claimx.sinks.spacy_docs import read_docbin

EMPTY = Result(Record(doc_id="empty"), "Nothing is counted here.")
RAW = 'A "total"\nof\u2028seven </b>\ttowns\ud800, 😀 said.'
SPOILT = RAW.replace("\ud800", "\ufffd")
ODD = Result.of(
    Article(text=RAW),
    Record(
        doc_id="../odd id",
        claims=(claim(SPOILT, "seven", value=7, doc_id="../odd id", actor=mention(SPOILT, '"total"\nof\u2028seven'), measure=None),),
    ),
)
RESULTS = [ferries(), EMPTY, ODD]


def exported(tmp_path: Path, form: str, *results: Result) -> Path:
    path = tmp_path / "out"
    assert export(results or RESULTS, form, path) == sum(len(result.record.claims) for result in results or RESULTS)
    return path


def test_the_command_line_offers_what_the_registry_writes() -> None:
    assert tuple(EXPORTS) == EXPORTED


@pytest.mark.parametrize("form", EXPORTED)
def test_nothing_can_be_exported(tmp_path: Path, form: str) -> None:
    assert export([], form, tmp_path / "out") == 0
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("form", EXPORTED)
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, form: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match=r"file/out: cannot be"):
        export(RESULTS[:1], form, tmp_path / "file" / "out")


@pytest.mark.parametrize("form", ["spacy", "displacy", "label-studio", "prodigy", "brat"])
def test_a_form_that_needs_the_text_says_how_to_keep_it(tmp_path: Path, form: str) -> None:
    with pytest.raises(InputError, match="ferries: the result does not hold the article's text; run claimx batch with --layers"):
        export([Result(ferries().record, None)], form, tmp_path / "out")


def test_an_unknown_form_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'xls' is no form of export; there are jsonl, csv"):
        export(RESULTS, "xls", tmp_path / "out")


def test_tables(tmp_path: Path) -> None:
    lines = exported(tmp_path, "jsonl", ferries()).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [each.to_dict() for each in ferries().record.claims]
    with exported(tmp_path, "csv", ferries()).open(encoding="utf-8", newline="") as file:
        assert [row["quantity_text"] for row in csv.DictReader(file)] == ["1.2 million", "900,000", "4%", "30 tonnes"]
    assert pq.read_table(exported(tmp_path, "parquet", ferries())).column("quantity_si_value").to_pylist() == [None, None, None, 30000.0]


def test_a_data_frame_is_typed_and_knows_what_is_empty() -> None:
    made = frame([ferries()])
    assert list(made.quantity_value) == [1_200_000, 900_000, 4, 30]
    assert made.period_first_day.isna().tolist() == [False, False, True, True]
    assert made.groupby("quantity_unit").quantity_value.sum().to_dict() == {"%": 4, "1": 2_100_000, "tonne": 30}


JOINED = """
    SELECT a.title, c.quantity_text, c.period_first_day, b.quantity_value
    FROM links l JOIN claims c ON (c.doc_id, c.id) = (l.doc_id, l.claim) JOIN claims b ON (b.doc_id, b.id) = (l.doc_id, l.other)
    JOIN articles a ON a.doc_id = l.doc_id
"""


def test_sqlite_joins_articles_claims_and_links(tmp_path: Path) -> None:
    database = sqlite3.connect(exported(tmp_path, "sqlite"))
    assert database.execute(JOINED).fetchall() == [("Ferry traffic grows", "900,000", "2015-01-01", 1_200_000)]
    assert database.execute("SELECT count(*) FROM articles").fetchall() == [(3,)]
    assert database.execute("SELECT text FROM articles WHERE doc_id = 'ferries'").fetchall() == [(TEXT,)]
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert json.loads(database.execute("SELECT found_by FROM claims WHERE id = '4%'").fetchone()[0]) == {"quantity": "made"}


def test_duckdb_has_typed_columns_and_reads_the_sqlite_too(tmp_path: Path) -> None:
    database = duckdb.connect(str(exported(tmp_path, "duckdb", ferries(), EMPTY)))
    assert database.execute(JOINED).fetchall() == [("Ferry traffic grows", "900,000", date(2015, 1, 1), 1_200_000)]
    assert database.execute("SELECT links[1].claim FROM claims WHERE id = '900,000'").fetchall() == [("1.2-million",)]
    assert database.execute("SELECT sum(quantity_value) FROM claims WHERE quantity_unit = '1'").fetchall() == [(2_100_000,)]


SCHEMA_ORG = "https://schema.org/"


def test_schema_org_is_json_ld_that_needs_no_network(tmp_path: Path) -> None:
    document = json.loads(exported(tmp_path, "schema-org").read_text(encoding="utf-8"))

    def refuse(*_: object) -> Any:
        raise AssertionError

    nodes = {node["@id"]: node for node in jsonld.expand(document, {"documentLoader": refuse})}
    first = nodes["urn:claimx:ferries:1.2-million"]
    assert first["@type"] == [SCHEMA_ORG + "Claim"]
    assert {key.removeprefix(SCHEMA_ORG) for key in first} == {
        "@id", "@type", "identifier", "text", "appearance", "author", "temporalCoverage", "about",
    }  # fmt: skip
    article = nodes[first[SCHEMA_ORG + "appearance"][0]["@id"]]
    assert article[SCHEMA_ORG + "url"] == [{"@id": "https://news.example/ferries"}]
    [about] = first[SCHEMA_ORG + "about"]
    [value] = about[SCHEMA_ORG + "value"]
    assert (about["@type"], value[SCHEMA_ORG + "value"]) == ([SCHEMA_ORG + "Observation"], [{"@value": 1_200_000}])
    assert "urn:claimx:..%2Fodd%20id:seven" in nodes


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"value": 5, "unit": "EUR", "kind": "money"}, {"@type": "MonetaryAmount", "name": "seven", "currency": "EUR", "value": 5}),
        ({"value": 5, "modifier": ">"}, {"@type": "QuantitativeValue", "name": "seven", "minValue": 5}),
        (
            {"value": 5, "unit": "tonne", "modifier": "<="},
            {"@type": "QuantitativeValue", "name": "seven", "unitText": "tonne", "maxValue": 5},
        ),
    ],
)
def test_schema_org_values(tmp_path: Path, facts: dict[str, Any], expected: dict[str, Any]) -> None:
    result = Result(Record(doc_id="a", claims=(claim(SPOILT, "seven", **facts),)), SPOILT)
    document = json.loads(exported(tmp_path, "schema-org", result).read_text(encoding="utf-8"))
    assert document["@graph"][1]["about"]["value"] == expected


ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"type": "string", "pattern": "^urn:"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing"]},
        "body": {"type": "array", "items": {"required": ["type", "value"], "properties": {"type": {"const": "TextualBody"}}}},
        "target": {
            "required": ["source", "selector"],
            "properties": {
                "selector": {
                    "items": {
                        "oneOf": [
                            {"properties": {"type": {"const": "TextPositionSelector"}}, "required": ["start", "end"]},
                            {"properties": {"type": {"const": "TextQuoteSelector"}}, "required": ["exact", "prefix", "suffix"]},
                        ]
                    }
                }
            },
        },
    },
}
PAGE = {
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationPage"},
        "items": {"items": ANNOTATION},
    },
}


@pytest.mark.parametrize("text", [TEXT, None])
def test_web_annotations_find_their_figures_again(tmp_path: Path, text: str | None) -> None:
    page = json.loads(exported(tmp_path, "web-annotation", Result(ferries().record, text)).read_text(encoding="utf-8"))
    jsonschema.validate(page, PAGE)
    for annotation, made in zip(page["items"], ferries().record.claims, strict=True):
        position, quote = annotation["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"] == made.quantity.text
        assert TEXT.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1
        assert json.loads(annotation["body"][1]["value"]) == made.to_dict()
    assert "passengers: about 1.2 million (Nordhav Ferries; 2016; asserted; says its annual report)" in json.dumps(page)


def test_a_docbin_holds_spans_and_claims(tmp_path: Path) -> None:
    first, empty, odd = read_docbin(exported(tmp_path, "spacy"), spacy.blank("en").vocab)
    assert (first.text, odd.text) == (TEXT, SPOILT)
    assert [(span.text, span.label_) for span in first.spans["figure"]] == [
        ("1.2 million", "figure"), ("900,000", "figure"), ("4%", "figure"), ("30 tonnes", "figure"),
    ]  # fmt: skip
    assert [span.text for span in first.spans["actor"]] == ["Nordhav", "A new ship"]
    assert (first._.claims, first._.published, empty._.claims) == (ferries().record.claims, date(2017, 3, 30), ())


def test_displacy_draws_it(tmp_path: Path) -> None:
    documents = json.loads(exported(tmp_path, "displacy", ferries(), EMPTY).read_text(encoding="utf-8"))
    drawn = displacy.render(documents, style="ent", manual=True, jupyter=False)
    shown = re.findall(r"<mark[^>]*>\s*(.*?)\s*<span[^>]*>(\w+)</span>", drawn, re.DOTALL)
    assert ("1.2 million", "figure") in shown
    assert ("passengers", "measure") in shown


TASK = {
    "required": ["data", "predictions"],
    "properties": {
        "data": {"required": ["text"]},
        "predictions": {
            "items": {
                "required": ["model_version", "score", "result"],
                "properties": {
                    "result": {
                        "items": {
                            "oneOf": [
                                {
                                    "required": ["id", "from_name", "to_name", "type", "value"],
                                    "properties": {
                                        "type": {"const": "labels"},
                                        "value": {"required": ["start", "end", "text", "labels"], "additionalProperties": True},
                                    },
                                },
                                {
                                    "required": ["type", "from_id", "to_id", "direction", "labels"],
                                    "properties": {"type": {"const": "relation"}},
                                },
                            ]
                        }
                    }
                },
            }
        },
    },
}


def test_label_studio_tasks_fit_their_interface(tmp_path: Path) -> None:
    tasks = json.loads(exported(tmp_path, "label-studio").read_text(encoding="utf-8"))
    jsonschema.validate(tasks, {"type": "array", "items": TASK})
    view = ET.fromstring(interface())  # noqa: S314 - our own text
    known = {label.attrib["value"] for label in view.iter("Label")}
    assert {tag.attrib.get("name") for tag in view} >= {"slot", "text"}
    for task in tasks:
        names = {}
        for row in task["predictions"][0]["result"]:
            if row["type"] == "labels":
                names[row["id"]] = row["value"]
                assert task["data"]["text"][row["value"]["start"] : row["value"]["end"]] == row["value"]["text"]
                assert set(row["value"]["labels"]) <= known
            else:
                assert names[row["from_id"]]["labels"] == ["figure"]
                assert names[row["to_id"]]["labels"] == row["labels"]
    pairs = [(names_of(tasks[0], row), row["labels"][0]) for row in tasks[0]["predictions"][0]["result"] if row["type"] == "relation"]
    assert (("900,000", "passengers"), "measure") in pairs


def names_of(task: dict[str, Any], relation: dict[str, Any]) -> tuple[str, str]:
    texts = {row.get("id"): row["value"]["text"] for row in task["predictions"][0]["result"] if "value" in row}
    return texts[relation["from_id"]], texts[relation["to_id"]]


def test_prodigy_tasks_have_spans_of_whole_tokens(tmp_path: Path) -> None:
    tasks = [json.loads(line) for line in exported(tmp_path, "prodigy").read_text(encoding="utf-8").splitlines()]
    assert [task["text"] for task in tasks] == [TEXT, EMPTY.text, SPOILT]
    for task in tasks:
        tokens = task["tokens"]
        assert [token["id"] for token in tokens] == list(range(len(tokens)))
        assert all(task["text"][token["start"] : token["end"]] == token["text"] for token in tokens)
        for span in task["spans"]:
            assert (tokens[span["token_start"]]["start"], tokens[span["token_end"]]["end"]) == (span["start"], span["end"])
        ends = [-1]
        for span in task["spans"]:
            assert span["start"] >= ends[-1]
            ends.append(span["end"])
        for relation in task["relations"]:
            assert relation["head_span"]["label"] == "figure"
            assert relation["child_span"]["label"] == relation["label"]
    assert [TEXT[span["start"] : span["end"]] for span in tasks[0]["spans"] if span["label"] == "figure"] == [
        "1.2 million", "900,000", "4%", "30 tonnes",
    ]  # fmt: skip


PLAIN = claim("He has 7", "7", value=7)
BOUND = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
RELATION = re.compile(r"(R\d+)\t(\w+) Arg1:(T\d+) Arg2:(T\d+)")
ATTRIBUTE = re.compile(r"(A\d+)\t(\w+) (T\d+) (\w+)")
NOTE = re.compile(r"(#\d+)\tAnnotatorNotes (T\d+)\t.+")


def brat_check(folder: Path, name: str) -> dict[str, str]:
    """The text bounds of a document, by id; every rule of brat's standoff and of the folder's configuration holds."""
    conf = {
        head: body.splitlines() for head, body in re.findall(r"\[(\w+)\]\n((?:[^\[\n].*\n)*)", (folder / "annotation.conf").read_text())
    }
    known = {row.split("\t")[0] for rows in conf.values() for row in rows}
    text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
    bounds: dict[str, str] = {}
    ids: list[str] = []
    *lines, rest = (folder / f"{name}.ann").read_bytes().decode("utf-8").split("\n")
    assert not rest
    for line in lines:
        match = next(found for form in (BOUND, RELATION, ATTRIBUTE, NOTE) if (found := form.fullmatch(line)))
        ids.append(match[1])
        if match.re is BOUND:
            pieces = [text[int(start) : int(end)] for start, end in (place.split() for place in match[3].split(";"))]
            assert match[4] == " ".join(pieces)
            assert len(match[4].splitlines()) == 1
            bounds[match[1]] = match[4]
        assert match.re is NOTE or match[2] in known
    assert len(ids) == len(set(ids))
    return bounds


def test_brat_files_follow_the_standoff_format(tmp_path: Path) -> None:
    folder = exported(tmp_path, "brat", ferries(), ODD)
    assert sorted(path.name for path in folder.iterdir()) == ["annotation.conf", "ferries.ann", "ferries.txt", "odd_id.ann", "odd_id.txt"]
    assert {"1.2 million", "900,000", "4%", "30 tonnes", "Nordhav"} <= set(brat_check(folder, "ferries").values())
    assert '"total" of seven' in brat_check(folder, "odd_id").values()
    lines = (folder / "ferries.ann").read_text(encoding="utf-8")
    assert re.search(r"Baseline_of Arg1:T\d+ Arg2:T\d+", lines)
    assert re.search(r"Modality T\d+ possible", lines)
    assert "30 tonne; confidence 0.3" in lines


def test_articles_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    one, two = (Result(replace(ferries().record, doc_id=name), TEXT) for name in ("A/b", "a?b"))
    folder = exported(tmp_path, "brat", one, two)
    assert {path.stem for path in folder.glob("*.txt")} == {"A_b", "a_b~2"}


def test_of_stretches_that_overlap_the_figure_stays() -> None:
    found = all_stretches(ODD.record.claims)
    assert [each.slot for each in apart(found)] == ["figure"]
    assert {each.slot for each in stretches(ODD.record.claims[0])} == {"figure", "actor"}


@settings(max_examples=30)
@given(text=st.text(max_size=80), first=st.integers(0, 79), length=st.integers(1, 20))
def test_any_text_can_be_exported(text: str, first: int, length: int) -> None:
    whole = text + " 7"
    part = Part.of(whole, min(first, len(whole) - 1), min(first + length, len(whole)))
    figure = replace(PLAIN.quantity, text=part.text, start=part.start, end=part.end)
    result = Result.of(Article(text=whole), Record(doc_id=text or "none", claims=(replace(PLAIN, sentence=part, quantity=figure),)))
    with TemporaryDirectory() as folder:
        paths = {
            form: Path(folder) / form
            for form in ("schema-org", "web-annotation", "spacy", "displacy", "label-studio", "prodigy", "brat", "sqlite")
        }
        for form, path in paths.items():
            assert export([result], form, path) == 1
        (name,) = (path.stem for path in paths["brat"].glob("*.txt"))
        brat_check(paths["brat"], name)
        task = json.loads(paths["prodigy"].read_text(encoding="utf-8"))
        assert all(task["text"][token["start"] : token["end"]] == token["text"] for token in task["tokens"])
        (doc,) = read_docbin(paths["spacy"], Vocab())
        assert doc.text == result.text
        assert html([result]).count("</script>") == 2
