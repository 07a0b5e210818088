from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree

import pytest

from readout.data.citations import LATEX
from readout.data.export_csv import COLUMNS, guard
from readout.data.exports import render_exports, render_site_map
from readout.data.feeds import has_feed
from readout.data.xmltext import FORBIDDEN
from readout.model import Change, Document, Settings, Speaker, SpeakerKind, Speech
from tests.invented import body, document, said

LIND = Speaker(
    "ada-lind", "Ada Lind", SpeakerKind.PERSON, "Minister of Ports", "Norland", ("Lind",)
)
BOTH = Speaker("the-two-sides", "The two sides", SpeakerKind.COLLECTIVE, members=("ada-lind",))

PLAIN = document(
    [said(None, "On March 4, 2031, talks were held.")],
    [
        said(
            "ada-lind",
            "⟦Ada Lind⟧ ⟪said that⟫ ports **must** stay open.",
            "⟦She⟧ ⟪added⟫ that time is short.",
        ),
        said("the-two-sides", "⟦The two sides⟧ ⟪agreed⟫ to meet.", certain=False),
    ],
    speakers=(LIND, BOTH),
)
HOSTILE = document(
    [said(None, 'A "first" <b>line</b> & more \\ {brace} % $ # _ ~ ^', "=1+1 is no sum.")],
    [said("eve-o-neil", "⟦Eve⟧ ⟪said⟫: </script><script>alert(1)</script> ]]> <!-- x -->")],
    [said("eve-o-neil", "שלום \u202eעולם\u202c and \x00\x0b\x1f\x7f\ufffe\ud800 end", how="turn")],
    [said("eve-o-neil", "⟨“We go on,”⟩ ⟦she⟧ ⟪said⟫,\n⟨“on and on.”⟩", how="direct")],
    title='Eve\'s "Talks" <i>&</i> {Ports}\x01',
)
EMPTY = document()
PUBLISHED = document(
    [said("ada-lind", "⟦Ada Lind⟧ ⟪said⟫ yes.")],
    [said("bo-ek", "⟨“No,”⟩ ⟪said⟫ ⟦Bo Ek⟧.", how="direct")],
    [said("officials", "⟦Officials⟧ ⟪said⟫ maybe.")],
    title="Talks & More",
    speakers=(
        LIND,
        Speaker("bo-ek", "Bo Ek", SpeakerKind.ORGANISATION, "a firm", aliases=("Ek",)),
        Speaker("officials", "Officials", SpeakerKind.GROUP, side="Norland"),
    ),
    settings=Settings(
        base_url="https://news.example/talks/",
        source_name="Norland News & Co",
        source_url="https://norland.example/?a=1&b=2",
        changes=(Change("2031-03-05", "A name was <corrected>."), Change("2031-03-07", "Again.")),
    ),
)
UNDATED = document([said(None, "Talks.")], date=None, top="Home", language="zh-Hans")
DOCUMENTS = {
    "plain": PLAIN,
    "hostile": HOSTILE,
    "empty": EMPTY,
    "published": PUBLISHED,
    "undated": UNDATED,
}

each_document = pytest.mark.parametrize("doc", DOCUMENTS.values(), ids=DOCUMENTS.keys())


TEI = "{http://www.tei-c.org/ns/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def export(doc: Document, path: str) -> bytes:
    return {page.path: page.content for page in render_exports(doc)}[path]


def texts(doc: Document) -> list[str]:
    """The statements, with the sign that stands for what XML cannot hold."""
    return [FORBIDDEN.sub("\ufffd", statement.text) for statement in doc.statements]


def test_readout_json_keeps_the_contract() -> None:
    text = export(PLAIN, "data/readout.json").decode()
    assert text.startswith('{\n"format": "readout/1",\n"title": "Talks Held",\n')
    data = json.loads(text)
    assert list(data) == [
        *("format", "title", "date", "language", "breadcrumb", "furniture", "source"),
        *("speakers", "sections"),
    ]
    assert data["breadcrumb"] == [{"label": "Home", "url": None}, {"label": "News", "url": None}]
    assert data["furniture"] == [{"line": 1, "text": "Home > News"}]
    assert data["source"] == {"file": "release.md", "sha256": "ab" * 32, "words": 27}
    assert data["speakers"][0] == {
        "id": "ada-lind",
        "name": "Ada Lind",
        "kind": "person",
        "role": "Minister of Ports",
        "side": "Norland",
        "aliases": ["Lind"],
        "members": [],
        "words": 14,
        "statements": 1,
    }
    assert [section["speaker"] for section in data["sections"]] == [
        *(None, "ada-lind", "the-two-sides")
    ]
    assert data["sections"][1]["statements"] == [
        {
            "id": "s2",
            "paragraph": 2,
            "text": "Ada Lind said that ports must stay open. She added that time is short.",
            "speech": "indirect",
            "mention": {"text": "Ada Lind", "start": 60, "stop": 68},
            "cue": {"text": "said that", "start": 69, "stop": 78},
            "rule": "name, cue",
            "reason": "“said” names the speaker.",
            "certain": True,
            "start": 60,
            "stop": 134,
            "line": 6,
            "sentences": [
                {
                    "text": "Ada Lind said that ports must stay open.",
                    "start": 60,
                    "stop": 104,
                    "mention": {"text": "Ada Lind", "start": 60, "stop": 68},
                    "cue": {"text": "said that", "start": 69, "stop": 78},
                    "rule": "name, cue",
                    "reason": "“said” names the speaker.",
                },
                {
                    "text": "She added that time is short.",
                    "start": 105,
                    "stop": 134,
                    "mention": {"text": "She", "start": 105, "stop": 108},
                    "cue": {"text": "added", "start": 109, "stop": 114},
                    "rule": "name, cue",
                    "reason": "“said” names the speaker.",
                },
            ],
        }
    ]
    assert data["sections"][2]["statements"][0]["certain"] is False


