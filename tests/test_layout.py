"""Paragraphs, headlines and page furniture of a plain text. No model."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx import lexicon
from claimx.layout import Unwrapped, is_furniture, paragraphs

FURNITURE = lexicon.rows("layout", "furniture")


def shape(text: str) -> list[tuple[str, str]]:
    return [(text[p.start : p.end], p.kind) for p in paragraphs(text)]


@pytest.mark.parametrize("row", FURNITURE, ids=lambda row: row["id"])
def test_furniture_examples(row: dict[str, Any]) -> None:
    assert row["examples"], "a rule needs an example"
    for example in row["examples"]:
        assert is_furniture(example), example
    for example in row.get("counter_examples", []):
        assert not is_furniture(example), example


def test_the_first_short_line_without_a_full_stop_is_the_headline() -> None:
    text = "Ferry fares to rise 4%\n\nPassengers will pay more from June.\n\nThe operator blamed fuel."
    assert shape(text) == [
        ("Ferry fares to rise 4%", "headline"),
        ("Passengers will pay more from June.", "body"),
        ("The operator blamed fuel.", "body"),
    ]


def test_furniture_above_the_headline_is_skipped() -> None:
    text = "Menu\nShare:\nFerry fares to rise 4%\n\nPassengers will pay more.\n© Harbour Press 2019"
    assert [kind for _, kind in shape(text)] == ["furniture", "furniture", "headline", "body", "furniture"]


def test_a_headline_in_title_case_may_end_in_a_full_stop() -> None:
    assert shape("Ferry Fares Rise Again.\n\nPassengers will pay more.")[0][1] == "headline"
    assert shape("The fares rose again.\n\nPassengers will pay more.")[0][1] == "body"


def test_a_single_paragraph_is_no_headline() -> None:
    assert shape("Fares rose 4%") == [("Fares rose 4%", "body")]


def test_a_long_first_paragraph_is_no_headline() -> None:
    text = "word " * 30 + "\n\nPassengers will pay more."
    assert shape(text)[0][1] == "body"


def test_lines_cut_at_a_column_width_are_one_paragraph() -> None:
    first = "The operator of the ferries between the islands said that"
    text = f"{first}\nfares would rise by 4 per cent in June.\n\nPassengers complained."
    assert shape(text)[0][0] == f"{first}\nfares would rise by 4 per cent in June."


def test_a_line_is_cut_where_the_next_word_does_not_fit_the_column() -> None:
    text = (
        "Ferry fares to rise\nBy Ada Holm\n\n"
        "The fares on the longest lines will rise by 4 per cent, said Ingrid\n"
        "Dahl, the chief executive of Nordhav, after a meeting on Tuesday. The\n"
        "Oslo line is exempt."
    )
    assert [words for words, _ in shape(text)] == ["Ferry fares to rise", "By Ada Holm", text[text.index("The") :]]


def test_lines_of_a_text_with_long_paragraphs_are_not_joined() -> None:
    text = "Ferry fares to rise in all the fjords of the north\nOSLO\n" + "The fares will rise by 4 per cent. " * 8
    assert len(shape(text)) == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_line_ends_of_every_kind(end: str) -> None:
    text = f"One fell.{end}{end}Two rose.{end}"
    assert [words for words, _ in shape(text)] == ["One fell.", "Two rose."]


@given(st.text(alphabet=st.sampled_from("ab A.!4%\n\r\t\u2028|©’ ") | st.characters()))
def test_paragraphs_cover_everything_that_is_not_white_space(text: str) -> None:
    found = paragraphs(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    covered = {at for p in found for at in range(p.start, p.end)}
    assert {at for at, char in enumerate(text) if not char.isspace()} <= covered
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] != "" for p in found)


def test_lines_cut_to_a_narrow_column_are_joined() -> None:
    told = (
        "Sales at Alder Foods rose by a tenth in the year to March. The firm, which bakes bread in nine towns, said that it had "
        "sold two mills. It will shut a third one in May, and cut 40 jobs there. Its chief, Ann Reed, said that nobody would go."
    )
    text = "Alder sells mills\n\n" + textwrap.fill(told, 34) + "\n\nShares rose."
    found = [" ".join(text[p.start : p.end].split()) for p in paragraphs(text)]
    assert found == ["Alder sells mills", told, "Shares rose."]


def test_short_lines_with_room_at_their_ends_stay_apart() -> None:
    text = "Alder 12\nBenton Mills 340\nCarver 7\nDunmore and Sons 41\nEllis 3\nFenn Brothers 90\nGale 5\nHarlow 77"
    assert len(paragraphs(text)) == len(text.split("\n"))


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n  "])
def test_a_text_cut_to_a_column_is_read_as_if_it_were_not(end: str) -> None:
    told = "The operator of the ferries between the islands said that its fares would rise by 4 per cent in June."
    text = "\n".join(textwrap.wrap(told, 60)).replace("\n", end) + "\n\nPassengers complained."
    flat = Unwrapped(text)
    assert flat.text == f"{told}\n\nPassengers complained."
    start = flat.text.index("Passengers")
    assert text[flat.place(start) : flat.place(start + 10)] == "Passengers"


def test_odd_spaces_are_read_as_spaces_and_what_nobody_sees_as_nothing() -> None:
    text = "Alder\xa0Foods \u2009sold\u200b  40\tair\xadcraft.\xa0\r\n\u3000It\ufeff fell."
    flat = Unwrapped(text)
    assert flat.text == "Alder Foods sold 40 aircraft. \n It fell."
    assert text[flat.place(flat.text.index("craft")) :].startswith("craft.")


LINES = st.lists(
    st.sampled_from(["a line that is long enough to be cut to a column, ", "short", "a", "\n", "\r\n", "\r", " ", "\xa0", "\u200b"])
)


@given(LINES.map("".join) | st.text(alphabet=st.sampled_from("ab A.!4%\n\r\t\u2028|©’ \xa0\xad\u200b") | st.characters()))
def test_what_is_read_stands_in_the_text_where_it_is_said_to(text: str) -> None:
    flat = Unwrapped(text)
    assert "\r" not in flat.text
    assert "".join(flat.text.split()) == re.sub("[\xad\u200b\u2060\ufeff]", "", "".join(text.split()))
    assert all(char.isspace() or text[flat.place(at)] == char for at, char in enumerate(flat.text))
