"""The build's memory: when nothing has to be done, and everything that makes it forget."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from readout.model import Page
from readout.site import MANIFEST, publish
from readout.unchanged import FOLDER, hash_inputs, recall, remember

TOLD = "warning: talks.md:3: look at this\n", "4 pages, nothing said has changed\n"
PAGES = (Page("index.html", b"home"), Page("speakers/ada.html", b"ada"))
WORDS = ("--output", "site")


class Place(NamedTuple):
    """A project with a release, and the site that was built of it."""

    home: Path

    @property
    def site(self) -> Path:
        return self.home / "site"

    @property
    def texts(self) -> list[str]:
        paths = ("content/talks.md", "content/versions", "config.yaml")
        return [str(self.home / path) for path in paths]

    def hash(self) -> str | None:
        return hash_inputs(str(self.home), str(self.home / "content"), self.texts)

    def remember(self, words: tuple[str, ...], site: Path, told: tuple[str, str]) -> None:
        folder = str(self.home / "content")
        remember(str(self.home), words, self.hash() or "", folder, self.texts, str(site), told)

    def recall(self, *words: str) -> tuple[str, str] | None:
        return recall(str(self.home), words or WORDS)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    home = tmp_path / "project"
    for path in ("content/talks.md", "readout/text/lines.py", "templates/base.html", "build.py"):
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(path, encoding="utf-8")
    made = Place(home)
    publish(PAGES, made.site)
    (made.site / ".git").mkdir()
    made.remember(WORDS, made.site, TOLD)
    return made


def test_tells_again_what_was_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place.recall() == TOLD
    assert place.recall("--output", "other") is None
    assert place.recall("--outputsite") is None
    assert place.recall("\udcff") is None
    monkeypatch.chdir(place.home)
    assert place.recall() is None


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


def test_forgets_for_another_python_and_other_libraries(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = place.home.parent / "libraries"
    libraries.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "3.99")
        assert place.recall() is None
    assert place.recall() == TOLD
    monkeypatch.setattr(sys, "path", [*sys.path, str(place.home), str(libraries)])
    assert place.recall() is None
    place.remember(WORDS, place.site, TOLD)
    (place.home / "more").mkdir()
    assert place.recall() == TOLD
    (libraries / "PIL").mkdir()
    assert place.recall() is None


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


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"readout-memory/2", b"\0" * 99])
def test_a_memory_that_cannot_be_read_is_none(place: Place, content: bytes) -> None:
    (kept,) = (place.home / FOLDER).iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(content)
    assert place.recall() is None
    kept.write_bytes(whole.replace(b"readout-memory/", b"readout-memory/0"))
    assert place.recall() is None
    kept.write_bytes(whole[: len(whole) // 2])
    assert place.recall() is None
    kept.write_bytes(whole)
    assert place.recall() == TOLD


def test_a_memory_that_cannot_be_written_only_costs_time(place: Place) -> None:
    shutil.rmtree(place.home / FOLDER)
    (place.home / FOLDER).write_text("a file in the way", encoding="utf-8")
    place.remember(WORDS, place.site, TOLD)
    assert place.recall() is None


def test_remembers_two_commands_apart_and_the_last_of_each(place: Place) -> None:
    other = place.home.parent / "other"
    publish(PAGES, other)
    place.remember(("--quiet",), other, ("", "the other"))
    place.remember(("--quiet",), other, ("", "the other again é \ud800"))
    assert place.recall() == TOLD
    assert place.recall("--quiet") == ("", "the other again é \ud800")
    assert len(list((place.home / FOLDER).iterdir())) == 2


def test_does_not_remember_what_it_could_not_tell_apart(place: Place) -> None:
    place.remember(("--quiet",), place.site, ("", "one\0two"))
    assert place.recall("--quiet") is None


@pytest.mark.parametrize("name", ["gone.md", "folder"])
def test_leaves_what_cannot_be_read_to_the_build(place: Place, name: str) -> None:
    if name == "folder":
        os.mkfifo(place.home / "content/versions")
    else:
        (place.home / "content/versions").symlink_to("nowhere")
    assert place.hash() is None
    assert hash_inputs(str(place.home), "", [str(place.home / ("n" * 300))]) is not None
    assert hash_inputs(str(place.home), str(place.home / "none"), []) is None
    assert place.recall() is None
