"""The same input gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
Fingerprint = dict[str, tuple[str, int]]
PLACES: dict[str, dict[str, str]] = {
    "here": {},
    "Kiritimati": {"TZ": "Pacific/Kiritimati"},
    "Niue": {"TZ": "Pacific/Niue"},
    "C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "hash 1": {"PYTHONHASHSEED": "1"},
    "hash 2": {"PYTHONHASHSEED": "2"},
    "no colour": {"NO_COLOR": "1", "COLUMNS": "20", "PYTHONOPTIMIZE": "2"},
    "years ago": {"SOURCE_DATE_EPOCH": "1", "USER": "somebody", "HOME": "/nowhere"},
}


def fingerprint(site: Path) -> Fingerprint:
    """Hash and mode of every file and folder."""
    return {
        path.relative_to(site).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_mode,
        )
        for path in sorted(site.rglob("*"))
    }


def build(project: Path, folder: Path, mask: int = 0o022, **env: str) -> Fingerprint:
    shutil.rmtree(project / "site", ignore_errors=True)
    subprocess.run(
        [sys.executable, str(project / "build.py"), "--quiet"],
        cwd=folder,
        env={**os.environ, **env},
        umask=mask,
        check=True,
    )
    return fingerprint(project / "site")


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same project in two places; in the second every file is a year old."""
    made = []
    for name in ("one", "another place with a längere name"):
        project = tmp_path_factory.mktemp("place") / name
        project.mkdir()
        for part in ("content", "templates", "readout"):
            shutil.copytree(PROJECT / part, project / part)
        for part in ("build.py", "config.yaml"):
            shutil.copy(PROJECT / part, project / part)
        made.append(project)
    for path in made[1].rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return made[0], made[1]


@pytest.fixture(scope="module")
def first(projects: tuple[Path, Path]) -> Fingerprint:
    return build(projects[0], projects[0])


@pytest.mark.parametrize("place", PLACES)
def test_everywhere(place: str, projects: tuple[Path, Path], first: Fingerprint) -> None:
    assert build(projects[0], projects[0], **PLACES[place]) == first


@pytest.mark.parametrize("mask", [0o000, 0o027, 0o077])
def test_under_any_umask(mask: int, projects: tuple[Path, Path], first: Fingerprint) -> None:
    assert build(projects[0], projects[0], mask) == first


def test_from_anywhere(projects: tuple[Path, Path], first: Fingerprint) -> None:
    assert build(projects[0], Path("/")) == first
    assert build(projects[1], projects[0] / "content") == first


def test_twice_in_a_row_touches_nothing(projects: tuple[Path, Path]) -> None:
    project = projects[1]
    build(project, project)
    before = {p: p.stat().st_mtime_ns for p in (project / "site").rglob("*")}
    command = [sys.executable, "build.py", "--quiet"]
    subprocess.run(command, cwd=project, check=True)
    assert {p: p.stat().st_mtime_ns for p in (project / "site").rglob("*")} == before
