"""Two readings of an invented release: what the comparison makes of each kind of edit."""

from __future__ import annotations

import itertools
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.data.exports import render_exports
from readout.editing.accounts import Account, Said, account_of, read_account
from readout.editing.align import align, split_words
from readout.editing.changes import Comparison, compare
from readout.editing.trace import Fate
from tests.invented import document, said

PORTS = "Ada Lind said that the ports of the north stay open. She added that time is short."
BRIDGE = "Bo Sand said that Norland will pay for the bridge."
THANKS = "Ada Lind thanked the hosts for their warm welcome."
OPENING = "Talks were held in Port Vell."
TALKS = ((None, OPENING), ("Ada Lind", PORTS), ("Bo Sand", BRIDGE), ("Ada Lind", THANKS))

Turn = tuple[str | None, str]


def account(
    *turns: Turn, title: str = "Talks", date: str | None = None, **names: tuple[str, ...]
) -> Account:
    statements = tuple(
        Said(number, who, tuple(re.findall(r".+?[.?!](?: |$)|.+$", text)), 2 * number)
        for number, (who, text) in enumerate(turns, 1)
    )
    known = {name.replace("_", " "): frozenset(others) for name, others in names.items()}
    return Account(title, date, statements, known)


def edited(place: int, old: str, new: str) -> Account:
    turns = list(TALKS)
    speaker, text = turns[place - 1]
    assert old in text
    turns[place - 1] = speaker, text.replace(old, new)
    return account(*turns)


def marked(comparison: Comparison) -> str:
    """What changed, one line a statement: [-gone-], {+fresh+}, moved words in <>."""
    signs = {Fate.SAME: "{}", Fate.GONE: "[-{}-]", Fate.FRESH: "{{+{}+}}"}
    lines = []
    for passage in comparison.passages:
        if not passage.changed:
            continue
        numbers = [str(one.number) if one else "-" for one in (passage.old, passage.new)]
        text = "".join(
            f"<{signs[p.fate].format(p.text)}>" if p.moved else signs[p.fate].format(p.text)
            for p in passage.pieces
        )
        lines.append(f"{numbers[0]}>{numbers[1]} {text}")
    lines += [
        f"{g.old.number}>{g.new.number} {g.old.speaker}>{g.new.speaker}: {g.text}"
        + (" (whole)" if g.whole else "")
        for g in comparison.given
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(account(*TALKS), "", id="nothing changed"),
        pytest.param(
            edited(4, "warm", "kind"),
            "4>4 Ada Lind thanked the hosts for their [-warm -]{+kind +}welcome.",
            id="word replaced",
        ),
        pytest.param(
            edited(4, "warm welcome", "welcome, warm as ever"),
            "4>4 Ada Lind thanked the hosts for their [-warm -]welcome{+, warm as ever+}.",
            id="word moved",
        ),
        pytest.param(
            edited(3, "will pay for", "will pay. It will pay for"),
            "3>3 Bo Sand said that Norland will pay{+. It will pay +}for the bridge.",
            id="sentence split",
        ),
        pytest.param(
            account(*TALKS[:2], ("Ada Lind", BRIDGE), TALKS[3]),
            f"3>3 Bo Sand>Ada Lind: {BRIDGE} (whole)",
            id="speaker changed",
        ),
        pytest.param(
            account(*TALKS[:2], (None, BRIDGE), TALKS[3]),
            f"3>3 Bo Sand>None: {BRIDGE} (whole)",
            id="speaker changed to narration",
        ),
        pytest.param(
            account(
                TALKS[0],
                ("Ada Lind", "Ada Lind said that the ports of the north stay open."),
                ("Bo Sand", f"Bo Sand added that time is short. {BRIDGE}"),
                TALKS[3],
            ),
            "2>2 Ada Lind said that the ports of the north stay open.[-She -]\n"
            f"3>3 {{+Bo Sand +}}added that time is short. {BRIDGE}\n"
            "2>3 Ada Lind>Bo Sand: added that time is short.",
            id="sentence given to the next speaker",
        ),
        pytest.param(
            account(TALKS[0], TALKS[2], TALKS[1], TALKS[3]),
            f"3>2 <{BRIDGE}>\n3>- <[-{BRIDGE}-]>",
            id="paragraph reordered",
        ),
        pytest.param(
            account(TALKS[0], ("Bo Sand", THANKS.replace("warm", "kind")), *TALKS[1:3]),
            "4>2 <Ada Lind thanked the hosts for their ><[-warm -]>{+kind +}<welcome.>\n"
            f"4>- <[-{THANKS}-]>\n"
            "4>2 Ada Lind>Bo Sand: Ada Lind thanked the hosts for their … welcome. (whole)",
            id="paragraph reordered, reworded and given to another",
        ),
        pytest.param(
            account(*TALKS[:2], ("Cy Fox", "Cy Fox denied it all at length."), TALKS[3]),
            f"3>- [-{BRIDGE}-]\n->3 {{+Cy Fox denied it all at length.+}}",
            id="statement replaced",
        ),
        pytest.param(account(TALKS[0], *TALKS[2:]), f"2>- [-{PORTS}-]", id="statement taken out"),
        pytest.param(
            account(*TALKS, ("Bo Sand", "Bo Sand agreed.")),
            "->5 {+Bo Sand agreed.+}",
            id="statement added",
        ),
        pytest.param(
            account(
                TALKS[0],
                ("Ada Lind", "Ada Lind said that the ports of the north stay open."),
                ("Ada Lind", "She added that time is short."),
                *TALKS[2:],
            ),
            "",
            id="paragraph split",
        ),
    ],
)
def test_tells(after: Account, expected: str) -> None:
    assert marked(compare(account(*TALKS), after)) == expected


