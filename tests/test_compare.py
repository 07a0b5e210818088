"""Topics of invented releases, and the pages that set the sides next to each other."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from time import process_time

import pytest

from readout.building import render_site
from readout.checks.finished import check_pages
from readout.comparing.drafts import Found
from readout.comparing.runs import Sharing
from readout.comparing.terms import stem
from readout.comparing.topics import MOST_SENTENCES, find_topics, find_unmatched, read_sides
from readout.model import Document, Origin, Settings, Speaker, SpeakerKind, Topic
from readout.pages import build_compare
from readout.text.source import decode_source
from readout.web.frame import Site, template_environment
from tests.invented import document, said

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden" / "compare.html"
ADA = Speaker("ada-lind", "Ada Lind", SpeakerKind.PERSON, side="Norland", role="Minister of Ports")
BO = Speaker("bo-sand", "Bo Sand", SpeakerKind.PERSON, side="Sudland")
CY = Speaker("cy-west", "Cy West", SpeakerKind.PERSON)
MEMBERS = ("ada-lind", "bo-sand")
BOTH = Speaker("both-sides", "The two sides", SpeakerKind.COLLECTIVE, members=MEMBERS)
SPEAKERS = (ADA, BO, CY, BOTH)
HARBOUR = document(
    [said(None, "Ada Lind met Bo Sand in Port Vell.")],
    [
        said(
            "ada-lind",
            "⟦Ada Lind⟧ ⟪said that⟫ Norland-Sudland relations are at a turning point.",
            "The harbour treaty and the two annexes of Vell must be kept.",
            "Fishing quotas, seal counts and cod stocks are for Norland to set.",
        )
    ],
    [
        said(
            "bo-sand",
            "⟦Bo Sand⟧ ⟪replied that⟫ the Sudland-Norland relations matter to both.",
            "⟦He⟧ ⟪repeated⟫ that Sudland observes the harbour treaty and keeps the two annexes"
            " of Vell.",
        )
    ],
    [said("both-sides", "⟦The two sides⟧ ⟪agreed⟫ to keep the harbour treaty.")],
    speakers=SPEAKERS,
)


def told(
    *words: tuple[str, str],
    settings: Settings | None = None,
    speakers: tuple[Speaker, ...] = SPEAKERS,
) -> Document:
    """One paragraph for each (who, what)."""
    return document(
        *([said(who, text)] for who, text in words), speakers=speakers, settings=settings
    )


def outline(found: Found) -> tuple[str, list[str]]:
    """The heading, and each sentence's address with the words marked in it."""
    lines = []
    for passage in found.passages:
        text = passage.statement.block.text
        marked = " | ".join(text[start:stop] for start, stop in passage.marks)
        lines.append(f"s{passage.statement.number}-{passage.place} {marked}".strip())
    return found.heading, lines


def topics_of(doc: Document) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
    sides = [speaker.id for speaker in doc.speakers if speaker.kind is SpeakerKind.PERSON]
    shared, single = find_topics(doc, sides)
    return [outline(one) for one in shared], [outline(one) for one in single]


def compare(doc: Document) -> dict[str, str]:
    """The compare pages by path."""
    site = Site(doc, template_environment(ROOT / "templates"))
    return {page.path: page.content.decode() for page in build_compare(site)}


def test_two_sides_of_a_harbour() -> None:
    shared, single = topics_of(HARBOUR)
    assert shared == [
        ("Norland-Sudland relations",
         ["s2-1 Norland-Sudland relations", "s3-1 Sudland-Norland relations"]),
        ("Harbour treaty and the two annexes of Vell",
         ["s2-2 harbour treaty and the two annexes of Vell",
          "s3-2 harbour treaty | annexes of Vell"]),
    ]  # fmt: skip
    assert [lines for _, lines in single] == [["s2-3"]]


