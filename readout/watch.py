"""Sees that files were saved, with nothing but the standard library.

Looks at the names, times and sizes of a few dozen files, fifty times a second. That finds every
kind of save (in place, by rename, deleted and made again) on every kind of disk, shared folders
and containers included, from which systems report no events.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic

_PAUSE = 0.02
# Editors save in several steps, which follow one another within a few milliseconds. This is
# also longer than the tick of any clock of files that is worth the name, so that two saves in
# one tick are not taken for one.
_STILL = 0.025
# Where something writes without end, build all the same.
_LONGEST = 0.1
_SKIPPED = ("__pycache__",)

Marks = dict[str, tuple[int, int, int]]


def take_marks(places: Iterable[Path]) -> Marks:
    """Time, size and inode of each file in the places, folders with all that is in them.

    Left out: hidden files, backups ("talks.md~"), and what cannot be read.
    """
    marks: Marks = {}
    for place in places:
        for path, found in _walk(place):
            marks[path] = (found.st_mtime_ns, found.st_size, found.st_ino)
    return marks


def _walk(place: Path) -> Iterator[tuple[str, os.stat_result]]:
    waiting = [str(place)]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name.endswith("~"):
                        continue
                    if entry.is_dir():
                        waiting += [] if entry.name in _SKIPPED else [entry.path]
                    else:
                        yield entry.path, entry.stat()
        except NotADirectoryError:
            yield path, Path(path).stat()
        except OSError:
            continue


class Watcher:
    """Knows how the places looked when they were last read.

    places   asked each time, since a build may learn of a new file
    """

    def __init__(
        self, places: Callable[[], Iterable[Path]], sleep: Callable[[float], object]
    ) -> None:
        self.places = places
        self.sleep = sleep
        self.marks = take_marks(places())

    def wait(self, longest: float | None = None) -> set[str]:
        """The paths that have changed, once the files are still; empty after `longest` seconds
        without a change."""
        start = monotonic()
        marks = take_marks(self.places())
        while marks == self.marks:
            if longest is not None and monotonic() - start >= longest:
                return set()
            self.sleep(_PAUSE)
            marks = take_marks(self.places())
        first = last = monotonic()
        while monotonic() - last < _STILL and monotonic() - first < _LONGEST:
            self.sleep(_STILL / 5)
            latest = take_marks(self.places())
            if latest != marks:
                marks, last = latest, monotonic()
        changed = {path for path, mark in marks.items() ^ self.marks.items()}
        self.marks = marks
        return changed
