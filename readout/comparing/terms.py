"""The words of a sentence as they are compared: each by its stem, with what it carries of meaning.

What names a speaker or reports speech is no subject, and parts the words around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from readout.model import Document, Sentence, Span


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that carry nothing alone, and those that carry little.
STOP = _listed(
    "a about above after again against all also always am among an and another any anyone anything"
    " are around as at away be because been before being below between both but by can cannot"
    " could did do does doing done down during each either else even ever every everyone"
    " everything few first for former from further get give given go goes going got had has have"
    " having he her here hers him his how however i if in into is it its itself just last later"
    " latter less let like made make many may me might more most much must my need needs never new"
    " next no nobody none nor not nothing now of off often on once one only onto or other others"
    " our ours out over own per perhaps please put rather really said same say says see shall she"
    " should since so some something soon still such take than thank thanks that the their theirs"
    " them then there therefore these they thing things this those though through thus till to"
    " together too toward towards two under unless until up upon us very was way we well were what"
    " whatever when where whether which while who whom whose why will with within without would"
    " yes yet you your yours"
)  # fmt: skip
LIGHT = _listed(
    "able affair agree area aspect base better big call case clear come common continue country"
    " current day different effort end every fact full good government great group help high"
    " important issue keep key kind know level long look matter mean meet member month nation"
    " number part party people place play point position possible present promote question ready"
    " reason role round side situation small stand state step strong support sure system talk term"
    " think three time today tomorrow use view visit want willing word work world year yesterday"
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:[.'’‐‑-]+[^\W_]+)*")
_LETTER = re.compile(r"[^\W_]")
_BAR = re.compile(r"[;:!?()\[\]\t\n—–“”«»\"。；：！？（）、]")
_HYPHEN = re.compile("[-‐‑]")
_QUALITY = re.compile(r"(?:ly|ive|ful|able|ible|ous|al|ed|ing)$")
_OF_A_LAND = re.compile("(?:ese|ian|ish|ean|ic)$")
_VOWEL = re.compile("[aeiouy]")
# A word in so many of the sentences tells none of them from the others.
_EVERYWHERE, _FEWEST = 0.3, 8


class Term(NamedTuple):
    """A word at its place in a block's text; `weight` is 0 where it carries no meaning."""

    key: str
    start: int
    stop: int
    weight: float


