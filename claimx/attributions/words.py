"""The word lists of `data/en/attributions.toml` as typed tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimx import lexicon
from claimx.lexicon import kept

FILE = "attributions"


@dataclass(frozen=True, slots=True)
class Verb:
    """With what a verb is a cue: frame → id of the row; see the head of the data file for the frames."""

    frames: dict[str, str]
    passive: dict[str, str]
    denies: bool


@kept
def verbs() -> dict[str, Verb]:
    """Dictionary forms of cue verbs, with their particle or preposition where they have one."""
    found: dict[str, Verb] = {}
    for row in lexicon.rows(FILE, "verb"):
        for word in row["verbs"]:
            verb = found.setdefault(word, Verb({}, {}, denies=bool(row.get("denies"))))
            for frame in row["frames"]:
                (verb.passive if row.get("passive") else verb.frames).setdefault(frame, row["id"])
    return found


@dataclass(frozen=True, slots=True)
class Manner:
    """What a row says of the attributions that it makes.

    `inner`: it makes them inside others too; `attitude`: they are attitudes; `nobody`: they have no source; `by`: the
    nouns that a source must be of, if any; `of`: the list of the nouns that the content must begin with, if any; `now`: that
    list counts only with a verb in the present tense; `narrow`: their content ends where something is told beside it, and if it is `plain`
    before a relative clause behind a comma; `told`:
    figures in what somebody demands or promises are from that source.
    """

    inner: bool
    attitude: bool
    nobody: bool
    by: frozenset[str]
    of: str
    now: bool
    narrow: bool
    plain: bool
    told: bool


@kept
def manners() -> dict[str, Manner]:
    """The manner of every row, by its id."""
    tables = ("verb", "noun", "phrase", "form")
    rows = [row for table in tables for row in lexicon.rows(FILE, table)]
    return {row["id"]: _manner(row) for row in rows}


def _manner(row: dict[str, Any]) -> Manner:
    by = frozenset(noun for name in row.get("by", ()) for noun in part(name))
    flags = ("inner", "attitude", "nobody", "now", "narrow", "plain", "told")
    inner, attitude, nobody, now, narrow, plain, told = (bool(row.get(key)) for key in flags)
    return Manner(inner, attitude, nobody, by, row.get("of", ""), now, narrow, plain, told)


@kept
def nouns() -> dict[str, dict[str, str]]:
    """Dictionary forms of cue nouns: frame → id of the row."""
    found: dict[str, dict[str, str]] = {}
    for row in lexicon.rows(FILE, "noun"):
        for word in row["nouns"]:
            for frame in row["frames"]:
                found.setdefault(word, {}).setdefault(frame, row["id"])
    return found


@kept
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """Phrases that are cues before a source ("according to"), as words, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in next((row["words"] for row in lexicon.rows(FILE, "phrase") if row["id"] == "according-to"), ()):
        said = tuple(phrase.split())
        found.setdefault(said[0], []).append(said)
    return found


@kept
def phrase_nouns(key: str) -> frozenset[str]:
    """The nouns that the phrases of the data file stand with: `nouns` or `views`."""
    return frozenset(word for row in lexicon.rows(FILE, "phrase") for word in row.get(key, ()))


def is_statement(lemma: str) -> bool:
    """Whether a verb alone can hand on a statement."""
    verb = verbs().get(lemma)
    return verb is not None and "clause" in verb.frames


@kept
def handing_on() -> frozenset[str]:
    """The verbs that, with a particle or without one, are cues of more than the figures that they govern."""
    return frozenset(word.split()[0] for word, verb in verbs().items() if not {*verb.frames, *verb.passive} <= {"number"})


@kept
def readings() -> dict[str, dict[str, Verb]]:
    """The rows of each verb with which a cue may begin, by what comes after it: a particle, a preposition, or "" alone."""
    found: dict[str, dict[str, Verb]] = {}
    for word, row in verbs().items():
        first, _, rest = word.partition(" ")
        found.setdefault(first, {})[rest] = row
    return found


@kept
def idiom_ends() -> frozenset[str]:
    """The last words of phrases in which a cue hands on nothing."""
    return frozenset(phrase.split()[-1] for phrase in part("no_cues"))


@kept
def part(name: str) -> frozenset[str]:
    """A plain word list of the data file."""
    return lexicon.words(FILE, name)
