"""Two readings of a release compared: what was added, left out, reworded, moved, and whose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.editing.accounts import Account, Said
from readout.editing.align import split_words
from readout.editing.trace import Fate, Piece, Unit, trace_words

# With this part of a statement the statement itself has gone over: all but the name, mostly.
_WHOLE = 0.8


class Passage(NamedTuple):
    """What became of a statement.

    old     the statement that most of its words were in; None where all of them are new
    new     None where the statement is gone
    pieces  its words, and in their place those that it lost
    """

    old: Said | None
    new: Said | None
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.fate is not Fate.SAME or piece.moved for piece in self.pieces)

    @property
    def moved(self) -> bool:
        """Whether most of what it kept stood in another place."""
        kept = [piece for piece in self.pieces if piece.fate is Fate.SAME]
        return 2 * sum(len(p.text) for p in kept if p.moved) > sum(len(p.text) for p in kept)

    @property
    def reworded(self) -> bool:
        """Whether words came or went."""
        both = self.old is not None and self.new is not None
        return both and any(piece.fate is not Fate.SAME for piece in self.pieces)


class Given(NamedTuple):
    """Words that were another speaker's before.

    whole  whether the statement holds little else now
    """

    old: Said
    new: Said
    text: str
    whole: bool


class Comparison(NamedTuple):
    """What became of one reading in another.

    passages  every statement, in the order of the later reading; one that is gone where it stood
    given     what went to another speaker
    left      by number of the earlier statement, the later one that has most of its words
    """

    before: Account
    after: Account
    passages: tuple[Passage, ...]
    given: tuple[Given, ...]
    left: dict[int, Said]

    @property
    def added(self) -> list[Said]:
        return [p.new for p in self.passages if p.new is not None and p.old is None]

    @property
    def removed(self) -> list[Said]:
        return [
            p.old
            for p in self.passages
            if p.old is not None and p.new is None and p.old.number not in self.left
        ]

    @property
    def reworded(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.reworded]

    @property
    def moved(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.new and passage.moved]

    def __bool__(self) -> bool:
        return (
            any(passage.changed for passage in self.passages)
            or bool(self.given)
            or self.before.title != self.after.title
            or self.before.date != self.after.date
        )


def compare(before: Account, after: Account) -> Comparison:
    """What became of each word. Near-linear in the length of the texts."""
    pieces = list(trace_words(_units(before), _units(after)))
    shared = _shared_words(pieces)
    origins = _most(shared)
    left = _most({(new, old): count for (old, new), count in shared.items()})
    return Comparison(
        before,
        after,
        tuple(_passages(before, after, pieces, origins)),
        tuple(_find_given(before, after, pieces)),
        {before.statements[o].number: after.statements[n] for o, n in left.items()},
    )


def _units(account: Account) -> list[Unit]:
    return [
        Unit(sentence, place)
        for place, said in enumerate(account.statements)
        for sentence in said.sentences
    ]


def count_words(text: str) -> int:
    """Words without punctuation marks; signs, where the script has no spaces."""
    return sum(word[0].isalnum() for word in split_words(text))


def _shared_words(pieces: Sequence[Piece]) -> dict[tuple[int, int], int]:
    """How many words each earlier statement has in common with each later one."""
    shared: Counter[tuple[int, int]] = Counter()
    for piece in pieces:
        if piece.fate is Fate.SAME and piece.old is not None and piece.new is not None:
            shared[piece.old, piece.new] += count_words(piece.text)
    return shared


def _most(shared: dict[tuple[int, int], int]) -> dict[int, int]:
    """By second number, the first that has most in common with it."""
    found: dict[int, int] = {}
    for (first, second), count in shared.items():
        if second not in found or count > shared[found[second], second]:
            found[second] = first
    return found


def _passages(
    before: Account, after: Account, pieces: Sequence[Piece], origins: dict[int, int]
) -> Iterator[Passage]:
    """Pieces by statement. Words that are gone stay with the statement that kept the rest."""
    groups: list[tuple[int | None, int | None, list[Piece]]] = []
    following = _following(pieces)
    current: int | None = None
    for piece, after_it in zip(pieces, following, strict=True):
        new = piece.new
        if new is None:
            near = (n for n in (current, after_it) if n is not None)
            new = next((n for n in near if origins.get(n) == piece.old), None)
        else:
            current = new
        old = origins.get(new) if new is not None else piece.old
        if groups and groups[-1][:2] == (old, new):
            groups[-1][2].append(piece)
        else:
            groups.append((old, new, [piece]))
    for old, new, group in _rejoin(groups):
        yield Passage(
            before.statements[old] if old is not None else None,
            after.statements[new] if new is not None else None,
            tuple(group),
        )


def _rejoin(
    groups: Sequence[tuple[int | None, int | None, list[Piece]]],
) -> list[tuple[int | None, int | None, list[Piece]]]:
    """One group for each later statement, though a statement that is gone stood inside it."""
    first: dict[int, list[Piece]] = {}
    kept = []
    for old, new, group in groups:
        if new is not None and new in first:
            first[new] += group
        else:
            kept.append((old, new, group))
            if new is not None:
                first[new] = group
    return kept


def _following(pieces: Sequence[Piece]) -> list[int | None]:
    """For each piece the next later statement that is named from it on."""
    found: list[int | None] = []
    near = None
    for piece in reversed(pieces):
        near = piece.new if piece.new is not None else near
        found.append(near)
    return found[::-1]


def _find_given(before: Account, after: Account, pieces: Sequence[Piece]) -> Iterator[Given]:
    texts: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for piece in pieces:
        if piece.fate is not Fate.SAME or piece.old is None or piece.new is None:
            continue
        if not _is_one(before, after, piece.old, piece.new):
            texts[piece.old, piece.new].append(piece.text.strip())
    for (old, new), found in texts.items():
        text = " … ".join(part for part in found if count_words(part)) or found[0]
        whole = sum(map(count_words, found)) >= _WHOLE * count_words(after.statements[new].text)
        yield Given(before.statements[old], after.statements[new], text, whole)


def _is_one(before: Account, after: Account, old: int, new: int) -> bool:
    """Whether the two statements have one speaker, called by another of their names perhaps."""
    first, second = before.statements[old].speaker, after.statements[new].speaker
    if first == second or first is None or second is None:
        return first == second
    return second in before.names.get(first, ()) or first in after.names.get(second, ())
