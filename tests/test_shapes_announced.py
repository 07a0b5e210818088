# ruff: noqa: E501 - one row of a table is one line
"""Reports in the present tense, announced quotations and one-word askers."""

from __future__ import annotations

import pytest

from tests.reading import read

PRESENT = """
The Harbour Council reiterates its support for the treaty. It condemns the attack on the ferry.

The Harbour Council takes note of the report. It invites the ministers to take the work forward.

The Harbour Council is deeply concerned about the delays.
"""
SIGNED = """
The Director-General is alarmed by the reports from the coast.

The Director-General calls on all parties to open the road. He urges them to meet.

Mona Lind, Spokesperson for the Director-General
"""
ANNOUNCED = """
A team led by Ms. Elena Brandt visited Port Lucas in May. Its work took two weeks.

At the end of the visit, Ms. Brandt issued the following statement:

“Growth has picked up in the islands. Prices are stable.

“We thank the ministry for its help.”
"""
LISTED = """
The Ministers reaffirmed their support for the treaty.

On trade, the Ministers:

- welcomed the customs agreement;

- agreed to set up a council.
"""
ASKED = """
Ministry Spokesperson Liu Wen took questions in Oslo.

Courier: The harbour was closed on Monday. What is your response?

Liu Wen: We regret the closure of the harbour.

Herald: Can you confirm the visit next week?

Liu Wen: I have nothing to share.
"""
CASES = [
    (PRESENT, ["The Harbour Council"] * 5),
    (SIGNED, ["The Director-General"] * 3 + ["-"]),
    (ANNOUNCED, ["-"] * 3 + ["Elena Brandt"] * 3),
    (ASKED, ["-", "Courier", "Courier", "Liu Wen", "Herald", "Liu Wen"]),
]


def speakers(text: str) -> list[str]:
    """Who speaks in each sentence, "-" for the writer."""
    reading = read(*text.strip().split("\n\n"))
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    return [names.get(s.speaker or "", "-") for s in reading.statements for _ in s.sentences]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_speaks(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_a_list_after_a_bare_subject_is_its_own() -> None:
    assert all(name != "-" for name in speakers(LISTED)[2:])


def test_a_quotation_is_heard_after_background() -> None:
    text = (
        "# Background\n\nThe rules date from 2019.\n\n"
        "Ada Lindqvist, President of the Board, said: “Every battery counts for all of us here.”"
    )
    assert speakers(text)[-1] == "Ada Lindqvist"


# Statement in the present tense, its sentences apart by "/" | who speaks in each of them
STATEMENTS = """
The Government of Norway welcomes the ceasefire in Mali. / It urges all parties to respect it. | The Government of Norway, The Government of Norway
Norway deeply regrets the loss of life in the flood. / The embassy remains in touch with the authorities. | Norway, -
The Ministry of Foreign Affairs of Ghana condemns the attack. / Our thoughts are with the families. | The Ministry of Foreign Affairs of Ghana, The Ministry of Foreign Affairs of Ghana
The company offers nets in three sizes. / The company expects sales to grow. | -, -
The firm welcomes visitors. / It has three boats. | -, -
"""


@pytest.mark.parametrize(
    ("text", "speakers"),
    [tuple(row.rsplit(" | ", 1)) for row in STATEMENTS.strip().splitlines()],
)
def test_reads_a_short_statement_in_the_present(text: str, speakers: str) -> None:
    reading = read(*text.split(" / "))
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    found = [names.get(each.speaker or "", "-") for each in reading.statements]
    assert ", ".join(found) == speakers
