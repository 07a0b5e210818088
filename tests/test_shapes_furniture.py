"""Lines around a release: which are page, which is the title, and which are never taken."""

from __future__ import annotations

import pytest

from readout.text.furniture import find_frame

BODY = "Harbour Minister Ada Falk said in Oslo on Monday that the new ferry will sail in May."

# A line above the title | its kind
ABOVE = """
Press Release No. 45/2025 | label
PR No. 12/2024 | label
Ref: HM/2025/17 | label
News | label
Media Statement | label
Published on 3 May 2025 | date
Last updated: 3 May 2025 | date
Oslo, 3 May 2025 | date
MINISTRY OF HARBOURS AND FERRIES | letterhead
HARBOUR COUNCIL OF THE NORTH | letterhead
By Ada Falk | byline
"""

# A line on its own, anywhere | its kind
ALONE = """
Photo: Ada Falk / Harbour Press | image
Photo credit: Harbour Press | image
(Image: Harbour Press) | image
FULL TEXT. | label
Abstract | label
-ENDS- | end mark
Learn more about the ferry and its new route at https://harbour.example/ferry today | more
"""

# A line below the text | its kind
BELOW = """
Follow us on Harbourbook | share
Subscribe to the harbour letter | share
Media contact: Ada Falk, press@harbour.example | contact
Tags: ferries, harbours | tags
© 2025 Harbour Council | copyright
"""

KEPT = """
The photo was taken in May and shows the new ferry.
News of the ferry reached the islands on Monday.
Published reports of the loss are wrong, the Minister said.
References to the old ferry were removed in 2019.
The Ministry of Harbours was founded in 1921.
Follow-up talks take place in June.
Learn more slowly, Falk told the pupils, and you will learn more.
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [
        (line.rpartition("|")[0].strip(), line.rpartition("|")[2].strip())
        for line in table.strip().splitlines()
    ]


@pytest.mark.parametrize(("line", "kind"), rows(ABOVE))
def test_takes_a_line_above_the_title(line: str, kind: str) -> None:
    frame = find_frame([line, "", "Ferry sails in May", "", BODY, "", BODY])
    assert ([item.kind for item in frame.furniture], frame.title) == ([kind], "Ferry sails in May")


@pytest.mark.parametrize(("line", "kind"), rows(ALONE))
def test_takes_a_line_anywhere(line: str, kind: str) -> None:
    frame = find_frame(["Ferry sails in May", "", BODY, "", line, "", BODY])
    assert [(item.text, item.kind) for item in frame.furniture] == [(line, kind)]


@pytest.mark.parametrize(("line", "kind"), rows(BELOW))
def test_takes_a_line_below(line: str, kind: str) -> None:
    frame = find_frame(["Ferry sails in May", "", BODY, "", line])
    assert [(item.text, item.kind) for item in frame.furniture] == [(line, kind)]


@pytest.mark.parametrize("line", KEPT.strip().splitlines())
def test_keeps_a_sentence(line: str) -> None:
    for lines in ([line, "", BODY], [BODY, "", line, "", BODY], [BODY, "", line]):
        assert lines.index(line) not in find_frame(lines).taken


HEADLINES = [
    (["Ferry sails in May.", "", "OSLO, 3 May - The ferry sails.", "", BODY], True),
    (["Ferry sails in May.", "", "3 May 2025", "", BODY, "", BODY], True),
    (["Ferry sails in May.", "", "FULL TEXT.", "", BODY, "", BODY], True),
    (["Harbour Minister says new ferry will sail in May.", "", BODY, "", BODY], True),
    (["The ferry is new.", "", BODY, "", BODY], False),
    (["Ada Falk met the crews in Bergen.", "", "She thanked them.", "", BODY], False),
    ([BODY, "", "3 May 2025"], False),
]


@pytest.mark.parametrize(("lines", "is_title"), HEADLINES)
def test_tells_a_headline_that_ends_in_a_full_stop(lines: list[str], is_title: bool) -> None:
    assert (0 in find_frame(lines).taken) is is_title


TITLES = [
    (["**Ferry sails in May**", "", BODY, "", BODY], "Ferry sails in May"),
    (["__Ferry *sails* in May__", "", BODY, "", BODY], "Ferry *sails* in May"),
    (["# *Ferry sails* in May #", "", BODY], "*Ferry sails* in May"),
    (["**", "", BODY, "", BODY], "**"),
    (["Ferry sails in May", f"{BODY} {BODY}", "", BODY], "Ferry sails in May"),
    (["Ferry sails", "in May", "", BODY, "", BODY], "Ferry sails in May"),
    (["Ferry sails in May", "3 May 2025", "", BODY, "", BODY], "Ferry sails in May"),
    (["Ferry sails in May", "For immediate release", "", BODY], "Ferry sails in May"),
]


@pytest.mark.parametrize(("lines", "title"), TITLES)
def test_tells_where_a_title_ends(lines: list[str], title: str) -> None:
    assert find_frame(lines).title == title


# Lines below the text | their kinds, "-" where they stay
TAILS = """
Ada Falk, ;press@harbour.example | contact contact
Ada Falk;HARBOUR COUNCIL;press@harbour.example | address address contact
press@harbour.example;Ada Falk | contact address
press@harbour.example;HARBOUR COUNCIL;2 QUAY | contact address address
press@harbour.example;AF/BO | contact address
A Moe;B Moe;C Moe;D Moe;E Moe;F Moe;a@b.no | - address address address address address contact
Ada Falk;HARBOUR COUNCIL | - -
Ada Falk said no.;press@harbour.example | - contact
a small harbour;press@harbour.example | - contact
"""


@pytest.mark.parametrize(("tail", "kinds"), rows(TAILS))
def test_takes_an_address_only_beside_a_contact(tail: str, kinds: str) -> None:
    below = tail.split(";")
    frame = find_frame(["Ferry sails in May", "", BODY, "", *below])
    found = {item.line: item.kind for item in frame.furniture}
    assert [found.get(line, "-") for line in range(5, 5 + len(below))] == kinds.split()
