"""The word lists of `data/en/attributions.toml` as typed tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claimx import lexicon

FILE = "attributions"


@dataclass(frozen=True, slots=True)
class Verb:
    """With what a verb is a cue: frame → id of the row; see the head of the data file for the frames."""

    frames: dict[str, str]
    passive: dict[str, str]
    denies: bool


@cache
def verbs() -> dict[str, Verb]:
    """Dictionary forms of cue verbs, with their particle or preposition where they have one."""
    found: dict[str, Verb] = {}
    for row in lexicon.rows(FILE, "verb"):
        for word in row["verbs"]:
            verb = found.setdefault(word, Verb({}, {}, denies=bool(row.get("denies"))))
            for frame in row["frames"]:
                (verb.passive if row.get("passive") else verb.frames).setdefault(frame, row["id"])
    return found


@cache
def first_words() -> frozenset[str]:
    """The dictionary forms with which a cue verb may begin."""
    return frozenset(word.split()[0] for word in verbs())


@cache
def part(name: str) -> frozenset[str]:
    """A plain word list of the data file."""
    return lexicon.words(FILE, name)
