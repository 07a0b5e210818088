from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.data.parts import PartKind, split_sentence
from readout.data.xmltext import escape, xml_id
from readout.model import Sentence, Span, Speech
from tests.invented import document, said

SHORT = {
    PartKind.MENTION: "who",
    PartKind.CUE: "cue",
    PartKind.DIRECT: "direct",
    PartKind.INDIRECT: "said",
}


@pytest.mark.parametrize(
    ("how", "written", "parts"),
    [
        ("indirect", "⟦He⟧ ⟪said that⟫ all is well.", "who:He cue:said_that said:all_is_well."),
        (
            "indirect",
            "⟦He⟧ ⟪backed⟫ the plan, ⦃stressing that⦄ time is short.",
            "who:He cue:backed said:the_plan, cue:stressing_that said:time_is_short.",
        ),
        (
            "indirect",
            "⟦Lind⟧, who chairs the group, ⟪said⟫ yes.",
            "who:Lind cue:said said:yes.",
        ),
        ("indirect", "All is well, ⟪said⟫ ⟦Lind⟧.", "said:All_is_well, cue:said who:Lind"),
        (
            "direct",
            "⟨“We go,”⟩ ⟦she⟧ ⟪said⟫, smiling.",
            "direct:“We_go,” who:she cue:said",
        ),
        ("direct", "And so it went on.", "direct:And_so_it_went_on."),
        (
            "mixed",
            "⟦She⟧ ⟪called⟫ it ⟨“a start”⟩ and no more.",
            "who:She cue:called said:it direct:“a_start” said:and_no_more.",
        ),
        ("turn", "⟦ADA LIND⟧: We go.", "who:ADA_LIND direct:We_go."),
        ("narration", "Talks were held.", ""),
    ],
)
def test_splits_a_sentence(how: str, written: str, parts: str) -> None:
    doc = document([said("lind" if how != "narration" else None, written, how=how)])
    text = doc.release.blocks[0].text
    found = split_sentence(text, doc.statements[0].sentences[0])
    assert "".join(text[start:stop] for _, start, stop in found) == text
    named = (
        f"{SHORT[kind]}:{text[a:b].replace(' ', '_')}" for kind, a, b in found if kind in SHORT
    )
    assert " ".join(named) == parts


@given(
    text=st.text(alphabet="ab ,.“”", min_size=12, max_size=12),
    marked=st.lists(st.tuples(st.integers(0, 11), st.integers(1, 12)), min_size=4, max_size=4),
    speech=st.sampled_from(Speech),
)
def test_loses_no_character_whatever_is_marked(
    text: str, marked: list[tuple[int, int]], speech: Speech
) -> None:
    mention, cue, echo, quote = (Span(start, min(start + size, 12)) for start, size in marked)
    sentence = Sentence(Span(0, 12), "lind", speech, "", "", mention, cue, (echo,), (quote,))
    parts = split_sentence(text, sentence)
    assert "".join(text[start:stop] for _, start, stop in parts) == text
    assert all(start < stop for _, start, stop in parts)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ('<a b="c">&amp;', "&lt;a b=&quot;c&quot;&gt;&amp;amp;"),
        ("a\x00b\x1bc\ud800d\uffff", "a\ufffdb\ufffdc\ufffdd\ufffd"),
        ("a\tb\nc\r", "a\tb\nc&#13;"),
        ("שלום \u202eא", "שלום \u202eא"),
    ],
)
def test_escapes_for_xml(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("name", "made"),
    [("ada-lind", "who.ada-lind"), ("3m", "who.3m"), ("張", "who._5f35_"), ("a_b", "who.a_5f_b")],
)
def test_makes_an_xml_name_of_any_id(name: str, made: str) -> None:
    assert xml_id("who", name) == made
