"""What each command imports: the time that it takes to begin is the time of its imports."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
HEAVY = {"jinja2", "markdown_it", "yaml", "PIL", "dataclasses", "inspect", "json", "asyncio"}
OPTIONS = {
    *(
        "readout",
        "readout.unchanged",
        "readout.running",
        "readout.inputs",
        "readout.command",
        "readout.errors",
    ),
    *("readout.text", "readout.text.signs"),
}
# Modules that a build of a plain text, never corrected and without settings, does without.
LATE = {
    *("readout.text.markdown", "readout.text.yaml_nodes", "readout.checks.untidy"),
    *("readout.editing.accounts", "readout.editing.align", "readout.editing.changes"),
    *("readout.editing.news", "readout.editing.revisions", "readout.editing.trace"),
    "readout.editing.review",
    *("readout.preview", "readout.preview.inject", "readout.preview.live"),
    *("readout.preview.serve", "readout.preview.watch"),
}


def run(*command: str) -> set[str]:
    """The modules that a run of Python names as imported."""
    environment = {k: v for k, v in os.environ.items() if k != "COVERAGE_PROCESS_START"}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return set(re.findall(r"^import time:.*\| +([\w.]+)$", done.stderr, re.MULTILINE))


@cache
def bare() -> frozenset[str]:
    return frozenset(run("-c", "pass"))


def imported(*arguments: str) -> set[str]:
    """What the command imports beyond what Python itself does."""
    return run("build.py", *arguments) - bare()


def own(modules: set[str]) -> set[str]:
    return {name for name in modules if name.split(".")[0] == "readout"}


@pytest.mark.parametrize("option", ["--help", "--version", "--nothing", "--serve=x"])
def test_answers_before_anything_heavy_is_imported(option: str) -> None:
    modules = imported(option)
    assert own(modules) == OPTIONS
    assert not HEAVY & modules


def test_finds_out_by_hashes_alone_that_nothing_changed(tmp_path: Path) -> None:
    command = ("--quiet", "--output", str(tmp_path / "site"))
    first = imported(*command)
    names = {
        path.relative_to(PROJECT).with_suffix("").as_posix().replace("/", ".")
        for path in (PROJECT / "readout").rglob("*.py")
    }
    every = {name.removesuffix(".__init__") for name in names}
    assert every - own(first) == LATE
    assert not {"markdown_it", "yaml", "asyncio", "difflib", "html.parser"} & first
    again = imported(*command)
    assert own(again) == {"readout", "readout.unchanged"}
    assert again - own(again) <= {"__future__", "hashlib", "_hashlib", "_blake2"}
