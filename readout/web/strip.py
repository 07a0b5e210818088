"""The strip: a release as one bar of blocks, each a statement, as wide as it has words.

SVG with percentages for places, so that no inline style is needed. In a release that is written
from right to left the blocks run from right to left too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from markupsafe import Markup

from readout.web.views import NARRATION, SpeakerView, StatementView, Views

# More links than this in a row are no help to a keyboard; the contents hold them as well.
MOST_LINKS = 90
MOST_BLOCKS = 360
_HEIGHT = 32
# Percent of the width that a number of one digit needs, on a wide screen and on a phone.
_DIGIT, _DIGIT_PHONE = 0.9, 2.9

_PATTERNS = (
    "",
    '<path class="g" d="M0 0V6"/>',
    '<path class="g" d="M0 0H6"/>',
    '<circle class="d" cx="2" cy="2" r="1.4"/><circle class="d" cx="5" cy="5" r="1.4"/>',
    '<path class="g" d="M0 0H6V6"/>',
    '<path class="g" d="M0 0V6"/>',
)
_TURNS = ("", "rotate(45)", "", "", "rotate(45)", "rotate(-45)")


class _Numbers:
    """Numbers under the strip, as many as there is room for; fewer on a phone."""

    def __init__(self) -> None:
        self.last = self.last_on_phone = (-100.0, 0.0)

    def place(self, number: int, middle: float) -> str:
        """The number as an SVG element, or nothing where it would touch the one before."""
        digits = len(str(number)) + 0.8
        half, half_on_phone = _DIGIT * digits / 2, _DIGIT_PHONE * digits / 2
        if abs(middle - self.last[0]) < self.last[1] + half:
            return ""
        self.last = middle, half
        wide = ' class="wide"'
        if abs(middle - self.last_on_phone[0]) >= self.last_on_phone[1] + half_on_phone:
            self.last_on_phone, wide = (middle, half_on_phone), ""
        return f'<text x="{_short(middle)}%" y="49"{wide}>{number}</text>'


@dataclass(slots=True)
class _Block:
    """Neighbouring statements drawn as one."""

    views: list[StatementView]
    size: int

    @property
    def mixed(self) -> bool:
        return any(view.speaker is not self.views[0].speaker for view in self.views)

    @property
    def speaker(self) -> SpeakerView | None:
        return None if self.mixed else self.views[0].speaker

    @property
    def look(self) -> str:
        return NARRATION.name if self.mixed else self.views[0].look


def strip_svg(views: Views, root: str = "", only: SpeakerView | None = None) -> Markup:
    """The strip as an SVG element.

    root  the way from the page to the site's first folder
    only  the speaker whose statements stay in full colour
    """
    return Strips(views).draw(root, only)


class Strips:
    """Draws the strips of a site; what they have in common is worked out once."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._shown = [view for view in views.statements if view.size]
        self._sums = list(accumulate((view.size for view in self._shown), initial=0))

    def draw(self, root: str = "", only: SpeakerView | None = None) -> Markup:
        """The strip of the whole release, or of the whole with one speaker set off."""
        views, labels = self._views, self._views.labels
        blocks = self._make_blocks(only)
        total = sum(block.size for block in blocks) or 1
        linked = len(blocks) <= MOST_LINKS
        pieces = []
        at = 0
        numbers = _Numbers()
        for block in blocks:
            left, width = 100 * at / total, 100 * block.size / total
            if views.rtl:
                left = 100 - left - width
            at += block.size
            faded = only is not None and block.speaker is not only
            pieces.append(_block_svg(views, block, left, width, root, linked, faded, numbers))
        name = labels("where_label", name=only.name) if only else labels("strip_label")
        role = "group" if linked else "img"
        dense = "" if len(blocks) <= 60 else " dense" if linked else " dense bare"
        return Markup(
            f'<svg class="strip{dense}" role="{role}" aria-label="{name}" width="100%" '
            f'height="52">{patterns(block.speaker for block in blocks)}{"".join(pieces)}</svg>'
        )

    def _make_blocks(self, only: SpeakerView | None) -> Sequence[_Block]:
        """One block for each statement, or turn, or as many turns as make the strip readable."""
        blocks = None
        if len(self._shown) <= MOST_LINKS:
            blocks = [_Block([view], view.size) for view in self._shown]
        elif only is not None and len(only.statements) <= MOST_LINKS:
            blocks = list(self._set_off(only))
        return self._turns if blocks is None or len(blocks) > MOST_LINKS else blocks

    @cached_property
    def _turns(self) -> Sequence[_Block]:
        units = [list(turn.statements) for turn in self._views.turns if turn.size]
        blocks = [_Block(unit, sum(view.size for view in unit)) for unit in units]
        return blocks if len(blocks) <= MOST_BLOCKS else _thin(blocks)

    @cached_property
    def _places(self) -> dict[int, int]:
        """The place of each statement among those that are shown, by its number."""
        return {view.number: place for place, view in enumerate(self._shown)}

    def _set_off(self, only: SpeakerView) -> Iterator[_Block]:
        """The speaker's statements, and as one what others say between two of them."""
        at = 0
        own = [self._places[view.number] for view in only.statements if view.size]
        for place in (*own, len(self._shown)):
            if at < place:
                yield _Block(self._shown[at:place], self._sums[place] - self._sums[at])
            if place < len(self._shown):
                yield _Block([self._shown[place]], self._shown[place].size)
            at = place + 1


