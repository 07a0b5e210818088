"""What a release is published as: by whom, at which address, in which version."""

from __future__ import annotations

from readout.editing.versions import corrected_on
from readout.labels import Labels
from readout.model import Document, Speech

# A release with more statements has no page for each: it is a book, and is cited by number.
MOST_PAGED = 2_000

# Words that the release gives as the speaker's own.
VERBATIM = {Speech.DIRECT, Speech.TURN}


def has_statement_pages(document: Document) -> bool:
    """Whether each statement has a page of its own, and its citations on the index."""
    return sum(len(section.statements) for section in document.sections) <= MOST_PAGED


def publisher(document: Document) -> str | None:
    """The name the editor gave, or the last step of the breadcrumb after its first."""
    crumbs = document.release.breadcrumb
    return document.settings.source_name or (crumbs[-1].label if len(crumbs) > 1 else None)


def address(document: Document) -> str | None:
    """Where the release can be read: the built page, or else where its text came from."""
    base = document.settings.base_url
    return f"{base}index.html" if base else document.settings.source_url


def updated(document: Document) -> str | None:
    """The day of the last change, or that of the release."""
    return corrected_on(document) or document.release.date


def citation_id(document: Document) -> str:
    """Short, and the same for the same file."""
    return f"readout-{document.release.date or 'undated'}-{document.release.sha256[:8]}"


def genre(document: Document) -> str:
    """What a reference manager calls such a text."""
    return Labels(document.settings.labels).plain("genre")


def credit(name: str, speech: Speech, labels: Labels) -> str:
    """Whose words these are; reported speech must never pass for a quotation."""
    return labels.plain("credit_verbatim" if speech in VERBATIM else "credit_reported", name=name)


def credit_all(document: Document) -> str:
    """The same for the whole release, in one or two sentences; empty where nobody speaks."""
    names = {speaker.id: speaker.name for speaker in document.speakers}
    labels = Labels(document.settings.labels)
    reported: dict[str, None] = {}
    verbatim: dict[str, None] = {}
    for statement in document.statements:
        if statement.speaker is not None:
            found = verbatim if statement.speech in VERBATIM else reported
            found[names[statement.speaker]] = None
    sentences = []
    if reported:
        sentences.append(f"{credit('; '.join(reported), Speech.INDIRECT, labels)}.")
    if verbatim:
        sentences.append(f"{credit('; '.join(verbatim), Speech.DIRECT, labels)}.")
    return " ".join(sentences)


def reports(document: Document) -> bool:
    """Whether any speaker's words are given in the writer's."""
    return any(
        statement.speaker is not None and statement.speech not in VERBATIM
        for statement in document.statements
    )
