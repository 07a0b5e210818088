"""Publishing: wholly old or wholly new, and nothing of anybody else's."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import re
import shutil
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from readout import exchange as exchange_module
from readout import site as site_module
from readout.errors import ReadoutError
from readout.model import Page
from readout.site import MANIFEST, find_strays, publish, read_manifest

OLD = (Page("index.html", b"old"), Page("speakers/a.html", b"a"), Page("style.css", b"css"))
NEW = (
    *(Page("index.html", b"new"), Page("speakers/b.html", b"b"), Page("style.css", b"css")),
    *(Page("a/b/c.html", b"c"), Page("a/d/e.html", b"e"), Page("a/f.html", b"f")),
)


def contents(site: Path) -> dict[str, bytes]:
    """Every file below the folder, the manifest aside."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def expected(pages: tuple[Page, ...], **more: bytes) -> dict[str, bytes]:
    return {**{page.path: page.content for page in pages}, ".nojekyll": b"", **more}


def refusal(pages: tuple[Page, ...], site: Path, keep: tuple[str, ...] = ()) -> str:
    with pytest.raises(ReadoutError) as caught:
        publish(pages, site, keep)
    return str(caught.value).replace(str(site.parent), "…")


@pytest.fixture(params=["one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to put a folder in place, whatever this system can do."""
    if request.param == "two renames":
        monkeypatch.setattr(exchange_module.sys, "platform", "elsewhere")
    return str(request.param)


def test_writes_a_new_site(tmp_path: Path) -> None:
    assert publish(NEW, tmp_path / "deep" / "site")
    assert contents(tmp_path / "deep" / "site") == expected(NEW)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["site"]


def test_replaces_its_own_site_and_stale_pages_go(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    assert publish(OLD, site)
    assert publish(NEW, site)
    assert contents(site) == expected(NEW)
    assert set(read_manifest(site)) == {page.path for page in NEW}
    assert list(tmp_path.iterdir()) == [site]


def test_says_when_nothing_changed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    before = site.stat().st_ino
    assert not publish(OLD, site)
    assert site.stat().st_ino == before


@pytest.mark.parametrize("damage", ["change", "delete", "add", "nojekyll", "dangling"])
def test_mends_a_site_that_was_damaged(tmp_path: Path, damage: str) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    if damage == "change":
        (site / "style.css").write_bytes(b"mine")
    elif damage == "delete":
        (site / "speakers/a.html").unlink()
    elif damage == "dangling":
        (site / "style.css").unlink()
        (site / "style.css").symlink_to("speakers/missing.css")
    elif damage == "nojekyll":
        (site / ".nojekyll").unlink()
    else:
        (site / "speakers/stale.html").write_bytes(b"stale")
    assert publish(OLD, site)
    assert contents(site) == expected(OLD)


def test_fills_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".DS_Store").write_bytes(b"")
    assert publish(NEW, tmp_path / "site")
    assert contents(tmp_path / "site") == expected(NEW)


def test_keeps_what_the_user_keeps(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    (site / "CNAME").write_text("talks.example")
    (site / ".nojekyll").write_text("mine")
    (site / ".git" / "refs").mkdir(parents=True)
    (site / ".git" / "refs" / "main").write_text("1234")
    (site / ".git" / "HEAD").symlink_to("refs/main")
    (site / ".git" / "more").symlink_to("refs")
    (site / "here").symlink_to("nowhere")
    (site / "notes").mkdir()
    (site / "gone.txt").write_text("nobody keeps this")
    git = (site / ".git").stat().st_ino
    assert find_strays(site, ["here", "notes"]) == ["gone.txt"]
    assert publish(NEW, site, ["here", "notes", "not there"])
    assert contents(site) == expected(
        NEW, **{"CNAME": b"talks.example", ".nojekyll": b"mine", ".git/refs/main": b"1234"},
        **{".git/HEAD": b"1234"},
    )  # fmt: skip
    assert (site / ".git" / "HEAD").is_symlink()
    assert (site / ".git" / "more").is_symlink()
    assert (site / "here").is_symlink()
    assert (site / "notes").is_dir()
    assert find_strays(site, ["here", "notes"]) == []
    if way == "one step":
        assert (site / ".git").stat().st_ino == git, "the folder itself, not a twin"


def test_keeps_files_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(site_module.os, "link", refuse)
    site = tmp_path / "site"
    publish(OLD, site)
    (site / "CNAME").write_text("talks.example")
    (site / "here").symlink_to("nowhere")
    publish(NEW, site, ["here"])
    assert (site / "CNAME").read_text() == "talks.example"
    assert (site / "here").is_symlink()


@pytest.mark.usefixtures("way")
def test_a_kept_folder_is_not_copied(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    (site / ".git").mkdir()
    (site / ".git" / "pack").write_bytes(b"large")
    before = (site / ".git" / "pack").stat().st_ino
    publish(NEW, site)
    assert (site / ".git" / "pack").read_bytes() == b"large"
    assert (site / ".git" / "pack").stat().st_ino == before


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda site: site.write_text("file"),
         "is not a folder\n  hint: move it away, or choose another --output"),
        (lambda site: site.symlink_to("elsewhere"),
         "is a symbolic link\n  hint: move it away, or choose another --output"),
        (lambda site: (site.mkdir(), (site / "thesis.txt").write_text("mine")),
         "holds files that this program did not make"
         "\n  hint: choose another --output, or empty the folder yourself"),
        (lambda site: (site.mkdir(), (site / MANIFEST).write_text("{}")),
         "holds files that this program did not make"
         "\n  hint: choose another --output, or empty the folder yourself"),
        (lambda site: (site.mkdir(), (site / MANIFEST).write_text("[1]")),
         "holds files that this program did not make"
         "\n  hint: choose another --output, or empty the folder yourself"),
        (lambda site: (site.mkdir(), (site / MANIFEST).write_text(
            '{"format": "readout-site/1", "files": [1]}')),
         "holds files that this program did not make"
         "\n  hint: choose another --output, or empty the folder yourself"),
        (lambda site: (site.mkdir(), (site / MANIFEST).write_text(
            '{"format": "other/1", "files": {"a": "b"}}')),
         "holds files that this program did not make"
         "\n  hint: choose another --output, or empty the folder yourself"),
        (lambda site: (site.mkdir(), (site / MANIFEST).write_bytes(b"\xff" + b"[" * 9999)),
         "holds files that this program did not make"
         "\n  hint: choose another --output, or empty the folder yourself"),
    ],
)  # fmt: skip
def test_refuses_a_folder_it_did_not_make(tmp_path: Path, make: object, message: str) -> None:
    site = tmp_path / "site"
    make(site)  # type: ignore[operator]
    before = sorted(tmp_path.rglob("*"))
    assert refusal(NEW, site) == f"…/site: {message}"
    assert sorted(tmp_path.rglob("*")) == before


def test_refuses_what_the_system_refuses(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = refusal(NEW, tmp_path / "file" / "site")
    assert said.startswith("…/site: cannot be")
    assert said.count("\n") == 1
    name = "n" * 300
    assert refusal(NEW, tmp_path / name) == (
        f"…/{name}: cannot be looked into: File name too long\n"
        "  hint: check its name and its rights"
    )


def test_refuses_a_mount_point() -> None:
    with pytest.raises(ReadoutError) as caught:
        publish(NEW, Path("/proc"))
    assert str(caught.value) == (
        "/proc: is a mount point, which cannot be put in place in one step\n"
        "  hint: choose a folder in it: --output /proc/site"
    )


def test_refuses_to_keep_a_page_that_it_writes(tmp_path: Path) -> None:
    said = refusal(NEW, tmp_path / "site", ("Index.html", "speakers", MANIFEST, "CNAME"))
    assert re.findall(r"site/(\S+): is to be kept", said) == ["Index.html", "speakers", MANIFEST]


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a//b", "./x", "a/../../x", "a\\b", "", "a\0b", "speakers/.."]
)
def test_never_writes_outside_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path inside the site"):
        publish((Page(path, b""),), tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_never_writes_two_pages_at_one_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"two pages at one path: 'A\.html'"):
        publish((Page("a.html", b""), Page("A.html", b"")), tmp_path / "site")


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_modes_do_not_depend_on_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        publish(OLD, tmp_path / "site")
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*.*")}
    assert modes == {0o644}
    assert (tmp_path / "site" / "speakers").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    "state", ["first", "writing", "exchanged", "between two renames", "old gone"]
)
def test_clears_up_after_a_build_that_was_killed(tmp_path: Path, state: str) -> None:
    site, room = tmp_path / "site", tmp_path / ".site.building"
    publish(OLD, site)
    (site / "CNAME").write_text("talks.example")
    room.mkdir()
    if state != "old gone":
        (room / "made-by-readout").touch()
        (room / "new").mkdir()
        (room / "new" / "index.html").write_bytes(b"half")
    if state == "between two renames":
        site.rename(room / "old")
    elif state == "exchanged":
        (room / "old").mkdir()
        (room / "old" / "index.html").write_bytes(b"old")
    elif state == "first":
        shutil.rmtree(site)
    publish(OLD, site)
    kept = {} if state == "first" else {"CNAME": b"talks.example"}
    assert contents(site) == expected(OLD, **kept)
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.parametrize("make", ["file", "link", "folder"])
def test_leaves_what_is_in_the_way_of_the_build(tmp_path: Path, make: str) -> None:
    site, room = tmp_path / "site", tmp_path / ".site.building"
    publish(OLD, site)
    if make == "file":
        room.write_text("mine")
    elif make == "link":
        room.symlink_to(tmp_path / "elsewhere")
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "made-by-readout").touch()
    else:
        room.mkdir()
        (room / "mine").write_text("")
    assert ".site.building: is in the way of the build" in refusal(NEW, site)
    assert os.path.lexists(room)
    assert contents(site) == expected(OLD)