@pytest.mark.parametrize(
    ("ada", "bo", "heading"),
    [
        ("The grain corridor stays open.", "We rely on that grain corridor.", "Grain corridor"),
        ("Nobody may close the Vell Strait.", "The Vell Strait is free.", "Vell Strait"),
        ("New tariffs hurt.", "Old tariffs hurt as well.", "Tariffs hurt"),
        ("A no-fly zone was set.", "There is no need for a no-fly zone.", "No-fly zone"),
        ("Wide bridges were built.", "It builds a wide bridge.", "Wide bridges"),
        ("Prices of wheat fell.", "Wheat is dear.", "Wheat"),
        # Nothing of one's own is shared.
        ("Ada Lind of Norland came.", "Ada Lind of Norland went.", None),
        ("All of this is for the others.", "All of this is for the others.", None),
        ("Roads are long.", "Rivers are deep.", None),
    ],
)
def test_names_what_two_sides_share(ada: str, bo: str, heading: str | None) -> None:
    shared, _ = topics_of(told(("ada-lind", ada), ("bo-sand", bo)))
    assert [name for name, _ in shared] == ([heading] if heading else [])


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("communiques", "communique"), ("policies", "policy"), ("managed", "manage"),
        ("managing", "manage"), ("Norland’s", "norland"), ("Sudland-Norland", "Norland-Sudland"),
        ("processes", "process"), ("tariffs", "tariff"),
    ],
)  # fmt: skip
def test_stems_are_the_same(word: str, same: str) -> None:
    assert stem(word) == stem(same)


def test_three_sides_may_share_by_two() -> None:
    shared, single = topics_of(
        told(
            ("ada-lind", "The grain corridor stays open."),
            ("bo-sand", "The Vell Strait needs the grain corridor."),
            ("cy-west", "Ships pass the Vell Strait freely."),
        )
    )
    assert shared == [
        ("Grain corridor", ["s1-1 grain corridor", "s2-1 grain corridor"]),
        ("Vell Strait", ["s2-1 Vell Strait", "s3-1 Vell Strait"]),
    ]
    assert single == []


def test_an_editor_adds_and_names_topics() -> None:
    here = Origin("config.yaml", 3)
    topics = (
        Topic("Treaty law", ("harbour treaty",), here),
        Topic("Fish", ("quotas", "cod"), here),
        Topic("Whales", ("whale", "narwhal"), here),
        Topic("Talks in Port Vell", (), here),
    )
    doc = HARBOUR._replace(settings=Settings(topics=topics))
    shared, single = topics_of(doc)
    assert ("Treaty law", ["s2-2", "s3-2"]) in [
        (name, [line.split()[0] for line in lines]) for name, lines in shared
    ]
    assert ("Fish", ["s2-3"]) in single
    assert [topic.name for topic in find_unmatched(doc)] == ["Whales"]


def test_the_same_text_gives_the_same_topics() -> None:
    assert topics_of(HARBOUR) == topics_of(HARBOUR._replace())
    assert compare(HARBOUR) == compare(HARBOUR)


def test_page() -> None:
    """Its main part, as it is to look; delete the golden file to write it anew."""
    page = compare(HARBOUR)["compare.html"]
    got = page[page.index("<main") : page.index("</main>")] + "</main>\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(got, encoding="utf-8")
    assert got == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_page_is_read_back() -> None:
    check_site(HARBOUR)


def check_site(doc: Document) -> None:
    """Raises an error where a page of the whole site parts from the release."""
    source = decode_source(doc.release.source.encode(), doc.release.path)
    check_pages(render_site(doc, source, template_environment(ROOT / "templates")), doc)


HOSTILE = '<script>alert(1)</script> & "Vell\'s" <b>Strait</b>'


def test_hostile_words_stay_words() -> None:
    evil = Speaker("bo-sand", "Bo <b onclick='x'>Sand", SpeakerKind.PERSON)
    doc = told(
        ("ada-lind", f"Grain corridors matter {HOSTILE} today."),
        ("bo-sand", f"Grain corridors matter {HOSTILE} again."),
        speakers=(ADA, evil),
        settings=Settings(topics=(Topic("<i>Grain", ("grain",), Origin("config.yaml", 1)),)),
    )
    page = compare(doc)["compare.html"]
    assert not re.search(r"<script>|<b onclick|<i>Grain|<b>Strait", page)
    assert "&lt;i&gt;Grain" in page
    check_site(doc)


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ([("ada-lind", "Roads are long."), ("bo-sand", "Rivers are deep.")],
         "The sides share no wording."),
        ([("ada-lind", "Roads are long.")], "Only <bdi>Ada Lind</bdi> speaks in this release"),
        ([("both-sides", "Roads are long.")], "The sides speak as one"),
    ],
)  # fmt: skip
def test_says_why_there_is_nothing(words: list[tuple[str, str]], lead: str) -> None:
    page = compare(told(*words))["compare.html"]
    assert lead in page
    assert "<mark>" not in page


