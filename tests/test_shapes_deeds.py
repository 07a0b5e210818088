# ruff: noqa: E501 - one row of a table is one line
"""Offices in short, visits and welcomes, passives of light verbs, and the pronouns after them."""

from __future__ import annotations

import pytest

from tests.reading import read

MEETING = (
    "High Representative/Vice-President Clara Holm met the Deputy Prime Minister and Foreign "
    "Minister of Ghana, Kofi Mensah, in Oslo. The talks took place at the harbour."
)

# Sentence | who speaks, "-" for the writer
SHORT = """
The HR/VP reiterated the support of the Union. | Clara Holm
The HR/VP also recalled that talks go on. | Clara Holm
The VP/HR thanked her guest. | Clara Holm
The HR thanked her guest. | Clara Holm
The DPM/FM underscored the need for calm. | Kofi Mensah
The FM thanked his host. | Kofi Mensah
The DPM expressed concern about the dam. | Kofi Mensah
The envoy thanked the crews. | The envoy
"""

MUTUAL = """
Views were also exchanged on fish. | The parties
Views were exchanged on the dam and the ferry. | The parties
Special attention was paid by Mensah to the dam. | Kofi Mensah
Condolences were extended by the Foreign Minister. | Kofi Mensah
The two sides had an in-depth exchange of views on the dam. | The two sides
They had a frank exchange of views. | They
They held an exchange of opinions on quotas. | They
Both sides coordinated positions on the dam. | Both sides
They also coordinated positions ahead of the summit. | They
Both reaffirmed their friendship. | Both
Holm spoke in favour of a new pact. | Clara Holm
Mensah, in turn, spoke in favor of an early truce. | Kofi Mensah
Mensah argued in favour of a new pact. | Kofi Mensah
Mensah spoke out against the dam. | Kofi Mensah
"""

DEEDS = """
Holm welcomed the Foreign Minister of Ghana, Kofi Mensah, to Oslo. | -
Holm welcomed Minister Mensah to the Harbour Hall in Oslo on Tuesday. | -
Holm welcomed President Ada Lind at Harbour Hall. | -
Holm called on Minister Mensah on the sidelines of the summit. | -
Holm called on the Foreign Minister in Accra. | -
Press Secretary Ida Berg provided the following readout: | -
Ida Berg, a spokeswoman, issued the following statement: | -
The dam was paid for by the state. | -
Gifts were exchanged at the end. | -
Aid was offered in May. | -
The ferry was raised in June. | -
The two sides had lunch at the harbour. | -
They had a meeting in Bergen. | -
They coordinated the work of the crews. | -
"""

WORDS = """
Holm welcomed the decision to open the dam. | Clara Holm
Holm welcomed the pact and its aim. | Clara Holm
Holm welcomed the efforts of Ghana to end the dispute. | Clara Holm
Holm called on Minister Mensah to open the dam. | Clara Holm
Holm made the following points: | Clara Holm
"""


def speakers(*paragraphs: str) -> list[str]:
    """Who speaks in each sentence, "-" for the writer."""
    reading = read(*paragraphs)
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    return [names.get(s.speaker or "", "-") for s in reading.statements for _ in s.sentences]


def rows(table: str) -> list[tuple[str, str]]:
    return [
        (line.rpartition("|")[0].strip(), line.rpartition("|")[2].strip())
        for line in table.strip().splitlines()
    ]


@pytest.mark.parametrize(
    ("text", "speaker"), rows(SHORT) + rows(MUTUAL) + rows(DEEDS) + rows(WORDS)
)
def test_gives_the_sentence_to(text: str, speaker: str) -> None:
    assert speakers(MEETING, "Holm said that talks go on.", text)[-1] == speaker


PROSE = (
    "The Rowing Union gave the race to Lake Arden on Saturday. The lake is the largest in the "
    "north.\n\nUnion President Luc Amsler commented: “The lake can hold a fine race, I am sure.”"
)

# Paragraph | who speaks in each of its sentences
AFTER_A_NAME = """
Committee chair Kofi Danso was delighted. “It is a dream for all of us here,” he said. | -, Kofi Danso
Committee chair Kofi Danso opened the hall on Sunday. “It is a dream,” he said. | -, Kofi Danso
Committee chair Gry Dal visited the lake. “It is a dream,” she said. | -, Gry Dal
Dan East of Eastmark said the lake was ready. He warned that time was short. | Dan East, Dan East
Gry Dal said the lake was ready. She warned that time was short. | Gry Dal, Gry Dal
“The lake is ready for all,” said Gry Dal, a rower. “We wait.” | Gry Dal, Gry Dal
For coach Gry Dal, the next step is clear: “We have to map the lake before May.” | Gry Dal
According to Gry Dal, the lake is ready. | Gry Dal
Researchers at the lake took samples. They found that the water was clean. | -, Researchers at the lake
"""


@pytest.mark.parametrize(("text", "expected"), rows(AFTER_A_NAME))
def test_remembers_the_last_subject(text: str, expected: str) -> None:
    count = len(expected.split(", "))
    assert speakers(*PROSE.split("\n\n"), text)[-count:] == expected.split(", ")


SEQUENCES = [
    (
        "The appellant argued that the decision was wrong. The respondent contended that it was "
        "right. The Harbour Court held that the claim must fail.",
        ["The appellant", "The respondent", "The Harbour Court"],
    ),
    (
        "Ambassador Erik Lind thanked the crews. The envoy conveyed greetings from his King.",
        ["Erik Lind", "Erik Lind"],
    ),
    (
        "Participants stressed the value of open markets, and many highlighted the need for loans.",
        ["Participants"],
    ),
    (
        "The Harbour Board decided to keep the fee. The Board judges that trade will grow.",
        ["The Harbour Board"] * 2,
    ),
    (
        "The Ministry of Trade of Norland said that talks go on. The Ministry added that fares fall.",
        ["The Ministry of Trade of Norland"] * 2,
    ),
    (
        "The Harbour Council urged calm. The Fish Council disagreed. The Council warned of a strike.",
        ["The Harbour Council", "The Fish Council", "The Fish Council"],
    ),
    (
        "The Council urged calm. The Harbour Council disagreed.",
        ["The Council", "The Harbour Council"],
    ),
    (
        "The Secretary-General calls on all to stop. The law must be respected. He urges calm. "
        "He condemns the attack.",
        ["The Secretary-General"] * 4,
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEQUENCES)
def test_follows_a_paragraph(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_hears_whom_each_line_announces() -> None:
    assert speakers(
        "The state will invest in wind in the islands.",
        "Quotes attributable to Minister for Ports, Senator Alice Wren:",
        "“The sea is the greatest threat to the islands.”",
        "Quotes attributable to Minister for Climate Change, Greg Tobin:",
        "“Clean power means lower bills for all.”",
    )[2::2] == ["Alice Wren", "Greg Tobin"]
