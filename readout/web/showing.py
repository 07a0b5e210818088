"""How a statement is shown: its words as HTML, why they are its speaker's, what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from readout.labels import Labels
from readout.model import BlockKind, Sentence, Span, Speaker, SpeakerKind, Statement
from readout.web.captions import caption
from readout.web.markup import Phrase, inline_html, table_html

_PRONOUNS = frozenset(
    "he she they it we i you his her their its both him them the former the latter".split()
)
_QUOTED = re.compile("“[^”]*”|„[^“”]*[“”]|«[^»]*»|»[^«]*«|「[^」]*」|『[^』]*』")


class Showing:
    """Shows the statements of one document.

    generic  words that name speakers and sides, in lower case: no subject to tell apart by
    spaced   whether the script parts words by spaces
    """

    def __init__(self, labels: Labels, generic: frozenset[str], spaced: bool) -> None:
        self._labels, self._generic, self._spaced = labels, generic, spaced

    def phrases(self, statement: Statement, speaker: Speaker | None) -> tuple[Phrase, ...]:
        return tuple(
            self._phrase(statement, place, sentence, speaker)
            for place, sentence in enumerate(statement.sentences, 1)
        )

    def label(self, statement: Statement) -> str:
        return caption(statement, self._generic, self._spaced)

    def _phrase(
        self, statement: Statement, place: int, sentence: Sentence, speaker: Speaker | None
    ) -> Phrase:
        ref = f"s{statement.number}-{place}"
        if speaker is None:
            return Phrase(sentence.span, ref, (), sentence.quotes)
        text = statement.block.text
        back = refers_back(text, sentence, speaker)
        lines = [(span, back) for span in _joined(text, sentence.mention, sentence.cue)]
        lines += [(span, True) for span in sentence.echoes]
        return Phrase(sentence.span, ref, tuple(lines), sentence.quotes)

    def note(self, statement: Statement, speaker: Speaker | None) -> Markup:
        """Why the statement is its speaker's: each reason once, sentences that go on together."""
        if speaker is None:
            return Markup("")
        pieces: list[Markup] = []
        said: set[str] = set()
        run: list[int] = []

        def close_run() -> None:
            if run:
                key = "carries_over" if len(run) == 1 else "carry_over"
                pieces.append(self._labels(key, first=run[0], last=run[-1]))
                run.clear()

        for place, sentence in enumerate(statement.sentences, 1):
            if place > 1 and not (sentence.mention or sentence.cue or sentence.quotes):
                run.append(place)
                continue
            close_run()
            if sentence.reason and sentence.reason not in said:
                said.add(sentence.reason)
                pieces.append(reason_html(sentence.reason))
        close_run()
        note = Markup(" ").join(pieces)
        if not statement.certain:
            tag = Markup('<span class="tag">{}</span> ').format(self._labels("uncertain"))
            note = tag + note
        return note


def reason_html(reason: str) -> Markup:
    """A reason with the words it quotes in bold, in the quotation marks of any language."""
    return Markup(_QUOTED.sub(r"<b>\g<0></b>", str(escape(reason))))


def refers_back(text: str, sentence: Sentence, speaker: Speaker) -> bool:
    """Whether the mention only points to a name: "He", "the Minister", or nothing at all."""
    if sentence.mention is None:
        return True
    if speaker.kind in {SpeakerKind.COLLECTIVE, SpeakerKind.GROUP}:
        return False
    mention = text[sentence.mention.start : sentence.mention.stop].lower().split()
    if all(word.strip(".,:") in _PRONOUNS for word in mention):
        return True
    named = {
        word.strip(".,:").lower()
        for name in (speaker.name, *speaker.aliases)
        for word in name.split()
    }
    return not any(word.strip(".,:") in named for word in mention)


def _joined(text: str, *spans: Span | None) -> list[Span]:
    """The spans in order, two as one where only white space parts them."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span is not None):
        if joined and not text[joined[-1].stop : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(span.stop, joined[-1].stop))
        else:
            joined.append(span)
    return joined


def block_html(
    statement: Statement, phrases: Sequence[Phrase], first: bool, attribute: str = "id"
) -> str:
    """A statement's words in the element that its block asks for.

    first  whether it opens its block, which then has its address `#p-3` here
    """
    block = statement.block
    mark = f' id="p-{block.number}"' if first and attribute == "id" else ""
    if block.kind is BlockKind.TABLE:
        return f"<table{mark}>{table_html(block, statement.span, phrases, attribute)}</table>"
    inner = inline_html(block, statement.span, phrases, attribute)
    if block.kind is BlockKind.QUOTATION:
        return f"<blockquote{mark}><p>{inner}</p></blockquote>"
    if block.kind is BlockKind.HEADING:
        return inner
    return f"<p{mark}>{inner}</p>"
