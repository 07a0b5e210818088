"""`index.html`: the whole release, turn by turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from readout.comparing.compare import has_compare
from readout.data.feeds import has_feed
from readout.editing.versions import find_gone
from readout.labels import Labels
from readout.model import File
from readout.web.citing import mail_address
from readout.web.frame import Site
from readout.web.strip import by_turns, strip_svg, swatch
from readout.web.style import MOST_FILTERS
from readout.web.views import MOST_AT_ONCE, NARRATION, SpeakerView, StatementView, TurnView, Views

# Contents of a longer release name the turns only, and then the sheets.
_MOST_LABELS = 120
_MOST_TURNS = 200
# Statements that a browser draws together, about.
_SHEET = 40


def build_index(site: Site) -> Iterator[File]:
    """`index.html`, the whole release."""
    views, labels, release = site.views, site.labels, site.release
    first = views.turns[0] if views.turns else None
    lead = first.statements[0] if first and first.speaker is None else None
    turns = _Turns(site, lead)
    listed, unlisted = views.speaking[:MOST_FILTERS], views.speaking[MOST_FILTERS:]
    total = views.length(views.size)
    yield site.render(
        "index.html",
        "index.html",
        release.title,
        _describe(site),
        "statements",
        kind=views.kind,
        corrected=site.corrected,
        lead=lead,
        gone=find_gone(site.document),
        speaking=views.speaking,
        strip=strip_svg(views) if views.speaking else "",
        strip_note=labels("strip_note_turns" if by_turns(views) else "strip_note", total=total),
        everything=_everything(views),
        filters=_show_legend(site, listed) if 1 < len(views.speaking) <= MOST_FILTERS else [],
        legend=_show_legend(site, listed),
        unlisted=len(unlisted),
        hint=_hint(site),
        statement_count=len(views.statements),
        total=total,
        turns=turns,
        sheets=_Sheets(turns),
        by_sheet=len(turns) > _MOST_TURNS,
        contents=len(views.statements) <= _MOST_LABELS,
        note=_note(site),
        cite=site.citer.cite if views.paged else None,
        share=_share(site),
        has_feed=has_feed(site.document),
    )


def _describe(site: Site) -> str:
    """The page in one sentence, for search engines and previews."""
    views, labels = site.views, site.labels
    names = labels.joined(view.name for view in views.speaking[:4])
    day = labels.date(site.release.date)
    return str(labels("description", kind=labels(views.kind), date=day, names=names).unescape())


class Turn(NamedTuple):
    """A turn as the index shows it; `groups` as in `TurnView`, of a long turn a sheet each."""

    id: str
    look: str
    by: str
    speaker: SpeakerView | None
    again: bool
    stub: Markup
    statements: list[StatementView]
    groups: list[tuple[bool, list[StatementView]]]
    range: Markup
    long: bool


class Sheet(NamedTuple):
    """Neighbouring turns, drawn together; `id` is None where the page is one sheet."""

    id: str | None
    turns: Iterable[Turn]
    range: Markup


class _Turns:
    """Every turn; the lead stands at the head of the page and is left out of its own."""

    def __init__(self, site: Site, lead: StatementView | None) -> None:
        self.site, self._lead = site, lead
        self.parted = site.views.long

    def __len__(self) -> int:
        alone = self._lead is not None and len(self.site.views.turns[0].statements) == 1
        return len(self.site.views.turns) - alone

    def __iter__(self) -> Iterator[Turn]:
        for turn in self.site.views.turns:
            statements = [view for view in turn.statements if view is not self._lead]
            if statements:
                yield self._show(turn, statements)

    def _show(self, turn: TurnView, statements: list[StatementView]) -> Turn:
        labels, views = self.site.labels, self.site.views
        rest = TurnView(turn.id, turn.speaker, statements, turn.again, turn.size)
        size = sum(view.size for view in statements)
        stub = labels("stub", count=labels("count", n=len(statements)), length=views.length(size))
        long = self.parted and len(statements) > _SHEET
        groups = list(_cut_groups(rest.groups)) if long else rest.groups
        return Turn(
            turn.id,
            turn.look,
            turn.speaker.by if turn.speaker else "yn",
            turn.speaker,
            turn.again,
            stub,
            statements,
            groups,
            _range(labels, statements[0], statements[-1]),
            long,
        )


class _Sheets:
    """The turns in sheets of about as many statements each."""

    def __init__(self, turns: _Turns) -> None:
        self._turns = turns

    def __iter__(self) -> Iterator[Sheet]:
        if not self._turns.parted:
            yield Sheet(None, self._turns, Markup(""))
            return
        labels = self._turns.site.labels
        for number, turns in enumerate(self._gather(), 1):
            where = _range(labels, turns[0].statements[0], turns[-1].statements[-1])
            yield Sheet(f"sheet-{number}", turns, where)

    def _gather(self) -> Iterator[list[Turn]]:
        turns: list[Turn] = []
        for turn in self._turns:
            turns.append(turn)
            if sum(len(one.statements) for one in turns) >= _SHEET:
                yield turns
                turns = []
        if turns:
            yield turns


def _cut_groups(
    groups: list[tuple[bool, list[StatementView]]],
) -> Iterator[tuple[bool, list[StatementView]]]:
    for listed, group in groups:
        for start in range(0, len(group), _SHEET):
            yield listed, group[start : start + _SHEET]


def cut_sheets(views: list[StatementView]) -> list[list[StatementView]]:
    """All as one sheet where a browser can lay them out at once; none where there are none."""
    size = _SHEET if len(views) > MOST_AT_ONCE else MOST_AT_ONCE
    return [views[start : start + size] for start in range(0, len(views), size)]


def _range(labels: Labels, first: StatementView, last: StatementView) -> Markup:
    """ "§ 3", or "§ 3–7"."""
    one = first.number == last.number
    return labels("number", id=first.number if one else f"{first.number}–{last.number}")


class Key(NamedTuple):
    """One entry of the legend; `value` is what the address of a filtered view says."""

    by: str
    value: str
    name: str
    swatch: Markup
    share: Markup


def _show_legend(site: Site, speakers: Iterable[SpeakerView]) -> list[Key]:
    views, labels = site.views, site.labels

    def share(size: int) -> Markup:
        percent = labels.percent(size, views.size)
        return labels("share_of", length=views.length(size), percent=percent)

    keys = [
        Key(one.by, one.speaker.id, one.name, swatch(one.look.name), share(one.size))
        for one in speakers
    ]
    if views.narration_size:
        name = str(labels("narration").unescape())
        keys.append(
            Key("yn", "narration", name, swatch(NARRATION.name), share(views.narration_size))
        )
    return keys


def _everything(views: Views) -> Markup:
    """The swatch of the whole release: the fills of its first speakers, one above the other."""
    looks = [view.look.name for view in views.speaking[:2]] + [NARRATION.name]
    bars, top = [], 1.0
    for look, height in zip(looks, (12, 5, 3), strict=False):
        bars.append(
            f'<rect class="{look}" x="1" y="{top:g}" width="22" height="{height}" '
            f'fill="url(#f{look})"/>'
        )
        top += height + 1
    return Markup(f'<svg viewBox="0 0 24 24" aria-hidden="true">{"".join(bars)}</svg>')


def _hint(site: Site) -> Markup:
    if not has_compare(site.views):
        return site.labels("filter_hint_plain")
    link = Markup('<a href="compare.html">{}</a>').format(site.labels("compare_link"))
    return site.labels("filter_hint", compare=link)


def _note(site: Site) -> dict[str, Markup]:
    """How the release speaks: reported, quoted, or turn by turn."""
    labels, views = site.labels, site.views
    speeches = {view.statement.speech for view in views.statements if view.speaker}
    if not speeches:
        key = "note_nobody"
    elif speeches <= {"turn"}:
        key = "note_turns"
    elif speeches <= {"indirect"} and not any(view.quoted_somewhere for view in views.statements):
        key = "note_reported"
    else:
        key = "note_mixed"
    lines = labels(
        "note_lines",
        solid=Markup('<span class="cue kn">{}</span>').format(labels("solid_line")),
        dotted=Markup('<span class="cue back kn">{}</span>').format(labels("dotted_line")),
    )
    return {"head": labels(key), "text": labels(f"{key}_text"), "lines": lines}


def _share(site: Site) -> dict[str, Any]:
    """How to pass the release on, in the words of its own share line where it has one."""
    release, labels = site.release, site.labels
    own = next((item.text for item in release.furniture if item.kind == "share"), None)
    base = site.document.settings.base_url
    url = f"{base}index.html" if base else None
    body = "\n\n".join(
        filter(None, (release.title, f"{labels('mail_line').unescape()}\n{url}" if url else ""))
    )
    return {
        "heading": own.rstrip(" :.") if own else labels("share"),
        "mail": mail_address(release.title, body),
        "url": url,
        "apa": site.citer.cite_release(),
    }
