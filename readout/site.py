"""Pages to the folder `site/`: written beside the old one, then put in its place in one step.

Beside `site/` stands `.site.building/` while a build works: `new/` is being written, `old/` goes.
A build that finds one there clears up after the build that was killed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from readout.errors import ReadoutError, fail
from readout.exchange import exchange, only_one
from readout.model import File, Page

# Names every file of the site with its hash, and says by being there who made the folder.
MANIFEST = ".readout.json"
FORMAT = "readout-site/1"
_ALWAYS_KEPT = (".git", ".nojekyll", "CNAME")
# What file managers leave in every folder they show.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_ROOM_MARK = "made-by-readout"
_PATIENCE = 10.0
_BLOCK = 1 << 20
# Whatever the umask: a site is there to be read.
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755


def publish(pages: Iterable[File], site: Path, keep: Sequence[str] = ()) -> bool:
    """Makes `site` hold these pages and nothing else; False where it already did.

    keep  further names at the top of the site that stay as they are

    Raises ReadoutError where the folder is not ours to replace, cannot be written, or is being
    written by another build. The old site then stands as it was.
    """
    with staging(site, keep) as stage:
        stage.write(pages)
        return stage.put_in_place()


@contextmanager
def staging(site: Path, keep: Sequence[str] = ()) -> Iterator[Stage]:
    """A stage for a new site, which no other build can have meanwhile. Raises what `publish`
    raises. What was written and not put in place is gone afterwards."""
    _refuse_foreign(site)
    with ExitStack() as held:
        with _telling(site):
            site.parent.mkdir(parents=True, exist_ok=True)
            alone = held.enter_context(only_one(site.parent, _PATIENCE))
        if not alone:
            raise fail(
                str(site), 0, "is being written by another build", "wait until that has ended"
            )
        _refuse_foreign(site)
        stage = Stage(site, tuple(dict.fromkeys((*_ALWAYS_KEPT, *keep))))
        try:
            yield stage
        finally:
            stage.clear()


class Scaffold:
    """A stage on which nothing is built: takes files in and keeps their hashes alone."""

    def __init__(self) -> None:
        self.hashes: dict[str, str] = {}

    def write(self, pages: Iterable[File]) -> None:
        for page in pages:
            digest = hashlib.sha256()
            for part in page.parts:
                digest.update(part)
            self.hashes[page.path] = digest.hexdigest()


class Stage:
    """A new site while it is being made, beside the old one.

    As long as all that comes is what the old site holds, nothing is written. From the first
    difference on there is a folder for the new one; what is the same gets its second name there.

    hashes  SHA-256 of each file so far, by path
    """

    def __init__(self, site: Path, kept: Sequence[str]) -> None:
        self.hashes: dict[str, str] = {}
        self._site, self._kept = site, kept
        self._places: set[str] = set()
        self._room = site.parent / f".{site.name}.building"
        self._made: set[Path] = set()
        self._written: set[str] = set()
        with _telling(site):
            _clear_up(self._room, site)

    def write(self, pages: Iterable[File]) -> None:
        """Takes the pages in, one by one. Raises ValueError for one that would not lie in the
        site or would lie on another: a mistake of ours, never of the user."""
        for page in pages:
            self._claim(page.path)
            digest = hashlib.sha256()
            self._write_page(page, digest.update)
            self.hashes[page.path] = digest.hexdigest()

    def put_in_place(self) -> bool:
        """Makes the site hold what was written and what is kept; False where it did already."""
        _refuse_kept_pages(self.hashes, self._kept, self._site)
        manifest = json.dumps({"format": FORMAT, "files": self.hashes}, indent=1, sort_keys=True)
        self._write_page(Page(MANIFEST, manifest.encode() + b"\n"))
        with _telling(self._site):
            if not self._written and self._is_whole():
                return False
            new, old = self._open_room(), self._room / "old"
            for path in (*self.hashes, MANIFEST):
                if path not in self._written:
                    _link_file(self._site / path, self._place(path))
                    self._place(path).chmod(_FILE_MODE)
            for name in _present(self._site, self._kept):
                _link(self._site / name, new / name)
            if not os.path.lexists(new / ".nojekyll"):
                _create_file(new / ".nojekyll").close()
            _put_in_place(new, old, self._site)
            _give_back(old, self._site, self._kept)
        return True

    def clear(self) -> None:
        if self._made:
            shutil.rmtree(self._room, ignore_errors=True)

    def _claim(self, path: str) -> None:
        parts = path.split("/")
        if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in parts):
            raise ValueError(f"no path inside the site: {path!r}")
        if path.casefold() in self._places:
            raise ValueError(f"two pages at one path: {path!r}")
        self._places.add(path.casefold())

    def _write_page(self, page: File, tell: Callable[[bytes], object] = len) -> None:
        """Writes a page unless the old site has it; of one that begins alike, the rest only."""
        with ExitStack() as files:
            with _telling(self._site):
                old = self._open_old(page.path, files)
            new: BinaryIO | None = None
            same = 0
            for part in page.parts:
                tell(part)
                with _telling(self._site):
                    if new is None and old is not None and old.read(len(part)) == part:
                        same += len(part)
                        continue
                    new = new or self._open_new(page.path, old, same, files)
                    new.write(part)
            with _telling(self._site):
                if new is None and (old is None or old.read(1)):
                    self._open_new(page.path, old, same, files)
                files.close()

    def _open_old(self, path: str, files: ExitStack) -> BinaryIO | None:
        place = self._site / path
        if place.is_symlink() or not place.is_file():
            return None
        return files.enter_context(place.open("rb"))

    def _open_new(self, path: str, old: BinaryIO | None, same: int, files: ExitStack) -> BinaryIO:
        self._open_room()
        new = files.enter_context(_create_file(self._place(path)))
        self._written.add(path)
        if old is not None:
            old.seek(0)
            for at in range(0, same, _BLOCK):
                new.write(old.read(min(same - at, _BLOCK)))
        return new

    def _open_room(self) -> Path:
        new = self._room / "new"
        if not self._made:
            self._room.mkdir()
            self._made.add(self._room)
            self._room.chmod(0o700)
            (self._room / _ROOM_MARK).touch()
            _make_folders(new, new, self._made)
        return new

    def _place(self, path: str) -> Path:
        """Where a file of the new site goes; its folder is there afterwards."""
        new = self._room / "new"
        _make_folders((new / path).parent, new, self._made)
        return new / path

    def _is_whole(self) -> bool:
        """Whether the site has no file but those that were taken in."""
        files = {*self.hashes, MANIFEST, ".nojekyll"}
        return self._site.is_dir() and set(_walk(self._site, self._kept)) == files


@contextmanager
def _telling(site: Path) -> Iterator[None]:
    """Makes what the disk refuses an error that a user can read."""
    try:
        yield
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        hint = "check the disk and the rights of the folder and of the one it lies in"
        raise fail(str(site), 0, what, hint) from error


def read_manifest(site: Path) -> dict[str, str]:
    """SHA-256 of each file that the last build wrote, by path; empty where there is no site."""
    try:
        manifest = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        return {}
    files = manifest.get("files")
    return dict(files) if isinstance(files, dict) else {}


def find_strays(site: Path, keep: Sequence[str] = ()) -> list[str]:
    """Names at the top of a site of ours that no build wrote and nobody keeps: the next build
    takes them away with the old folder."""
    written = read_manifest(site)
    if not written or not site.is_dir():
        return []
    known = {PurePosixPath(path).parts[0] for path in written}
    known |= {MANIFEST, *_ALWAYS_KEPT, *keep, *_LITTER}
    return sorted(path.name for path in site.iterdir() if path.name not in known)


def _refuse_foreign(site: Path) -> None:
    try:
        if site.is_symlink() or (site.exists() and not site.is_dir()):
            what = "is a symbolic link" if site.is_symlink() else "is not a folder"
            raise fail(str(site), 0, what, "move it away, or choose another --output")
        if not site.exists():
            return
        if os.path.ismount(site):
            what = "is a mount point, which cannot be put in place in one step"
            raise fail(str(site), 0, what, f"choose a folder in it: --output {site / 'site'}")
        if not read_manifest(site) and any(p.name not in _LITTER for p in site.iterdir()):
            what = "holds files that this program did not make"
            hint = "choose another --output, or empty the folder yourself"
            raise fail(str(site), 0, what, hint)
    except OSError as error:
        what = f"cannot be looked into: {error.strerror or error}"
        raise fail(str(site), 0, what, "check its name and its rights") from error


def _refuse_kept_pages(files: Iterable[str], kept: Sequence[str], site: Path) -> None:
    tops = {PurePosixPath(path).parts[0].casefold() for path in files} - {".nojekyll"}
    tops.add(MANIFEST)
    problems = [
        fail(f"{site}/{name}", 0, "is to be kept, yet the build writes it", "take it out of keep:")
        for name in kept
        if name.casefold() in tops
    ]
    if problems:
        raise ReadoutError(*(item for problem in problems for item in problem.problems))


def _clear_up(room: Path, site: Path) -> None:
    if not os.path.lexists(room):
        return
    ours = room.is_dir() and not room.is_symlink()
    if not ours or (any(room.iterdir()) and not (room / _ROOM_MARK).is_file()):
        raise fail(str(room), 0, "is in the way of the build", "move it away")
    if (room / "old").is_dir() and not os.path.lexists(site):
        (room / "old").rename(site)
    shutil.rmtree(room)


def _put_in_place(new: Path, old: Path, site: Path) -> None:
    if not site.exists():
        new.rename(site)
    elif exchange(new, site):
        new.rename(old)
    else:
        site.rename(old)
        try:
            new.rename(site)
        except BaseException:
            old.rename(site)
            raise


def _give_back(old: Path, site: Path, kept: Sequence[str]) -> None:
    """The very folders that are kept, in place of their twins: what another program wrote into
    them meanwhile is not lost."""
    for name in _present(old, kept):
        if (old / name).is_dir() and not (old / name).is_symlink():
            exchange(old / name, site / name)


def _walk(site: Path, kept: Sequence[str]) -> Iterator[str]:
    """The path of every file but what is kept or litter."""
    skip = {*kept, *_LITTER} - {".nojekyll"}
    for folder, folders, names in os.walk(site):
        here = Path(folder)
        if here == site:
            folders[:] = [name for name in folders if name not in skip]
            names = [name for name in names if name not in skip]
        yield from ((here / name).relative_to(site).as_posix() for name in names)


def _create_file(target: Path) -> BinaryIO:
    file = target.open("xb")
    target.chmod(_FILE_MODE)
    return file


def _make_folders(folder: Path, top: Path, made: set[Path]) -> None:
    if folder in made:
        return
    if folder != top:
        _make_folders(folder.parent, top, made)
    folder.mkdir()
    folder.chmod(_FOLDER_MODE)
    made.add(folder)


def _present(folder: Path, names: Sequence[str]) -> Iterable[str]:
    return [name for name in names if os.path.lexists(folder / name)]


def _link(old: Path, new: Path) -> None:
    """A second name for a file, or for every file of a folder: a large `.git` is not copied."""
    if old.is_dir() and not old.is_symlink():
        shutil.copytree(old, new, symlinks=True, copy_function=_link_file)
    else:
        _link_file(old, new)


def _link_file(old: str | Path, new: str | Path) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)