def test_sums_up_what_became_of_statements() -> None:
    after = account(TALKS[0], TALKS[2], TALKS[1], ("Cy Fox", "Cy Fox denied it all at length."))
    comparison = compare(account(*TALKS), after)
    assert [one.number for one in comparison.added] == [4]
    assert [one.number for one in comparison.removed] == [4]
    assert [passage.new.number for passage in comparison.moved if passage.new] == [2]
    assert comparison.reworded == []
    assert {old: new.number for old, new in comparison.left.items()} == {1: 1, 2: 3, 3: 2}


def test_a_statement_that_only_got_another_number_has_not_moved() -> None:
    after = account(("Cy Fox", "Cy Fox opened the talks with a song."), *TALKS)
    comparison = compare(account(*TALKS), after)
    assert [one.number for one in comparison.added] == [1]
    assert comparison.moved == []


@pytest.mark.parametrize(
    ("before", "after", "given"),
    [
        (account(("Lind", PORTS)), account(("Ada Lind", PORTS), Ada_Lind=("Lind",)), False),
        (account(("Ada Lind", PORTS), Ada_Lind=("Lind",)), account(("Lind", PORTS)), False),
        (account(("Lind", PORTS)), account(("Ada Lind", PORTS)), True),
        (account((None, PORTS)), account(("Ada Lind", PORTS)), True),
        (account((None, PORTS)), account((None, PORTS)), False),
    ],
    ids=["alias gained", "alias lost", "another name", "out of narration", "narration"],
)
def test_knows_a_speaker_by_each_name(before: Account, after: Account, given: bool) -> None:
    comparison = compare(before, after)
    assert bool(comparison.given) is given
    assert bool(comparison) is given


@pytest.mark.parametrize("changed", [{"title": "More talks"}, {"date": "2031-03-05"}])
def test_a_new_title_or_date_is_a_change(changed: dict[str, str]) -> None:
    assert compare(account(*TALKS), account(*TALKS, **changed))  # type: ignore[arg-type]


def test_reads_the_same_account_from_the_site_as_from_the_release() -> None:
    doc = document(
        [said(None, "Talks were held.")],
        [said("ada-lind", "⟦She⟧ ⟪said⟫ yes.\nAnd no.", "⟦She⟧ ⟪added⟫ more."), said("bo", "So.")],
    )
    pages = {page.path: page.content for page in render_exports(doc)}
    data = json.loads(pages["data/readout.json"])
    assert read_account(data) == account_of(doc)
    assert account_of(doc).statements[1].sentences == ("She said yes. And no. ", "She added more.")


@pytest.mark.parametrize("data", [None, [], {}, {"format": "readout/2"}, {"format": "readout/1"}])
def test_leaves_alone_what_another_program_wrote(data: object) -> None:
    assert read_account(data) is None


word = st.sampled_from(["a", "b", "c", "d", "said", "that"])
sentence = st.lists(word, min_size=1, max_size=8).map(lambda words: " ".join(words) + ". ")
turn = st.tuples(
    st.sampled_from([None, "A", "B"]), st.lists(sentence, min_size=1, max_size=3).map("".join)
)
accounts = st.lists(turn, max_size=8).map(lambda turns: account(*turns))


@given(accounts, accounts)
@settings(max_examples=150, deadline=None)
@pytest.mark.slow
def test_loses_no_word_of_either_text(before: Account, after: Account) -> None:
    comparison = compare(before, after)
    pieces = [piece for passage in comparison.passages for piece in passage.pieces]
    new = "".join(piece.text for piece in pieces if piece.fate is not Fate.GONE)
    assert new.split() == "".join(one.text for one in after.statements).split()
    here = [p for p in pieces if p.fate is not Fate.FRESH and not (p.moved and p.new is not None)]
    old = "".join(p.text for p in sorted(here, key=lambda p: p.old or 0))
    assert sorted("".join(old.split())) == sorted(
        "".join("".join(one.text for one in before.statements).split())
    )
    assert [p.new for p in comparison.passages if p.new] == list(after.statements)


@given(st.text("ab", max_size=30), st.text("abc", max_size=30))
@settings(max_examples=150, deadline=None)
def test_aligns_equal_elements_in_order(old: str, new: str) -> None:
    pairs = align(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(pairs))
    assert pairs or not set(old) & set(new)


def test_aligns_long_repetitions_without_comparing_all_with_all() -> None:
    class Counted(str):
        count = 0
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            Counted.count += 1
            return str.__eq__(self, other)

    old = [Counted(word) for word in [*"abcb"] * 2000]
    new = [Counted(word) for word in [*"bacc"] * 2000]
    assert align(old, new)
    assert Counted.count < 100 * len(old)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“No,” she said.", ["“", "No", ",", "” ", "she ", "said", "."]),
        ("the U.S.-led talks", ["the ", "U.S", ".", "-", "led ", "talks"]),
        ("China's 1,000 win-win", ["China's ", "1,000 ", "win-win"]),
        ("王毅说，好", ["王", "毅", "说", "，", "好"]),
        ("काठमांडू में", ["काठमांडू ", "में"]),
    ],
)
def test_splits_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words
