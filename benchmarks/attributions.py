"""How well claimx says who says what, and how fast, beside the spaCy model.

    python benchmarks/attributions.py GOLD.jsonl|FOLDER
    python benchmarks/attributions.py --claims GOLD_FOLDER

GOLD (or every .jsonl file of FOLDER) holds one article a line: {"id", "text", "attributions": [{"source": [[start, end], …],
"cue": …, "content": …}, …]}, in characters. Only words count. Attributions are paired one to one, those that share most of
their contents first; a pair is usable if its contents have a Dice of at least 0.5 and the sources share a word or are both
empty. Words per CPU second are those of the attribution layer alone and together with the actors layer, the model apart.
With `--claims` nothing is timed: GOLD_FOLDER holds articles with gold claims in the form of `corpus/`, and what is printed is
how many claims have the right source, of all that claimx finds and of those whose source their own sentence does not name.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import claimx
from claimx.evaluate.answers import answer
from claimx.evaluate.gold import read_gold
from claimx.evaluate.score import paired, right_slots
from claimx.matching import span_at
from claimx.model.article import as_day
from claimx.pipeline import make_doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from claimx.evaluate.gold import GoldClaim
    from claimx.model import Attribution, Part

WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
ROLES = ("source", "cue", "content")
LAYERS = ("claimx_attributions", "claimx_actors")
WARM_UP = '"We lost 40 jobs," Anna Holt said. She added that the bank expects 90 more to go.'

Words = dict[str, frozenset[int]]


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The gold articles of a file, or of all in a folder."""
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def numbers(spans: Iterable[tuple[int, int]], places: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the words that some stretches touch."""
    stretches = list(spans)
    return frozenset(number for number, (first, last) in enumerate(places) if any(first < e and s < last for s, e in stretches))


def of_gold(row: dict[str, Any], places: Sequence[tuple[int, int]], text: str) -> Words:
    """A gold attribution as the words of its parts."""
    return bare({role: numbers([(s, e) for s, e in row.get(role) or ()], places) for role in ROLES}, places, text)


def of_found(found: Attribution, places: Sequence[tuple[int, int]], text: str) -> Words:
    """An attribution of claimx as the words of its parts."""
    parts: dict[str, tuple[Part | None, ...]] = {"source": (found.source,), "cue": (found.cue,), "content": found.content}
    spans = {role: [(part.start, part.end) for part in given if part is not None] for role, given in parts.items()}
    return bare({role: numbers(given, places) for role, given in spans.items()}, places, text)


def bare(words: Words, places: Sequence[tuple[int, int]], text: str) -> Words:
    """The words of an attribution without "that" at the head of its content."""
    first = min(words["content"], default=-1)
    if first >= 0 and text[slice(*places[first])].lower() == "that":
        words["content"] -= {first}
    return words


def dice(one: frozenset[int], other: frozenset[int]) -> float:
    """How much two sets of words share, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def pairs(gold: Sequence[Words], found: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Gold and found attributions paired one to one, those that share most first."""
    weights = (
        (dice(one["content"], other["content"]) + 0.1 * bool(one["cue"] & other["cue"]), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one["content"] & other["content"]
    )
    used: set[tuple[str, int]] = set()
    for _, i, j in sorted(weights, reverse=True):
        if ("gold", i) not in used and ("found", j) not in used:
            used |= {("gold", i), ("found", j)}
            yield gold[i], found[j]


def scores(rows: Iterable[dict[str, Any]], docs: Iterable[Doc]) -> dict[str, float]:
    """F1 of usable attributions and of exact parts, over articles with gold."""
    tally: Counter[str] = Counter()
    for row, doc in zip(rows, docs, strict=True):
        text = row["text"]
        places = [match.span() for match in WORD.finditer(text)]
        gold = [words for given in row["attributions"] if (words := of_gold(given, places, text))["content"]]
        found = [words for given in doc._.attributions if (words := of_found(given, places, text))["content"]]
        tally["all"] += len(gold) + len(found)
        for role in ROLES:
            tally[f"all {role}"] += sum(bool(words[role]) for words in (*gold, *found))
        for one, other in pairs(gold, found):
            same = bool(one["source"] & other["source"]) or not (one["source"] or other["source"])
            tally["usable"] += same and dice(one["content"], other["content"]) >= 0.5
            for role in ROLES:
                tally[role] += bool(one[role]) and one[role] == other[role]
    exact = {f"{role} exact": round(200 * tally[role] / (tally[f"all {role}"] or 1), 1) for role in ROLES}
    return {"usable": round(200 * tally["usable"] / (tally["all"] or 1), 1), **exact}


def measure(gold: Path) -> None:
    """Print accuracy and speed on the gold articles."""
    nlp = claimx.load()
    nlp(WARM_UP)
    rows = list(rows_of(gold))
    layers = [(name, component) for name, component in nlp.pipeline if name in LAYERS]
    spent = dict.fromkeys(LAYERS, 0.0)
    docs = []
    with nlp.select_pipes(disable=[*LAYERS, "claimx_claims"]):
        read = list(nlp.pipe((nlp.make_doc(row["text"]) for row in rows), batch_size=16))
    gc.freeze()  # as the workers of a batch do with the model and the tables; they do not keep the documents either
    for doc in read:
        for name, component in layers:
            start = time.process_time()
            component(doc)
            spent[name] += time.process_time() - start
        docs.append(doc)
    count = sum(len(row["text"].split()) for row in rows)
    print(f"{len(rows)} articles, {count:,} words")
    print("  ".join(f"{name} {value}" for name, value in scores(rows, docs).items()))
    print(f"attributions                  {count / spent[LAYERS[0]]:>10,.0f} words/s")
    print(f"attributions and actors       {count / sum(spent.values()):>10,.0f} words/s")


def names_source(doc: Doc, gold: GoldClaim) -> bool:
    """Whether the sentence of a claim holds the last word of a name of its source."""
    span = span_at(doc, gold.start, gold.end)
    assert span is not None
    said = span.sent.text.lower()
    return any(name is not None and name.split()[-1].lower() in said for name in gold.source)


def claim_sources(folder: Path) -> dict[str, tuple[int, float]]:
    """How many gold claims with a source are found, all and those whose source stands elsewhere, and the percentage right."""
    nlp = claimx.load()
    gold = read_gold(folder)
    articles = (claimx.Article(text=a.text, doc_id=a.id, published=as_day(a.published), title=a.title) for a in gold)
    counts: dict[str, list[bool]] = {"all claims": [], "with a source": [], "named in another sentence": []}
    for article, doc in zip(gold, nlp.pipe(make_doc(nlp, article) for article in articles), strict=True):
        for claim, found, _ in paired(article, [answer(each.to_dict()) for each in doc._.claims]):
            if found is None or claim.optional:
                continue
            right = "source" in right_slots(claim, found)
            told = bool(claim.source) and claim.source[0] is not None
            counts["all claims"].append(right)
            counts["with a source"] += [right] * told
            counts["named in another sentence"] += [right] * (told and not names_source(doc, claim))
    return {name: (len(rights), round(100 * sum(rights) / (len(rights) or 1), 1)) for name, rights in counts.items()}


def main() -> None:
    """Read the arguments and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="?", type=Path)
    parser.add_argument("--claims", type=Path)
    args = parser.parse_args()
    if args.gold is None and args.claims is None:
        parser.error("give a file of gold attributions, or --claims and a folder of gold claims")
    if args.gold is not None:
        measure(args.gold)
    if args.claims is not None:
        for name, (count, right) in claim_sources(args.claims).items():
            print(f"{name:<30} {count:>5} claims, {right:>5}% right")


if __name__ == "__main__":
    main()
