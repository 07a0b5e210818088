"""Whether a clause with a reporting verb reports speech, in a text of this kind.

"China urges" is what was said in an account of talks, and an act of speech in a statement of a
council. What decides stands in `RULES`; the first row that holds has the say, and a clause that
no row speaks of reports speech.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from readout.reading.acts import Act
from readout.reading.clause import Clause
from readout.reading.publishers import is_house_feeling, is_own_news, is_proud_team, is_publisher
from readout.reading.scene import Draft, Scene
from readout.reading.standing import (
    is_common_word,
    is_content,
    is_history,
    is_i,
    is_joint_we,
    is_minuted,
    is_nobody,
    is_thing,
    is_we,
)
from readout.reading.tenses import (
    is_all_now,
    is_body_that,
    is_feeling,
    is_loose,
    is_loose_guess,
    is_past,
    is_ruling,
    is_side_now,
    is_view_now,
)
from readout.reading.tokens import Tokens


class Rule(NamedTuple):
    """What holds of a clause, and whether it then reports speech.

    example  a text in which the rule has the say about a clause; "# " before a title
    """

    name: str
    reports: bool
    holds: Callable[[Clause], bool]
    example: str


def counts(scene: Scene, tokens: Tokens, act: Act) -> bool:
    """Whether a clause reports speech in a text of this kind."""
    clause = Clause(scene, tokens, act, act.subject)
    return next((rule.reports for rule in RULES if rule.holds(clause)), True)


def is_quoted(draft: Draft, act: Act) -> bool:
    """Whether a clause reports a quotation, which background seldom has."""
    quoting = act.sense is not None and act.sense.verb.quotes
    return quoting and any(q.stop - q.start > 6 for q in draft.quotes)


# First match wins. The rows below "the past tense" speak of the present alone.
RULES = (
    Rule(
        "the publisher of itself", False, is_publisher,
        "# Acme Opens a Yard\n\n"
        "Acme said that the yard opens in May.\n\n"
        "“We are glad,” said Kari Dahl, chief executive of Acme.\n\n"
        "“It is a good day,” she added.\n\n"
        "About Acme\n\n"
        "Acme builds boats.",
    ),
    Rule(
        "the publisher's news", False, is_own_news,
        "# Harbour Council opens a new pier for ferries\n\n"
        "The Harbour Council announced today that the new pier for ferries is open to "
        "all from May.\n\n"
        "“We are glad,” said Kari Dahl, the chair.\n\n"
        "“It is a good day,” she added.",
    ),
    Rule(
        "a club's news", False, is_proud_team,
        "# Rovers sign a keeper\n\n"
        "Eastmark Rovers are delighted to announce that Ines Falk has joined the club "
        "for two seasons.\n\n"
        "“I am glad,” said Falk.\n\n"
        "“The fans are great,” she added.",
    ),
    Rule(
        "a company's own feeling", False, is_house_feeling,
        "# Trading update\n\n"
        "Sales rose by six percent in the half year that ended in March.\n\n"
        "“We are glad,” said Kari Dahl, the chair.\n\n"
        "The Board remains confident about the year.\n\n"
        "“It is a good day,” she added.",
    ),
    Rule(
        "minuted", True, is_minuted,
        "Minister Kari Dahl met Minister Omar Vale in Oslo. Ms. Dahl stressed the role "
        "of trade. Mr. Vale welcomed the talks.\n\n"
        "It was agreed to meet again.",
    ),
    Rule(
        "nobody", False, is_nobody,
        "“The pier is open,” the council said. “Boats may call.” Concern was expressed "
        "about the price. “It is high,” said Kari Dahl.",
    ),
    Rule(
        "I", False, is_i,
        "Kari Dahl thanked the crews. I said that the pier is open. She stressed the "
        "role of trade. Omar Vale welcomed the talks.",
    ),
    Rule(
        "it, a thing", False, is_thing,
        "Kari Dahl presented the report. It said that the pier is old. She stressed the "
        "role of trade.",
    ),
    Rule(
        "we, jointly", True, is_joint_we,
        "# Joint Statement of the Ministers\n\n"
        "We welcome the progress made. We reaffirm our support for the accord. We call "
        "for calm.",
    ),
    Rule(
        "we", False, is_we,
        "Kari Dahl thanked the crews. We stressed that the pier is open. She stressed "
        "the role of trade. Omar Vale welcomed the talks.",
    ),
    Rule(
        "what a speaker said", False, is_content,
        "Minister Kari Dahl met Minister Omar Vale in Oslo.\n\n"
        "Kari Dahl said that the talks go on. The pier is open. The strait is calm. "
        "Norway urged all to wait.\n\n"
        "Omar Vale said that trade grows. The port is busy. Ships call each day.",
    ),
    Rule(
        "what the sides have done", False, is_history,
        "Minister Kari Dahl met Minister Omar Vale in Oslo.\n\n"
        "Kari Dahl said that the talks go on. The pier is open. The strait is calm. "
        "The two countries have always supported each other.\n\n"
        "Omar Vale said that trade grows. The port is busy. Ships call each day.",
    ),
    Rule(
        "a common word", False, is_common_word,
        "Kari Dahl welcomed the talks. Ferries noted a delay. She stressed the role of "
        "trade.",
    ),
    Rule(
        "a guess in prose", True, is_loose_guess,
        "“We are glad,” said Kari Dahl.\n\n"
        "“It is a good day,” she added.\n\n"
        "Analysts expect a rise in fares.",
    ),
    Rule(
        "a loose verb in prose", False, is_loose,
        "“We are glad,” said Kari Dahl.\n\n"
        "“It is a good day,” she added.\n\n"
        "The company raised concern.",
    ),
    Rule(
        "a ruling", False, is_ruling,
        "Kari Dahl welcomed the talks. The judge raised the fine. She stressed the role "
        "of trade.",
    ),
    Rule(
        "the past tense", True, is_past,
        "Kari Dahl said that the talks go on.",
    ),
    Rule(
        "a feeling", False, is_feeling,
        "Kari Dahl stressed the role of trade. Omar Vale is grateful for the help. She "
        "welcomed the talks.",
    ),
    Rule(
        "a body and that", True, is_body_that,
        "The council notes that the pier is old. Kari Dahl welcomed the talks.",
    ),
    Rule(
        "a view, now", True, is_view_now,
        "“We are glad,” said Kari Dahl.\n\n"
        "“It is a good day,” she added.\n\n"
        "The company denies all claims.",
    ),
    Rule(
        "a side, now", False, is_side_now,
        "Kari Dahl welcomed the talks. Norway urges all to wait. She stressed the role "
        "of trade.",
    ),
    Rule(
        "all, now", False, is_all_now,
        "Minister Kari Dahl met Minister Omar Vale in Oslo.\n\n"
        "Kari Dahl said that the talks go on. The pier is open. The strait is calm. The "
        "two sides agree on this.\n\n"
        "Omar Vale said that trade grows. The port is busy. Ships call each day.",
    ),
)  # fmt: skip
