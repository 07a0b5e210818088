"""Proof that a build would change nothing, without building.

A build is remembered by a hash of all that it read. When the same is to be read again and every
file of the site still has the hash that the site's own list gives, the site is current. Imports
next to nothing: this has to be done in a third of the time that a build takes to begin.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_MANIFEST = ".readout.json"
_FORMAT = "readout-memory/1"


class Memory(NamedTuple):
    """What the last build of a site told: its warnings, and its summary if built once more."""

    warnings: list[str]
    summary: str


def hash_inputs(texts: Iterable[Path], program: Path, words: Iterable[str]) -> str | None:
    """One hash for all that decides what a build makes; None where it cannot be read, of which
    the build itself will speak.

    texts    files and folders read for their content
    program  the folder of build.py, whose code and templates count by time and size
    words    of the command line
    """
    digest = hashlib.sha256()
    optional = str(find_spec("PIL") is not None)
    for word in (_FORMAT, sys.version, optional, *words):
        digest.update(word.encode("utf-8", "surrogatepass") + b"\0")
    try:
        for path in _files(texts):
            if not Path(path).is_file():
                return None
            digest.update(f"{path}\0".encode("utf-8", "surrogatepass"))
            digest.update(hashlib.sha256(Path(path).read_bytes()).digest())
    except OSError:
        return None
    for path in _files((program / "build.py", program / "readout", program / "templates")):
        found = Path(path).stat()
        digest.update(f"{path}\0{found.st_mtime_ns}\0{found.st_size}\0".encode())
    return digest.hexdigest()


def recall(memory: Path, inputs: str, site: Path) -> Memory | None:
    """What the last build told, if this one reads the same and the site is as it was left."""
    try:
        kept = json.loads(_place(memory, site).read_bytes())
        if (kept["format"], kept["inputs"]) != (_FORMAT, inputs):
            return None
        return (
            Memory(kept["warnings"], kept["summary"])
            if _is_whole(site, kept["names"], kept["manifest"])
            else None
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(memory: Path, inputs: str, site: Path, told: Memory) -> None:
    """Keeps what a build told. A folder that cannot be written only costs time later."""
    names = sorted(entry.name for entry in os.scandir(site))
    kept = {"format": _FORMAT, "inputs": inputs, "names": names, **told._asdict()}
    try:
        kept["manifest"] = (site / _MANIFEST).read_text(encoding="utf-8")
        memory.mkdir(exist_ok=True)
        _place(memory, site).write_text(json.dumps(kept), encoding="utf-8")
    except OSError:
        return


def _place(memory: Path, site: Path) -> Path:
    name = hashlib.sha256(os.fsencode(site.absolute())).hexdigest()[:16]
    return memory / f"{name}.json"


def _files(places: Iterable[Path]) -> Iterator[str]:
    """Every file, in an order that no disk decides."""
    for place in places:
        if place.is_dir():
            for folder, folders, names in os.walk(place):
                folders[:] = sorted(name for name in folders if name != "__pycache__")
                yield from (f"{folder}{os.sep}{name}" for name in sorted(names))
        elif os.path.lexists(place):
            yield str(place)


def _is_whole(site: Path, names: list[str], manifest: str) -> bool:
    """Whether the site holds what its list says, and at its top nothing that was not there."""
    if site.is_symlink() or sorted(entry.name for entry in os.scandir(site)) != names:
        return False
    if (site / _MANIFEST).read_bytes() != manifest.encode():
        return False
    listed: dict[str, str] = json.loads(manifest)["files"]
    own = {path.partition("/")[0] for path in listed}
    found = {
        os.path.relpath(path, site).replace(os.sep, "/")
        for path in _files(site / name for name in own)
    }
    return found == set(listed) and all(
        hashlib.sha256((site / path).read_bytes()).hexdigest() == expected
        for path, expected in listed.items()
    )
