"""The check itself: it lets nothing pass that differs from the release in one word or link."""

from __future__ import annotations

from html import escape

import pytest

from readout.checks.coverage import find_lost
from readout.checks.fidelity import check_source
from readout.checks.finished import check_pages
from readout.checks.readback import read_page, squeeze
from readout.data.exports import render_exports
from readout.errors import ReadoutError
from readout.model import (
    Block,
    BlockKind,
    Document,
    Mark,
    MarkKind,
    Page,
    Place,
    Settings,
    Span,
)
from readout.release import parse_release
from readout.text.front_matter import read_front_matter
from readout.text.signs import page_form
from readout.text.source import decode_source
from tests.invented import document, said

DOCUMENT = document(
    [said(None, "Talks were held.")],
    [said("ada", "⟦Ada⟧ ⟪said⟫ ports & roads < rails.", "More \x01 came \x0c after."),
     said("bo", "⟦Bo⟧ ⟪agreed⟫.")],
    [said("ada", "⟦Ada⟧ ⟪left⟫.")],
)  # fmt: skip


def sentence(number: int, place: int, words: str, name: str = "id") -> str:
    return f'<span {name}="s{number}-{place}">{escape(page_form(words))}</span>'


def render(doc: Document, xml: bool = True) -> dict[str, str]:
    """The least that a site must have."""
    close = "/" if xml else ""
    parts, own = [], {speaker.id: [] for speaker in doc.speakers}
    for s in doc.statements:
        texts = [s.block.text[x.span.start : x.span.stop] for x in s.sentences]
        numbered = list(enumerate(texts, 1))
        inner = " ".join(sentence(s.number, n, text) for n, text in numbered)
        parts.append(f'<div id="s{s.number}"><h3 class="ui">§ {s.number}</h3><p>{inner}</p></div>')
        if s.speaker:
            own[s.speaker] += [sentence(s.number, n, text, "data-s") for n, text in numbered]
    top = f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"{close}></head><body>'
    links = "".join(f'<a href="speakers/{who}.html#top">{who}</a>' for who in own)
    pages = {"index.html": f"{top}{links}<article>{''.join(parts)}</article></body></html>"}
    for who, shown in own.items():
        back = f'<h1 id="top"><a href="../index.html#s1">{who}</a></h1>'
        article = f"<article>{' '.join(shown)}</article>"
        pages[f"speakers/{who}.html"] = f"{top}{back}{article}</body></html>"
    return pages


def complaints(pages: dict[str, str], doc: Document = DOCUMENT) -> list[str]:
    try:
        check_pages([Page(path, text.encode()) for path, text in pages.items()], doc)
    except ReadoutError as error:
        return [f"{p.path}:{p.line}: {p.what}" for p in error.problems]
    return []


@pytest.mark.parametrize("xml", [True, False])
def test_passes_a_faithful_site(xml: bool) -> None:
    assert complaints(render(DOCUMENT, xml)) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Talks were", "Talks", "word 2: “were held. Ada said ports &” there, “held."),
        ("held.", "held. twice", "word 4: “Ada said ports & roads <” there, “twice"),
        ("Ada</span>", "</span>Ada", ""),
        ("ports &amp; roads", "roads &amp; ports", "word 6: “ports & roads"),
        ("&lt; rails.", "< rails.", None),
        ("held.", "Held.", "word 3: “held."),
        ("Talks were held.", "Talks were<b class='ui'>held.</b>", "word 3: “held."),
        ("</article>", "</article>", None),
        ("Bo agreed.", "", "word 16: “Bo agreed. Ada left.” there, “Ada left.” here"),
        ("</div></article>", "</div>extra</article>", "word 20: “the end” there, “extra” here"),
        ("<article>", "<section>", "word 1: “Talks were held. Ada said ports” there, “the end"),
        ("</span> <span", "</span><span", "word 10: “rails. More"),
    ],
)
@pytest.mark.parametrize("xml", [True, False])
def test_stops_at_the_first_difference(old: str, new: str, place: str | None, xml: bool) -> None:
    pages = render(DOCUMENT, xml)
    changed = pages["index.html"].replace(old, new, 1)
    if new == "<section>":
        changed = changed.replace("</article>", "</section>")
    told = complaints({**pages, "index.html": changed})
    if changed == pages["index.html"] or place is None:
        assert told == []
    else:
        assert told[0].startswith(f"index.html:0: parts from the release at {place}")


