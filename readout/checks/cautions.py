"""Warnings: what an editor should look at before others do. They stop no build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.errors import Problem
from readout.model import Document, KnownSpeaker, Speaker
from readout.text.signs import Sign, find_signs


def find_cautions(document: Document, lines: Iterable[str]) -> list[Problem]:
    """All warnings about a release and its reading; `lines` are those of its source."""
    return [
        *warn_of_signs(document.release.path, lines),
        *warn_of_silent(document.settings.hints.speakers, document.speakers),
        *warn_of_topics(document),
        *warn_of_doubt(document),
    ]


def warn_of_topics(document: Document) -> list[Problem]:
    """One warning for each topic of the settings that no sentence touches."""
    if not document.settings.topics:
        return []
    from readout.comparing.topics import find_unmatched

    return [
        Problem(
            *topic.origin,
            f"no sentence touches the topic “{topic.name}”",
            "check the spelling, or give the words that the release uses under words:",
        )
        for topic in find_unmatched(document)
    ]


def warn_of_doubt(document: Document) -> list[Problem]:
    """One warning for each sentence whose speaker is not certain."""
    return [
        Problem(
            document.release.path,
            statement.block.line,
            f"§ {statement.number}: {sentence.reason}",
            "name the speaker above the paragraph: <!-- speaker: NAME -->",
        )
        for statement in document.statements
        for sentence in statement.sentences
        if not sentence.certain
    ]


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
