"""The strip of a long release: blocks by statement, by turn, and by whoever says most."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import pytest

from readout.model import Speaker, SpeakerKind
from readout.web.strip import MOST_BLOCKS, MOST_LINKS, by_turns, strip_svg
from readout.web.views import Views
from tests.invented import document, said

NAMES = ("ada", "bo", "cy")


def talks(runs: int, length: int = 1, words: str = "We stay.") -> Views:
    """So many turns, the speakers one after another, each of so many statements."""
    paragraphs = [
        [said(NAMES[turn % len(NAMES)], words, how="turn")]
        for turn in range(runs)
        for _ in range(length)
    ]
    return Views(document(*paragraphs))


class Drawn(NamedTuple):
    """A block of the strip: its look, where it begins and how wide it is, in percent."""

    look: str
    left: float
    width: float


def draw(views: Views, only: int | None = None) -> tuple[str, list[Drawn]]:
    """The strip as text, and its blocks."""
    speaker = None if only is None else views.speakers[NAMES[only]]
    svg = str(strip_svg(views, "../" if only is not None else "", speaker))
    found = re.findall(r'<rect class="([kj][^"]*)" x="([\d.]+)%" y="2" width="([\d.]+)%"', svg)
    return svg, [Drawn(look, float(left), float(width)) for look, left, width in found]


def fills_the_width(blocks: list[Drawn]) -> bool:
    joined = all(
        one.left + one.width == pytest.approx(other.left, abs=0.02)
        for one, other in pairwise(blocks)
    )
    last = blocks[-1]
    return joined and blocks[0].left == 0 and last.left + last.width == pytest.approx(100, abs=1)


def test_each_statement_has_a_block_while_there_is_room() -> None:
    views = talks(MOST_LINKS)
    svg, blocks = draw(views)
    assert not by_turns(views)
    assert (len(blocks), svg.count("<a ")) == (MOST_LINKS, MOST_LINKS)
    assert 'class="strip dense" role="group"' in svg
    assert 'href="#s90" aria-label="§ 90, Cy, 2 words"' in svg
    assert fills_the_width(blocks)


def test_few_blocks_are_not_dense() -> None:
    assert 'class="strip" ' in draw(talks(60))[0]
    assert 'class="strip dense" ' in draw(talks(61))[0]


def test_a_long_release_has_a_block_for_each_turn() -> None:
    views = talks(40, 3)
    svg, blocks = draw(views)
    assert by_turns(views)
    assert (len(blocks), svg.count("<a ")) == (40, 40)
    assert 'aria-label="§ 4 to 6, Bo, 6 words"' in svg
    assert [block.look for block in blocks[:4]] == ["k1", "k2", "k3", "k1"]
    assert fills_the_width(blocks)


def test_many_turns_are_a_picture_without_links() -> None:
    svg, blocks = draw(talks(MOST_LINKS + 1))
    assert 'class="strip dense bare" role="img"' in svg
    assert "<a " not in svg
    assert len(blocks) == MOST_LINKS + 1
    assert fills_the_width(blocks)


def test_neighbours_share_a_block_in_the_look_of_who_says_most() -> None:
    few, many = "We stay.", "We stay here for a good long while."
    turns = range(3 * MOST_BLOCKS)
    made = document(
        *([said(NAMES[turn % 3], many if turn % 3 == 1 else few, how="turn")] for turn in turns)
    )
    _, blocks = draw(Views(made))
    assert len(blocks) <= MOST_BLOCKS
    assert {block.look for block in blocks} == {"k2"}
    assert fills_the_width(blocks)


def test_what_is_left_over_at_the_end_is_drawn() -> None:
    _, blocks = draw(talks(MOST_BLOCKS + 1))
    assert fills_the_width(blocks)
    assert len(blocks) == (MOST_BLOCKS + 2) // 2


def test_a_speakers_strip_puts_the_others_together() -> None:
    views = talks(120)
    svg, blocks = draw(views, only=1)
    assert [block.look for block in blocks[:4]] == ["k1 faded", "k2", "kn faded", "k2"]
    assert svg.count("<a ") == len(blocks) == 81
    assert 'href="../index.html#s3" aria-label="§ 3 to 4, Other speakers, 4 words"' in svg
    assert 'aria-label="§ 2, Bo, 2 words"' in svg
    assert fills_the_width(blocks)


def test_two_who_speak_as_one_have_both_colours() -> None:
    def made(*members: str) -> Views:
        sides = Speaker("sides", "The sides", SpeakerKind.COLLECTIVE, members=members)
        each = ([said(name, f"⟦{name}⟧ ⟪said⟫ yes.")] for name in ("ada", "bo"))
        agreed = [said("sides", "⟦They⟧ ⟪agreed⟫.")]
        return Views(document(*each, agreed, speakers=(sides,)))

    svg, blocks = draw(made("ada", "bo"))
    assert [block.look for block in blocks] == ["k2", "k3", "j23"]
    assert '<pattern id="fj23" class="j23" width="8"' in svg
    assert [block.look for block in draw(made("ada"))[1]] == ["k2", "k3", "k1"]
