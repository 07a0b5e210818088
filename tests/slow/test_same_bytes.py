"""The same input gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
# Where other interpreters stand: in a folder for commands, or as a version manager lays them out.
COMMANDS = ("python3", *(f"python3.{minor}" for minor in range(11, 20)))
MANAGERS = (
    "~/.pyenv/versions/*/bin/python3",
    "~/.local/share/uv/python/*/bin/python3",
    "/opt/hostedtoolcache/Python/*/*/bin/python3",
)
NEEDED = ("markdown_it", "mdurl", "jinja2", "markupsafe", "yaml")
# Letters, marks and numbers that one version of Python may know and another may not.
STRANGE = """Talks Held in Åbo

On 3 May 2031, Ada Łind met Bo Sørby.

Ada Łind said that “the ferry 𞓐𞓑 talks go on”, at 1\u202f200 km² of sea. ﬁsh \U0001fae8 and ẞ stay.

波·桑德表示：“港口开放。” BO SØRBY ADDED THAT İSTANBUL WAS FINE.
"""
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


def find_others() -> dict[str, str]:
    """Interpreters of another version than this one that could build: version to path."""
    paths = {path for name in COMMANDS if (path := shutil.which(name))}
    for pattern in MANAGERS:
        folder = Path(pattern).expanduser()
        paths |= {str(path) for path in Path("/").glob(str(folder).lstrip("/"))}
    tell = "import sys; print(*sys.version_info[:2]) if sys.version_info >= (3, 11) else exit(1)"
    found: dict[str, str] = {}
    for path in sorted(paths):
        told = subprocess.run([path, "-c", tell], capture_output=True, text=True, check=False)
        # A version manager's stand-in fails for versions that are not there.
        if told.returncode == 0:
            found.setdefault(told.stdout.strip(), path)
    found.pop(f"{sys.version_info[0]} {sys.version_info[1]}", None)
    return found


def build_with(python: str, project: Path, packages: Path, release: Path) -> Fingerprint:
    """A site built without the packages of the interpreter: with those of this one instead, as
    far as they are not compiled for it."""
    site = release.parent / "site"
    shutil.rmtree(site, ignore_errors=True)
    command = [python, "-S", str(project / "build.py"), "--quiet", "--content", str(release)]
    subprocess.run(
        [*command, "--output", str(site), "--base-url", "https://talks.example/"],
        env={**os.environ, "PYTHONPATH": str(packages), "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
    )
    return fingerprint(site)


def test_by_any_python(projects: tuple[Path, Path], tmp_path: Path) -> None:
    others = find_others()
    if not others:
        pytest.skip("no other Python is installed here")
    packages = tmp_path / "packages"
    packages.mkdir()
    for name in NEEDED:
        spec = find_spec(name)
        assert spec
        assert spec.origin
        (packages / name).symlink_to(Path(spec.origin).parent)
    strange = tmp_path / "strange.md"
    strange.write_text(STRANGE, encoding="utf-8")
    for release in (*sorted((PROJECT / "content").glob("*.md")), strange):
        copy = tmp_path / release.stem / release.name
        copy.parent.mkdir()
        shutil.copy(release, copy)
        expected = build_with(sys.executable, projects[0], packages, copy)
        assert len(expected) > 20
        for version, python in others.items():
            assert build_with(python, projects[0], packages, copy) == expected, version