@pytest.mark.parametrize(
    ("words", "shown"),
    [("the bridge costs too much", True), ("the bridge is there", False), ("thanks", False)],
)
def test_a_side_that_says_little_is_not_left_out(words: str, shown: bool) -> None:
    made = document(
        [said("ada", "⟦Ada⟧ ⟪said that⟫ the ferry line must stay open in winter.")],
        [said("bo", f"⟦Bo⟧ ⟪said that⟫ {words}.")],
    )
    single = find_topics(made, ["ada", "bo"])[1]
    assert [one.passages[0].statement.speaker for one in single] == ["ada"] + ["bo"] * shown


def test_nobody_speaks() -> None:
    page = compare(document([said(None, "Talks were held.")]))["compare.html"]
    assert "No speaker was found" in page


def crowd(count: int, turns: int = 2) -> Document:
    speakers = tuple(
        Speaker(f"speaker-{n}", f"Speaker {chr(65 + n)}", SpeakerKind.PERSON) for n in range(count)
    )
    words = [
        (
            f"speaker-{n % count}",
            f"The grain corridor number {n} is open to ships of line {n % 7}.",
        )
        for n in range(count * turns)
    ]
    return told(*words, speakers=speakers)


@pytest.mark.slow
def test_many_speakers_go_in_pairs() -> None:
    pages = compare(crowd(12))
    assert len(pages) == 1 + 8 * 7 // 2
    assert "12 speakers are more than a table can hold. Choose two." in pages["compare.html"]
    assert "Offered are the 8 who say most." in pages["compare.html"]
    pair = pages["compare/speaker-0-vs-speaker-1.html"]
    assert "<h1><bdi>Speaker A</bdi> and <bdi>Speaker B</bdi></h1>" in pair
    assert pair.index("<table") < pair.index('<nav class="pairs')
    check_site(crowd(12))
    assert len(compare(crowd(4))) == 7
    assert list(compare(crowd(3))) == ["compare.html"]


def test_says_how_much_more_there_is() -> None:
    words = [(who, "The grain corridor is open.") for who in MEMBERS * 60]
    page = compare(told(*words))["compare.html"]
    assert page.count("<blockquote") == 12
    assert page.count("54 more sentences") == 2


def test_compares_the_first_sentences_and_says_so() -> None:
    words = [(who, f"The grain corridor {number} is open.") for number in range(400)
             for who in MEMBERS]  # fmt: skip
    long, short = (compare(told(*part))["compare.html"] for part in (words, words[:600]))
    note = f"Of each speaker the first {MOST_SENTENCES} sentences are compared."
    assert note in long
    assert note not in short
    assert "s601-1" not in long


def test_finds_the_same_among_all_as_among_two() -> None:
    doc = crowd(4, 20)
    everybody = [speaker.id for speaker in doc.speakers]
    read = read_sides(doc, everybody)
    for pair in combinations(everybody, 2):
        chosen = [at for at, line in enumerate(read.lines) if line.side in pair]
        alone = Sharing([read.sharing.texts[at] for at in chosen])
        wanted = alone.find_matches(range(len(chosen)), pair)
        assert any(wanted)
        assert read.sharing.find_matches(chosen, pair) == wanted


@pytest.mark.slow
def test_grows_with_the_length() -> None:
    def seconds(turns: int) -> float:
        doc = crowd(2, turns)
        start = process_time()
        topics_of(doc)
        return process_time() - start

    short, long = (min(seconds(turns) for _ in range(3)) for turns in (200, 1600))
    assert long < 8 * short * 2.5 + 0.1
