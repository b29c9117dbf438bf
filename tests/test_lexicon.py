"""Language data: what a user's own files add, what is refused, and what the message names."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimx import lexicon
from claimx.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(str(files("claimx"))) / "data" / "en"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], str]:
    """Write a file of an own lexicon, and give the folder it lies in."""

    def written(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path)

    return written


def test_own_words_rows_and_settings_lie_over_those_of_the_language(write: Callable[[str, str], str]) -> None:
    before = lexicon.rows("quantities_currencies", "currency")
    own = 'bare_dollar = ["SGD"]\n[[currency]]\nid = "XBN"\nnouns = ["borin", "borins"]\n[[currency]]\nid = "USD"\nnouns = ["simoleons"]\n'
    folder = write("quantities_currencies.toml", own)
    with lexicon.using(lexicon.lexicon_of("en", (folder,))):
        rows = {row["id"]: row for row in lexicon.rows("quantities_currencies", "currency")}
        assert len(rows) == len(before) + 1
        assert rows["XBN"]["nouns"] == ["borin", "borins"]
        assert {"dollar", "simoleons"} <= set(rows["USD"]["nouns"])
        assert {"AUD", "SGD"} <= lexicon.words("quantities_currencies", "bare_dollar")
    assert lexicon.rows("quantities_currencies", "currency") == before
    assert "SGD" not in lexicon.words("quantities_currencies", "bare_dollar")


def test_what_is_made_of_the_data_is_kept_for_each_lexicon_apart(write: Callable[[str, str], str]) -> None:
    calls = []

    @lexicon.kept
    def longest() -> str:
        calls.append(1)
        return max(lexicon.words("quantities_currencies", "bare_dollar"), key=len)

    own = lexicon.lexicon_of("en", (write("quantities_currencies.toml", 'bare_dollar = ["LONGER"]'),))
    found = [longest(), longest()]
    with lexicon.using(own):
        found += [longest(), longest()]
    assert found[2:] == ["LONGER", "LONGER"]
    assert found[0] != "LONGER"
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("quantities_units.toml", "[[unit]\n", r"quantities_units\.toml: not valid TOML: .*line 1"),
        ("quantity_units.toml", "", r"quantity_units\.toml: goes over no lexicon file; the names are quantities_units\.toml"),
        ("quantities_currencies.toml", "\nbare_dolar = []\n", r"toml line 2: 'bare_dolar' is not known here; did you mean 'bare_dollar'\?"),
        ("quantities_currencies.toml", "\n\nbare_dollar = 'SGD'\n", r"toml line 3: bare_dollar is a string; want a list"),
        ("quantities_currencies.toml", "[[currency]]\nid = 'A'\n\n[[currency]]\nnouns = []\n", r"toml line 4: the row has no id"),
        ("quantities_currencies.toml", "[[currency]]\nid = ''\n", r"toml line 1: the row has no id"),
        (
            "quantities_currencies.toml",
            "[[currency]]\nid = 'A'\nnoun = ['a']\n",
            r"toml line 1: 'noun' is not known in a row of \[\[currency\]\]; did you mean 'nouns'\?",
        ),
        ("quantities_currencies.toml", "[[currency]]\nid = 'A'\nnouns = 'a'\n", r"toml line 1: nouns is a string; want a list"),
        (
            "quantities_currencies.toml",
            "[[currency]]\nid = 'A'\nnouns = ['a', 1]\n",
            r"toml line 1: nouns holds 1, a number; want a string",
        ),
        (
            "quantities_units.toml",
            "[[unit]]\nid = 'A'\nkind = 'mass'\nwords = ['a']\n",
            r"kind 'mass' is not known in \[\[unit\]\]; want one of .*physical",
        ),
        ("quantities_currencies.toml", "currency = 'A'\n", r"toml line 1: currency is a table of rows; write each under \[\[currency\]\]"),
        ("attributions.toml", "\n[[verb]]\nid = 'x'\n", r"toml line 2: the row 'x' of \[\[verb\]\] lacks "),
        (
            "attributions.toml",
            "[[verb]]\nid = 'x'\nverbs = ['toot']\nframes = ['clauze']\n",
            r"toml line 1: frames 'clauze' is not known in \[\[verb\]\]; want one of .*clause",
        ),
        (
            "period_rules.toml",
            "\n[[rule]]\nid = 'x'\nform = 'moth'\npattern = 'moot <year=year>'\n",
            r"toml line 2: form 'moth' is not known in \[\[rule\]\]; want one of .*month",
        ),
        (
            "period_rules.toml",
            "[[rule]]\nid = 'x'\nform = 'month'\npattern = 'moot (<year=year>'\n",
            r"toml line 1: pattern of 'x' is no regular expression: ",
        ),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(write: Callable[[str, str], str], name: str, text: str, message: str) -> None:
    folder = write(name, text)
    with pytest.raises(LexiconError, match=message):
        lexicon.lexicon_of("en", (folder,))


def test_a_file_with_a_byte_order_mark_is_read(write: Callable[[str, str], str]) -> None:
    own = lexicon.lexicon_of("en", (write("quantities_currencies.toml", "\ufeffbare_dollar = ['SGD']\n"),))
    with lexicon.using(own):
        assert "SGD" in lexicon.words("quantities_currencies", "bare_dollar")


def test_a_file_that_has_changed_is_read_again(write: Callable[[str, str], str]) -> None:
    folder = write("quantities_currencies.toml", 'bare_dollar = ["OLD"]')
    first = lexicon.lexicon_of("en", (folder,))
    assert lexicon.lexicon_of("en", (folder,)) is first
    write("quantities_currencies.toml", 'bare_dollar = ["NEW"]')
    with lexicon.using(lexicon.lexicon_of("en", (folder,))):
        assert "NEW" in lexicon.words("quantities_currencies", "bare_dollar")
        assert "OLD" not in lexicon.words("quantities_currencies", "bare_dollar")


def test_folders_that_hold_nothing_are_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"holds no lexicon files"):
        lexicon.lexicon_of("en", (str(tmp_path),))
    with pytest.raises(LexiconError, match=r"nowhere: no such folder"):
        lexicon.lexicon_of("en", (str(tmp_path / "nowhere"),))


def test_a_language_without_data_needs_a_folder() -> None:
    with pytest.raises(LexiconError, match=r"no language data for 'xx'.*lexicon="):
        lexicon.lexicon_of("xx")


def test_what_a_language_lacks_is_empty(write: Callable[[str, str], str]) -> None:
    folder = write("quantities_currencies.toml", '[[currency]]\nid = "EUR"\nnouns = ["euroa"]\n')
    with lexicon.using(lexicon.lexicon_of("fi", (folder,))):
        assert [row["id"] for row in lexicon.rows("quantities_currencies", "currency")] == ["EUR"]
        assert lexicon.rows("attributions", "verb") == ()


def test_what_no_file_holds_is_named() -> None:
    with pytest.raises(LexiconError, match=r"nothing\.toml: no such lexicon file"):
        lexicon.read("nothing")
    with pytest.raises(LexiconError, match=r"attributions\.toml: has no table \[\[nothing\]\]"):
        lexicon.rows("attributions", "nothing")
    with pytest.raises(LexiconError, match=r"attributions\.toml: nothing is not a list of strings"):
        lexicon.words("attributions", "nothing")


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.name)
def test_every_rule_of_the_shipped_data_has_an_id_of_its_own(path: Path) -> None:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = [name for name, value in content.items() if isinstance(value, list) and value and isinstance(value[0], dict)]
    for table in tables:
        assert lexicon.rows(path.stem, table)
