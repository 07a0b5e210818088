"""A heading for sentences that share words with nobody, in their own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from readout.comparing.runs import Key
from readout.comparing.terms import Term

# What a wording has to carry, and what a name carries.
_ENOUGH, _NAME = 1.7, 1.9
_LINKS = frozenset({"and", "of", "or", "for", "on", "in", "de", "the", "&"})


def own_heading(sentences: Sequence[tuple[str, Sequence[Sequence[Term]]]]) -> str:
    """A list of names, or what is said more than once; "" where there is neither.

    sentences   the text of the block, and the words in runs
    """
    counts: dict[Key, int] = defaultdict(int)
    first: dict[Key, tuple[str, float, bool]] = {}
    for text, runs in sentences:
        for run in runs:
            for start, stop in _phrases(run):
                words = run[start:stop]
                key = tuple(term.key for term in words)
                counts[key] += 1
                names = sum(term.weight >= _NAME for term in words)
                end = stop + ("-" in words[-1].key and stop < len(run))
                wording = " ".join(text[words[0].start : run[end - 1].stop].split())
                first.setdefault(key, (wording, sum(term.weight for term in words), names > 1))
    fit = [key for key, (_, _, names) in first.items() if names or counts[key] > 1]
    best = max(fit, key=lambda key: first[key][1] * counts[key], default=())
    return first[best][0] if best and first[best][1] >= _ENOUGH else ""


def _phrases(run: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Names in a row, joined by "and" or a comma, and any two or three telling words."""
    start = 0
    while start < len(run):
        stop = start
        while stop < len(run) and (
            run[stop].weight >= _NAME
            or (run[stop].key in _LINKS and stop > start and _is_name(run, stop + 1))
        ):
            stop += 1
        # One word alone that begins a run may have its capital letter from its place.
        if stop > start and stop > 1:
            yield start, stop
        start = max(stop, start + 1)
    for start in range(len(run)):
        for stop in (start + 2, start + 3):
            if stop <= len(run) and all(term.weight >= 0.5 for term in run[start:stop]):
                yield start, stop


def _is_name(run: Sequence[Term], at: int) -> bool:
    return at < len(run) and run[at].weight >= _NAME
