# ruff: noqa: E501 - one row of a table is one line
"""Who "he", "she" and "they" are, one row per shape: the last sentence of a text, and whose it is."""

from __future__ import annotations

import pytest

from tests.reading import last_sentence

# Text | speaker of its last sentence
PRONOUNS = """
Kari Dahl met Omar Vale in Oslo. Ms. Dahl thanked the crews. Mr. Vale welcomed the talks. She noted that fares fall. | Kari Dahl
Kari Dahl met Omar Vale in Oslo. Ms. Dahl thanked the crews. Mr. Vale welcomed the talks. He noted that fares fall. | Omar Vale
Kari Dahl met Omar Vale in Oslo. Mr. Vale thanked the crews. Ms. Dahl welcomed the talks. He noted that fares fall. | Omar Vale
Queen Ida of Norland received Lord Falk. Lord Falk thanked the crews. She noted that fares fall. | Ida
Ms. Dahl thanked the crews. She noted that fares fall. | Ms. Dahl
Mr. Vale thanked the crews. Mr. Poole noted that fares fall. He stressed the role of trade. | Mr. Poole
Kari Dahl and Omar Vale thanked the crews. They stressed the role of trade. | Kari Dahl and Omar Vale
The two sides thanked the crews. They stressed the role of trade. | The two sides
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "speaker"), rows(PRONOUNS))
def test_reads_a_pronoun_as_the_one_whom_it_fits(text: str, speaker: str) -> None:
    assert last_sentence(text)[0] == speaker
