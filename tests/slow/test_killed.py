"""Builds that are killed, that meet, and that find the disk full."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.errors import ReadoutError
from readout.model import Page
from readout.site import MANIFEST, publish

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
# Publishes the sites "a" and "b" in turn, for as long as it lives.
TURNS = """
import sys
from pathlib import Path
from readout import exchange, site
from readout.model import Page
if sys.argv[2] == "two renames":
    exchange.sys = type(sys)("other"); exchange.sys.platform = "elsewhere"
pages = {n: [Page(f"{n}/{k}.html", n.encode() * 500) for k in range(80)] for n in "ab"}
for turn in range(int(sys.argv[3])):
    site.publish(pages["ab"[turn % 2]], Path(sys.argv[1]))
"""


def start(site: Path, way: str = "one step", turns: int = 10**6) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", TURNS, str(site), way, str(turns)]
    return subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE)


def state(site: Path) -> str:
    """Which of the two sites the folder holds, wholly."""
    files = [p for p in site.rglob("*") if p.is_file() and p.name != MANIFEST]
    pages = [p for p in files if p.suffix == ".html"]
    names = {p.parent.name for p in pages}
    assert len(names) == 1
    assert len(pages) == 80
    (name,) = names
    assert all(p.read_bytes() == name.encode() * 500 for p in pages)
    assert (site / MANIFEST).is_file()
    assert (site / "CNAME").read_text() == "talks.example"
    assert (site / ".git" / "config").read_text() == "mine"
    return name


@pytest.mark.parametrize("way", ["one step", "two renames"])
def test_a_kill_leaves_the_site_wholly_old_or_wholly_new(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    publish([Page(f"a/{k}.html", b"a" * 500) for k in range(80)], site)
    (site / "CNAME").write_text("talks.example")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("mine")
    chance = random.Random(7)
    seen = set()
    for _ in range(40):
        process = start(site, way)
        time.sleep(0.1 + chance.random() * 0.25)
        process.kill()
        process.communicate()
        if site.exists():
            seen.add(state(site))
        else:  # between two renames: the old one stands whole beside it
            assert way == "two renames"
            state(tmp_path / ".site.building" / "old")
        fresh = start(site, way, turns=2)
        assert fresh.communicate()[1] == b""
        assert state(site) == "b"
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert seen == {"a", "b"}


def test_two_builds_at_once(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish([Page("a/0.html", b"")], site)
    (site / "CNAME").write_text("talks.example")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("mine")
    for _ in range(20):
        both = [start(site, turns=6), start(site, turns=7)]
        assert [process.communicate()[1] for process in both] == [b"", b""]
        state(site)
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_site(small_disk: Path) -> None:
    site = small_disk / "site"
    publish([Page("index.html", b"old")], site)
    with pytest.raises(ReadoutError, match="cannot be written: No space left on device"):
        publish([Page("index.html", b"new"), Page("big.html", b"x" * 500_000)], site)
    assert (site / "index.html").read_bytes() == b"old"
    assert [path.name for path in small_disk.iterdir()] == ["site"]
    assert publish([Page("index.html", b"new")], site)


def test_a_read_only_disk_leaves_the_old_site(small_disk: Path) -> None:
    site = small_disk / "site"
    publish([Page("index.html", b"old")], site)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ReadoutError, match="cannot be written: Read-only file system"):
        publish([Page("index.html", b"new")], site)
    assert not publish([Page("index.html", b"old")], site)
    assert (site / "index.html").read_bytes() == b"old"


def test_a_disk_of_its_own_is_no_folder_to_replace(small_disk: Path) -> None:
    with pytest.raises(ReadoutError, match="is a mount point"):
        publish([Page("index.html", b"new")], small_disk)
    assert publish([Page("index.html", b"new")], small_disk / "site")
