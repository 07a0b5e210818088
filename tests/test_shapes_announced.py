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
