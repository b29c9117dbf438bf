"""The documentation is true: its examples run, its tables name every field, its pages are all in the menu.

The blocks of a page run in order, in a folder of their own with `corpus/` in it. ```python blocks share their names.
A ```text block with a title is written to the file of that title. In a ```console block the lines after a `$ claimx …`
are what the command has to print; `> FILE` keeps it in a file instead. Blocks marked ```py are shown, and not run.
"""

from __future__ import annotations

import dataclasses
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import spacy
import yaml

import claimx
from claimx import model
from claimx.cli import parser
from claimx.cli.arguments import EXPORTED

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
COMMAND = Path(sys.executable).with_name("claimx")
_FENCE = re.compile(r"^( *)```(\w+)([^\n]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_REDIRECTION = re.compile(r" > ([\w./-]+)$")


class Block(NamedTuple):
    language: str
    title: str | None
    text: str
    line: int


def blocks(page: str) -> list[Block]:
    found = []
    for match in _FENCE.finditer(page):
        title = re.search(r'title="([^"]+)"', match[3])
        text = "".join(line.removeprefix(match[1]) for line in match[4].splitlines(keepends=True))
        found.append(Block(match[2], title[1] if title else None, text, page.count("\n", 0, match.start(4))))
    return found


RUNNABLE = [page for page in PAGES if any(b.language in {"python", "console"} for b in blocks(page.read_text(encoding="utf-8")))]


@pytest.mark.parametrize("page", RUNNABLE, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(COMMAND.parent), prepend=os.pathsep)
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    names: dict[str, Any] = {"__name__": page.stem}
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.language == "python":
            code = compile("\n" * block.line + block.text, str(page), "exec")
            exec(code, names)  # noqa: S102 - running them is the test
        elif block.language == "console":
            run_console(block.text)
        elif block.title:
            Path(block.title).parent.mkdir(parents=True, exist_ok=True)
            Path(block.title).write_text(block.text, encoding="utf-8")


def run_console(text: str) -> None:
    """Run each `$ claimx …` line of a block, and compare what it prints with the lines that follow, or keep it in a file."""
    for chunk in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = chunk.partition("\n")
        kept_in = _REDIRECTION.search(command)
        name, *arguments = shlex.split(_REDIRECTION.sub("", command))
        if name != "claimx":
            continue
        environment = os.environ | {"COLUMNS": "120", "NO_COLOR": "1"}
        done = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == 0, f"$ {command}\n{done.stderr}"
        if kept_in:
            Path(kept_in[1]).write_text(done.stdout, encoding="utf-8")
        elif expected.strip():
            assert tidy(done.stdout) == tidy(expected), f"$ {command}"


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def test_every_page_is_in_the_menu() -> None:
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    names = set(leaves(nav))
    assert names == {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")}


def leaves(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        for value in entry.values():
            if isinstance(value, str):
                yield value
            else:
                yield from leaves(value)


@pytest.mark.parametrize("name", [name for name in model.__all__ if name != "Article"])
def test_every_field_is_documented(name: str) -> None:
    page = (DOCS / "data-format.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section is not None, name
    missing = [field.name for field in dataclasses.fields(getattr(model, name)) if f"`{field.name}`" not in section[1]]
    assert missing == []


def test_every_term_of_the_format_is_in_the_glossary() -> None:
    terms = set(re.findall(r"^\*\*(.+?)\*\*", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE))
    needed = {"actor", "anchor date", "antecedent", "claim", "content", "cue", "hedge", "latent", "measure", "mention", "modifier"}
    assert needed | {"period", "quantity", "scope", "source", "trigger", "unit", "value"} <= terms


def test_every_component_has_a_page_and_stands_in_the_architecture() -> None:
    architecture = (DOCS / "architecture.md").read_text(encoding="utf-8")
    components = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]["spacy_factories"]
    for component in components:
        assert f"`{component}`" in architecture, component
    for concept in ("quantities", "periods", "attributions", "actors", "claims"):
        assert (DOCS / f"{concept}.md").is_file(), concept


def test_the_architecture_names_every_module() -> None:
    architecture = (DOCS / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "claimx"
    modules = {path.name for path in package.glob("[!_]*.py")} | {f"{path.parent.name}/" for path in package.glob("[!_]*/__init__.py")}
    missing = [name for name in sorted(modules) if name not in architecture]
    assert missing == []


def test_every_setting_of_every_component_is_documented() -> None:
    page = (DOCS / "spacy.md").read_text(encoding="utf-8")
    table = page.partition("## Settings")[2].partition("\n## ")[0]
    factories = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]["spacy_factories"]
    settings = {setting for name in factories for setting in spacy.blank("en").get_factory_meta(name).default_config}
    assert [setting for setting in sorted(settings) if f"| `{setting}` |" not in table] == []


def test_every_command_and_every_option_of_batches_and_queries_is_documented() -> None:
    documented = (DOCS / "command-line.md").read_text(encoding="utf-8")
    commands = next(action for action in parser()._actions if action.dest == "command").choices
    assert commands is not None
    assert [name for name in commands if f"`claimx {name} " not in documented] == []
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    options = {option for command in commands.values() for action in command._actions for option in action.option_strings}
    assert [option for option in sorted(options - {"-h", "--help"}) if not re.search(rf"{option}\b", pages)] == []


def test_every_extra_and_every_export_is_documented() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert [name for name in extras if name not in {"dev", "docs"} and not re.search(rf"`{name}`|claimx\[[\w,]*\b{name}\b", pages)] == []
    exports = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert [name for name in EXPORTED if f"`{name}`" not in exports] == []


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {claimx.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
