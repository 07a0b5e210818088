"""The picture that goes with a shared link: `og.png`, the title, the strip and the names.

Needs Pillow (`pip install .[card]`), which is imported only when a card is drawn. The font in
`fonts/` writes Latin, Greek and Cyrillic; a release whose title or names it cannot write has no
card. The same document gives the same bytes with the same Pillow.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from readout.data.publication import publisher, reports
from readout.data.tally import count_words, tally_speakers
from readout.labels import Labels
from readout.model import Document, Page, Speaker, SpeakerKind

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

PATH = "og.png"
WIDTH, HEIGHT = 1200, 630
FONT = Path(__file__).parent / "fonts" / "NotoSerif-Regular.ttf"
# Letters that the font has no form for; signs it lacks are left out of the picture.
FOREIGN = re.compile("[^\x00-\u024f\u0259\u02b0-\u052f\u1e00-\u206f\u20a0-\u20bf№™]")
MOST_NAMES = 6

# What is drawn are numbers: shades from paper to ink, of which letters have many at their edges,
# and above them the light colours of the style sheet, narration's and then those of speakers.
PAPER, INK = 0, 240
# The grey of less important lines.
SOFT = 175
NARRATION, *COLOURS = range(INK + 1, INK + 8)
PAPER_COLOUR, INK_COLOUR = (252, 251, 248), (29, 27, 23)
LIGHT = ("6a6457", "0b5c66", "8a4b0a", "6f3d78", "4f6114", "3d5688", "8a3a52")
# Few shades make a small file, and more of them no finer letters.
SHADES = 16
MARGIN, STRIP_TOP, STRIP_HEIGHT = 72, 368, 66
TITLE_SIZES = (60, 54, 48, 42, 38)


class Block(NamedTuple):
    """One stretch of the strip: whose it is (None: the writer's), and how many words."""

    speaker: str | None
    words: int


def has_card(document: Document) -> bool:
    """Whether `render_card` draws one. Cheap: nothing is imported and nothing drawn."""
    words = [document.release.title, *(speaker.name for speaker in named(document))]
    foreign = any(char.isalpha() for text in words for char in FOREIGN.findall(text))
    return not foreign and find_spec("PIL") is not None


def describe_card(document: Document) -> str:
    """The picture in words, for those who do not see it."""
    names = "; ".join(speaker.name for speaker in named(document))
    strip = f"a strip of who said what, by {names}" if names else "a strip of the text"
    return f"{document.release.title}: {strip}."


def named(document: Document) -> tuple[Speaker, ...]:
    return document.speakers[:MOST_NAMES]


def render_card(document: Document) -> Page | None:
    """`og.png`, or None where Pillow is missing or the font cannot write the title."""
    if not has_card(document):
        return None
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    write_title(draw, document)
    draw_strip(draw, document)
    write_names(draw, document)
    step = INK / (SHADES - 1)
    numbers = [round(n / step) if n <= INK else n - INK + SHADES - 1 for n in range(256)]
    return Page(PATH, write_png(image.point(numbers).tobytes()))


def write_png(pixels: bytes) -> bytes:
    """The picture as PNG with a palette. Written here, since Pillow would first import every
    format that it knows and then look for the colours, which takes longer than all else."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    shades = [mix(number / (SHADES - 1)) for number in range(SHADES)]
    palette = b"".join([*shades, *map(bytes.fromhex, LIGHT)])
    rows = b"".join(b"\0" + pixels[at : at + WIDTH] for at in range(0, len(pixels), WIDTH))
    chunks = {b"IHDR": header, b"PLTE": palette, b"IDAT": zlib.compress(rows, 3), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks.items()
    )


def mix(ink: float) -> bytes:
    """The colour between paper (0) and ink (1)."""
    pairs = zip(PAPER_COLOUR, INK_COLOUR, strict=True)
    return bytes(round(paper + (full - paper) * ink) for paper, full in pairs)


def load_font(size: int) -> FreeTypeFont:
    from PIL import ImageFont

    # The basic layout is the same everywhere; the other is there only with more libraries.
    return ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)


def writable(text: str) -> str:
    return " ".join(FOREIGN.sub("", text).split())


def write_title(draw: ImageDraw, document: Document) -> None:
    known = [publisher(document), document.release.date]
    kicker = load_font(28)
    line = " · ".join(writable(part) for part in known if part)
    draw.text((MARGIN, 52), shorten(line, kicker), SOFT, kicker)
    title = writable(document.release.title)
    for size in TITLE_SIZES:
        font = load_font(size)
        lines = wrap(title, font)
        height = len(lines) * size * 1.22
        if height <= 236:
            break
    else:
        font, size, lines = load_font(38), 38, wrap(title, load_font(38))
        lines = [*lines[:4], shorten(" ".join(lines[4:]), font)]
    for number, text in enumerate(lines):
        draw.text((MARGIN, 106 + number * size * 1.22), text, INK, font)


def wrap(text: str, font: FreeTypeFont) -> list[str]:
    """Lines no wider than the card; a word wider than that is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= WIDTH - 2 * MARGIN:
            line = longer
        else:
            lines += [line] if line else []
            line = shorten(word, font)
    return [*lines, line]


def shorten(text: str, font: FreeTypeFont, width: float = WIDTH - 2 * MARGIN) -> str:
    # No line of the card holds more letters than this, however long the text is.
    text = text if len(text) <= 300 else f"{text[:299]}…"
    while font.getlength(text) > width:
        text = f"{text[:-2].rstrip()}…"
    return text


def draw_strip(draw: ImageDraw, document: Document) -> None:
    """Every statement in order, as wide as it has words."""
    blocks = [Block(s.speaker, count_words(s.text)) for s in document.statements]
    total = sum(block.words for block in blocks)
    members = {speaker.id: speaker.members for speaker in document.speakers}
    looks = {speaker.id: number for number, speaker in enumerate(document.speakers)}
    at = 0
    for block in blocks:
        left = MARGIN + (WIDTH - 2 * MARGIN) * at / total if total else MARGIN
        at += block.words
        right = MARGIN + (WIDTH - 2 * MARGIN) * at / total if total else MARGIN
        if right - left > 8:
            right -= 4
        if round(right) > round(left):
            box = (round(left), STRIP_TOP, round(right) - 1, STRIP_TOP + STRIP_HEIGHT)
            both = [looks[member] for member in members.get(block.speaker or "", ())]
            fill_box(draw, box, looks.get(block.speaker or ""), both)


def fill_box(
    draw: ImageDraw, box: tuple[int, int, int, int], look: int | None, both: list[int]
) -> None:
    """A speaker's colour and pattern, since colour alone does not tell them apart."""
    left, top, right, bottom = box
    if look is None:
        for y in range(top, bottom, 10):
            draw.line((left, y + 3, right, y + 3), NARRATION, 3)
    elif len(both) > 1:
        middle = (top + bottom) // 2
        draw.rectangle((left, top, right, middle), COLOURS[both[0] % len(COLOURS)])
        draw.rectangle((left, middle + 3, right, bottom), COLOURS[both[1] % len(COLOURS)])
    else:
        draw.rectangle(box, COLOURS[look % len(COLOURS)])
        for line in pattern_lines(box, look % 6):
            draw.line(line, PAPER, 3)


def pattern_lines(
    box: tuple[int, int, int, int], pattern: int
) -> Iterator[tuple[int, int, int, int]]:
    """None, upright, level, falling, rising or crossing lines: one for each name of the card."""
    left, top, right, bottom = box
    height = bottom - top
    if pattern in (1, 5):
        yield from ((x, top, x, bottom) for x in range(left + 10, right, 14))
    if pattern in (2, 5):
        yield from ((left, y, right, y) for y in range(top + 10, bottom, 14))
    if pattern in (3, 4):
        for x in range(left - height, right, 18):
            start, stop = max(x, left), min(x + height, right)
            first, last = start - x, stop - x
            if pattern == 3:
                yield start, top + first, stop, top + last
            else:
                yield start, bottom - first, stop, bottom - last


def write_names(draw: ImageDraw, document: Document) -> None:
    """Who is who in the strip, in two columns, and that the words may not be theirs."""
    tallies = tally_speakers(document)
    font, small = load_font(26), load_font(24)
    labels = Labels(document.settings.labels)
    looks = {speaker.id: number for number, speaker in enumerate(document.speakers)}
    for number, speaker in enumerate(named(document)):
        x, y = MARGIN + 540 * (number % 2), 454 + 38 * (number // 2)
        joint = speaker.kind is SpeakerKind.COLLECTIVE
        both = [looks[member] for member in speaker.members] if joint else []
        fill_box(draw, (x, y + 6, x + 28, y + 28), number, both)
        count = tallies[speaker.id].words
        words = f", {labels.plain('words', n=count)}" if count else ""
        name = shorten(writable(speaker.name), font, 440 - font.getlength(words))
        draw.text((x + 44, y), f"{name}{words}", INK, font)
    notes = [labels.plain("card_note")]
    if reports(document):
        notes.append(labels.plain("card_reported"))
    if any(statement.speaker is None for statement in document.statements):
        notes.append(labels.plain("card_narration"))
    note = " ".join(notes)
    draw.text((MARGIN, HEIGHT - 48), note, SOFT, small)
