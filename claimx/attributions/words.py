"""The word lists of `data/en/attributions.toml` as typed tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimx import lexicon

FILE = "attributions"


@dataclass(frozen=True, slots=True)
class Verb:
    """With what a verb is a cue: see the head of the data file for the frames."""

    rule: str
    frames: frozenset[str]
    denies: bool


@cache
def verbs() -> dict[str, Verb]:
    """Dictionary forms of cue verbs; one that stands in several rows has the frames of all and the id of the first."""
    found: dict[str, Verb] = {}
    for row in lexicon.rows(FILE, "verb"):
        for word in row["verbs"]:
            before = found.get(word)
            frames = frozenset(row["frames"]) | (before.frames if before else frozenset())
            found[word] = Verb(before.rule if before else row["id"], frames, bool(row.get("denies")))
    return found


@cache
def part(name: str) -> frozenset[str]:
    """A plain word list of the data file."""
    return lexicon.words(FILE, name)
