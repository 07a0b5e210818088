"""What a build changes in the site that it replaces."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from readout.accounts import account_of, read_account
from readout.changes import Comparison, compare
from readout.errors import Problem
from readout.model import Document, Page
from readout.news import describe_changes, warn_of_given
from readout.site import read_manifest

_DATA = "data/readout.json"
# The data of a longer release would take more memory to read than all the rest of the build.
_LONGEST = 16_000_000


class Since(NamedTuple):
    """What became of the site's release.

    told        whether there is a site to compare with, and it can be
    comparison  None where no word and no speaker changed, or nothing can be told
    """

    told: bool
    comparison: Comparison | None

    def __str__(self) -> str:
        """For the summary, an indented line a change; empty where there is nothing to tell."""
        if not self.told:
            return ""
        if self.comparison is None:
            return "nothing said has changed since the last build"
        lines = describe_changes(self.comparison)
        return "\n  ".join(["changed since the last build:", *lines])

    def warnings(self, path: str) -> list[Problem]:
        return warn_of_given(self.comparison, path) if self.comparison else []


def compare_with_site(document: Document, pages: Sequence[Page], site: Path) -> Since:
    """What the pages change in the site that they are to replace. Reads, writes nothing."""
    data = next((page.content for page in pages if page.path == _DATA), b"")
    published = read_manifest(site).get(_DATA)
    if published is None:
        return Since(False, None)
    if published == sha256(data).hexdigest():
        return Since(True, None)
    try:
        if (site / _DATA).stat().st_size > _LONGEST:
            return Since(False, None)
        before = read_account(json.loads((site / _DATA).read_bytes()))
    except (OSError, ValueError, RecursionError):
        return Since(False, None)
    if before is None:
        return Since(False, None)
    comparison = compare(before, account_of(document))
    return Since(True, comparison if comparison else None)
