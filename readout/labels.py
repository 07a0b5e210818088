"""Every word that the pages add to a release, in English, each under its key.

`labels:` in config.yaml replaces any of them. A label may hold `{names}` for what goes in; where
it holds `{n}`, "|" stands between the form for one and the form for more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from readout.comparing.compare_labels import COMPARE_LABELS
from readout.editing.revision_labels import REVISION_LABELS
from readout.reading.reasons import REASON_LABELS

# fmt: off
LABELS = REVISION_LABELS | COMPARE_LABELS | REASON_LABELS | {
    # the frame
    "home": "Home",
    "breadcrumb": "Breadcrumb",
    "views": "Views",
    "skip": "Skip to the text",
    "statements": "Statements",
    "compare": "Compare",
    "speakers": "Speakers",
    "source_text": "Source text",
    "built_from": "Built from {file}",
    "version": "Version {number}, no changes since publication",
    "version_changed": "Version {number}, changed on {date}",

    # dates, numbers, lists
    "months": "January|February|March|April|May|June|July|August|September|October|November"
              "|December",
    "date": "{day} {month} {year}",
    "date_cited": "{year}, {month} {day}",
    "undated": "Undated",
    "undated_cited": "n.d.",
    "thousands": ",",
    "and": " and ",
    "comma": ", ",
    "quoted": "“{words}”",

    # kinds of release
    "description": "{kind}, {date}, statement by statement: who said what. {names}.",
    "page_of": "{name} — {release}",
    "speaker_description": "Everything attributed to {name} in this release.",
    "statement_title": "§ {id}, {name} — {release}",
    "line": "Line {n}",
    "kind_call": "Readout of a phone call",
    "kind_meeting": "Readout of a meeting",
    "kind_joint": "Joint statement",
    "kind_transcript": "Transcript",
    "kind_briefing": "Press briefing",
    "kind_interview": "Interview",
    "kind_remarks": "Remarks",
    "kind_statement": "Statement",
    "kind_announcement": "Announcement",
    "kind_release": "Release",

    # the strip and its legend
    "who_said_what": "Who said what",
    "strip_note": "Each block is one statement, in order. Its width is its share of the {total}.",
    "strip_note_turns": "Each block is one turn, in order. Its width is its share of the {total}.",
    "strip_label": "Statements in order, sized by length",
    "strip_block": "§ {id}, {name}, {length}",
    "others": "Other speakers",
    "strip_blocks": "§ {id} to {last}, {name}, {length}",
    "show_by": "Show statements by",
    "everything": "Everything",
    "share_of": "{length}, {percent}",
    "filter_hint": "Choose a name to read that side only, or {compare}.",
    "filter_hint_plain": "Choose a name to read that speaker only.",
    "compare_link": "compare the sides on shared topics",
    "stub": "{count}, {length}, not shown. Choose Everything to read all.",
    "more_speakers": "and {n} more speaker|and {n} more speakers",
    "words": "{n} word|{n} words",
    "characters": "{n} character|{n} characters",
    "count": "{n} statement|{n} statements",
    "percent": "{number}%",
    "less_than_one": "less than 1%",

    # notes on how the release speaks
    "contents": "Contents",
    "narration": "Narration",
    "jointly": "{names}, jointly",
    "note_reported": "All reported speech.",
    "note_reported_text": "The release quotes nobody word for word. The wording is the"
                          " publisher’s, so do not put it in quotation marks as a speaker’s own.",
    "note_mixed": "Reported and quoted.",
    "note_mixed_text": "Words in quotation marks are given as the speaker’s own; they are tinted."
                       " All other wording is the publisher’s.",
    "note_turns": "A transcript.",
    "note_turns_text": "Each turn is given as that speaker’s own words.",
    "note_lines": "A {solid} marks the words that name the speaker, a {dotted} words that refer"
                  " back.",
    "solid_line": "solid line",
    "dotted_line": "dotted line",
    "note_nobody": "No speaker was found.",
    "note_nobody_text": "The whole text is shown as narration.",

    # the note beside a statement
    "number": "§ {id}",
    "permanent_link": "Permanent link",
    "carries_over": "Sentence {first} carries over.",
    "carry_over": "Sentences {first}–{last} carry over.",
    "uncertain": "Not certain",
    "source_line": "Source line {line}",

    # cite and share
    "cite_or_share": "Cite or share § {id}",
    "cite_by_number": "A statement of a release this long is cited by its number, as in § 12.",
    "cite_link": "Link",
    "cite_apa": "APA",
    "cite_chicago": "Chicago",
    "cite_bibtex": "BibTeX",
    "reported_speech": "reported speech of {name}",
    "quoted_speech": "words of {name}",
    "narrated": "narration",
    "email_statement": "Email this statement",
    "highlight_link": "Link that highlights the text",
    "all_formats": "All formats",
    "copy_link": "Copy link",
    "copied": "Link copied.",
    "copy_refused": "Copying is blocked here. Select the link below instead.",
    "share": "Share",
    "share_more": "Share…",
    "email": "Email",
    "mail_line": "Who said what, statement by statement:",
    "no_base_url": "Set base_url to put a link in the message.",
    "cite_release": "Cite the release",
    "data_and_source": "Data and source",
    "original": "Original text with line numbers and hash",
    "feed": "Feed of revisions",
    "end_label": "Share, cite and download",

    # whose words these are, in files and on the card
    "credit_reported": "Reported speech of {name}",
    "credit_verbatim": "Words of {name}",
    "genre": "Press release",
    "card_note": "Who said what.",
    "card_reported": "Reported speech.",
    "card_narration": "Thin lines: the writer’s own words.",

    # speaker pages
    "speaker_in": "Speaker in {release}",
    "as_described": "{role}, as described in this release",
    "fact_statements": "Statements",
    "fact_words": "Words",
    "fact_characters": "Characters",
    "fact_speech": "How it is reported",
    "fact_verbs": "Verbs the release uses",
    "fact_side": "Side",
    "fact_aliases": "Also called",
    "fact_members": "Speaking as one",
    "count_of": "{part} of {total}",
    "length_of": "{part} of {total} ({percent})",
    "speech_indirect": "Reported speech only",
    "speech_direct": "Quoted word for word",
    "speech_mixed": "Reported, partly word for word",
    "speech_turn": "Transcript of their words",
    "times": "{verb} ({n} time)|{verb} ({n} times)",
    "where": "Where in the release",
    "where_note": "Each block links to the statement in context.",
    "where_label": "Statements by {name} within the release",
    "data_for": "Data for {name}",
    "in_context": "Read in context",
    "none_of_own": "No statement is attributed to {name} alone. {name} speaks as one of those"
                   " named jointly.",

    # source
    "source_lead": "The release exactly as it was received, line by line. Nothing is left out:"
                   " each line is a statement, the title, or page furniture.",
    "source_file": "File",
    "source_about": "{file}, UTF-8, {lines}",
    "lines": "{n} line|{n} lines",
    "check_it": "Check it",
    "source_lines": "Lines of the source text",
    "line_settings": "Settings",
    "line_directive": "Editor’s note",
    "line_markup": "Layout",
    "line_breadcrumb": "Breadcrumb",
    "line_title": "Title",
    "line_byline": "Byline",
    "line_share": "Share label",
    "line_contact": "Contact",
    "line_address": "Address",
    "line_comment": "Comment",
    "line_copyright": "Copyright",
    "line_date": "Date",
    "line_end_mark": "End mark",
    "line_image": "Image",
    "line_label": "Label",
    "line_letterhead": "Letterhead",
    "line_more": "More",
    "line_page_number": "Page number",
    "line_tags": "Tags",

    # not found
    "not_found": "Page not found",
    "no_statement": "This address has no statement",
    "not_found_text": "The release may have been edited and the statement renumbered. {all} or"
                      " look in the {source}.",
    "read_all": "Read all statements",
    "source_lower": "source text",
}
# fmt: on


class Labels:
    """The catalogue with a configuration's own words in it; call it with a key."""

    def __init__(self, own: Iterable[tuple[str, str]] = ()) -> None:
        self._words = LABELS | dict(own)
        self._thousands = self._words["thousands"]
        # Escaped and parted when asked for: many are made for the sake of one word.
        self._forms: dict[str, list[str]] = {}

    def __call__(self, key: str, **values: Any) -> Markup:
        forms = self._parts_of(key)
        if not values:
            return Markup(forms[0])
        count = values.get("n")
        if count is not None:
            values["n"] = self.number(count)
        form = forms[0] if count == 1 else forms[-1]
        safe = {
            name: value if isinstance(value, (Markup, int)) else escape(value)
            for name, value in values.items()
        }
        return Markup(form.format_map(safe))

    def _parts_of(self, key: str) -> list[str]:
        if key not in self._forms:
            self._forms[key] = str(escape(self._words[key])).split("|")
        return self._forms[key]

    def plain(self, key: str, **values: Any) -> str:
        """The same for a file that is no HTML."""
        return str(self(key, **values).unescape())

    def number(self, count: int) -> str:
        return f"{count:,}".replace(",", self._thousands)

    def percent(self, part: int, total: int) -> Markup:
        rounded = round(100 * part / total) if total else 0
        if part and not rounded:
            return self("less_than_one")
        return self("percent", number=rounded)

    def joined(self, names: Iterable[Any]) -> Markup:
        """Names as a list in words: "A, B and C"."""
        names = [escape(name) for name in names]
        if len(names) < 2:
            return Markup("").join(names)
        joined: Markup = self("comma").join(names[:-1]) + self("and") + names[-1]
        return joined

    def date(self, iso: str | None, form: str = "date") -> Markup:
        """A day in words, or "Undated"; a month or year alone where no more is known."""
        if not iso:
            return self("undated" if form == "date" else "undated_cited")
        parts = iso[:10].split("-")
        if len(parts) < 3:
            return escape(iso)
        year, month, day = parts
        name = Markup(self._parts_of("months")[int(month) - 1])
        return self(form, day=int(day), month=name, year=year)
