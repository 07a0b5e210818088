"""The build's memory: when nothing has to be done, and everything that makes it forget."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from readout import unchanged
from readout.model import Page
from readout.site import MANIFEST, publish
from readout.unchanged import Memory, hash_inputs, recall, remember

TOLD = Memory(["talks.md:3: look at this"], "4 pages, nothing said has changed")
PAGES = (Page("index.html", b"home"), Page("speakers/ada.html", b"ada"))


class Place(NamedTuple):
    """A project with a release, and the site that was built of it."""

    home: Path

    @property
    def site(self) -> Path:
        return self.home / "site"

    @property
    def memory(self) -> Path:
        return self.home / ".readout"

    def hash(self, *words: str) -> str | None:
        texts = (self.home / "content", self.home / "config.yaml")
        return hash_inputs(texts, self.home, words or ("talks.md",))

    def recall(self) -> Memory | None:
        inputs = self.hash()
        return recall(self.memory, inputs, self.site) if inputs else None


@pytest.fixture
def place(tmp_path: Path) -> Place:
    home = tmp_path / "project"
    for path in ("content/talks.md", "readout/text/lines.py", "templates/base.html", "build.py"):
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(path, encoding="utf-8")
    made = Place(home)
    publish(PAGES, made.site)
    (made.site / ".git").mkdir()
    inputs = made.hash()
    assert inputs
    remember(made.memory, inputs, made.site, TOLD)
    return made


def test_tells_again_what_was_told(place: Place) -> None:
    assert place.recall() == TOLD
    assert recall(place.memory, "another hash", place.site) is None
    shutil.copytree(place.site, place.home / "other")
    assert recall(place.memory, place.hash() or "", place.home / "other") is None


def touch(path: Path) -> None:
    found = path.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1))


@pytest.mark.parametrize(
    "change",
    [
        lambda home: (home / "content/talks.md").write_text("content/talks.mD"),
        lambda home: (home / "content/talks.md").rename(home / "content/talks.txt"),
        lambda home: (
            (home / "content/versions").mkdir()
            or (home / "content/versions/2031-05-04.md").write_text("old")
        ),
        lambda home: (home / "config.yaml").write_text(""),
        lambda home: touch(home / "build.py"),
        lambda home: touch(home / "readout/text/lines.py"),
        lambda home: touch(home / "templates/base.html"),
        lambda home: (home / "templates/more.html").write_text(""),
        lambda home: (home / "readout/text/lines.py").unlink(),
    ],
)
def test_forgets_when_anything_that_is_read_changes(
    place: Place, change: Callable[[Path], object]
) -> None:
    before = place.hash()
    change(place.home)
    assert place.hash() != before
    assert place.recall() is None


def test_the_size_of_a_module_counts_where_its_time_was_set_back(place: Place) -> None:
    module, before = place.home / "readout/text/lines.py", place.hash()
    found = module.stat()
    module.write_text("longer than before", encoding="utf-8")
    os.utime(module, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert place.hash() != before


def test_forgets_for_another_command_and_another_python(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes = {place.hash(), place.hash("other.md"), place.hash("talks.md", "https://a.example/")}
    hashes |= {place.hash("ab", "c"), place.hash("a", "bc"), place.hash("\udcff")}
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "3.99")
        hashes.add(place.hash())
    with monkeypatch.context() as patch:
        known = unchanged.find_spec("PIL")
        patch.setattr(unchanged, "find_spec", lambda name: None if known else name)
        hashes.add(place.hash())
    assert len(hashes) == 8
    assert None not in hashes


def test_remembers_what_makes_no_difference(place: Place) -> None:
    touch(place.home / "content/talks.md")
    (place.home / "readout/__pycache__").mkdir()
    (place.home / "readout/__pycache__/x.pyc").touch()
    (place.site / ".git/index").write_text("a commit", encoding="utf-8")
    assert place.recall() == TOLD


@pytest.mark.parametrize(
    "damage",
    [
        lambda site: (site / "index.html").write_bytes(b"hOme"),
        lambda site: (site / "speakers/ada.html").unlink(),
        lambda site: (site / "speakers/bo.html").write_bytes(b"bo"),
        lambda site: (site / "stray.html").write_bytes(b"stray"),
        lambda site: (site / ".nojekyll").unlink(),
        lambda site: (site / MANIFEST).write_bytes(b"{}"),
        lambda site: (site / MANIFEST).unlink(),
        lambda site: (site / MANIFEST).write_bytes(b'{"files": {}}'),
        lambda site: shutil.rmtree(site),
        lambda site: (
            site.rename(site.with_name("moved")) and site.symlink_to(site.with_name("moved"))
        ),
    ],
)
def test_forgets_a_site_that_is_not_as_it_was_left(
    place: Place, damage: Callable[[Path], object]
) -> None:
    damage(place.site)
    assert place.recall() is None


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff", b"{}", b'{"format": "readout-memory/1"}', b"[" * 100]
)
def test_a_memory_that_cannot_be_read_is_none(place: Place, content: bytes) -> None:
    (kept,) = place.memory.iterdir()
    whole = json.loads(kept.read_bytes())
    kept.write_bytes(content)
    assert place.recall() is None
    kept.write_text(json.dumps(whole | {"format": "readout-memory/0"}), encoding="utf-8")
    assert place.recall() is None
    kept.write_text(json.dumps(whole), encoding="utf-8")
    assert place.recall() == TOLD


def test_a_memory_that_cannot_be_written_only_costs_time(place: Place) -> None:
    shutil.rmtree(place.memory)
    place.memory.write_text("a file in the way", encoding="utf-8")
    remember(place.memory, place.hash() or "", place.site, TOLD)
    assert place.recall() is None


def test_remembers_two_sites_apart_and_the_last_of_each(place: Place) -> None:
    other = place.home / "other"
    publish(PAGES, other)
    inputs = place.hash() or ""
    remember(place.memory, inputs, other, Memory([], "the other"))
    remember(place.memory, inputs, other, Memory([], "the other again"))
    assert place.recall() == TOLD
    assert recall(place.memory, inputs, other) == Memory([], "the other again")


@pytest.mark.parametrize("name", ["gone.md", "folder"])
def test_leaves_what_cannot_be_read_to_the_build(place: Place, name: str) -> None:
    if name == "folder":
        os.mkfifo(place.home / "content/pipe.md")
    else:
        (place.home / "content/gone.md").symlink_to("nowhere")
    assert place.hash() is None
    assert hash_inputs([place.home / ("n" * 300)], place.home, []) is None
