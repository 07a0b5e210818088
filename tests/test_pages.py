"""The pages of an invented release: golden main parts, captions, notes, the strip, the sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout.errors import ReadoutError, fail
from readout.labels import LABELS, Labels
from readout.model import Document, Settings, Speaker, SpeakerKind
from readout.pages import render_pages
from readout.web.captions import caption, kind_key
from readout.web.frame import template_environment
from readout.web.markup import Wrap, wrap_text
from readout.web.showing import reason_html
from readout.web.strip import strip_svg
from readout.web.style import compact, theme_layer
from readout.web.template_errors import naming_templates
from readout.web.views import Views, initials
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
    if request.config.getoption("--update", default=False):
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
        ("⟦She⟧ ⟪said⟫: In addition, the harbour tolls should fall.", "Harbour tolls"),
        ("⟦She⟧ ⟪said⟫: Similarly, Article 5 of the treaty binds us.",
         "Article 5 of the treaty binds us"),
        ("⟦She⟧ ⟪said⟫: In the North Bay, two ferries sank.", "In the North Bay"),
        ("⟦She⟧ ⟪said⟫: Therefore, they left.", "Therefore, they left"),
        ("⟦She⟧ ⟪told⟫ Mayor Omar Vale that the harbour tolls will fall.", "Harbour tolls"),
        ("⟦She⟧ ⟪said⟫: The claim that tolls are low is wrong.", "Claim that tolls"),
        ("⟦She⟧ ⟪said⟫: I’ve been thinking about the ferries.", "Thinking about the ferries"),
        ("⟦She⟧ ⟪said⟫: Every boat sails far out to sea without harming one another.",
         "Every boat sails far out to sea"),
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


def test_every_word_of_the_pages_can_be_replaced() -> None:
    slots = {key: "".join(re.findall(r"\{\w+\}", text)) for key, text in LABELS.items()}
    own = {key: f"⁓{found}" for key, found in slots.items() if key not in {"months", "thousands"}}
    many = [said(f"speaker-{n}", "⟦X⟧ ⟪said⟫ yes.", certain=False) for n in range(5)]
    made = (
        talks(Settings(labels=tuple(own.items()))),
        document(
            *([one] for one in many), date=None, settings=Settings(labels=tuple(own.items()))
        ),
    )
    phrases = {
        words.strip()
        for key, text in LABELS.items()
        if not key.startswith("reason_")
        for words in re.split(r"\{\w+\}|\|", text)
        if len(words.split()) > 1
    }
    assert len(phrases) > 50
    for doc in made:
        for one in render_pages(doc, TEMPLATES):
            if one.path.endswith(".html"):
                text = one.content.decode()
                assert [words for words in phrases if words in text] == [], one.path


@pytest.mark.parametrize(
    ("reason", "html"),
    [
        ("“A & B” names.", "<b>“A &amp; B”</b> names."),
        ("„A“ nennt „B“ <i>.", "<b>„A“</b> nennt <b>„B“</b> &lt;i&gt;."),
        ("« A » nomme", "<b>« A »</b> nomme"),
        ("»A« nennt", "<b>»A«</b> nennt"),
        ("「甲」指", "<b>「甲」</b>指"),
        ("“A is open", "“A is open"),
    ],
)
def test_sets_off_what_a_reason_quotes(reason: str, html: str) -> None:
    assert reason_html(reason) == html


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


def test_says_so_where_the_speaker_is_not_certain() -> None:
    made = document([said("ada-lind", "⟦She⟧ ⟪said⟫ yes.", certain=False)])
    html = page("index.html", made)
    assert f'<p class="why ui"><span class="tag">{LABELS["uncertain"]}</span> ' in html


def test_says_that_a_transcript_gives_own_words() -> None:
    turns = document([said("ada-lind", "Yes.", how="turn")], [said(None, "They stood up.")])
    assert LABELS["note_turns_text"] in page("index.html", turns)
    mixed = document([said("ada-lind", "Yes.", how="turn")], [said("bo-marsh", "⟪said⟫ no.")])
    assert LABELS["note_mixed_text"] in page("index.html", mixed)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2031-03-04", "4 March 2031"),
        ("2031-12", "2031-12"),
        ("2031", "2031"),
        (None, "Undated"),
    ],
)
def test_tells_a_day_as_well_as_it_is_known(day: str | None, words: str) -> None:
    assert str(Labels().date(day)) == words


def test_takes_colours_for_light_screens_alone() -> None:
    assert theme_layer((("paper", "#fff"),)) == "@layer tokens{@media all{:root{--paper:#fff;}}}\n"
    assert theme_layer(()) == ""


def test_styles_each_look_once_when_colours_and_lines_have_all_been_used() -> None:
    many = [Speaker(f"a{n}", f"Speaker {n}", SpeakerKind.PERSON) for n in range(40)]
    made = document(*([said(one.id, "Yes.", how="turn")] for one in many), speakers=tuple(many))
    sheet = page("style.css", made)
    assert all(sheet.count(f".k{n}{{") == 1 for n in range(1, 37))
    assert ".k37{" not in sheet


def test_needs_no_place_to_keep_compiled_templates(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = Path(__file__).parent.parent / "templates"
    for memory in (tmp_path / "file", tmp_path / "file" / "below"):
        templates = template_environment(folder, memory)
        assert templates.bytecode_cache is None
        assert templates.get_template("404.html")
    assert template_environment(folder, tmp_path / "memory").bytecode_cache is not None


@pytest.mark.parametrize(
    ("name", "members", "letters"),
    [("Ada Lind", (), "AL"), ("The Bank of Moe", (), "BM"), ("Ada", (), "A"), ("—", (), "—")],
)
def test_gives_a_badge_its_letters(name: str, members: tuple[str, ...], letters: str) -> None:
    assert initials(Speaker("a", name, SpeakerKind.PERSON, members=members)) == letters


@pytest.mark.parametrize(("members", "sign"), [(0, "&"), (1, "&"), (2, "2"), (3, "3")])
def test_gives_several_the_badge_of_their_number(members: int, sign: str) -> None:
    assert initials(Speaker("a", "The sides", SpeakerKind.COLLECTIVE), members) == sign


def test_a_mistake_in_the_release_is_told_as_it_is_where_a_template_meets_it() -> None:
    with pytest.raises(ReadoutError) as caught, naming_templates(Path("templates")):
        raise fail("talks.md", 3, "is wrong", "mend it")
    assert str(caught.value) == "talks.md:3: is wrong\n  hint: mend it"


def test_tells_no_reader_where_the_file_lies() -> None:
    made = talks()
    made = made._replace(release=made.release._replace(path="/home/ada/press/talks.md"))
    for one in render_pages(made, TEMPLATES):
        assert b"/press/" not in one.content, one.path
    assert 'Built from <a href="source.html">talks.md</a>' in page("index.html", made)
