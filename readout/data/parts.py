"""A sentence cut into who speaks, the reporting words, and what was said."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from readout.model import Sentence, Span, Speech


class PartKind(StrEnum):
    MENTION = "mention"
    CUE = "cue"
    DIRECT = "direct"
    INDIRECT = "indirect"
    PLAIN = "plain"


class Part(NamedTuple):
    """A stretch of a sentence, in block offsets."""

    kind: PartKind
    start: int
    stop: int


# What is in no marked stretch. In direct speech that is the writer’s: “We go,” she said, smiling.
BETWEEN = {
    Speech.INDIRECT: PartKind.INDIRECT,
    Speech.MIXED: PartKind.INDIRECT,
    Speech.DIRECT: PartKind.PLAIN,
    Speech.TURN: PartKind.DIRECT,
    Speech.NARRATION: PartKind.PLAIN,
}


def split_sentence(text: str, sentence: Sentence) -> list[Part]:
    """Parts that cover the sentence from end to end; `text` is that of its block.

    Where marked stretches overlap, the one that starts first is kept whole, the other left out.
    """
    between = BETWEEN[sentence.speech] if sentence.speaker is not None else PartKind.PLAIN
    if sentence.speech is Speech.DIRECT and not sentence.quotes:
        between = PartKind.DIRECT
    parts: list[Part] = []
    at = sentence.span.start
    for kind, span in sorted(mark_parts(sentence), key=lambda marked: marked[1]):
        if at <= span.start < span.stop <= sentence.span.stop:
            # "Ada Lind, Minister of Ports, said": what stands there is not said.
            named = bool(parts) and {parts[-1].kind, kind} == {PartKind.MENTION, PartKind.CUE}
            gap = PartKind.PLAIN if named else between
            parts += split_between(text, Span(at, span.start), gap)
            parts.append(Part(kind, *span))
            at = span.stop
    return parts + split_between(text, Span(at, sentence.span.stop), between)


def mark_parts(sentence: Sentence) -> list[tuple[PartKind, Span]]:
    marked = [(PartKind.CUE, span) for span in (sentence.cue, *sentence.echoes) if span]
    marked += [(PartKind.DIRECT, span) for span in sentence.quotes]
    if sentence.mention:
        marked.append((PartKind.MENTION, sentence.mention))
    return marked


def split_between(text: str, span: Span, kind: PartKind) -> list[Part]:
    """What lies between two marked stretches; the edges that nobody speaks are plain."""
    start, stop = span
    if kind is not PartKind.PLAIN:
        while start < stop and text[start] in " \n\t,:;":
            start += 1
        while start < stop and text[stop - 1].isspace():
            stop -= 1
        # Only a full stop or the like: it belongs to the sentence, not to the speaker.
        if not any(char.isalnum() for char in text[start:stop]):
            start = stop = span.stop
    parts = [
        Part(PartKind.PLAIN, span.start, start),
        Part(kind, start, stop),
        Part(PartKind.PLAIN, stop, span.stop),
    ]
    return [part for part in parts if part.start < part.stop]
