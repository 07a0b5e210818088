"""For any text at all: the statements are the body, in order, nothing lost and nothing added."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.model import Reading, Span
from readout.sections import group_sections
from tests.reading import make_release, read

PIECES = (
    *("Kari Dahl ", "Minister ", "the minister ", "He ", "she ", "They ", "The two sides ", "We "),
    *("said ", "said that ", "stressed ", "agreed to ", ", said ", "was told ", "according to "),
    *("“", "”", '"', "'", "‘", "’", "«", "»", "(", ")", "[", "]", ", ", ". ", ": ", "; ", " – "),
    *("and ", "while ", "that ", "of ", "Norway ", "U.S. ", "talks go on", "Q: ", "MR DAHL: "),
    *("\n", "…", "? ", "! ", "1. ", "é", "İ", "ß", "\u200b", "\u00a0", "中文。", "’s "),
)
ANYTHING = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)
TEXTS = st.lists(
    (ANYTHING | st.text(min_size=1, max_size=40)).filter(str.strip).map(str.strip),
    min_size=1,
    max_size=5,
)


def check_covers(paragraphs: list[str], reading: Reading) -> None:
    blocks = make_release(*paragraphs).blocks
    spans: dict[int, list[Span]] = {block.number: [] for block in blocks}
    for statement in reading.statements:
        found = [sentence.span for sentence in statement.sentences]
        assert statement.span == Span(found[0].start, found[-1].stop)
        spans[statement.block.number] += found
    for block in blocks:
        place = 0
        for span in spans[block.number]:
            assert not block.text[place : span.start].strip()
            assert place <= span.start < span.stop
            place = span.stop
        assert not block.text[place:].strip()


@given(TEXTS)
@settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.slow
def test_covers_any_text(paragraphs: list[str]) -> None:
    reading = read(*paragraphs)
    check_covers(paragraphs, reading)
    known = {speaker.id for speaker in reading.speakers}
    assert {each.speaker for each in reading.statements} - {None} <= known
    assert all(member in known for speaker in reading.speakers for member in speaker.members)
    assert sum(len(section.statements) for section in group_sections(reading)) == len(
        reading.statements
    )
    assert read(*paragraphs) == reading


# One sentence for each order in which speech is reported.
WHOLE = """
According to the statement issued by the Ministry of Ports, the ferry stays in Oslo.
According to Minister Kari Dahl of Norway, "the harbour is open," and so is the quay.
“We stay,” Kari Dahl, the Minister of Ports, told reporters on Monday, “as long as we must.”
On the ferry, Kari Dahl stressed that, as he had said before, the two sides would meet.
It was pointed out by the Minister that fish, she said, know no borders.
Asked whether the ports stay open, the spokesperson of the Ministry said no.
The two sides agreed to meet, with Norway welcoming the visit and Ghana, for its part, asking for more.
Q: Will it last? MR DAHL: (Laughs.) Not if the U.S. says “no”, as Mr. Vale's aide put it.
"""  # noqa: E501


@pytest.mark.parametrize("whole", WHOLE.strip().splitlines(), ids=lambda text: text[:16])
def test_reads_a_sentence_that_breaks_off_or_begins_anywhere(whole: str) -> None:
    words = whole.split()
    for place in range(1, len(words)):
        for part in (words[:place], words[place:]):
            text = " ".join(part)
            check_covers([text], read(text))
            check_covers([text.strip(".,")], read(text.strip(".,")))
