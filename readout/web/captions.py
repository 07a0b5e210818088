"""Short words for long ones: what a statement is about, and what kind of release this is."""

from __future__ import annotations

import re

from readout.model import BlockKind, Document, Speech, Statement

# The first row found in the title wins, then the first found in the opening sentence.
KINDS = (
    ("kind_joint", r"joint (?:statement|communiqu\w*|declaration|readout|press)"),
    ("kind_briefing", r"(?:press|media|news|daily|regular) (?:briefing|conference)"
                      r"|briefs? (?:the )?press"),
    ("kind_interview", r"interview"),
    ("kind_transcript", r"transcript|questions? and answers?|q ?& ?a\b"),
    ("kind_call", r"(?:tele)?phone (?:call|conversation|talks?)|(?:on|over|by) the (?:tele)?phone"
                  r"|by (?:tele)?phone|\b(?:tele)?phoned|calls? with|\bcall\b"),
    ("kind_meeting", r"\bmeet(?:s|ing|ings)?\b|\bmet\b|holds? talks|held talks"
                     r"|\btalks (?:with|between)|\breceives?\b|\bvisits?\b|\bbilateral\b"),
    ("kind_remarks", r"\bremarks?\b|\bspeech\b|\baddress(?:es)?\b|\bkeynote\b"),
    ("kind_statement", r"\bstatement\b"),
    ("kind_announcement", r"\bannounce[sd]?\b|\blaunch(?:es|ed)?\b|\bappoints?\b|\bresults\b"),
)  # fmt: skip

# Where a clause goes on with one of these, what stands before it is what it speaks of.
_HINGES = frozenset(
    "is are was were be been has have had will would shall should can could may might must do does"
    " did cannot won't can't isn't aren't doesn't don't didn't bears remains".split()
)
_OPENERS = frozenset(
    "that to the a an this these those and but also so for of well yes no".split()
)
# A phrase that begins with one of these and ends in a comma says how the clause goes on.
_LINKS = frozenset(
    "in as after before during since until under at by with from indeed however therefore"
    " moreover furthermore thus hence meanwhile instead still today tomorrow yesterday first"
    " second third next then now perhaps besides otherwise nevertheless nonetheless".split()
)
_LINK_WORDS = 5
_PRONOUNS = frozenset(
    "i we he she it they you there one all both each who what such nothing everything our my"
    " his her their its your".split()
)
# No label ends on one of these.
_LOOSE = _OPENERS | frozenset(
    "in on at by with from as or nor its his her their our my your into over under between than"
    " more most very both all each every any some no not who which whose where when while without"
    " one just".split()
)
_GENERIC = frozenset(
    "side sides countries country government governments people world parties nations"
    " international community two three several".split()
)
_INITIALS = re.compile(r"\w(?:\.\w)+")
_JOINTS = frozenset(
    "and or in on at by with from as into over between for than without against through after"
    " before during because which who that if when while".split()
)
_CONTRACTED = re.compile("['’](?:s|ve|re|m|ll|d)$")
_BREAKS = re.compile(r"[,;:—–()]|\s-\s")
_EDGES = "\"'“”‘’«»„()[]{}*_,;:.!?—–…- "
_LONGEST = 7
_LETTERS = 18


def kind_key(document: Document) -> str:
    """The label's key for what this text is, told from its title or its first sentence."""
    statements = document.statements
    for text in (document.release.title, statements[0].sentences and _opening(statements[0])):
        for key, pattern in KINDS:
            if text and re.search(pattern, text, re.IGNORECASE):
                return key
    turns = sum(statement.speech is Speech.TURN for statement in statements)
    return "kind_transcript" if 2 * turns > len(statements) else "kind_release"


def _opening(statement: Statement) -> str:
    span = statement.sentences[0].span
    return statement.block.text[span.start : span.stop]


