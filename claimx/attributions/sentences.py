"""Where the sentences of a document begin and end: as the parser says, where marks agree with it."""

from __future__ import annotations

from claimx.attributions.places import Places

_OPENING = frozenset({"``", "“", '"'})
_TERMINAL = frozenset(".?!:;…—–”\"'’)]") | {"''", "--", "...", "…"}
# The longest unit with its full stop that a token may be.
_UNIT = 3
# Beyond what is written as one, so that a text without full stops is cut.
_LONGEST_SENTENCE = 200


def sentences(words: list[str], tags: list[str], parsed: list[int], by_word: Places) -> tuple[list[int], list[int], list[int]]:
    """Sentence numbers of tokens and the bounds of sentences; a start that no mark of an end comes before is taken back.

    A full stop that the tagger takes for a part of a name ends none ("Lt. Col. Herman Latu").
    """
    count = len(words)
    marked = set(parsed)
    blank = {*by_word.of({word for word in by_word.marks if _is_space(word)})}
    possible = {0, *parsed}
    short = {stop for stop in by_word.of({"."}) if tags[stop][:1] == "N"}
    for stop in by_word.of({word for word in by_word.marks if word[-1] == "."}):
        after = stop + 1
        while after in blank:
            after += 1
        possible.add(after)
    begun = sorted(number for number in possible if number < count and _begins(words, number, (blank, short), parsed=number in marked))
    starts = [cut for start, end in zip(begun, [*begun[1:], count], strict=True) for cut in range(start, end, _LONGEST_SENTENCE)]
    ends = [*starts[1:], count]
    sent: list[int] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        sent += [number] * (end - start)
    return sent, starts, ends


def _begins(words: list[str], number: int, skipped: tuple[set[int], set[int]], *, parsed: bool) -> bool:
    """Whether a sentence begins at a token: the first, one after a full stop, or where the parser and a mark before say so.

    `skipped` are the white space and the full stops that belong to names.
    """
    if not number:
        return True
    blank, short = skipped
    last = number - 1
    while last in blank:
        last -= 1
    word, before = words[number], words[last] if last >= 0 else "\n"
    if last in short and not parsed:
        return False
    if word[:1].isupper() and (before == "." or _is_unit(words[max(0, last - 1) : last + 1])):
        return True
    ended = before[-1] in _TERMINAL or "\n" in before
    word = words[number + 1] if word in _OPENING and number + 1 < len(words) else word
    return parsed and ended and not (before[-1] in ".”\"'’" and word[:1].islower())  # "bought Ruiz Cos. for $4m"


def _is_space(word: str) -> bool:
    return word.isspace() and "\n" not in word


def _is_unit(last: list[str]) -> bool:
    """Whether the last words are a figure and a unit with the full stop that the tokeniser left on it ("£4m.")."""
    return len(last) == 2 and last[1][-1] == "." and len(last[1]) <= _UNIT and last[0][-1:].isdigit() and last[1][:-1].isalpha()
