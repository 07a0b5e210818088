"""A reading reduced to who says what, whether it comes from the engine or from a built site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from readout.data.tally import place_statements
from readout.model import Document


class Said(NamedTuple):
    """A statement as a comparison needs it.

    speaker    the name; None for narration
    sentences  their words with single spaces; joined, they are the text
    line       of the source, on which it starts
    """

    number: int
    speaker: str | None
    sentences: tuple[str, ...]
    line: int = 0

    @property
    def text(self) -> str:
        return "".join(self.sentences)


class Account(NamedTuple):
    """Who says what in one reading of the release.

    names  by speaker, the other names that the reading has for them
    """

    title: str
    date: str | None
    statements: tuple[Said, ...]
    names: Mapping[str, frozenset[str]]


def account_of(document: Document) -> Account:
    names = {speaker.id: speaker.name for speaker in document.speakers}
    statements = []
    for statement, _, line in place_statements(document):
        text = statement.block.text
        sentences = [text[s.span.start : s.span.stop] for s in statement.sentences]
        speaker = names[statement.speaker] if statement.speaker is not None else None
        spaced = _space_out(statement.text, sentences)
        statements.append(Said(statement.number, speaker, spaced, line))
    return Account(
        document.release.title,
        document.release.date,
        tuple(statements),
        {speaker.name: frozenset(speaker.aliases) for speaker in document.speakers},
    )


def read_account(data: Any) -> Account | None:
    """The account in a site's `data/readout.json`; None where it is not in the form we write."""
    try:
        if data["format"] != "readout/1":
            return None
        names = {speaker["id"]: speaker["name"] for speaker in data["speakers"]}
        return Account(
            data["title"],
            data["date"],
            tuple(
                Said(
                    int(statement["id"].lstrip("s")),
                    names[section["speaker"]] if section["speaker"] is not None else None,
                    _space_out(statement["text"], [s["text"] for s in statement["sentences"]]),
                    statement["line"],
                )
                for section in data["sections"]
                for statement in section["statements"]
            ),
            {speaker["name"]: frozenset(speaker["aliases"]) for speaker in data["speakers"]},
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _space_out(text: str, sentences: Sequence[str]) -> tuple[str, ...]:
    """The sentences of a text, each with a space behind it where the text has one."""
    found, position = [], 0
    for sentence in sentences:
        position = text.index(sentence, position) + len(sentence)
        space = " " if text[position : position + 1].isspace() else ""
        found.append(" ".join(sentence.split()) + space)
    return tuple(found)
