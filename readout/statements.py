"""A release to its reading: who says what, sentence by sentence."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from readout.errors import Problem, ReadoutError
from readout.lexicon import Lexicon
from readout.model import (
    Block,
    Hints,
    Reading,
    Release,
    Sentence,
    Span,
    Speaker,
    SpeakerKind,
    Speech,
    Statement,
)
from readout.reading.attribution import attribute
from readout.reading.cast import Party
from readout.reading.reasons import Reasons
from readout.reading.scene import Piece, Scene

NO_HINTS = Hints()


def read_statements(
    release: Release,
    lexicon: Lexicon,
    hints: Hints = NO_HINTS,
    labels: Iterable[tuple[str, str]] = (),
) -> Reading:
    """Who speaks in a release, and what each says; covers every word of every block, in order.

    labels  a house's own words, among them those for the reasons

    Raises ReadoutError for an override, an extra cue or a known speaker that matches nothing.
    """
    with _uncollected():
        return _read(release, lexicon, hints, Reasons(labels))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: what is made here has no cycles, and there is much of it,
    so that the collector's passes would take more than linear time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(release: Release, lexicon: Lexicon, hints: Hints, reasons: Reasons) -> Reading:
    scene, pieces = attribute(release, lexicon, hints)
    _check(scene)
    ids = _Names()
    statements: list[Statement] = []
    for block, found in zip(release.blocks, pieces, strict=True):
        for run in _runs(found):
            sentences = tuple(_sentence(piece, ids, reasons) for piece in run)
            statements.append(
                Statement(
                    len(statements) + 1,
                    block,
                    Span(sentences[0].span.start, sentences[-1].span.stop),
                    sentences[0].speaker,
                    _speech(sentences),
                    sentences,
                )
            )
    return Reading(ids.speakers(), tuple(statements))


def _runs(pieces: list[Piece]) -> list[list[Piece]]:
    """Neighbouring pieces of one speaker, together."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and runs[-1][-1].party is piece.party:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _sentence(piece: Piece, ids: _Names, reasons: Reasons) -> Sentence:
    return Sentence(
        piece.span,
        ids.id_of(piece.party) if piece.party else None,
        piece.speech,
        piece.rule,
        reasons.tell(piece.reason),
        piece.mention,
        piece.cue,
        tuple(piece.echoes),
        tuple(piece.quotes),
        piece.certain,
    )


def _speech(sentences: tuple[Sentence, ...]) -> Speech:
    kinds = {sentence.speech for sentence in sentences}
    return kinds.pop() if len(kinds) == 1 else Speech.MIXED


class _Names:
    """Gives out ids in the order of first statement."""

    def __init__(self) -> None:
        self._ids: dict[int, str] = {}
        self._parties: list[Party] = []
        self._taken: set[str] = set()

    def id_of(self, party: Party) -> str:
        known = self._ids.get(id(party))
        if known is None:
            known = self._slug(party.name)
            self._ids[id(party)] = known
            self._parties.append(party)
        return known

    def _slug(self, name: str) -> str:
        letters = "".join(
            c if c.isalnum() else "-" for c in name.casefold().replace("’", "").replace("'", "")
        )
        slug = "-".join(part for part in letters.split("-") if part)[:60].strip("-") or "speaker"
        found, n = slug, 1
        while found in self._taken or found == "narration":
            n += 1
            found = f"{slug}-{n}"
        self._taken.add(found)
        return found

    def speakers(self) -> tuple[Speaker, ...]:
        """Those with an id, and the members of collectives after them."""
        position = 0
        while position < len(self._parties):
            for member in self._parties[position].members:
                self.id_of(member)
            position += 1
        return tuple(
            Speaker(
                self.id_of(party), party.name, party.kind, party.role, party.place,
                tuple(party.aliases), tuple(self.id_of(m) for m in party.members),
            )
            for party in self._parties
        )  # fmt: skip


def _check(scene: Scene) -> None:
    """Every hint has to match something in the text."""
    release, hints = scene.release, scene.hints
    problems: list[Problem] = []
    text = "\n".join(block.text for block in release.blocks).casefold()
    taken: dict[str, str] = {}
    for known in hints.speakers:
        names = (known.name, *known.aliases)
        for name in names:
            other = taken.setdefault(name.casefold(), known.name)
            if other != known.name:
                problems.append(
                    Problem(known.origin.path, known.origin.line,
                            f"“{name}” is an alias of both {other} and {known.name}",
                            "give it to one of them")
                )  # fmt: skip
        if (
            not any(name.casefold() in text for name in names)
            and known.name.casefold() not in scene.directed
        ):
            problems.append(
                Problem(known.origin.path, known.origin.line,
                        f"the release never names “{known.name}”",
                        "check the spelling, or add an alias that the release uses")
            )  # fmt: skip
    for settings, what in ((hints.cues, "cue"), (hints.ignored_cues, "ignored cue")):
        for cue in settings:
            if cue.verb.casefold() not in scene.used_cues:
                problems.append(
                    Problem(cue.origin.path, cue.origin.line,
                            f"{what} “{cue.verb}” matches nothing in the release",
                            "give the dictionary form, such as “underline”, or take it out")
                )  # fmt: skip
    if problems:
        raise ReadoutError(*problems)


__all__ = ["Block", "SpeakerKind", "read_statements"]