def test_reads_what_a_browser_reads() -> None:
    page = b"<article> <b>One</b> word &nbsp;<i>more</i><br>last</article>"
    assert squeeze(read_page(page).text) == "One word more last"
    page = b"<article><p>a<p>b <textarea>c</textarea>d <!-- no --> e</article>"
    assert squeeze(read_page(page).text) == "a b c d e"
    assert squeeze(read_page(b"<article>a<svg><path d='x'/></svg>b</article>").text) == "a b"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<article>a<p class='x ui'><b>b</b>c</p>d</article>e", "a d"),
        ("<article><p>a</p>b<div class='ui'><p class='ui'>x</p>y</div>d</article>", "a b d"),
        ("x<article><b class='buis'>a</b><i>b</i><br />c</article><article>d</article>", "ab c d"),
        ("<article><table><tr><td>a</td><td>b</td></tr></table></article>", "a b"),
    ],
)
def test_tells_the_words_of_the_release_from_ours(page: str, text: str) -> None:
    for content in (f"<html>{page}</html>", f"<html>{page}<br></html>", f"<!DOCTYPE html>{page}"):
        assert squeeze(read_page(content.encode()).text) == text


def test_reads_a_page_as_html_where_xml_reads_it_otherwise() -> None:
    page = "<html><article>a<script src='x'/>b</article></html>"
    assert read_page(page.encode()).text.split() == ["a"]
    page = "<html><article>a<i class='ui'/>b</article></html>"
    assert squeeze(read_page(page.encode()).text) == "a"


def test_reads_sentences_addresses_and_links() -> None:
    page = (
        "<html><p id='s1'>x</p><span id='s1-1'>a <b>b</b> c</span> d <td data-s='s2-1'>e"
        "<i class='ui'>§</i></td><td data-s='s2-1'>f</td><a href='x' id='k'>g</a>"
        "<img src='y' alt='' /><p aria-labelledby='s1 k'>h</p><label for='k'>i</label></html>"
    )
    for content in (page, page.replace(" />", ">")):
        back = read_page(content.encode())
        assert [(ref, squeeze(text)) for ref, text in back.sentences] == [
            *(("s1-1", "a b c"), ("s2-1", "e"), ("s2-1", "f"))
        ]
        assert back.ids == ["s1", "s1-1", "k"]
        assert back.links == ["x", "y"]
        assert back.names == ["s1", "k", "k"]
        assert back.text == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Bo agreed.", "Bo argued.",
         "speakers/bo.html:0: parts from the release at word 2: “agreed.” there, “argued.” here"),
        ("</article>", "<span data-s='s1-1'>Talks</span></article>",
         "speakers/bo.html:0: parts from the release at word 2: “agreed.” there, "
         "“agreed.Talks” here"),
        ("<article>", "<p data-s='s1-1'>Talks are held.</p><article>",
         "speakers/bo.html#s1-1:0: parts from the release at word 2: “were held.” there, "
         "“are held.” here"),
        (sentence(3, 1, "Bo agreed.", "data-s"), "",
         "speakers/bo.html:0: parts from the release at word 1: “Bo agreed.” there, "
         "“the end” here"),
        ("s3-1", "s9-1",
         "speakers/bo.html#s9-1:0: parts from the release at word 1: “the end” there, "
         "“Bo agreed.” here"),
        ("#s1", "#s99",
         "speakers/bo.html:0: the link “../index.html#s99” leads to no place on index.html"),
        ("../index.html#s1", "gone.html",
         "speakers/bo.html:0: the link “gone.html” leads to no page of the site"),
        ("../index.html#s1", "../../etc/passwd",
         "speakers/bo.html:0: the link “../../etc/passwd” leads to no page of the site"),
        ("../index.html#s1", "javascript:x",
         "speakers/bo.html:0: the link “javascript:x” is none that a page may hold"),
        ("../index.html#s1", "../data.html:x/" + "n" * 80,
         f"speakers/bo.html:0: the link “../data.html:x/{'n' * 45}” leads to no page of the site"),
        ("../index.html#s1", "data:text/html,x",
         "speakers/bo.html:0: the link “data:text/html,x” is none that a page may hold"),
        ("../index.html#s1", "//other.example",
         "speakers/bo.html:0: the link “//other.example” leads to another host without saying "
         "how"),
        ("<h1 id=\"top\"", "<h1 id=\"top\" aria-labelledby=\"none\"",
         "speakers/bo.html:0: names #none, which is not there"),
        ("</body>", "<p id=\"top\"></p></body>",
         "speakers/bo.html:0: the address #top is there 2 times"),
    ],
)  # fmt: skip
def test_stops_at_other_pages(old: str, new: str, told: str) -> None:
    pages = render(DOCUMENT)
    changed = pages["speakers/bo.html"].replace(old, new, 1)
    assert changed != pages["speakers/bo.html"]
    assert complaints({**pages, "speakers/bo.html": changed})[0] == told


