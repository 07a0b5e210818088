"""The style sheet: parts in `templates/style`, the house's theme, this release's speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from readout.web.views import NARRATION, SpeakerView

PARTS = ("tokens", "base", "parts", "pages", "revisions")
# As many names as a legend can hold; a filter is offered up to here.
MOST_FILTERS = 24

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{}:;,>])\s*|\s+")
_STRING = re.compile(r'"[^"]*"')
_DARK = "dark-"
_LINES = (
    ("solid", "var(--c)"),
    ("dashed", "repeating-linear-gradient(var(--c) 0 10px,transparent 10px 13px)"),
    ("double", "linear-gradient(to right,var(--c) 0 1.5px,transparent 1.5px 2.5px,"
               "var(--c) 2.5px)"),
    ("dotted", "repeating-linear-gradient(var(--c) 0 4px,transparent 4px 7px)"),
    ("dashed", "repeating-linear-gradient(var(--c) 0 18px,transparent 18px 22px)"),
    ("solid", "repeating-linear-gradient(var(--c) 0 8px,transparent 8px 10px,"
              "var(--c) 10px 12px,transparent 12px 14px)"),
)  # fmt: skip
_WASH = "--cw:color-mix(in srgb,var(--c) var(--tint),var(--paper))"
_FILL = "--f:color-mix(in srgb,var(--c) var(--fill),var(--paper))"


def style_sheet(
    parts: Sequence[str], theme: Iterable[tuple[str, str]], speakers: Sequence[SpeakerView]
) -> str:
    """All of `style.css`.

    parts  the texts of `PARTS`, in that order
    """
    sheet = "\n".join(compact(part) for part in parts)
    return "".join(
        (
            sheet,
            "\n",
            theme_layer(theme),
            _looks(speakers),
            _filters([one for one in speakers if one.statements][:MOST_FILTERS]),
        )
    )


def theme_layer(theme: Iterable[tuple[str, str]]) -> str:
    """The house's custom properties; a name that begins with "dark-" is for dark screens."""
    light = "".join(f"--{k}:{v};" for k, v in theme if not k.startswith(_DARK))
    dark = "".join(f"--{k.removeprefix(_DARK)}:{v};" for k, v in theme if k.startswith(_DARK))
    if not light and not dark:
        return ""
    colour = "@media not (prefers-color-scheme:dark)" if dark else "@media all"
    sheet = f"{colour}{{:root{{{light}}}}}"
    if dark:
        sheet += f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f"@layer tokens{{{sheet}}}\n"


# The preview makes the same sheet anew at each save.
@lru_cache(maxsize=32)
def compact(sheet: str) -> str:
    """The same rules without comments and with little white space; strings stay as they are."""
    strings: list[str] = []

    def keep(match: re.Match[str]) -> str:
        strings.append(match[0])
        return f"\0{len(strings) - 1}\0"

    short = _STRING.sub(keep, _COMMENT.sub("", sheet))
    short = _SPACE.sub(_tighten, short).replace(";}", "}").strip()
    return re.sub("\0(\\d+)\0", lambda match: strings[int(match[1])], short)


def _tighten(match: re.Match[str]) -> str:
    if match[1] is None:
        return " "
    # " :target" differs from ":target".
    return " :" if match[1] == ":" and match[0].startswith((" ", "\n")) else match[1]


def _looks(speakers: Iterable[SpeakerView]) -> str:
    """For each speaker its colour and line; narration is dotted, several as one two-coloured."""
    rules = [
        f".{NARRATION.name}{{--c:var(--narration);--cw:var(--wash);--f:var(--c);--border:dotted;"
        "--line:repeating-linear-gradient(var(--c) 0 3px,transparent 3px 8px)}"
    ]
    seen = set()
    for view in speakers:
        look = view.look
        if look.name in seen:
            continue
        seen.add(look.name)
        if look.other:
            one, other = f"var(--speaker-{look.colour})", f"var(--speaker-{look.other})"
            rules.append(
                f".{look.name}{{--c:var(--ink);--cw:var(--wash);{_FILL.replace('--c', '--d')};"
                f"--d:{one};--e:color-mix(in srgb,{other} var(--fill),var(--paper));"
                f"--edges:{one} {other} {other} {one};"
                f"--line:repeating-linear-gradient({one} 0 8px,{other} 8px 16px)}}"
            )
            continue
        border, line = _LINES[look.line - 1]
        rules.append(
            f".{look.name}{{--c:var(--speaker-{look.colour});{_WASH};{_FILL};"
            f"--border:{border};--line:{line}}}"
        )
    return "@layer parts{" + "".join(rules) + "}\n"


def _filters(speakers: Sequence[SpeakerView]) -> str:
    """What the legend's radios hide: every turn but the chosen speaker's.

    `:has()` is asked of the legend's own figure: asked of what holds the text as well, it would be
    answered anew for each element of a long page.
    """
    classes = [view.by for view in speakers] + ["yn"]
    others = ",".join(f".who:has(#f-{name}:checked)~.grid .turn:not(.{name})" for name in classes)
    rules = (
        f":is({others}) :is(.st,.list){{display:none}}"
        f":is({others}) .stub{{display:block}}"
        f":is({others}){{margin-block-start:1.5rem}}"
        f":is({others})>header{{margin-block-end:.3rem}}"
    )
    return "@layer wide{@media screen{@supports selector(:has(a)){" + rules + "}}}\n"
