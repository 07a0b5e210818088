from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest

from readout.data.metadata import MOST_CHARACTERS, head_metadata
from readout.model import Crumb, Document
from tests.invented import document, said
from tests.test_exports import EMPTY, HOSTILE, PLAIN, PUBLISHED

SCRIPT = re.compile('<script type="application/ld\\+json">(.*?)</script>', re.DOTALL)


def graph(doc: Document) -> list[dict[str, object]]:
    found = SCRIPT.search(head_metadata(doc, "index.html", "T", "D").html)
    assert found is not None
    data = json.loads(found[1])
    assert data["@context"] == "https://schema.org"
    nodes: list[dict[str, object]] = data["@graph"]
    return nodes


@pytest.mark.parametrize("doc", [PLAIN, HOSTILE, EMPTY, PUBLISHED])
def test_nothing_in_the_text_ends_the_script(doc: Document) -> None:
    html, hashes = head_metadata(doc, "index.html", doc.release.title, "D")
    scripts = SCRIPT.findall(html)
    assert len(scripts) == html.count("<script") == html.count("</script") == 1
    assert hashes == (f"'sha256-{b64encode(sha256(scripts[0].encode()).digest()).decode()}'",)
    quotations = [node for node in graph(doc) if node["@type"] == "Quotation"]
    assert [node["text"] for node in quotations] == [s.text for s in doc.statements if s.speaker]


def test_says_whose_words_a_quotation_has() -> None:
    nodes = {node.get("@id"): node for node in graph(PUBLISHED)}
    base = "https://news.example/talks/"
    assert nodes[f"{base}#s1"]["creditText"] == "Reported speech of Ada Lind"
    assert nodes[f"{base}#s2"]["creditText"] == "Words of Bo Ek"
    assert nodes[f"{base}speakers/ada-lind.html"] == {
        "@type": "Person",
        "@id": f"{base}speakers/ada-lind.html",
        "name": "Ada Lind",
        "alternateName": ["Lind"],
        "jobTitle": "Minister of Ports",
        "affiliation": {"@type": "Organization", "name": "Norland"},
    }
    release = nodes[f"{base}#release"]
    assert (release["dateModified"], release["version"]) == ("2031-03-07", "3")


@pytest.mark.slow
def test_a_very_long_release_leaves_its_statements_to_the_data_files() -> None:
    doc = document([said("ada-lind", "⟦She⟧ ⟪said⟫ " + "so " * (MOST_CHARACTERS // 3))])
    assert [node["@type"] for node in graph(doc)] == ["NewsArticle", "Person"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "index.html"),
        ("compare.html", "compare.html"),
        ("speakers/é.html", "speakers/%C3%A9.html"),
        ("statements/s2.html", "index.html#s2"),
        ("404.html", None),
    ],
)
def test_names_the_address_to_keep(path: str, address: str | None) -> None:
    html, hashes = head_metadata(PUBLISHED, path, "T", "D")
    found = re.findall('rel="canonical" href="(.*?)"', html)
    assert found == ([f"https://news.example/talks/{address}"] if address else [])
    assert (hashes == ()) == (path != "index.html")


def test_escapes_and_needs_no_base() -> None:
    html = head_metadata(PLAIN, "source.html", 'A "b" <c>', "D & E").html
    assert '<meta property="og:title" content="A &#34;b&#34; &lt;c&gt;" />' in html
    assert '<meta property="og:description" content="D &amp; E" />' in html
    assert '<meta name="twitter:card" content="summary" />' in html
    assert not re.search("canonical|og:url|og:image", html)


def test_a_speaker_page_leads_to_that_speakers_data() -> None:
    html = head_metadata(PLAIN, "speakers/ada-lind.html", "T", "D").html
    assert re.findall('rel="alternate" type=".*?" href="(.*?)"', html) == [
        "../data/ada-lind.json",
        "../data/ada-lind.csv",
    ]


def test_breadcrumb_leads_through_the_steps_that_have_an_address() -> None:
    crumbs = (Crumb("Home", "https://norland.example/"), Crumb("News", None))
    doc = PLAIN._replace(release=PLAIN.release._replace(breadcrumb=crumbs))
    assert graph(doc)[-1] == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": 1,
                "name": "Home",
                "item": "https://norland.example/",
            },
            {"@type": "ListItem", "position": 2, "name": "Talks Held"},
        ],
    }
    assert all(node["@type"] != "BreadcrumbList" for node in graph(PLAIN))
