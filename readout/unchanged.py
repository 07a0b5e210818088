"""Proof that a build would change nothing, without building.

A build is remembered by its command line, with a hash of all that it read. When the same words
are given again, the same is to be read and every file of the site still has the hash that the
site's own list gave, then the site is current, and what the build would tell is known.

Imports next to nothing, and no module of the program: this has to be done in a fraction of the
time that a build takes to begin.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256

# As `typing` has it, which takes as long to import as all that is done here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FORMAT = b"readout-memory/2"
_MANIFEST = ".readout.json"
# The folder of memories, beside build.py.
FOLDER = ".readout"


def recall(home: str, words: Sequence[str]) -> tuple[str, str] | None:
    """What the last build by these words told, if one more would change nothing: for the error
    stream, and for the output. None where there has to be a build.

    home   the folder of build.py, whose code and templates count by time and size
    words  of the command line
    """
    try:
        with open(_place(home, words), "rb") as file:
            fields = file.read().split(b"\0")
        form, inputs, made, warnings, summary, *paths = fields
        folder, site, names, tops, *texts = map(os.fsdecode, paths)
    except (OSError, ValueError):
        return None
    if form != _FORMAT or inputs != (hash_inputs(home, folder, texts) or "").encode():
        return None
    if made != _hash_site(site, names, tops).encode():
        return None
    return warnings.decode("utf-8", "surrogatepass"), summary.decode("utf-8", "surrogatepass")


def hash_inputs(home: str, folder: str, texts: Iterable[str]) -> str | None:
    """One hash for all that decides what a build makes; None where it cannot be read, of which
    the build itself will speak.

    folder  where the release was looked for, which counts by its names; "" where it was named
    texts   files and folders that count by their content
    """
    digest = sha256(_FORMAT + sys.version.encode())
    try:
        for name in sorted(os.listdir(folder)) if folder else ():
            digest.update(os.fsencode(name) + b"\0")
        for path in _files(texts):
            if not os.path.isfile(path):
                return None
            digest.update(os.fsencode(path) + b"\0" + _hash_file(path).encode())
    except OSError:
        return None
    # A folder of libraries changes when one is installed or goes.
    libraries = [path for path in sys.path if path != home and os.path.isdir(path)]
    program = [os.path.join(home, name) for name in ("build.py", "readout", "templates")]
    for path in (*libraries, *_files(program)):
        found = os.stat(path)
        digest.update(os.fsencode(path) + b"\0%d\0%d\0" % (found.st_mtime_ns, found.st_size))
    return digest.hexdigest()


def remember(
    home: str,
    words: Sequence[str],
    inputs: str,
    folder: str,
    texts: Sequence[str],
    site: str,
    told: tuple[str, str],
) -> None:
    """Keeps what the build by these words would tell once more: `told` as `recall` gives it.

    inputs  what `hash_inputs` gave before anything was read

    A folder that cannot be written only costs time later.
    """
    import json

    place = _place(home, words)
    if "\0" in "".join(told):
        return
    try:
        with open(os.path.join(site, _MANIFEST), "rb") as file:
            manifest = file.read()
        files = {**json.loads(manifest)["files"], _MANIFEST: sha256(manifest).hexdigest()}
        tops = "/".join(sorted({path.partition("/")[0] for path in files}))
        names = "/".join(sorted(os.listdir(site)))
        fields = [
            *(_FORMAT, inputs.encode(), _hash_listed(files.items()).encode()),
            *(text.encode("utf-8", "surrogatepass") for text in told),
            *map(os.fsencode, (folder, site, names, tops, *texts)),
        ]
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(f"{place}.{os.getpid()}", "wb") as file:
            file.write(b"\0".join(fields))
        os.replace(f"{place}.{os.getpid()}", place)
    except OSError:
        return


def _place(home: str, words: Sequence[str]) -> str:
    told = "\0".join((os.getcwd(), *words)).encode("utf-8", "surrogatepass")
    return os.path.join(home, FOLDER, f"{sha256(told).hexdigest()[:16]}.memory")


def _files(places: Iterable[str]) -> Iterator[str]:
    """Every file, in an order that no disk decides."""
    for place in places:
        if os.path.isdir(place):
            for folder, folders, names in os.walk(place):
                folders[:] = sorted(name for name in folders if name != "__pycache__")
                yield from (os.path.join(folder, name) for name in sorted(names))
        elif os.path.lexists(place):
            yield place


def _hash_site(site: str, names: str, tops: str) -> str:
    """What `_hash_listed` gives for the files that the site has now; "" where it holds at its
    top what was not there, or lacks something.

    names  of all that stood at its top
    tops   of what the build wrote there
    """
    try:
        if os.path.islink(site) or "/".join(sorted(os.listdir(site))) != names:
            return ""
        found = _files(os.path.join(site, top) for top in tops.split("/"))
        at = len(site) + 1
        return _hash_listed((path[at:].replace(os.sep, "/"), _hash_file(path)) for path in found)
    except OSError:
        return ""


def _hash_listed(files: Iterable[tuple[str, str]]) -> str:
    lines = [f"{path}\0{digest}\0" for path, digest in sorted(files)]
    return sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _hash_file(path: str) -> str:
    with open(path, "rb") as file:
        return sha256(file.read()).hexdigest()