def test_stops_at_an_address_that_has_the_words_of_another() -> None:
    pages = render(DOCUMENT)
    first, second = (f'id="s{number}-1"' for number in (1, 3))
    index = pages["index.html"].replace(first, "?").replace(second, first).replace("?", second)
    assert [told.split(":")[0] for told in complaints({**pages, "index.html": index})] == [
        "index.html#s3-1",
        "index.html#s1-1",
    ]


def test_stops_at_what_is_no_page() -> None:
    pages = render(DOCUMENT)
    for broken in ("<![-- x", "<p>\udc80"):
        checked = [Page(p, text.encode()) for p, text in pages.items()]
        checked.append(Page("card.html", broken.encode("utf-8", "surrogateescape")))
        with pytest.raises(ReadoutError, match=r"card\.html: is no HTML: "):
            check_pages(checked, DOCUMENT)


@pytest.mark.parametrize(
    "link",
    ["#top", "../index.html", "../index.html#s3:~:text=Bo", "bo.html?by=x#top", "https://a.b/",
     "mailto:?subject=x", "data:image/svg+xml,x", "../speakers/b%6F.html",
     "http://a.b/", "HTTPS://A.B", "data:image/png;x", "../index.html#",
     "https://s.example/x/",
     "https://s.example/x/speakers/bo.html#top"],
)  # fmt: skip
def test_passes_links_that_lead_somewhere(link: str) -> None:
    doc = DOCUMENT._replace(settings=Settings(base_url="https://s.example/x/"))
    pages = render(doc)
    pages["speakers/bo.html"] = pages["speakers/bo.html"].replace("../index.html#s1", link)
    assert complaints(pages, doc) == []
    pages["speakers/bo.html"] = pages["speakers/bo.html"].replace(link, "https://s.example/x/no")
    assert len(complaints(pages, doc)) == 1


@pytest.mark.parametrize(
    ("source", "page", "same"),
    [
        ("甲说好。乙说好。", "甲说好。 乙说好。", True),
        ("甲说好。乙说好。", "甲说好 。乙说好。", False),
        ("Go!”He left.", "Go!” He left.", True), ("Go!”He left.", "Go !”He left.", False),
        ("a b", "ab", False), ("ab", "a b", False), ("a. b", "a.b", False), ("a.b", "a. b", True),
        ("a b c", "a b c", True), ("a. b c", "a. b  c", True), ("a.b c", "a. bc", False),
    ],
)  # fmt: skip
def test_a_sentence_may_begin_a_line_of_its_own(source: str, page: str, same: bool) -> None:
    doc = document([said(None, source)])
    pages = {"index.html": f"<article>{page}</article>"}
    assert (complaints(pages, doc) == []) is same


def test_names_the_line_of_a_link_in_the_text() -> None:
    doc = document([said(None, "Talks were\nheld.")])
    block = doc.statements[0].block
    linked = block._replace(marks=(Mark(MarkKind.LINK, 11, 15, "news.html"),))
    doc = doc._replace(release=doc.release._replace(blocks=(linked,)))
    pages = render(doc)
    pages["index.html"] = pages["index.html"].replace("held", '<a href="news.html">held</a>')
    assert complaints(pages, doc) == [
        "content/talks.md:5: the link “news.html” leads to no page of the site"
    ]