def caption(statement: Statement, generic: frozenset[str], spaced: bool = True) -> str:
    """A few of the statement's own words that tell what it is about.

    generic  words that name speakers and sides, in lower case: no subject to tell apart by
    spaced   whether the script parts words by spaces
    """
    if statement.block.kind is BlockKind.HEADING:
        return _cut(statement.text.split(), _LONGEST + 3)
    if not spaced:
        text = " ".join(statement.text.split())
        return text if len(text) <= _LETTERS else text[:_LETTERS] + "…"
    content = _content(statement)
    words = _without_opening(content.split())
    if statement.speaker is None:
        return _cut(words, _LONGEST)
    while words and words[0].strip(_EDGES).lower() in _OPENERS and len(words) > 2:
        words = words[1:]
    subject = _subject(words)
    if subject is None:
        return _cut(words, _LONGEST)
    if len(subject) == 1 and not subject[0][:1].isupper():
        return _cut(words, _LONGEST)
    if _is_generic(subject, generic):
        rest = words[len(subject) + 1 :]
        while rest and rest[0].lower() in {"not", "be", "also", "now", "still", "never", "always"}:
            rest = rest[1:]
        if len(rest) >= 2:
            return _cut(rest, _LONGEST)
        return _cut(words, _LONGEST)
    return _cut(subject, _LONGEST)


def _content(statement: Statement) -> str:
    """The first sentence that says something, without the words that name its speaker."""
    best = ""
    for sentence in statement.sentences:
        start, stop = sentence.span
        text = statement.block.text
        if sentence.quotes:
            first, last = sentence.quotes[0]
            quoted = text[first:last].strip(_EDGES)
            if len(quoted.split()) >= 3:
                return quoted
        heads = [span.stop for span in (sentence.cue, sentence.mention) if span]
        after = max(heads, default=start)
        tail = text[after:stop].strip(_EDGES)
        if len(tail.split()) < 3:
            # "..., she said": the words come first.
            tail = text[start : min((s.start for s in (sentence.cue, sentence.mention) if s),
                                    default=stop)].strip(_EDGES)  # fmt: skip
        if len(tail.split()) >= 4:
            return tail
        best = best or tail
    return best or statement.text


def _without_opening(words: list[str]) -> list[str]:
    """The words without who was told ("President Roe that …") and how they follow from others
    ("In addition, …"), as long as no name goes with it."""
    for place, word in enumerate(words[:_LINK_WORDS]):
        rest = words[place + 1 :]
        if len(rest) < 3:
            break
        if word == "that" and place and all(one[:1].isupper() for one in words[:place]):
            return rest
        if word.endswith(","):
            first = words[0].lower().rstrip(",")
            named = any(one[:1].isupper() for one in words[1 : place + 1])
            links = first in _LINKS or (first.endswith("ly") and len(first) > 4)
            return rest if links and not named else words
    return words


def _subject(words: list[str]) -> list[str] | None:
    """The words before the clause's first hinge, or before "to" in "the other side to go on"."""
    for place, word in enumerate(words[: _LONGEST + 4]):
        if place and (word.lower() in _HINGES or (word.lower() == "to" and place <= 4)):
            return words[:place]
        if _BREAKS.search(word) and place >= 1:
            return words[: place + 1]
    return None


def _is_generic(words: list[str], generic: frozenset[str]) -> bool:
    bare = [_CONTRACTED.sub("", word.strip(_EDGES).lower()) for word in words]
    telling = [w for w in bare if w not in _LOOSE and w not in generic and w not in _PRONOUNS]
    return all(word in _GENERIC or _INITIALS.fullmatch(word) for word in telling)


def _cut(words: list[str], longest: int) -> str:
    """The first words, cut where the phrase allows; an ellipsis where it does not."""
    phrase: list[str] = []
    for word in words:
        if len(phrase) >= longest:
            break
        phrase.append(word)
        if _BREAKS.search(word) and len(phrase) >= 2:
            break
    whole = len(phrase) == len(words)
    broken = bool(phrase) and bool(_BREAKS.search(phrase[-1]))
    if len(phrase) >= longest and not broken and not whole:
        joints = [k for k, word in enumerate(phrase) if k >= 3 and word.lower() in _JOINTS]
        if joints:
            phrase = phrase[: joints[-1]]
    while len(phrase) > 1 and phrase[-1].strip(_EDGES).lower() in _LOOSE:
        phrase.pop()
    text = " ".join(phrase).strip(_EDGES)
    return text[:1].upper() + text[1:]
