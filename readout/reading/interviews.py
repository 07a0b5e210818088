"""Interviews whose questions stand in bold or italics and whose answers have no label."""

from __future__ import annotations

from readout.model import MarkKind, Release, SpeakerKind, Speech
from readout.reading.cast import Party, plain
from readout.reading.floor import call
from readout.reading.scene import Draft, Piece, Scene, make_piece
from readout.reading.tokens import Tokens


def find_questions(release: Release) -> frozenset[int]:
    """The numbers of the paragraphs all in bold or italics that ask; none where only one does."""
    found = frozenset(
        block.number
        for block in release.blocks
        if block.text.rstrip()[-1:] == "?"
        and any(
            mark.kind in (MarkKind.STRONG, MarkKind.EMPHASIS)
            and mark.start == 0
            and mark.stop >= len(block.text.rstrip())
            for mark in block.marks
        )
    )
    return found if len(found) > 1 else frozenset()


def read_question(scene: Scene, tokens: Tokens, drafts: list[Draft]) -> list[Piece] | None:
    """The pieces of a question; who is interviewed has the floor after it. None where the text
    knows nobody who could answer."""
    answers = _find_interviewed(scene)
    if answers is None:
        return None
    asker = call(scene, "Question", SpeakerKind.GROUP)
    scene.cast.note(asker)
    scene.run.turn, scene.run.answers = answers, True
    return [make_piece(tokens, draft, asker, Speech.TURN, "question") for draft in drafts]


def _find_interviewed(scene: Scene) -> Party | None:
    """Who answers in an interview: the first person that is known by name."""
    people = [p for p in scene.cast.parties if p.kind is SpeakerKind.PERSON and p.words]
    titled = set(map(plain, scene.title.lows))
    named = [p for p in people if p.words[-1] in titled]
    return next(iter([*named, *people]), None)
