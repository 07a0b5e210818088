"""Whose release a text is, and what the publisher says of itself: the writer's voice."""

from __future__ import annotations

from readout.reading.cast import plain
from readout.reading.clause import Clause
from readout.reading.genre import Genre
from readout.reading.phrases import PhraseKind
from readout.reading.scene import Scene
from readout.reading.tokens import Tokens


def find_publishers(tokens: list[Tokens]) -> frozenset[str]:
    """First words of the names that an "About" section describes: who publishes the text."""
    return frozenset(
        each.lows[1]
        for each in tokens
        if len(each.lows) > 1 and each.lows[0] == "about" and each.words[1][0].isupper()
    )


def is_retold(scene: Scene) -> bool:
    """Whether somebody else tells what is in the release: an agency, or one who speaks of it."""
    if scene.first is not None and _has_agency(scene.first):
        return True
    return any(
        _speaks_of_release(tokens.lows, k)
        for tokens in scene.tokens
        for k, low in enumerate(tokens.lows)
        if low in ("release", "announcement") and k > 2
    )


def _has_agency(tokens: Tokens) -> bool:
    """Whether a dateline names a news agency: "OSLO, May 3 (Nordpress) - "."""
    words = tokens.words
    for k in range(1, min(len(words) - 3, 12)):
        if words[k] == "(" and ")" in words[k + 2 : k + 4]:
            close = words.index(")", k)
            if words[close - 1].lower().endswith("wire"):
                # A firm that sends out the releases of others: "(GLOBE NEWSWIRE)".
                return False
            if words[close + 1 : close + 2] in (["-"], ["–"], ["—"], ["--"]):
                return True
    return False


def _speaks_of_release(lows: list[str], k: int) -> bool:
    """ "In the press release", "according to the announcement", ending at word `k`."""
    if lows[k - 1] not in ("press", "the"):
        return False
    before = lows[k - 3] if lows[k - 1] == "press" else lows[k - 2]
    return before in ("in", "to", "the") and lows[k - 3] in ("in", "according")


def is_publisher(clause: Clause) -> bool:
    """A company speaks of itself in its own release: the writer's voice."""
    scene, subject = clause.scene, clause.subject
    if not scene.publishers or subject is None or scene.genre is not Genre.PROSE:
        return False
    if subject.kind not in (PhraseKind.BODY, PhraseKind.NAME):
        return False
    words = clause.tokens.lows[subject.start : subject.stop]
    return words[0] in scene.publishers or (
        words[0] == "the" and words[-1] in scene.lexicon.companies
    )


def is_own_news(clause: Clause) -> bool:
    """A body announces what the title says that it does: the publisher's news."""
    scene, subject = clause.scene, clause.subject
    if subject is None or scene.genre is not Genre.PROSE or clause.tokens is not scene.first:
        return False
    bodies = all(part.kind is PhraseKind.BODY for part in subject.parts or (subject,))
    if not bodies or not clause.base or clause.base in scene.lexicon.voicing_verbs:
        return False
    opening = [plain(low) for low in scene.title.lows[:2]]
    if plain(clause.tokens.lows[subject.stop - 1]) in opening:
        return clause.base in scene.lexicon.news_verbs
    near = clause.tokens.lows[max(0, subject.stop - 1) : clause.act.cue[0]]
    return not scene.retold and not {"today", "has", "have"}.isdisjoint(near)


def is_proud_team(clause: Clause) -> bool:
    """ "Eastmark Rovers are delighted to announce": a name with a plural verb is a club's."""
    scene, subject, act, lows = clause.scene, clause.subject, clause.act, clause.tokens.lows
    if act.sense is not None or scene.genre is not Genre.PROSE or scene.retold:
        return False
    if subject is None or clause.tokens is not scene.first:
        return False
    club = subject.kind is PhraseKind.NAME and lows[act.cue[0]] in ("are", "have")
    news = lows[act.cue[1] : act.cue[1] + 2]
    return (
        (club or subject.kind is PhraseKind.BODY)
        and len(news) > 1
        and news[0] == "to"
        and any(
            sense.verb.base in scene.lexicon.news_verbs
            for sense in scene.lexicon.senses.get(news[1], ())
        )
    )


def is_house_feeling(clause: Clause) -> bool:
    """ "The Board remains confident": what a company's release says of the company."""
    scene, subject = clause.scene, clause.subject
    return (
        clause.act.sense is None
        and scene.genre is Genre.PROSE
        and not scene.retold
        and subject is not None
        and subject.head in scene.lexicon.managements
    )
