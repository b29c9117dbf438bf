"""What a terminal shows of an article and its claims."""

from __future__ import annotations

import io

import pytest
from hand_made import TEXT, claim, ferries
from rich.console import Console, RenderableType

from claimx.cli.terminal import article_text, claim_table, printable

CLAIMS = ferries().record.claims


def shown(thing: RenderableType, *, colours: bool = False, width: int = 90) -> str:
    file = io.StringIO()
    Console(file=file, force_terminal=True, color_system="standard" if colours else None, width=width).print(thing)
    return file.getvalue()


def test_the_text_stands_in_paragraphs_and_lines_of_a_readable_length() -> None:
    out = shown(article_text(TEXT, CLAIMS), width=200)
    lines = [line.strip() for line in out.splitlines()]
    assert lines[1:3] == ["Ferry traffic grows 😀", ""]
    assert " ".join(lines[3:5]) == TEXT.split("\n\n")[1]
    assert max(map(len, lines)) <= 100
    assert lines[-1].split() == ["figure", "measure", "actor", "period", "place", "source"]


def test_figures_and_slots_have_colours() -> None:
    out = shown(article_text(TEXT, CLAIMS), colours=True)
    assert "\x1b[1;30;43m900,000\x1b[0m" in out
    assert "\x1b[32mNordhav\x1b[0m" in out
    assert "\x1b[35m2016\x1b[0m" in out


def test_a_framed_table_has_colours_and_a_bare_one_none() -> None:
    assert "\x1b[32mNordhav Ferries" in shown(claim_table(CLAIMS, framed=True), colours=True, width=160)
    bare = shown(claim_table(CLAIMS, framed=False), width=500)
    assert bare.splitlines()[1].split("  ")[0] == "about 1.2 million"


HOSTILE = "\x1b[2J\x1b]0;owned\x07 7 men \u202etxet desrever\u2066 [red]not red[/red] \ud800 end"


def test_no_text_steers_the_terminal() -> None:
    for thing in (article_text(HOSTILE, [claim(HOSTILE, "7", value=7)]), printable(HOSTILE)):
        out = shown(thing, width=200)
        assert not {"\x1b", "\x07", "\u202e", "\u2066", "\ud800"} & set(out)
        assert "[red]not red[/red]" in out


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_nothing_to_show_is_shown(text: str) -> None:
    assert "figure" in shown(article_text(text, ()))
