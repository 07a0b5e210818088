"""How one statement is cited, sent to a friend, and linked to with its words marked."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from readout.data.citations import LATEX, one_line
from readout.data.publication import VERBATIM, citation_id, publisher
from readout.editing.versions import shorten
from readout.labels import Labels
from readout.model import Document
from readout.web.views import StatementView

# Words at each end that a text fragment names; a longer link helps nobody.
_FIRST_WORDS = 12
_ENDS = 5
# Mail programs cut longer addresses.
_LONGEST_MAIL = 1400


class Citation(NamedTuple):
    """A statement's citations; `link` and `highlight` lead to its place in the index.

    link       the full address where it is known, else the file's name
    highlight  relative to the index, with a text fragment that browsers mark
    mail       a mailto: address with the words, and whose they are
    short_mail the same with the first words only; the index has one for each statement
    """

    link: str
    highlight: str
    mail: str
    short_mail: str
    apa: Markup
    chicago: Markup
    bibtex: str


class Citer:
    """Cites the statements of one document."""

    def __init__(self, document: Document, labels: Labels) -> None:
        release = document.release
        self.document, self.labels = document, labels
        self.title, self.publisher = release.title, publisher(document)
        self.base = document.settings.base_url or ""
        self.day = labels.date(release.date, "date_cited")
        self.plain_day = labels.date(release.date)
        self.key = citation_id(document)

    def cite_release(self) -> Markup:
        """The whole release in the manner of the APA."""
        pieces = [Markup("<bdi>{}</bdi>.").format(self.title.rstrip(".")), f"({self.day})."]
        if self.publisher:
            pieces.append(Markup("<i>{}</i>.").format(self.publisher))
        if self.base:
            pieces.append(f"{self.base}index.html")
        return Markup(" ").join(map(escape, pieces))

    def cite(self, view: StatementView) -> Citation:
        link = f"{self.base}index.html#{view.id}"
        credit = self.credit(view)
        where = Markup("§ {}").format(view.number)
        source = Markup("<i>{}</i>, ").format(self.publisher) if self.publisher else Markup("")
        tail = f" {link}" if self.base else ""
        apa = Markup("<bdi>{}</bdi>. ({}). {}{} [{}].{}").format(
            self.title.rstrip("."), self.day, source, where, credit, tail
        )
        chicago = Markup("“<bdi>{}</bdi>,” {}{}, {} ({}){}.").format(
            self.title, source, self.plain_day, where, credit, f", {link}" if self.base else ""
        )
        text = " ".join(view.statement.text.split())
        return Citation(
            link,
            f"index.html#{view.id}:~:text={text_fragment(text)}",
            self._mail(view, text, str(credit), link),
            self._mail(view, shorten(text, _FIRST_WORDS), str(credit), link),
            apa,
            chicago,
            self._bibtex(view, str(credit.unescape()), link),
        )

    def credit(self, view: StatementView) -> Markup:
        """Whose words these are; reported speech never passes for a quotation."""
        if view.speaker is None:
            return self.labels("narrated")
        verbatim = view.statement.speech in VERBATIM
        key = "quoted_speech" if verbatim else "reported_speech"
        return self.labels(key, name=view.speaker.name)

    def _mail(self, view: StatementView, text: str, credit: str, link: str) -> str:
        name = view.speaker.name if view.speaker else str(self.labels("narration"))
        subject = f"{name}, § {view.number}: {self.title}"
        note = f"({Markup(credit).unescape()}{f', {link}' if self.base else ''})"
        return mail_address(subject, f"{text}\n\n{note}")

    def _bibtex(self, view: StatementView, credit: str, link: str) -> str:
        fields = [
            f"title = {{{{{one_line(self.title).translate(LATEX)}}}}}",
            f"author = {{{{{one_line(self.publisher).translate(LATEX)}}}}}"
            if self.publisher
            else "",
            f"date = {{{self.document.release.date}}}" if self.document.release.date else "",
            f"pages = {{§ {view.number}}}",
            f"note = {{{one_line(credit).translate(LATEX)}}}",
            f"url = {{{link}}}" if self.base else "",
        ]
        lines = ",\n".join(f"  {field}" for field in fields if field)
        return f"@misc{{{self.key}-{view.id},\n{lines}\n}}"


def text_fragment(text: str) -> str:
    """`start,end` of a text fragment, percent-encoded; a short text as a whole."""
    words = text.split(" ")
    ends = [text]
    if len(words) > 3 * _ENDS:
        ends = [" ".join(words[:_ENDS]), " ".join(words[-_ENDS:])]
    return ",".join(quote(end, safe="", errors="replace").replace("-", "%2D") for end in ends)


def mail_address(subject: str, body: str) -> str:
    """A mailto: address; a body too long for mail programs is cut and says so."""
    encoded = quote(body, safe="", errors="replace")
    if len(encoded) > _LONGEST_MAIL:
        text, _, note = body.rpartition("\n\n")
        while len(quote(f"{text} …\n\n{note}", safe="", errors="replace")) > _LONGEST_MAIL:
            text = text[: len(text) * 3 // 4].rsplit(" ", 1)[0]
        encoded = quote(f"{text} …\n\n{note}", safe="", errors="replace")
    return f"mailto:?subject={quote(subject[:300], safe='', errors='replace')}&body={encoded}"