@pytest.mark.parametrize("call", ["rename", "write", "link"])
def test_a_failure_leaves_the_old_site(
    tmp_path: Path, way: str, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    (site / "CNAME").write_text("talks.example")
    full = OSError(28, "No space left on device")

    def no_room(*_: object, **__: object) -> None:
        raise full

    if call == "write":
        monkeypatch.setattr(site_module, "_create_file", no_room)
    elif call == "link":
        monkeypatch.setattr(site_module, "_link_file", no_room)
    elif way == "one step":
        monkeypatch.setattr(site_module, "exchange", no_room)
    else:
        rename = Path.rename
        monkeypatch.setattr(
            Path, "rename", lambda s, to: no_room() if s.name == "new" else rename(s, to)
        )
    assert refusal(NEW, site) == (
        "…/site: cannot be written: No space left on device\n"
        "  hint: check the disk and the rights of the folder and of the one it lies in"
    )
    assert contents(site) == expected(OLD, CNAME=b"talks.example")
    assert list(tmp_path.iterdir()) == [site]


@pytest.mark.slow
def test_waits_no_longer_than_it_must_for_another_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_module, "_PATIENCE", 0.1)
    publish(OLD, tmp_path / "site")
    with exchange_module.only_one(tmp_path, 0) as alone:
        assert alone
        assert refusal(NEW, tmp_path / "site") == (
            "…/site: is being written by another build\n  hint: wait until that has ended"
        )
    assert contents(tmp_path / "site") == expected(OLD)
    assert publish(NEW, tmp_path / "site")


