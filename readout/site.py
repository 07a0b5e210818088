"""Pages to the folder `site/`: written beside the old one, then put in its place in one step.

Beside `site/` stands `.site.building/` while a build works: `new/` is being written, `old/` goes.
A build that finds one there clears up after the build that was killed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from readout.errors import ReadoutError, fail
from readout.exchange import exchange, only_one
from readout.model import Page

# Names every file of the site with its hash, and says by being there who made the folder.
MANIFEST = ".readout.json"
FORMAT = "readout-site/1"
_ALWAYS_KEPT = (".git", ".nojekyll", "CNAME")
# What file managers leave in every folder they show.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_ROOM_MARK = "made-by-readout"
_PATIENCE = 10.0
# Whatever the umask: a site is there to be read.
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755


def publish(pages: Sequence[Page], site: Path, keep: Sequence[str] = ()) -> bool:
    """Makes `site` hold these pages and nothing else; False where it already did.

    keep  further names at the top of the site that stay as they are

    Raises ReadoutError where the folder is not ours to replace, cannot be written, or is being
    written by another build. The old site then stands as it was.
    """
    files = _files(pages)
    kept = tuple(dict.fromkeys((*_ALWAYS_KEPT, *keep)))
    _refuse_kept_pages(files, kept, site)
    _refuse_foreign(site)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with only_one(site.parent, _PATIENCE) as alone:
            if not alone:
                raise fail(
                    str(site), 0, "is being written by another build", "wait until that has ended"
                )
            _refuse_foreign(site)
            return _replace(files, site, kept)
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


def _refuse_kept_pages(files: Mapping[str, bytes], kept: Sequence[str], site: Path) -> None:
    tops = {PurePosixPath(path).parts[0].casefold() for path in files} - {".nojekyll"}
    tops.add(MANIFEST)
    problems = [
        fail(f"{site}/{name}", 0, "is to be kept, yet the build writes it", "take it out of keep:")
        for name in kept
        if name.casefold() in tops
    ]
    if problems:
        raise ReadoutError(*(item for problem in problems for item in problem.problems))


def _files(pages: Sequence[Page]) -> dict[str, bytes]:
    """What is written, by path. Raises ValueError for a page that would not lie in the site or
    would lie on another: a mistake of ours, never of the user."""
    files: dict[str, bytes] = {}
    places: set[str] = set()
    for path, content in pages:
        parts = path.split("/")
        if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in parts):
            raise ValueError(f"no path inside the site: {path!r}")
        if path.casefold() in places:
            raise ValueError(f"two pages at one path: {path!r}")
        places.add(path.casefold())
        files[path] = content
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    manifest = json.dumps({"format": FORMAT, "files": hashes}, indent=1, sort_keys=True)
    files[MANIFEST] = manifest.encode() + b"\n"
    return files


def _replace(files: Mapping[str, bytes], site: Path, kept: Sequence[str]) -> bool:
    """Clears up after a build that was killed, writes, and puts in place."""
    room = site.parent / f".{site.name}.building"
    _clear_up(room, site)
    if _is_current(files, site, kept):
        return False
    room.mkdir()
    room.chmod(0o700)
    (room / _ROOM_MARK).touch()
    new, old = room / "new", room / "old"
    try:
        _write(files, new)
        for name in _present(site, kept):
            _link(site / name, new / name)
        if not os.path.lexists(new / ".nojekyll"):
            _write_file(new / ".nojekyll", b"")
        _put_in_place(new, old, site)
        _give_back(old, site, kept)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return True


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


def _is_current(files: Mapping[str, bytes], site: Path, kept: Sequence[str]) -> bool:
    """Whether the folder holds these files, byte for byte, and nothing besides."""
    if not site.is_dir() or set(_walk(site, kept)) != set(files) | {".nojekyll"}:
        return False
    try:
        return all((site / path).read_bytes() == content for path, content in files.items())
    except OSError:
        return False


def _walk(site: Path, kept: Sequence[str]) -> Iterator[str]:
    """The path of every file but what is kept or litter."""
    skip = {*kept, *_LITTER} - {".nojekyll"}
    for folder, folders, names in os.walk(site):
        here = Path(folder)
        if here == site:
            folders[:] = [name for name in folders if name not in skip]
            names = [name for name in names if name not in skip]
        yield from ((here / name).relative_to(site).as_posix() for name in names)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    made: set[Path] = set()
    for path, content in files.items():
        target = folder / path
        _make_folders(target.parent, folder, made)
        _write_file(target, content)


def _write_file(target: Path, content: bytes) -> None:
    with target.open("xb") as file:
        file.write(content)
    target.chmod(_FILE_MODE)


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
