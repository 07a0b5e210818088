"""A document as an Akoma Ntoso 3.0 debate: narratives, and speeches by persons in their roles.

The format knows speeches only as a record has them, so `class` on a speech says how the release
gives it: indirect, direct, mixed or turn. What stands before the first words of a speech ("Ada
Lind said that") is its `from`, white space included: `from` and `p` together are the text.
Characters that XML forbids appear as U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from readout import __version__
from readout.data.parts import PartKind, split_sentence
from readout.data.publication import publisher
from readout.data.xmltext import escape, xml_id
from readout.model import Document, SpeakerKind, Statement, Stream
from readout.text.lines import join_lines

# The format wants three letters (ISO 639-2); a language that is not here is "und", undetermined.
# fmt: off
LANGUAGES = {
    "ar": "ara", "bg": "bul", "bn": "ben", "ca": "cat", "cs": "ces", "cy": "cym", "da": "dan",
    "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "eu": "eus", "fa": "fas",
    "fi": "fin", "fr": "fra", "ga": "gle", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun",
    "hy": "hye", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "ko": "kor",
    "lt": "lit", "lv": "lav", "mk": "mkd", "ms": "msa", "mt": "mlt", "nl": "nld", "no": "nor",
    "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi",
    "sr": "srp", "sv": "swe", "sw": "swa", "ta": "tam", "th": "tha", "tr": "tur", "uk": "ukr",
    "ur": "urd", "vi": "vie", "zh": "zho",
}
# fmt: on
# The user-assigned code that stands for an unknown country: a release does not name its own.
COUNTRY = "zz"
# A date is required; this one, named "undated", stands for none.
UNDATED = "0001-01-01"


def render_akn(document: Document) -> Iterator[Stream]:
    """`data/readout.akn.xml`."""
    yield Stream("data/readout.akn.xml", lambda: join_lines(akn_lines(document)))


def akn_lines(document: Document) -> Iterator[str]:
    roles = {speaker.id for speaker in document.speakers if speaker.role}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
    yield '<debate name="readout">'
    yield '<meta><identification source="#builder">'
    yield from identification_lines(document)
    yield '</identification><references source="#builder">'
    yield from reference_lines(document)
    yield "</references></meta>"
    yield '<debateBody><debateSection name="readout" eId="dbsect_1">'
    yield f"<heading>{escape(document.release.title)}</heading>"
    if not document.sections:
        yield "<narrative/>"
    yield from (mark_statement(statement, roles) for statement in document.statements)
    yield "</debateSection></debateBody>"
    yield "</debate>"
    yield "</akomaNtoso>"


def identification_lines(document: Document) -> Iterator[str]:
    """The work, its expression in a language, and the file: each address is made from the last."""
    release = document.release
    day = release.date or UNDATED
    event, publication, generation = (
        f'<FRBRdate date="{escape(day)}" name="{name if release.date else "undated"}"/>'
        for name in ("event", "publication", "generation")
    )
    language = three_letters(release.language)
    work = f"/akn/{COUNTRY}/debate/readout/{escape(day)}/{release.sha256[:16]}"
    expression = f"{work}/{language}@{escape(day)}"
    author = "#publisher" if publisher(document) else "#builder"

    yield f'<FRBRWork><FRBRthis value="{work}/!main"/><FRBRuri value="{work}"/>{event}'
    yield f'<FRBRauthor href="{author}"/><FRBRcountry value="{COUNTRY}"/></FRBRWork>'
    yield f'<FRBRExpression><FRBRthis value="{expression}/!main"/><FRBRuri value="{expression}"/>'
    yield f'{publication}<FRBRauthor href="{author}"/>'
    yield f'<FRBRlanguage language="{language}"/></FRBRExpression>'
    yield f'<FRBRManifestation><FRBRthis value="{expression}/!main.xml"/>'
    yield f'<FRBRuri value="{expression}.xml"/>{generation}'
    yield '<FRBRauthor href="#builder"/></FRBRManifestation>'


def reference_lines(document: Document) -> Iterator[str]:
    for speaker in document.speakers:
        kind = "Person" if speaker.kind is SpeakerKind.PERSON else "Organization"
        yield reference(kind, xml_id("who", speaker.id), speaker.id, speaker.name)
    for speaker in document.speakers:
        if speaker.role:
            yield reference("Role", xml_id("role", speaker.id), speaker.id, speaker.role)
    name = publisher(document)
    if name:
        yield reference("Organization", "publisher", "publisher", name)
    yield reference("Organization", "builder", "builder", f"Readout {__version__}")


def reference(kind: str, eid: str, name: str, label: str) -> str:
    href = f"/ontology/{kind.lower()}/{quote(name, safe='', errors='replace')}"
    return f'<TLC{kind} eId="{eid}" href="{href}" showAs="{escape(label)}"/>'


def three_letters(language: str) -> str:
    main = language.lower().split("-")[0]
    return main if len(main) == 3 else LANGUAGES.get(main, "und")


def mark_statement(statement: Statement, roles: set[str]) -> str:
    eid = f"s{statement.number}"
    if statement.speaker is None:
        return f'<narrative eId="{eid}">{mark_text(statement, statement.span.start)}</narrative>'
    by = f'by="#{xml_id("who", statement.speaker)}"'
    if statement.speaker in roles:
        by += f' as="#{xml_id("role", statement.speaker)}"'
    start = find_start(statement)
    opening = escape(statement.block.text[statement.span.start : start])
    return (
        f'<speech eId="{eid}" class="{statement.speech}" {by}>'
        + (f"<from>{opening}</from>" if opening else "")
        + f"<p>{mark_text(statement, start)}</p></speech>"
    )


def find_start(statement: Statement) -> int:
    """Where the words of a speech start: after mention and cue, if it opens with them."""
    text, first = statement.block.text, statement.sentences[0]
    at, named = statement.span.start, False
    for part in split_sentence(text, first):
        if part.kind in (PartKind.MENTION, PartKind.CUE):
            at, named = part.stop, True
        elif part.kind is not PartKind.PLAIN or not named:
            break
    while named and at < statement.span.stop and text[at] in " \n,:;":
        at += 1
    return at if at < statement.span.stop else statement.span.start


def mark_text(statement: Statement, start: int) -> str:
    """The text from `start` on; what is word for word in reported speech is marked as such."""
    text = statement.block.text
    marked = []
    for sentence in statement.sentences:
        for quoted in sorted(sentence.quotes):
            if not start <= quoted.start < quoted.stop <= statement.span.stop:
                continue
            words = f'<span class="direct">{escape(text[quoted.start : quoted.stop])}</span>'
            marked += [escape(text[start : quoted.start]), words]
            start = quoted.stop
    return "".join(marked) + escape(text[start : statement.span.stop])
