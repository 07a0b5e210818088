"""The pages of an invented release: golden main parts, captions, notes, the strip, the sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout.labels import LABELS, Labels
from readout.model import Document, Settings, Speaker, SpeakerKind
from readout.pages import render_pages
from readout.web.captions import caption, kind_key
from readout.web.frame import template_environment
from readout.web.markup import Wrap, wrap_text
from readout.web.strip import strip_svg
from readout.web.style import compact, theme_layer
from readout.web.views import Views
from tests.invented import document, said

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = template_environment(Path(__file__).parent.parent / "templates")
SIDES = Speaker("both", "The two sides", SpeakerKind.COLLECTIVE, members=("ada-lind", "bo-marsh"))


def talks(settings: Settings | None = None, language: str = "en") -> Document:
    return document(
        [said(None, "Ada Lind rang Bo Marsh on Monday.")],
        [
            said(
                "ada-lind",
                "⟦Ada Lind⟧ ⟪said that⟫ the **ferry line** must stay open.",
                "The tolls will fall.",
                "⟦She⟧ ⟪added that⟫ the wall holds, ⦃stressing that⦄ it was tested.",
            ),
            said("bo-marsh", "⟨“The wall holds,”⟩ ⟪said⟫ ⟦Bo Marsh⟧.", how="direct"),
        ],
        [said("both", "⟦The two sides⟧ ⟪agreed to⟫ meet again.")],
        title="Ada Lind Speaks with Bo Marsh by Phone",
        speakers=(SIDES,),
        settings=settings,
        language=language,
    )


def page(path: str, of: Document) -> str:
    return next(p.content.decode() for p in render_pages(of, TEMPLATES) if p.path == path)


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")].rstrip() + "\n</main>\n"


@pytest.mark.parametrize(
    "path",
    ["index.html", "speakers/ada-lind.html", "source.html", "statements/s2.html", "404.html"],
)
def test_looks_as_it_did(path: str, request: pytest.FixtureRequest) -> None:
    got = main_of(page(path, talks()))
    golden = GOLDEN / f"page-{Path(path).stem}.html"
    if request.config.getoption("--update", default=False) or not golden.exists():
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8"), "run `pytest --update`, read the diff"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("⟦Ada Lind⟧ ⟪said that⟫ the growth of trade has brought gains.", "Growth of trade"),
        ("⟦Ada Lind⟧ ⟪said that⟫ the two sides should respect each other’s limits.",
         "Respect each other’s limits"),
        ("⟦Ada Lind⟧ ⟪said that⟫ the harbour question, the oldest of all, is settled.",
         "Harbour question"),
        ("⟦Ada Lind⟧ ⟪agreed to⟫ keep contact and communication on ferries and on tolls at sea.",
         "Keep contact and communication on ferries"),
        ("⟨“We kept our word to this town,”⟩ ⟪said⟫ ⟦Ada Lind⟧.", "We kept our word"),
    ],
)  # fmt: skip
def test_names_what_a_statement_is_about(sentence: str, label: str) -> None:
    made = document([said("ada-lind", sentence)])
    assert caption(made.statements[0], frozenset({"ada", "lind"})) == label


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Ada Lind Speaks with Bo Marsh on the Phone", "kind_call"),
        ("Ada Lind Meets with Bo Marsh", "kind_meeting"),
        ("Joint Statement on the Harbour", "kind_joint"),
        ("Transcript of the Harbour Hearing", "kind_transcript"),
        ("Harbour Press Briefing", "kind_briefing"),
        ("Tolls", "kind_release"),
    ],
)
def test_tells_what_kind_of_text_it_is(title: str, key: str) -> None:
    assert kind_key(document([said("ada-lind", "⟦Ada⟧ ⟪said⟫ yes.")], title=title)) == key


def test_underlines_names_and_dots_what_refers_back() -> None:
    html = page("index.html", talks())
    assert '<span class="cue">Ada Lind said that</span>' in html
    assert '<span class="cue back">She added that</span>' in html
    assert '<span class="cue back">stressing that</span>' in html
    assert '<span class="q">“The wall holds,”</span>' in html


def test_gives_two_statements_of_the_same_words_two_addresses() -> None:
    same = (
        [said("ada-lind", "⟦Ada Lind⟧ ⟪said⟫ yes.")],
        [said("bo-marsh", "⟦Ada Lind⟧ ⟪said⟫ yes.")],
    )
    found = re.findall(r'id="(t-[0-9a-f]{8}(?:-\d+)?)"', page("index.html", document(*same)))
    assert found == [found[0], f"{found[0]}-2"]


def test_mirrors_the_strip_of_a_release_that_runs_from_right_to_left() -> None:
    places = [
        [float(x) for x in re.findall(r'<rect class="k?n?\w+" x="([\d.]+)%"', str(strip_svg(v)))]
        for v in (Views(talks()), Views(talks(language="ar")))
    ]
    assert places[0][0] == 0
    assert places[1][-1] == pytest.approx(0, abs=0.02)
    assert sorted(places[0]) == places[0]
    assert sorted(places[1], reverse=True) == places[1]


def test_measures_a_script_without_spaces_by_characters() -> None:
    views = Views(document([said("ada-lind", "阿达说港口开放。")], language="zh"))
    assert str(views.length(views.size)) == "8 characters"


def test_takes_the_houses_own_words() -> None:
    html = page("index.html", talks(Settings(labels=(("who_said_what", "Wer sagt <was>"),))))
    assert "Wer sagt &lt;was&gt;" in html


def test_takes_the_houses_own_colours() -> None:
    css = theme_layer((("paper", "#fff"), ("dark-paper", "#000")))
    assert css == (
        "@layer tokens{@media not (prefers-color-scheme:dark){:root{--paper:#fff;}}"
        "@media (prefers-color-scheme:dark){:root{--paper:#000;}}}\n"
    )


def test_leaves_strings_of_the_sheet_alone() -> None:
    assert compact('/* x */ a :hover { content: "a :  b"; }') == 'a :hover{content:"a :  b"}'


def test_cuts_overlapping_marks_into_a_tree() -> None:
    html = wrap_text("a & b c", 0, 7, [Wrap(0, 5, 0, "<i>", "</i>"), Wrap(4, 7, 1, "<b>", "</b>")])
    assert html == "<i>a &amp; <b>b</b></i><b> c</b>"


def test_counts_in_the_form_for_one_and_for_more() -> None:
    labels = Labels()
    assert (str(labels("words", n=1)), str(labels("words", n=1200))) == ("1 word", "1,200 words")
    assert labels.percent(1, 1000) == LABELS["less_than_one"]


def test_holds_no_inline_style_and_no_script_but_by_hash() -> None:
    for one in render_pages(talks(), TEMPLATES):
        if one.path.endswith(".html"):
            html = one.content.decode()
            assert not re.search(r"\sstyle=|\son\w+=", html), one.path
            for script in re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", html):
                assert "ld+json" in script


def test_says_so_where_nobody_speaks() -> None:
    html = page("index.html", document([said(None, "The road is closed.")]))
    assert LABELS["note_nobody"] in html
    assert '<svg class="strip"' not in html