def by_turns(views: Views) -> bool:
    """Whether there are too many statements for a block each."""
    return len(views.statements) > MOST_LINKS


def _thin(blocks: Sequence[_Block]) -> list[_Block]:
    """Neighbours drawn as one, in the look of whoever says most in them."""
    least = sum(block.size for block in blocks) / MOST_BLOCKS
    thin: list[_Block] = []
    room: list[_Block] = []
    for block in blocks:
        room.append(block)
        if sum(part.size for part in room) >= least:
            thin.append(_merge(room))
            room = []
    if room:
        thin.append(_merge(room))
    return thin


def _merge(parts: Sequence[_Block]) -> _Block:
    sizes: dict[str, int] = {}
    for part in parts:
        sizes[part.look] = sizes.get(part.look, 0) + part.size
    most = max(sizes, key=lambda look: sizes[look])
    first = next(part for part in parts if part.look == most)
    return _Block(first.views[:1], sum(part.size for part in parts))


def _block_svg(
    views: Views,
    block: _Block,
    left: float,
    width: float,
    root: str,
    linked: bool,
    faded: bool,
    numbers: _Numbers,
) -> str:
    labels = views.labels
    first, last = block.views[0], block.views[-1]
    x, w = f"{_short(left)}%", f"{_short(width)}%"
    look = f'class="{block.look}{" faded" if faded else ""}"'
    bar = f'<rect {look} x="{x}" y="2" width="{w}" height="{_HEIGHT - 2}" {fill(block.look)}/>'
    if not linked:
        return bar
    name = (
        block.speaker.name if block.speaker else labels("others" if block.mixed else "narration")
    )
    length = views.length(block.size)
    if first is last:
        title = labels("strip_block", id=first.number, name=name, length=length)
    else:
        title = labels("strip_blocks", id=first.number, last=last.number, name=name, length=length)
    number = numbers.place(first.number, left + width / 2)
    return (
        f'<a href="{root}{"index.html" if root else ""}#{first.id}" aria-label="{title}">{bar}'
        f'{number}<rect class="hit" x="{x}" y="1" width="{w}" height="{_HEIGHT}"/></a>'
    )


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def fill(look: str) -> str:
    """The attribute that paints a shape in a look."""
    return f'fill="url(#f{look})"'


def patterns(speakers: object) -> str:
    """The definitions of all fills that some speakers need (None is narration)."""
    seen: dict[str, SpeakerView | None] = {}
    for speaker in speakers:  # type: ignore[attr-defined]
        seen.setdefault(speaker.look.name if speaker else NARRATION.name, speaker)
    return "<defs>" + "".join(_pattern(name, view) for name, view in seen.items()) + "</defs>"


def _pattern(name: str, speaker: SpeakerView | None) -> str:
    line = speaker.look.line if speaker else 0
    if speaker and speaker.look.other:
        inner = '<path class="w" d="M0 0H4V8H0z"/><path class="e" d="M4 0H8V8H4z"/>'
        return (
            f'<pattern id="f{name}" class="{name}" width="8" height="8" '
            f'patternUnits="userSpaceOnUse">{inner}</pattern>'
        )
    if line == 0:
        inner = '<path class="p" d="M0 0H6V6H0z"/><circle class="o" cx="3" cy="3" r="1.25"/>'
        turn = ""
    else:
        inner = '<path class="w" d="M0 0H6V6H0z"/>' + _PATTERNS[line - 1]
        turn = _TURNS[line - 1]
    turn = f' patternTransform="{turn}"' if turn else ""
    return (
        f'<pattern id="f{name}" class="{name}" width="6" height="6" '
        f'patternUnits="userSpaceOnUse"{turn}>{inner}</pattern>'
    )


def swatch(look: str) -> Markup:
    """A small square in a look, for the legend."""
    return Markup(
        f'<svg class="{look}" viewBox="0 0 24 24" aria-hidden="true">'
        f'<rect x="1" y="1" width="22" height="22" rx="3" {fill(look)}/></svg>'
    )
