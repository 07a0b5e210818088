"""What a build changes in the site that it replaces."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from readout.errors import Problem
from readout.model import Document
from readout.site import read_manifest
from readout.text.signs import show_signs

if TYPE_CHECKING:
    from readout.editing.changes import Comparison

_DATA = "data/readout.json"
# The data of a longer release would take more memory to read than all the rest of the build.
_LONGEST = 16_000_000


class Since(NamedTuple):
    """What became of the site's release.

    note        where there is no comparison: why; empty for a first build
    comparison  None where no word and no speaker changed, or nothing can be told
    """

    note: str
    comparison: Comparison | None = None

    def __str__(self) -> str:
        """For the summary, an indented line a change; empty where there is nothing to tell."""
        if self.comparison is None:
            return self.note
        from readout.editing.news import describe_changes

        lines = map(show_signs, describe_changes(self.comparison))
        return "\n  ".join(["changed since the last build:", *lines])

    def warnings(self, path: str) -> list[Problem]:
        if self.comparison is None:
            return []
        from readout.editing.news import warn_of_given

        return warn_of_given(self.comparison, path)


SAME = Since("nothing said has changed since the last build")
_UNREADABLE = Since("the last build cannot be compared: its data/readout.json is not as it was")
_TOO_LONG = Since("the last build is too long to be compared")


def compare_with_site(document: Document, hashes: Mapping[str, str], site: Path) -> Since:
    """What the new site changes in the one that it is to replace. Reads, writes nothing.

    hashes  SHA-256 of the new files, by path
    """
    published = read_manifest(site).get(_DATA)
    if published is None:
        return Since("")
    if published == hashes.get(_DATA):
        return SAME
    from readout.editing.accounts import account_of, read_account
    from readout.editing.changes import compare

    try:
        if (site / _DATA).stat().st_size > _LONGEST:
            return _TOO_LONG
        before = read_account(json.loads((site / _DATA).read_bytes()))
    except (OSError, ValueError, RecursionError):
        return _UNREADABLE
    if before is None:
        return _UNREADABLE
    comparison = compare(before, account_of(document))
    return Since("", comparison) if comparison else SAME
