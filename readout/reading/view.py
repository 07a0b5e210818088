"""One block as the grammar of reporting clauses sees it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from readout.lexicon import Lexicon
from readout.reading.phrases import Phrase, PhraseReader
from readout.reading.quotations import Quotation
from readout.reading.tokens import Tokens

REACH = 90
"""How many tokens before a verb its subject may begin; keeps the work linear."""
OPENS_QUOTE = frozenset('“„«»‘"') | {"''", "``", "'", ":"}
CLOSES_QUOTE = frozenset('”“»«’"') | {"''", "'"}
Subject = tuple[Phrase, tuple[int, int] | None]
"""A phrase that can be a subject, and the tokens beside it that say what office it has."""


@dataclass(slots=True)
class View:
    """The tokens of a block with what is needed to read clauses in them.

    watched  what `watched_words` gives for the lexicon
    ignored  dictionary forms of the verbs that the editor wants passed over
    starts   the token at which each quotation begins
    """

    tokens: Tokens
    quotations: list[Quotation]
    lexicon: Lexicon
    reader: PhraseReader
    watched: frozenset[str]
    ignored: frozenset[str] = frozenset()
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [quotation.start for quotation in self.quotations]

    def quotation_at(self, k: int) -> Quotation | None:
        """The quotation that token `k` is in."""
        position = bisect_left(self.starts, k + 1) - 1
        if position >= 0 and k < self.quotations[position].stop:
            return self.quotations[position]
        return None

    def is_adverb(self, k: int) -> bool:
        """Whether a token can stand between a subject and its verb: “also”, “firmly”."""
        low = self.tokens.lows[k]
        if self.tokens.words[k] == "Both":
            return False
        return low in self.lexicon.adverbs or (
            low.endswith("ly")
            and len(low) > 4
            and low not in self.lexicon.nouns_in_ly
            and not self.tokens.words[k][:1].isupper()
        )
