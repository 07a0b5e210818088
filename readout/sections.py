"""Statements to sections: neighbouring statements of one speaker, together."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from readout.model import Reading, Section


def group_sections(reading: Reading) -> tuple[Section, ...]:
    """The sections in order. Ids are the speaker's and a number: "jane-roe-2", "narration-1"."""
    count: Counter[str] = Counter()
    sections = []
    for speaker, statements in groupby(reading.statements, key=lambda each: each.speaker):
        stem = speaker or "narration"
        count[stem] += 1
        sections.append(Section(f"{stem}-{count[stem]}", speaker, tuple(statements)))
    return tuple(sections)
