"""A parsed document as plain columns, read once: what the rules of this concept look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimx import layers
from claimx.actors import words
from claimx.actors.words import Lists
from claimx.attributions.columns import columns_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimx.attributions.places import Places
    from claimx.attributions.tree import Children

_OPENING = "“«„"
_MARKS = "“«„”»"
_STRAIGHT = ('"', "``", "''")
# How many words before a speaker a quotation may end ("…,” said he").
_TAG = 5
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(slots=True)
class Page:
    """Columns over the tokens of a document; `head` holds token numbers, `sent` sentence numbers.

    `starts` and `ends` give the tokens of a sentence, `by_word` and `by_tag` where each word, lower case, and each tag stands,
    `distinct` holds the words as they are written, `figures` the offsets at which figures begin, `lists` those of the data.
    """

    text: str
    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    head: list[int]
    children: Children
    idx: list[int]
    sent: list[int]
    starts: list[int]
    ends: list[int]
    entities: list[tuple[int, int, str]]
    quoted: list[bool]
    paragraph: list[int]
    by_word: Places
    by_tag: Places
    distinct: set[str]
    figures: frozenset[int]
    lists: Lists
    talk: set[int] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def end_of(self, token: int) -> int:
        """One past the last character of a token."""
        return self.idx[token] + len(self.words[token])

    def one_line(self, start: int, end: int) -> str:
        """The text of the tokens `start`..`end`, with single blanks for white space."""
        return " ".join(self.text[self.idx[start] : self.end_of(end - 1)].split())

    def below(self, token: int) -> list[int]:
        """The tokens that hang from a token, in order."""
        return self.children.all(token)

    def stands_small(self, word: str) -> bool:
        """Whether a word stands somewhere without a capital."""
        return word in self.distinct and word.islower()

    def spoken(self, token: int) -> bool:
        """Whether a token stands in a quotation, or in a paragraph that talks in the first or second person itself."""
        if self.talk is None:
            first = words.part("pronouns.speaking")
            self.talk = {
                self.paragraph[place]
                for place in self.by_word.of(first)
                if not self.quoted[place] and not (len(self.words[place]) > 1 and self.words[place].isupper())
            }
        return self.quoted[token] or self.paragraph[token] in self.talk

    def before_quotation(self, token: int) -> int:
        """The token before the quotation that ends right before a token, or else the token itself: "Hart won. “I fought,” he said"."""
        place = token - 1
        while place > max(-1, token - _TAG) and not self.quoted[place]:
            place -= 1
        if place < 0 or not self.quoted[place]:
            return token
        while place > 0 and (self.quoted[place] or "\n" in self.words[place] or self.quoted[place - 1]):
            place -= 1
        return place

    def root_of(self, start: int, end: int) -> int:
        """The token of a stretch whose head lies outside it; the last of several."""
        for token in range(end - 1, start - 1, -1):
            if not start <= self.head[token] < end or self.head[token] == token:
                return token
        return end - 1

    def locates(self, token: int) -> bool:
        """Whether a token is where something is said to be ("in Leeds"), and not what is held ("shares in Ryanco")."""
        above = self.head[token]
        if self.deps[token] != "pobj" or self.lower[above] not in self.lists.place_prepositions:
            return False
        return self.lower[self.head[above]] not in words.part("cues.held_nouns")

    def is_subject(self, token: int) -> bool:
        """Whether a token is the head of a subject, is joined to one, or names it ("her rival, Peter Hall, said")."""
        if self.deps[token] == "appos" and self.tags[self.head[token]] == "NN":
            token = self.head[token]
        while self.deps[token] == "conj" and self.head[token] < token:
            token = self.head[token]
        return self.deps[token] in SUBJECTS


def read(doc: Doc) -> Page:
    """The columns of a document that has tokens; one without a parse has one sentence and no heads."""
    columns = columns_of(doc)
    sent, starts, ends = _sentences(columns.parsed, len(columns.words))
    quoted, paragraph = _quotes(columns.words, columns.by_word)
    return Page(
        text=columns.text,
        words=columns.words,
        lower=columns.lower,
        tags=_tags(columns.words, columns.tags, columns.by_word),
        deps=columns.deps,
        head=columns.head,
        children=columns.children,
        idx=columns.idx,
        sent=sent,
        starts=starts,
        ends=ends,
        entities=columns.entities,
        quoted=quoted,
        paragraph=paragraph,
        by_word=columns.by_word,
        by_tag=columns.by_tag,
        distinct={*columns.words},
        figures=frozenset(figure.start for figure in layers.found(doc, "quantities")),
        lists=words.lists(),
    )


def _tags(forms: list[str], tags: list[str], by_word: Places) -> list[str]:
    """The tags, with offices and bodies that go by their initials as nouns where no name follows: "the MP said", "a super PAC"."""
    initials, bodies = words.lists().initials, words.part("names.body_initials")
    places = [place for place in by_word.of(initials) if forms[place].isupper() or forms[place].lower() in bodies]
    if not places:
        return tags
    told = [*tags]
    for place in places:
        named = forms[place].lower() in bodies and place > 0 and tags[place - 1].startswith("NNP")  # "the Harlow Action PAC"
        if tags[place] == "NNP" and not named and not "".join(tags[place + 1 : place + 2]).startswith("NNP"):
            told[place] = "NN"
    return told


def _sentences(parsed: list[int], count: int) -> tuple[list[int], list[int], list[int]]:
    """Sentence numbers of tokens, and first and one-past-last tokens of sentences, from where spaCy begins one."""
    starts = parsed if parsed and parsed[0] == 0 else [0, *parsed]
    ends = [*starts[1:], count]
    sent: list[int] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        sent += [number] * (end - start)
    return sent, starts, ends


def _quotes(words: list[str], by_word: Places) -> tuple[list[bool], list[int]]:
    """Which tokens stand between quotation marks, paragraph by paragraph, and the number of each token's paragraph."""
    quoted: list[bool] = []
    paragraph: list[int] = []
    inside, number = False, 0
    for place in by_word.of({word for word in by_word.marks if "\n" in word or word in _STRAIGHT or word[0] in _MARKS}):
        quoted += [inside] * (place - len(quoted))
        paragraph += [number] * (place - len(paragraph))
        word = words[place]
        if "\n" in word:
            inside = False
            number += 1
        elif word in _STRAIGHT:
            inside = not inside if word == '"' else word == "``"
        elif word[0] in _OPENING:
            inside = True
        else:
            inside = False
    quoted += [inside] * (len(words) - len(quoted))
    paragraph += [number] * (len(words) - len(paragraph))
    return quoted, paragraph