class Terms:
    """Reads sentences of one release; knows its names, and which words are always capitalised.

    sentences   (text of the block, sentence), all that are to be compared
    spaced      whether the script parts words by spaces
    """

    def __init__(
        self, document: Document, sentences: Sequence[tuple[str, Sentence]], spaced: bool = True
    ) -> None:
        self._pattern = _WORD if spaced else _LETTER
        self._spaced = spaced
        self._capitals = document.release.language.lower().split("-")[0] not in {"de", "lb"}
        self._names, self._titles = _name_words(document, sentences)
        self._roots = {name[:4] for name in self._names | self._titles if len(name) > 4}
        self._known: dict[str, tuple[str, float]] = {}
        self._small: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._total = len(sentences)
        for text, sentence in sentences:
            words = {match[0] for match in self._pattern.finditer(text, *sentence.span)}
            self._small.update(word for word in words if word[:1].islower())
            self._counts.update({stem(word) for word in words})

    def read(self, text: str, sentence: Sentence) -> list[list[Term]]:
        """The sentence's words, in runs that no name, cue or strong punctuation interrupts."""
        start, stop = sentence.span
        spans = (sentence.mention, sentence.cue, *sentence.echoes)
        gaps = sorted(span for span in spans if span)
        runs: list[list[Term]] = []
        for gap in (*gaps, Span(stop, stop)):
            if start < gap.start:
                runs += self._read_run(text, start, gap.start)
            start = max(start, gap.stop)
        return [run for run in runs if run]

    def read_words(self, text: str) -> tuple[str, ...]:
        """The stems of some words outside the release."""
        return tuple(stem(match[0]) for match in self._pattern.finditer(text))

    def telling_words(self, text: str) -> tuple[str, ...]:
        """The same without those that carry no meaning, unless none does."""
        words = [match[0] for match in self._pattern.finditer(text)]
        telling = [word for word in words if self._weigh(word) >= 0.5]
        return tuple(stem(word) for word in telling or words)

    def _read_run(self, text: str, start: int, stop: int) -> list[list[Term]]:
        runs: list[list[Term]] = [[]]
        end = start
        for match in self._pattern.finditer(text, start, stop):
            if _BAR.search(text, end, match.start()):
                runs.append([])
            word, end = match[0], match.end()
            # The last full stop of "U.S." is part of it.
            if "." in word and text[end : end + 1] == "." and end + 1 < stop:
                end += 1
            if word not in self._known:
                self._known[word] = stem(word), self._weigh(word)
            key, weight = self._known[word]
            runs[-1].append(Term(key, match.start(), end, weight))
        return runs

    def _weigh(self, word: str) -> float:
        key = stem(word)
        if not self._spaced:
            return 0.5
        plain = word.lower().replace("’", "'")
        if plain in STOP or plain.split("'")[0] in STOP or (len(word) < 2 and not word.isdigit()):
            return 0
        parts = _HYPHEN.split(word.lower())
        proper = self._capitals and word[:1].isupper() and word.lower() not in self._small
        if all(self._is_name(_bare(part), proper) for part in parts):
            # Two names in one word speak of what is between them: "China-U.S. relations".
            return 0.7 if len(parts) > 1 else 0.3
        if self._counts[key] > max(_FEWEST, _EVERYWHERE * self._total):
            return 0.6
        if key in _LIGHT_STEMS or word.isdigit():
            return 0.5
        if proper and len(word) > 2:
            # "Norlandic" tells what kind, "Norland" what about.
            return 1 if _OF_A_LAND.search(word) else 2
        if len(parts) > 1:
            return 1.5
        return 0.7 if _QUALITY.search(word.lower()) else 1

    def _is_name(self, part: str, proper: bool) -> bool:
        """Whether the word names a speaker or a side: "Norland", and so "Norlandic"."""
        if part in self._names or (proper and part in self._titles):
            return True
        return proper and len(part) > 4 and part[:4] in self._roots


def stem(word: str) -> str:
    """The word without its ending, for comparing only: "communiques" and "communique" are one.

    Names in one word come in any order: "China-U.S." is "U.S.-China".
    """
    parts = _HYPHEN.split(word)
    if len(parts) > 1:
        stems = [_bare(part.lower()) for part in parts]
        if all(part[:1].isupper() for part in parts):
            stems.sort()
        return "-".join((*stems[:-1], _cut(stems[-1])))
    return _cut(_bare(word.lower()))


def _bare(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").removesuffix("'").strip(".")


def _cut(word: str) -> str:
    if len(word) < 4 or not word.isascii():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 3 and _VOWEL.search(rest):
            return rest.removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


_LIGHT_STEMS = frozenset(stem(word) for word in LIGHT)


def _name_words(
    document: Document, sentences: Iterable[tuple[str, Sentence]]
) -> tuple[frozenset[str], frozenset[str]]:
    """The words that name speakers and sides, and the capitalised ones of roles and mentions."""
    names: set[str] = set()
    titles: set[str] = set()
    for speaker in document.speakers:
        for text in (speaker.name, *speaker.aliases, speaker.side or ""):
            names.update(_bare(word.lower()) for word in text.split())
        titles.update(_capitalised(speaker.role or ""))
    for text, sentence in sentences:
        if sentence.mention:
            titles.update(_capitalised(text[slice(*sentence.mention)]))
    return frozenset(names - STOP), frozenset(titles - STOP)


def _capitalised(text: str) -> set[str]:
    return {_bare(word.strip(",;:").lower()) for word in text.split() if word[:1].isupper()}