@each_document
def test_readout_json_has_every_word_at_its_place(doc: Document) -> None:
    data = json.loads(export(doc, "data/readout.json"))
    statements = [s for section in data["sections"] for s in section["statements"]]
    assert " ".join(s["text"] for s in statements).split() == body(doc)
    source = doc.release.source
    for statement in statements:
        for part in (statement, *statement["sentences"]):
            assert source[part["start"] : part["stop"]].replace("**", "") == part["text"]
        assert source.count("\n", 0, statement["start"]) + 1 == statement["line"]


def test_a_speaker_has_a_file_of_their_own() -> None:
    whole = json.loads(export(PLAIN, "data/readout.json"))
    own = json.loads(export(PLAIN, "data/ada-lind.json"))
    assert own["speaker"] == whole["speakers"][0]
    statement = whole["sections"][1]["statements"][0]
    del statement["sentences"]
    assert own["statements"] == [statement]


def test_a_speaker_called_readout_does_not_replace_the_whole() -> None:
    doc = document([said("readout", "⟦Readout⟧ ⟪said⟫ so.", how=Speech.TURN)])
    paths = [page.path for page in render_exports(doc)]
    assert len(paths) == len(set(paths))
    assert "sections" in json.loads(export(doc, "data/readout.json"))


@each_document
def test_tei_has_the_text_as_it_is(doc: Document) -> None:
    root = ElementTree.fromstring(export(doc, "data/readout.tei.xml"))
    segments = [e for e in root.iter(f"{TEI}seg") if e.get("type") in ("statement", "narration")]
    assert ["".join(e.itertext()) for e in segments] == texts(doc)


def test_tei_marks_who_speaks_and_what_is_said() -> None:
    root = ElementTree.fromstring(export(PLAIN, "data/readout.tei.xml"))
    assert [(e.get("who"), e.get("direct"), e.text) for e in root.iter(f"{TEI}said")] == [
        ("#who.ada-lind", "false", "ports must stay open."),
        ("#who.ada-lind", "false", "that time is short."),
        ("#who.the-two-sides", "false", "to meet."),
    ]


@each_document
def test_akn_has_the_text_as_it_is(doc: Document) -> None:
    root = ElementTree.fromstring(export(doc, "data/readout.akn.xml"))
    section = root.find(f".//{AKN}debateSection")
    assert section is not None
    parts = [e for e in section if e.get("eId")]
    assert ["".join(e.itertext()) for e in parts] == texts(doc)


def test_akn_takes_the_opening_of_a_speech_apart() -> None:
    root = ElementTree.fromstring(export(PLAIN, "data/readout.akn.xml"))
    assert [(e.get("by"), e.get("as"), e[0].text) for e in root.iter(f"{AKN}speech")] == [
        ("#who.ada-lind", "#role.ada-lind", "Ada Lind said that "),
        ("#who.the-two-sides", None, "The two sides agreed "),
    ]


def read_csv(doc: Document, path: str = "data/readout.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(doc, path).decode(), newline="")))


@each_document
def test_csv_has_every_word_and_no_formula(doc: Document) -> None:
    rows = read_csv(doc)
    unguarded = [re.sub(r"^'('*[=+\-@＝＋－＠\t\r])", r"\1", row["text"]) for row in rows]
    assert unguarded == [s.text.replace("\ud800", "?") for s in doc.statements]
    assert not any(re.match(r"[=+\-@＝＋－＠\t\r]", cell) for row in rows for cell in row.values())


def test_csv_has_a_row_for_each_statement() -> None:
    lines = export(PLAIN, "data/readout.csv").decode().split("\r\n")
    assert lines[0] == ",".join(COLUMNS)
    assert lines[2] == (
        "s2,2,6,ada-lind,Ada Lind,Minister of Ports,Norland,indirect,Ada Lind,said that,"
        '"name, cue",“said” names the speaker.,true,14,60,134,'
        "Ada Lind said that ports must stay open. She added that time is short."
    )
    assert len(lines) == 5
    assert read_csv(PLAIN, "data/ada-lind.csv") == [read_csv(PLAIN)[1]]


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-said-", "'-said-"),
        ("@home", "'@home"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("1-1", "1-1"),
        ("“We”", "“We”"),
    ],
)
def test_guards_a_cell(cell: str, guarded: str) -> None:
    assert guard(cell) == guarded


