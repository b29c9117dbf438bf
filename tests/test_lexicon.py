"""Reading language data: what is refused, and what the message names."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from claimx import lexicon
from claimx.errors import LexiconError

DATA = Path(str(files("claimx"))) / "data" / "en"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Write a data file `sample.toml` of a language "xx" that the lexicon then finds."""

    def write(text: str) -> None:
        folder = tmp_path / "data" / "xx"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "sample.toml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(lexicon, "files", lambda _package: tmp_path)
        for function in (lexicon.read, lexicon.rows, lexicon.words):
            function.cache_clear()

    yield write
    for function in (lexicon.read, lexicon.rows, lexicon.words):
        function.cache_clear()


def test_rows_and_words_come_in_the_order_of_the_file(written) -> None:
    written('verbs = ["rise", "fall"]\n[[rule]]\nid = "b"\n[[rule]]\nid = "a"\n')
    assert [row["id"] for row in lexicon.rows("sample", "rule", "xx")] == ["b", "a"]
    assert lexicon.words("sample", "verbs", "xx") == {"rise", "fall"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rule]\n", r"sample\.toml: not valid TOML: .*line 1"),
        ("[[other]]\nid = 'a'\n", r"xx/sample\.toml: has no table \[\[rule\]\]"),
        ("rule = 'a'\n", r"xx/sample\.toml: has no table \[\[rule\]\]"),
        ("[[rule]]\nid = 'a'\n[[rule]]\nwords = []\n", r"xx/sample\.toml: row 2 of \[\[rule\]\] has no id"),
        ("[[rule]]\nid = ''\n", r"row 1 of \[\[rule\]\] has no id"),
        ("[[rule]]\nid = 'a'\n[[rule]]\nid = 'a'\n", r"id 'a' stands twice in \[\[rule\]\]"),
    ],
)
def test_a_malformed_table_is_named(written, text: str, message: str) -> None:
    written(text)
    with pytest.raises(LexiconError, match=message):
        lexicon.rows("sample", "rule", "xx")


@pytest.mark.parametrize("text", ["", "verbs = 'rise'\n", "verbs = ['rise', 1]\n"])
def test_a_malformed_word_list_is_named(written, text: str) -> None:
    written(text)
    with pytest.raises(LexiconError, match=r"xx/sample\.toml: verbs is not a list of strings"):
        lexicon.words("sample", "verbs", "xx")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(LexiconError, match=r"nothing\.toml: no such lexicon file for language 'en'"):
        lexicon.read("nothing")


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.name)
def test_every_rule_of_the_shipped_data_has_an_id_of_its_own(path: Path) -> None:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    tables = [name for name, value in content.items() if isinstance(value, list) and value and isinstance(value[0], dict)]
    for table in tables:
        assert lexicon.rows(path.stem, table)