def test_one_build_at_a_time_and_the_next_in_its_turn(tmp_path: Path) -> None:
    with exchange_module.only_one(tmp_path, 0) as first:
        assert first is True
        with exchange_module.only_one(tmp_path, 0) as second:
            assert second is False
    with ExitStack() as stack:
        assert stack.enter_context(exchange_module.only_one(tmp_path, 0)) is True
        leaving = threading.Timer(0.1, stack.close)
        leaving.start()
        began = time.monotonic()
        with exchange_module.only_one(tmp_path, 20) as next_one:
            assert next_one is True
            assert 0.05 < time.monotonic() - began < 10
        leaving.join()


def test_exchange_raises_what_the_system_says(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange_module.exchange(tmp_path / "one", tmp_path / "none")


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, None])
def test_a_system_that_cannot_exchange_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()

    class Library:
        def __init__(self, *_: object, **__: object) -> None:
            if code is not None:
                self.renameat2 = lambda *_: -1

    monkeypatch.setattr(ctypes, "CDLL", Library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)
    assert not exchange_module.exchange(tmp_path / "one", tmp_path / "other")


def test_goes_ahead_where_there_are_no_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert publish(OLD, tmp_path / "site")
    monkeypatch.setattr(exchange_module.sys, "platform", "win32")
    assert publish(NEW, tmp_path / "site")
    assert contents(tmp_path / "site") == expected(NEW)


def test_finds_no_strays_where_there_is_no_site(tmp_path: Path) -> None:
    assert find_strays(tmp_path / "site") == []
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x").touch()
    assert find_strays(tmp_path / "site") == []


def test_litter_is_no_change(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "site")
    (tmp_path / "site" / ".DS_Store").touch()
    (tmp_path / "site" / "kept").mkdir()
    (tmp_path / "site" / "kept" / "x").touch()
    assert not publish(OLD, tmp_path / "site", ["kept"])
    assert publish(OLD, tmp_path / "site")
    assert not (tmp_path / "site" / ".DS_Store").exists()
    assert not (tmp_path / "site" / "kept").exists()
