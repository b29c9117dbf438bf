"""How often claimx says rightly who a pronoun, a definite noun or a short name stands for, and how often it says nothing.

    python benchmarks/coreference.py GOLD.jsonl [--model NAME] [--errors]

GOLD holds one document a line: {"id", "text", "clusters": [[[start, end], ...], ...]}, the stretches of a cluster being
those that stand for one thing, in characters. What is judged are the pronouns, definite nouns and later names of
clusters with a name in them (speakers, organisations, places), and whatever else claimx takes for a person or an
organisation. An answer is right if the antecedent that claimx gives overlaps an earlier or later member of the cluster,
or if it has the name of one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import claimx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimx.model import Mention

Span = tuple[int, int]
KINDS = {
    "i, we": {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"},
    "he, she": {"he", "him", "his", "himself", "she", "her", "hers", "herself"},
    "it, they": {"it", "its", "itself", "they", "them", "their", "theirs", "themselves"},
    "who, which": {"who", "which", "whose", "that", "whom"},
}
YOU = {"you", "your", "yours", "yourself", "yourselves"}
ARTICLES = {"the", "this", "that"}


def kind_of(words: str) -> str:
    """What a mention is: a group of pronouns, "definite", "name" or "" for what is not judged."""
    lower = words.lower()
    if lower in YOU:
        return ""
    for kind, forms in KINDS.items():
        if lower in forms:
            return kind
    first = lower.split()[0]
    if first in ARTICLES and words[len(first) :] == words[len(first) :].lower():
        return "definite"
    return "name" if is_name(words) else ""


def is_name(words: str) -> bool:
    """Whether a mention is a name of at most six words."""
    parts = [word for word in words.split() if word.lower() not in ARTICLES]
    return 0 < len(parts) <= 6 and all(word[:1].isupper() for word in parts) and parts[0].lower() not in KINDS["i, we"]


def judged(text: str, clusters: list[list[Span]], mentions: list[Mention]) -> Iterator[tuple[str, str, Span, Mention | None]]:
    """Kind, verdict ("right", "wrong", "silent"), stretch and answer of every member of a cluster that counts."""
    for cluster in clusters:
        members = sorted((start, end) for start, end in cluster)
        named = any(is_name(text[start:end]) for start, end in members)
        for place, (start, end) in enumerate(members):
            kind = kind_of(text[start:end])
            if not kind or (kind == "name" and place == 0):
                continue
            answer = next((mention for mention in mentions if mention.end == end and mention.start in range(start, end)), None)
            said = answer is not None and answer.antecedent is not None
            if named or (said and answer is not None and answer.label in {"PERSON", "ORG"}):
                yield kind, verdict(text, answer, members, (start, end)) if said and answer is not None else "silent", (start, end), answer


def verdict(text: str, answer: Mention, members: list[Span], own: Span) -> str:
    """Whether an answer points to another member of the cluster, or gives the name of one."""
    origin = answer.antecedent
    assert origin is not None
    others = [member for member in members if member != own]
    overlaps = any(start <= origin.start and origin.end <= end for start, end in others)
    return "right" if overlaps or any(answer.name in text[start:end] for start, end in others) else "wrong"


def main() -> None:
    """Print the figures of every kind of mention, and of all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--errors", action="store_true", help="print every wrong answer with its surroundings")
    args = parser.parse_args()
    nlp = claimx.load(args.model)
    counts: dict[str, Counter[str]] = {}
    with args.gold.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = row["text"]
            doc = nlp(text)
            for kind, found, (start, end), answer in judged(text, row["clusters"], list(doc._.mentions)):
                counts.setdefault(kind, Counter())[found] += 1
                if args.errors and found == "wrong" and answer is not None:
                    around = " ".join((text[max(0, start - 120) : start] + "[[" + text[start:end] + "]]" + text[end : end + 60]).split())
                    print(f"{row['id']}\t{kind}\t{answer.name}\t{around}")
    total: Counter[str] = sum(counts.values(), Counter())
    print(f"{'kind':12}{'judged':>8}{'answered':>10}{'right':>8}{'accuracy':>10}{'answered %':>12}")
    for kind, count in [*sorted(counts.items()), ("all", total)]:
        answered = count["right"] + count["wrong"]
        judged_all = answered + count["silent"]
        accuracy, share = 100 * count["right"] / max(1, answered), 100 * answered / max(1, judged_all)
        print(f"{kind:12}{judged_all:8}{answered:10}{count['right']:8}{accuracy:10.1f}{share:12.1f}")


if __name__ == "__main__":
    main()
