"""Sees that files were saved, with nothing but the standard library.

Looks at the names, times and sizes of a few dozen files, forty times a second. That finds every
kind of save (in place, by rename, deleted and made again) on every kind of disk, shared folders
and containers included, from which systems report no events.
"""

# ruff: noqa: PTH116, PTH118, PTH208 - this runs all day, and `Path` would take twice the time.

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_ISDIR
from time import monotonic

_PAUSE = 0.025
# Editors save in several steps, which follow one another within a few milliseconds. This is
# also longer than the tick of any clock of files that is worth the name, so that two saves in
# one tick are not taken for one.
_STILL = 0.025
# Where something writes without end, build all the same.
_LONGEST = 0.1
# A folder's own time tells of new and lost names, but for two within one tick of the clock.
_FULL_LOOK = 0.5

Mark = tuple[bool, int, int, int]
Marks = dict[str, Mark]


def take_marks(places: Iterable[Path]) -> Marks:
    """Whether it is a folder, time, size and inode, by path, of all that lies in the places.

    Left out: hidden files, backups ("talks.md~"), and what cannot be read.
    """
    marks: Marks = {}
    waiting = [str(place) for place in places]
    while waiting:
        path = waiting.pop()
        mark = _take_mark(path)
        if mark is None:
            continue
        marks[path] = mark
        if mark[0]:
            try:
                names = os.listdir(path)
            except OSError:
                continue
            waiting += [os.path.join(path, name) for name in names if _is_watched(name)]
    return marks


def _is_watched(name: str) -> bool:
    return not name.startswith(".") and not name.endswith("~") and name != "__pycache__"


def _take_mark(path: str) -> Mark | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return S_ISDIR(found.st_mode), found.st_mtime_ns, found.st_size, found.st_ino


class Watcher:
    """Knows how the places looked when they were last read.

    places  asked each time, since a build may learn of a new file
    """

    def __init__(
        self, places: Callable[[], Iterable[Path]], sleep: Callable[[float], object]
    ) -> None:
        self.places = places
        self.sleep = sleep
        self.marks = take_marks(places())
        self.looked = monotonic()

    def wait(self, longest: float) -> set[str]:
        """The paths that have changed, once the files are still; empty after `longest` seconds
        without a change."""
        limit = monotonic() + longest
        while not self._stirs():
            if monotonic() >= limit:
                return set()
            self.sleep(_PAUSE)
        marks = take_marks(self.places())
        first = last = monotonic()
        while monotonic() - last < _STILL and monotonic() - first < _LONGEST:
            self.sleep(_STILL / 5)
            latest = take_marks(self.places())
            if latest != marks:
                marks, last = latest, monotonic()
        # What changed in a folder is named by the files in it.
        changed = {path for path, mark in marks.items() ^ self.marks.items() if not mark[0]}
        self.marks = marks
        return changed

    def _stirs(self) -> bool:
        """Whether anything looks different: a quick look at what is known, now and then at all."""
        if monotonic() - self.looked > _FULL_LOOK:
            self.looked = monotonic()
            return take_marks(self.places()) != self.marks
        return any(_take_mark(path) != mark for path, mark in self.marks.items())