def test_cites_as_bibtex() -> None:
    assert export(PUBLISHED, "data/citation.bib").decode() == (
        "@misc{readout-2031-03-04-abababab,\n"
        r"  title = {{Talks \& More}},"
        "\n"
        r"  author = {{Norland News \& Co}},"
        "\n"
        "  date = {2031-03-04},\n"
        "  year = {2031},\n"
        "  howpublished = {Press release},\n"
        "  note = {Reported speech of Ada Lind; Officials. Words of Bo Ek.},\n"
        "  language = {en},\n"
        "  url = {https://news.example/talks/index.html}\n"
        "}\n"
    )


def test_braces_of_a_title_cannot_end_its_bibtex_field() -> None:
    title = next(line for line in export(HOSTILE, "data/citation.bib").decode().split("\n")[1:])
    value = title.removeprefix("  title = {{").removesuffix("}},")
    for char, name in LATEX.items():
        value = value.replace(name, chr(char)) if len(name) > 2 else value
    assert re.sub(r"\\([&%$#_])", r"\1", value) == 'Eve\'s "Talks" <i>&</i> {Ports}\ufffd'


def test_cites_as_ris() -> None:
    assert export(PUBLISHED, "data/citation.ris").decode().split("\r\n") == [
        "TY  - NEWS",
        "ID  - readout-2031-03-04-abababab",
        "TI  - Talks & More",
        "T2  - Norland News & Co",
        "PB  - Norland News & Co",
        "DA  - 2031/03/04",
        "PY  - 2031",
        "M3  - Press release",
        "N1  - Reported speech of Ada Lind; Officials. Words of Bo Ek.",
        "LA  - en",
        "UR  - https://news.example/talks/index.html",
        "ER  - ",
        "",
    ]


def test_a_line_break_cannot_begin_a_ris_field() -> None:
    ris = export(document(title="Talks\nER  - \r\nTY  - BOOK"), "data/citation.ris").decode()
    assert "TI  - Talks ER - TY - BOOK\r\n" in ris


def test_cites_as_csl() -> None:
    assert json.loads(export(PUBLISHED, "data/citation.csl.json")) == [
        {
            "id": "readout-2031-03-04-abababab",
            "type": "article",
            "genre": "Press release",
            "title": "Talks & More",
            "author": [{"literal": "Norland News & Co"}],
            "publisher": "Norland News & Co",
            "issued": {"date-parts": [[2031, 3, 4]]},
            "language": "en",
            "note": "Reported speech of Ada Lind; Officials. Words of Bo Ek.",
            "URL": "https://news.example/talks/index.html",
        }
    ]


def test_leaves_out_of_a_citation_what_is_not_known() -> None:
    assert export(UNDATED, "data/citation.bib").decode() == (
        "@misc{readout-undated-abababab,\n"
        "  title = {{Talks Held}},\n"
        "  howpublished = {Press release},\n"
        "  language = {zh-Hans}\n"
        "}\n"
    )


def test_feed_tells_of_changes_newest_first() -> None:
    root = ElementTree.fromstring(export(PUBLISHED, "feed.atom"))
    assert root.findtext(f"{ATOM}updated") == "2031-03-07T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Norland News & Co"
    entries = root.findall(f"{ATOM}entry")
    assert [(e.findtext(f"{ATOM}title"), e.findtext(f"{ATOM}updated")) for e in entries] == [
        ("Changed: Again.", "2031-03-07T00:00:00Z"),
        ("Changed: A name was <corrected>.", "2031-03-05T00:00:00Z"),
        ("Talks & More", "2031-03-04T00:00:00Z"),
    ]


def test_lists_pages_for_search_engines() -> None:
    names = ("index.html", "404.html", "statements/s1.html", "speakers/é&b.html", "style.css")
    page = render_site_map(PUBLISHED, names)
    assert page is not None
    assert re.findall("<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", page.content.decode()) == [
        ("https://news.example/talks/index.html", "2031-03-07"),
        ("https://news.example/talks/speakers/%C3%A9%26b.html", "2031-03-07"),
    ]
    assert (
        export(PUBLISHED, "robots.txt")
        .decode()
        .endswith("\nSitemap: https://news.example/talks/sitemap.xml\n")
    )


def test_names_no_address_without_a_base() -> None:
    paths = {page.path for page in render_exports(PLAIN)}
    assert not paths & {"feed.atom", "robots.txt"}
    assert render_site_map(PLAIN, []) is None
    assert not has_feed(PLAIN)


@each_document
def test_gives_the_same_bytes_twice(doc: Document) -> None:
    once, twice = ([(page.path, page.content) for page in render_exports(doc)] for _ in range(2))
    assert once == twice
