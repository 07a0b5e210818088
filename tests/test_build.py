"""The command, end to end: exit codes, messages, files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import NamedTuple

import pytest

PROJECT = Path(__file__).resolve().parent.parent
TALKS = """Harbour talks end in Port Ansel

On 3 May 2031, Ada Lind met Omar Vale in Port Ansel.

Ada Lind said that the ferry talks go on, and that the tolls will fall in June.

Omar Vale welcomed this. He added that the tariffs should fall.

The two sides agreed to meet again.
"""


class Done(NamedTuple):
    """What a run of the command came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own, with an invented release."""
    copy = tmp_path / "project"
    shutil.copytree(PROJECT / "templates", copy / "templates")
    shutil.copy(PROJECT / "build.py", copy)
    (copy / "content").mkdir()
    (copy / "content" / "talks.txt").write_text(TALKS, encoding="utf-8")
    return copy


@pytest.fixture
def build(
    project: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """The command of the project, run from another folder; in this process, to be quick."""
    monkeypatch.chdir(tmp_path)
    spec = spec_from_file_location("command", project / "build.py")
    assert spec
    assert spec.loader
    command = module_from_spec(spec)
    spec.loader.exec_module(command)

    def run(*arguments: str) -> Done:
        try:
            code = command.main(list(arguments))
        except SystemExit as error:
            code = int(error.code or 0)
        return Done(code, *capsys.readouterr())

    return run


@pytest.mark.slow
def test_runs_as_a_program(project: Path, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "readout", project / "readout")
    command = [sys.executable, str(project / "build.py"), "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (project / "site/index.html").exists()


def test_builds_from_any_folder(build: Run, project: Path) -> None:
    done = build()
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ada Lind" in done.stdout
    data = json.loads((project / "site/data/readout.json").read_text(encoding="utf-8"))
    assert [section["speaker"] for section in data["sections"]] == [
        None,
        "ada-lind",
        "omar-vale",
        "the-two-sides",
    ]
    assert (project / "site/release.txt").read_text(encoding="utf-8") == TALKS


@pytest.mark.slow
def test_says_that_nothing_changed(build: Run, project: Path) -> None:
    build()
    before = {p: p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()}
    assert "unchanged in" in build().stdout
    assert {p: p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()} == before


@pytest.mark.slow
def test_checks_without_writing(build: Run, project: Path) -> None:
    done = build("--check")
    assert done.returncode == 0
    assert "would be written" in done.stdout
    assert not (project / "site").exists()


def test_explains(build: Run) -> None:
    lines = build("--explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["s1", "s2", "s3", "s4"]
    assert "said that" in lines[1]


@pytest.mark.slow
def test_is_quiet_when_told(build: Run) -> None:
    done = build("--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.slow
def test_takes_another_release_and_folder(build: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Other talks\n\nAda Lind said that it rains.\n", encoding="utf-8")
    done = build("--content", "other.md", "--output", "out")
    assert done.returncode == 0
    assert "Other talks" in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_leaves_the_old_site_where_a_build_fails(build: Run, project: Path) -> None:
    build()
    before = (project / "site/index.html").read_bytes()
    (project / "content/talks.txt").write_bytes(b"Caf\xe9 talks\n\nText.\n")
    done = build()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("content/talks.txt:1: byte 4 (0xe9) is not UTF-8 text")
    assert (project / "site/index.html").read_bytes() == before


@pytest.mark.slow
def test_obeys_an_editor(build: Run, project: Path) -> None:
    text = TALKS.replace("The two sides", "<!-- speaker: Omar Vale -->\nThe two sides")
    (project / "content/talks.txt").write_text(text, encoding="utf-8")
    assert build().returncode == 0
    data = json.loads((project / "site/data/readout.json").read_text(encoding="utf-8"))
    assert data["sections"][-1]["speaker"] == "omar-vale"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--no-such-option"], 2, "unrecognized arguments"),
        (["--serve", "70000"], 2, "a port is a number"),
        (["--content", "missing.txt"], 1, "missing.txt: cannot be read"),
        (["--content", "talks.docx"], 1, "talks.docx: is neither .md nor .txt"),
        (["--config", "missing.yaml"], 1, "missing.yaml: cannot be read"),
        (["--keep"], 1, "holds no published text"),
        (["--keep", "--date", "soon"], 2, "“soon” is not a day"),
    ],
)
def test_refuses(build: Run, arguments: list[str], code: int, message: str) -> None:
    done = build(*arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_warns_of_a_topic_that_nobody_touches(build: Run, project: Path) -> None:
    (project / "config.yaml").write_text("topics:\n- Fish\n- Ferry\n", encoding="utf-8")
    done = build()
    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == (
        "warning: config.yaml:2: no sentence touches the topic “Fish”"
    )
    assert build("--strict").returncode == 1
