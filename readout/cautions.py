"""Warnings: what an editor should look at before others do. They stop no build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.errors import Problem
from readout.model import KnownSpeaker, Speaker
from readout.signs import Sign, find_signs


def warn_of_signs(path: str, lines: Iterable[str]) -> list[Problem]:
    """One warning for each such character, at its first place."""
    first: dict[str, Sign] = {}
    count: dict[str, int] = {}
    for sign in find_signs(lines):
        first.setdefault(sign.character, sign)
        count[sign.character] = count.get(sign.character, 0) + 1
    warnings = []
    for character, sign in first.items():
        more = count[character] - 1
        what = f"column {sign.column}: {_article(sign.name)} that does not show"
        if more:
            what += f", and {more} more"
        warnings.append(
            Problem(
                path,
                sign.line,
                what,
                "it is kept, and source.html makes it visible; delete it if nobody meant it",
            )
        )
    return warnings


def warn_of_silent(known: Sequence[KnownSpeaker], speakers: Sequence[Speaker]) -> list[Problem]:
    """One warning for each speaker that an editor names and that says nothing here."""
    heard = {name.casefold() for speaker in speakers for name in (speaker.name, *speaker.aliases)}
    return [
        Problem(
            *speaker.origin,
            f"“{speaker.name}” never speaks in this release",
            "check the spelling, or add the name that the text uses under aliases:",
        )
        for speaker in known
        if not heard & {name.casefold() for name in (speaker.name, *speaker.aliases)}
    ]


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "aeiouA" else f"a {name}"
