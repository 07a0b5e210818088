"""Direct speech and sentences with two speakers: who is given each part."""

from __future__ import annotations

import pytest

from tests.reading import spoken

OPENING = (
    "Mayor Ines Falk met Port Director Tomas Brandt on Monday. The harbour is the largest in the "
    "north."
)

# Paragraph | speakers of its statements in order, "-" for narration
QUOTED = """
“We go on,” said Ines Falk. | Ines Falk
“We go on,” Falk said. | Ines Falk
“We go on,” she said. | Ines Falk
“We go on,” said the Mayor. | Ines Falk
“We go on,” the Mayor added. | Ines Falk
“We go on,” says Falk. | Ines Falk
"We go on," Falk told reporters. | Ines Falk
"We go on," Falk said. "It is late. We are tired." | Ines Falk
"We go on," Falk said, "because we must." | Ines Falk
Falk said: "We go on. It is late." | Ines Falk
Falk said, “We go on.” | Ines Falk
Falk added: “We go on.” | Ines Falk
Falk: “We go on.” | Ines Falk
Falk called the plan “a gift to the town”. | Ines Falk
Falk stressed that the town was “open to all” and would stay so. | Ines Falk
'We go on,' Falk said. | Ines Falk
«We go on,» Falk said. | Ines Falk
„We go on,“ Falk said. | Ines Falk
“He told me ‘never again’ and left,” Falk said. | Ines Falk
“We go on,” said Olga Lind, 71, who lives by the dock. “I will stay.” | Olga Lind
“We go on,” said Olga Lind, head of the Dock Union. | Olga Lind
“We go on,” said Dr. Olga Lind, Professor of Law at the University of Bergen. | Olga Lind
“We go on,” explained union chief Olga Lind. | Olga Lind
“We go on,” a spokesperson said. | A spokesperson
“We go on,” the ministry said in a statement. | The ministry
“We go on,” officials said. | Officials
“Do we go on?” asked Falk. | Ines Falk
“We go on!” Falk exclaimed. | Ines Falk
According to Falk, “we go on.” | Ines Falk
“We go on,” according to Falk. | Ines Falk
As a friend, “we go on,” Falk said. | Ines Falk
"""

TWO_VOICES = """
Falk said that trade grew, while Brandt said that fish were few. | Ines Falk, Tomas Brandt
Falk thanked the crew, while Brandt praised the town. | Ines Falk, Tomas Brandt
Falk thanked the crew, and Brandt praised the town. | Ines Falk, Tomas Brandt
Falk thanked the crew; Brandt praised the town. | Ines Falk, Tomas Brandt
Falk praised the town and stressed the need for calm. | Ines Falk
Falk said that Brandt had promised new cranes. | Ines Falk
Falk said that fish were few and that Brandt agreed. | Ines Falk
Falk praised the town, stressing that the port was its heart. | Ines Falk
Falk urged the crews to rest, noting that nights were long, and thanked them. | Ines Falk
They discussed the cranes and the Mayor thanked the crews. | They, Ines Falk
Falk opened the school and thanked the teachers. | Ines Falk
Brandt visited the dock and condemned the theft. | Tomas Brandt
"""

NARRATED = """
The ship “Aurora” left port on Monday. | -
The film “A Night in Oslo” was shown. | -
The so-called “night tax” was dropped. | -
The “harbour pact” runs for five years. | -
The pact's aim is calm at night. | -
The word “crane” has two meanings. | -
"""


def rows(table: str) -> list[tuple[str, list[str]]]:
    found = []
    for line in table.strip().splitlines():
        text, _, speakers = line.rpartition("|")
        found.append((text.strip(), [name.strip() for name in speakers.split(",")]))
    return found


@pytest.mark.parametrize(("text", "speakers"), rows(QUOTED) + rows(TWO_VOICES) + rows(NARRATED))
def test_gives_each_part_to_its_speaker(text: str, speakers: list[str]) -> None:
    got = spoken(OPENING, text)
    assert [name for name, _ in got[1:]] == speakers


def test_carries_a_quotation_over_paragraphs() -> None:
    got = spoken(
        OPENING,
        "Falk said: “The night belongs to those who sleep.",
        "“We will keep it so.",
        "“Nobody will pay for it.”",
        "The plan runs for five years.",
    )
    assert [name for name, _ in got] == ["-", "Ines Falk", "Ines Falk", "Ines Falk", "-"]


def test_finds_the_cue_at_the_end_of_a_long_quotation() -> None:
    got = spoken(
        OPENING, "“The night is long. The crews are tired. We need rest,” said Tomas Brandt."
    )
    assert [name for name, _ in got] == ["-", "Tomas Brandt"]


def test_reads_a_paragraph_that_announces_a_quotation() -> None:
    got = spoken(OPENING, "Mayor Falk:", "“We go on.”", "Port Director Brandt:", "“So do we.”")
    assert [name for name, _ in got[1:]] == [
        "Ines Falk",
        "Ines Falk",
        "Tomas Brandt",
        "Tomas Brandt",
    ]