def test_checks_the_files_for_other_programs() -> None:
    exports = {page.path: page.content.decode() for page in render_exports(DOCUMENT)}
    pages = render(DOCUMENT)
    assert complaints({**pages, **exports}) == []
    for path in ("json", "csv", "tei.xml", "akn.xml"):
        path = f"data/readout.{path}"
        changed = exports[path].replace("held", "hold")
        assert complaints({**pages, path: changed}) == [
            f"{path}:0: parts from the release at word 3: “held. Ada said ports & roads” there, "
            "“hold. Ada said ports & roads” here"
        ], path


TEXT = """---
title: Own
tags: x
---
Home > News

<!-- speaker: Ada -->
Ada **said** [so](https://a.example "A title") &amp; *left* \\* the
room. <!-- inside --> ![A port](p.png)

<!-- for us -->

| a | b |
|---|---|
| c | d |

2031. was a year.

- one
  > two

Share this page:
"""


def read(text: str) -> tuple[object, ...]:
    source = decode_source(text.encode(), "talks.md")
    settings, skip, _ = read_front_matter(source, Settings())
    return source, parse_release(source, settings, skip), skip


def test_every_word_of_the_source_is_somewhere() -> None:
    source, release, skip = read(TEXT)
    check_source(source, release, skip)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda r: r._replace(blocks=r.blocks[1:]), "7: words of the source would be lost"),
        (lambda r: r._replace(blocks=r.blocks[:-1]), "20: words of the source would be lost"),
        (lambda r: r._replace(blocks=(r.blocks[1], r.blocks[0], *r.blocks[2:])), "lost"),
        (lambda r: r._replace(blocks=(*r.blocks, r.blocks[-1])), "would be lost: “two"),
        (lambda r: r._replace(furniture=r.furniture[:1]), "9: words of the source would be lost"),
        (lambda r: r._replace(furniture=(r.furniture[0]._replace(text="x"), *r.furniture[1:])),
         "5: “x” is not what stands on this line"),
        (lambda r: r._replace(blocks=(cut(r.blocks[0]), *r.blocks[1:])), "was read as “Ida "),
        (lambda r: r._replace(blocks=(r.blocks[0]._replace(directive=None), *r.blocks[1:])),
         "7: words of the source would be lost: “<!-- speaker: Ada -->"),
    ],
)  # fmt: skip
def test_stops_where_a_word_of_the_source_is_lost(change: object, told: str) -> None:
    source, release, skip = read(TEXT)
    with pytest.raises(ReadoutError, match=r"please report it") as caught:
        check_source(source, change(release), skip)  # type: ignore[operator, arg-type]
    assert told in str(caught.value)


HEADED = """Home > News

Ferry sails
in May

3 May 2031

<!-- speaker: Ada -->
Ada said that the ferry sails.
Bo agreed.

<!-- for us,
on two lines -->

<!-- speaker: Bo --> Bo left.

Share this page:
"""


def test_a_headed_text_is_whole() -> None:
    source, release, skip = read(HEADED)
    assert release.title_lines == (3, 4)  # type: ignore[attr-defined]
    check_source(source, release, skip)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda r: r._replace(title_lines=(3,)), "4: words of the source would be lost: “in May”"),
        (lambda r: r._replace(title_lines=(4,)), "3: words of the source would be lost: “Ferry s"),
        (lambda r: r._replace(title_lines=()), "3: words of the source would be lost: “Ferry sai"),
        (lambda r: r._replace(furniture=r.furniture[1:]), "1: words of the source would be lost"),
        (lambda r: r._replace(furniture=tuple(f for f in r.furniture if f.kind != "comment")),
         "12: words of the source would be lost: “<!-- for us, on two lines -->”"),
        (lambda r: r._replace(furniture=r.furniture[:-1]), "17: words of the source would be"),
        (lambda r: r._replace(furniture=tuple(
            f._replace(text=f.text.split("\n")[0]) for f in r.furniture)),
         "13: words of the source would be lost: “on two lines -->”"),
        (lambda r: r._replace(blocks=r.blocks[1:]), "8: words of the source would be lost"),
        (lambda r: r._replace(blocks=r.blocks[:1]), "15: words of the source would be lost"),
        (lambda r: r._replace(blocks=(shorten(r.blocks[0]), *r.blocks[1:])),
         "10: words of the source would be lost: “Bo agreed.”"),
    ],
)  # fmt: skip
def test_no_line_goes_with_the_one_above_it(change: object, told: str) -> None:
    source, release, skip = read(HEADED)
    with pytest.raises(ReadoutError) as caught:
        check_source(source, change(release), skip)  # type: ignore[operator, arg-type]
    assert str(caught.value).startswith(f"talks.md:{told}")


