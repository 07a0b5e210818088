"""The subject of a reporting verb: the phrase before it, or before an insertion."""

from __future__ import annotations

import itertools

from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.stretches import cut_segments, is_lead_in, read_phrase_in, stands_free
from readout.reading.view import Subject, View


def find_subject(view: View, begin: int, edge: int) -> Subject | None:
    """The phrase right before a verb that begins at `edge`, and a title beside it."""
    segments = cut_segments(view, begin, edge)
    if not segments:
        return None
    last = segments[-1]
    if last[0] == last[1]:
        return _subject_with_insertion(view, segments[:-1], begin)
    phrase = read_phrase_in(view, *last)
    if phrase is None:
        return _listed(view, segments)
    listed = _listed(view, segments) if len(segments) > 1 else None
    if listed is not None:
        return listed
    role = None
    if phrase.kind is PhraseKind.NAME and len(segments) > 1 and phrase.start == last[0]:
        before = read_phrase_in(view, *segments[-2])
        if before is not None and before.kind is PhraseKind.TITLE:
            return (
                Phrase(PhraseKind.PERSON, before.start, phrase.stop, before.head,
                       phrase.name, before.title, before.place),
                None,
            )  # fmt: skip
    return (phrase, role) if stands_free(view, begin, phrase.start) else None


def _subject_with_insertion(
    view: View, segments: list[tuple[int, int]], begin: int
) -> Subject | None:
    """ "Kari Dahl, the minister, said", "The sides, meeting in Oslo, agreed"."""
    apposed = read_apposition(view, segments, begin) or _named_beside(view, segments, begin)
    if apposed is not None:
        return apposed
    for n in range(len(segments) - 2, max(-1, len(segments) - 7), -1):
        a, b = segments[n]
        if a < b and view.tokens.lows[a] in ("who", "which", "whose", "where", "whom"):
            continue
        phrase = read_phrase_in(view, a, b)
        if phrase is None or not stands_free(view, begin, phrase.start):
            continue
        beside = segments[n + 1]
        title = view.reader.read(view.tokens, *beside) if beside[1] > beside[0] else None
        role = (
            beside
            if title is not None and title.kind in (PhraseKind.TITLE, PhraseKind.PERSON)
            else None
        )
        if (
            phrase.kind is PhraseKind.TITLE
            and title is not None
            and title.kind in (PhraseKind.NAME, PhraseKind.PERSON)
        ):
            phrase = Phrase(PhraseKind.PERSON, phrase.start, title.stop, phrase.head,
                            title.name, phrase.title, phrase.place)  # fmt: skip
            role = None
        return phrase, role
    if len(segments) == 1 or not segments:
        return _only(view, segments, begin)
    return _only(view, segments[-1:], begin)


def _named_beside(view: View, segments: list[tuple[int, int]], begin: int) -> Subject | None:
    """A full name behind plain words for who it is: "Her supervisor, Kari Dahl, said"."""
    words, lexicon = view.tokens.words, view.lexicon
    for (a, b), beside in itertools.pairwise(segments):
        if a >= b or view.tokens.lows[a] not in lexicon.determiners or is_lead_in(view, a):
            continue
        if not all(word.islower() for word in words[a + 1 : b]) or not stands_free(view, begin, a):
            continue
        name = view.reader.read(view.tokens, *beside) if beside[1] - beside[0] > 1 else None
        if name is None or name.name is None or name.name[1] - name.name[0] < 2:
            continue
        if name.kind in (PhraseKind.NAME, PhraseKind.PERSON):
            head = view.tokens.lows[b - 1]
            title = (a, b)
            return Phrase(PhraseKind.PERSON, a, name.stop, head, name.name, title), None
    return None


def read_apposition(view: View, segments: list[tuple[int, int]], begin: int) -> Subject | None:
    """A name with an account of it: "Acme Inc. (Oslo), a maker of nets, ropes and sails,"."""
    words, lows, lexicon = view.tokens.words, view.tokens.lows, view.lexicon
    for n, (a, b) in enumerate(segments[:-1]):
        if a == b or is_lead_in(view, a):
            continue
        phrase = read_phrase_in(view, a, b)
        if phrase is None or phrase.name is None or phrase.start != a:
            return None
        if not stands_free(view, begin, a):
            return None
        following = segments[n + 1]
        suffix = following[0] < following[1] and lows[following[0]] in lexicon.suffixes
        if suffix:
            stop = following[0] + 1
            stop += stop < following[1] and words[stop] == "."
            phrase = Phrase(PhraseKind.BODY, a, stop, lows[stop - 1], (a, stop))
            if n + 2 >= len(segments):
                return phrase, None
            following = segments[n + 2] if stop + 1 >= following[1] else following
        if suffix or _opens_account(view, *following):
            title = read_phrase_in(view, *following) if following[0] < following[1] else None
            if title is None or title.start != following[0]:
                return phrase, None
            office = title.kind in (PhraseKind.TITLE, PhraseKind.PERSON)
            return phrase, following if office else None
        return None
    return None


def _opens_account(view: View, a: int, b: int) -> bool:
    """Whether what stands between commas tells who was named: "a maker of nets", "PhD"."""
    if a >= b:
        return False
    word, low, lexicon = view.tokens.words[a], view.tokens.lows[a], view.lexicon
    return (
        low in ("a", "an", "who", "which", "whose", "the", "one", "now", "formerly", "then")
        or low.isdigit()
        or low in lexicon.titles
        or low in lexicon.title_qualifiers
        or low in lexicon.possessives
        or (word[0].isupper() and len(word) < 6 and (word[1:2].isupper() or "." in word))
        or low in ("phd", "based", "speaking")
    )


def _only(view: View, segments: list[tuple[int, int]], begin: int) -> Subject | None:
    if not segments:
        return None
    phrase = read_phrase_in(view, *segments[0])
    if phrase is None or not stands_free(view, begin, phrase.start):
        return None
    return phrase, None


def _listed(view: View, segments: list[tuple[int, int]]) -> Subject | None:
    """ "A, B and C": the longest run of segments before the verb that is a list."""
    last = segments[-1]
    if "and" not in view.tokens.lows[last[0] : last[1]] or len(segments) < 2:
        return None
    for n in range(max(0, len(segments) - 9), len(segments) - 1):
        phrase = view.reader.read(view.tokens, segments[n][0], last[1])
        if phrase is not None and phrase.kind is PhraseKind.LIST and len(phrase.parts) > 2:
            return phrase, None
    return None