@pytest.mark.parametrize(
    ("raw", "text", "same"),
    [
        ("&amp;", "&", True), ("&amp;", "<", False), ("&#0;", "\ufffd", True), ("\\*", "*", True),
        ("\\*", "_", False), ("a | b", "a \t b", True), ("a x b", "a \t b", False),
        ("a|b", "a\tb", True), ("a|b", "axb", False), ("ab", "abc", False), ("abc", "ab", False),
        ("&am", "&", False), ("amp;", "&", False), ("a\n> b", "a\n  b", True), ("  ", " ", True),
    ],
)  # fmt: skip
def test_a_word_is_read_as_the_source_writes_it(raw: str, text: str, same: bool) -> None:
    source = decode_source(f"T.\n\n{raw}".encode(), "talks.md")
    block = Block(
        1, BlockKind.PARAGRAPH, f"T.{text}", (Place(0, 0, 2), Place(2, 4, 4 + len(raw))), 1
    )
    release = parse_release(source, Settings())._replace(
        blocks=(block,), title_lines=(), furniture=()
    )
    if same:
        check_source(source, release)
    else:
        with pytest.raises(ReadoutError, match="was read as"):
            check_source(source, release)


INLINE = (
    "a abbr b bdi bdo cite code del em i ins mark q s small span strong sub sup time u".split()
)
VOID = "area base br col embed hr img input link meta source track wbr".split()


@pytest.mark.parametrize("tag", INLINE)
def test_an_element_inside_a_line_parts_no_word(tag: str) -> None:
    for end in ("", "<br>"):
        page = f"<html><article>a<{tag}>b</{tag}>c</article>{end}</html>"
        assert squeeze(read_page(page.encode()).text) == "abc"


@pytest.mark.parametrize("tag", VOID)
def test_an_element_that_holds_nothing_hides_no_word(tag: str) -> None:
    for close in ("", "/"):
        page = f"<html><article>a <{tag} class='ui'{close}> b</article>c</html>"
        assert squeeze(read_page(page.encode()).text) == "a b"


@pytest.mark.parametrize("tag", ["p", "div", "li", "td", "h2", "article"])
def test_an_element_of_its_own_parts_words(tag: str) -> None:
    for end in ("", "<br>"):
        page = f"<html><article>a<{tag}>b</{tag}>c</article>{end}</html>"
        assert squeeze(read_page(page.encode()).text) == "a b c"


@pytest.mark.parametrize(
    ("read", "lost"),
    [
        ([(0, 3), (4, 9)], None), ([(0, 3)], (3, 9)), ([(4, 9)], (0, 4)), ([], (0, 9)),
        ([(4, 9), (0, 3)], (0, 4)), ([(0, 4), (3, 9)], (3, 4)), ([(0, 9)], None),
        ([(0, 3), (6, 9)], (3, 6)), ([(0, 8)], None),
    ],
)  # fmt: skip
def test_finds_what_was_not_read(
    read: list[tuple[int, int]], lost: tuple[int, int] | None
) -> None:
    assert find_lost("one *two*", [Span(*span) for span in read]) == lost


def shorten(block: Block) -> Block:
    """Without the words of its last line."""
    first = block.text.index("\n")
    place = block.places[0]
    return block._replace(
        text=block.text[:first], places=(Place(0, place.start, place.start + first),)
    )


def cut(block: Block) -> Block:
    return block._replace(text="I" + block.text[1:].replace("da", "da", 1))
